"""Which part of a budget a bare 支出, 预算 or 结余 is of, by what the sentence spoke of before it."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import is_part, part_in_front
from extractor.labels.words import says_little

OF_A_BUDGET = (
    "budget",
    "expenditure",
    "revenue",
    "budget_execution_rate",
    "carry_over",
    "funds_arrived",
    "funds_arrival_rate",
)
_SELF = re.compile(r"[我本](?:单位|部门|中心|局|委|校|院|所|站|馆|处|办|会|厅)|部门整体|单位整体|整体支出|整体预算")
_BARE = 4
_SHORT = 6
_ALL = re.compile("合计|总计|共计|总额")


def part_spoken_of(mention: Mention, earlier: list[Mention]) -> str:
    """``三公经费预算26.50万元，支出22.47万元``: a bare 支出 is of what was told just before, not of the whole."""
    if _SELF.search(mention.lead) or "whole" in mention.notes:
        return ""
    if any(other.metric == "project_count" for other in earlier):
        return "项目支出"
    if _ALL.search(mention.lead) and len({other.part for other in earlier if other.part}) > 1:
        return ""  # 中央补助…，市级配套…，预算合计…
    if not earlier and (part := _part_before(mention)):
        return part
    if earlier and _has_a_rate_of_its_own(mention, earlier[-1]):
        return earlier[-1].part
    if mention.metric == "carry_over" and (account := _of_the_account(mention, earlier)) is not None:
        return account
    if mention.metric == "budget" and earlier and _is_member_with_budget(mention, earlier[-1]):
        return earlier[-1].part
    return _part_told_last(mention, earlier)


def _part_told_last(mention: Mention, earlier: list[Mention]) -> str:
    """The part of the money told last in this part of the sentence, unless a thing counted came between."""
    for other in reversed(earlier):
        if other.of_which or "listed" in other.notes or other.sense is not Sense.VALUE or other.part == "上年结转":
            continue
        if re.search("[；;]", mention.sentence.text[other.end : mention.start]) or mention.clause - other.clause > 3:
            return ""
        if "other_account" in other.notes:  # 经营收入50万元，支出44万元: of an account that has no name here
            mention.notes.add("scope_open")
            return ""
        if other.metric in OF_A_BUDGET or (is_part(other.part) and "bare_part" in other.notes):
            return other.part
        if _is_a_thing(other):
            return ""
    return ""


def _is_member_with_budget(mention: Mention, last: Mention) -> bool:
    """``其中：接待费支出2万元，年初预算为3万元；…``: the budget told right behind a member is that member's."""
    told = last.of_which and bool(last.part) and last.metric == "expenditure"
    return told and mention.clause - last.clause == 1 and len(mention.lead) <= _SHORT


def _of_the_account(mention: Mention, earlier: list[Mention]) -> str | None:
    """``基金收入…，支出…，债务还本支出…，结余…``: a balance is of the account whose income was told in its part of the sentence."""
    incomes = [m for m in earlier if (m.metric == "revenue" or "other_account" in m.notes) and not m.of_which]
    if not incomes or re.search("[；;]", mention.sentence.text[incomes[-1].end : mention.start]):
        return None
    if "other_account" in incomes[-1].notes:
        mention.notes.add("scope_open")
    return incomes[-1].part


def ask_what_for(mention: Mention, earlier: list[Mention], base: str | None) -> None:
    """``举办培训班3期，支出20万元``: spent on the one thing counted just before; on which of several, or whether on all of
    a project that is named, is left open."""
    things = [] if mention.metric != "expenditure" or mention.part else _things_before(mention, earlier)
    told = {other.metric for other in earlier if other.scope == base}
    if not things or (base and "budget" in told and "expenditure" not in told):
        return  # 预算103万元，测评系统9个，支付98万元
    if len(things) == 1 and (not base or is_part(base)):
        mention.part = things[0].words.replace(" ", "")
    else:
        mention.notes.add("scope_open")


def _things_before(mention: Mention, earlier: list[Mention]) -> list[Mention]:
    """What is counted between the money told last and a bare 支出, in the clauses just before it."""
    if _SELF.search(mention.lead) or "whole" in mention.notes:
        return []
    found: list[Mention] = []
    for other in reversed(earlier):
        between = mention.sentence.text[other.end : mention.start]
        far = re.search("[；;]", between) is not None or mention.clause - other.clause > 3
        if far or other.metric in OF_A_BUDGET:
            break
        if _is_a_thing(other) and not other.of_which and "listed" not in other.notes and other.sense is Sense.VALUE:
            found.append(other)
    return found


def _part_before(mention: Mention) -> str:
    """``政府性基金执行率偏低，结余60万元``: what the clause before opens with, where the figure's own lead is a bare metric."""
    said = re.split("[，,]", mention.sentence.text[: mention.lead_start].rstrip("，,"))[-1]
    return part_in_front(said) if said and len(mention.lead) <= _BARE else ""


def _has_a_rate_of_its_own(mention: Mention, last: Mention) -> bool:
    """``其中：基本支出408.19万元，执行率98.99%；项目支出…，执行率…``: between semicolons each part has its rate."""
    if not mention.is_rate or last.metric != "expenditure" or not last.part or mention.clause - last.clause != 1:
        return False
    rest = mention.sentence.text[mention.end :]
    return rest[:1] in ("；", ";") and re.search("[率度][^，。；;]{0,4}[0-9]", rest) is not None


def _is_a_thing(mention: Mention) -> bool:
    """Something counted or measured that money can be spent on (举办培训班3期，支出20万元)."""
    return (
        mention.dimension.startswith(("count", "measure"))
        and mention.metric in (None, "training")
        and bool(mention.words)
        and not says_little(mention.words)
    )
