"""Placing: the period, the role and the scope of a figure."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import is_part, metric_of
from extractor.labels.naming import TARGET_AFTER
from extractor.labels.periods import Period
from extractor.labels.roles import says_target, strong_role, weak_role
from extractor.labels.senses import says_basis
from schemas.extraction import WHOLE, Role

_OF_A_BUDGET = (
    "budget",
    "expenditure",
    "revenue",
    "budget_execution_rate",
    "carry_over",
    "funds_arrived",
    "funds_arrival_rate",
)
_THAT_ONE = re.compile(r"该(?:工作|项目|工程|专项)")
_SELF = re.compile(r"[我本](?:单位|部门|中心|局|委|校|院|所|站|馆|处|办|会|厅)|部门整体|单位整体|整体支出|整体预算")
_SHORT_OF = re.compile(r"(?:距离?|未达到?|没有达到|未能达到|达不到|不足|不到|低于|高于|超过)[^，。；]{0,12}$")
_GROWS = re.compile("(?:增长|下降|增减|变动|提高|降低)(?:率|幅度?)(?:为|达)?$")
"""A rate that compares two years is of neither of those told before it, but of the year reported on."""
_BRACKET = re.compile("[^，。；：、]{2}[(（]$")
"""“编外人员控制率”(3分): points in a bracket behind a name are what it can get."""
_ALL = re.compile("合计|总计|共计|总额")
_ENDINGS = re.compile("(?:专项|项目|资金|经费)+$")
_GOT_POINTS = re.compile("(?<![总满])得(?:分)?(?:为|了)?$")
_LISTED_WITH = re.compile(r"^.*(?:和|(?<!涉)(?<!惠)(?<!普)及|(?<!参)与)$")
_NOT_DONE = re.compile(r"未(?:能)?(?:开展|完成|实施|举办|实现|达到|建成|组织|支出|使用|启动|执行)|不开展|取消")


def say_period(mention: Mention, periods: list[Period], *, later: bool) -> None:
    """The period named nearest before a figure, unless something is only compared with it."""
    own = [p for p in periods if mention.lead_start <= p.start < mention.start]
    for period in reversed(own):
        if period.value is not None and not (period.compared and mention.sense is Sense.CHANGE):
            mention.period = period.value
            mention.notes.add("own_period")
            return
    if mention.sense is Sense.DEDUCTION or _GROWS.search(mention.lead):
        return
    for period in reversed([p for p in periods if p.end <= mention.lead_start and not p.compared]):
        if own and own[-1].all_year and not (period.value or "").isdigit():
            continue
        if mention.sense in (Sense.CHANGE, Sense.SHARE) and _is_earlier(period.value, mention.report_year):
            continue  # 上年为82项，增长56.10%: a change is told of the later year
        if mention.is_rate and period.relative and not _is_earlier(period.value, mention.report_year):
            continue  # 下年度引入社会机构，完成率87.5%
        if period.value is not None and (not period.relative or _opens_its_segment(mention, period)):
            mention.period = period.value
            return
    if later and not mention.is_rate:
        mention.period = str(int(mention.report_year) + 1) if mention.report_year else "next"


def _is_earlier(period: str | None, year: str | None) -> bool:
    return period is not None and year is not None and period[:4] < year


def _opens_its_segment(mention: Mention, period: Period) -> bool:
    """``上年预算…，支付…``: 上年 holds on where it opens what is told, not where it stands beside a value of this year."""
    text = mention.sentence.text
    opening = max(text.rfind(mark, 0, period.start) for mark in "；;") + 1
    if re.search("[；;]", text[period.end : mention.start]) or mention.sense is Sense.CHANGE:
        return False
    return not any(opening <= start < period.start for start, _ in mention.sentence.places)


def say_role(mention: Mention, given: Role | None, *, targets: bool, later: bool) -> None:
    """The role by the words around the figure, else by its metric, the place it stands in, or its verb."""
    if mention.sense in (Sense.CHANGE, Sense.DEDUCTION, Sense.SHARE):
        mention.role = given if given is Role.TARGET and mention.sense is Sense.CHANGE else None
        return
    role = _role_by_metric(mention, _role_by_words(mention))
    if mention.metric == "expenditure" and given is Role.TARGET and "实际" not in mention.lead:
        role = Role.TARGET  # 年度目标：电费支出不超过480万元
    if role is None and mention.metric:
        role = metric_of(mention.metric).role
    if role is None:
        in_place = given or _role_of_heading(mention, targets=targets, later=later)
        role = None if mention.metric in ("budget", "revenue") else in_place
    if _NOT_DONE.search(mention.tail) and not mention.is_rate and role in (None, Role.ACTUAL):
        role = Role.TARGET if mention.dimension != "money" else None
    elif role is None and not mention.is_rate and mention.dimension != "money":
        role = weak_role(mention.lead)
    mention.role = role


def _role_by_words(mention: Mention) -> Role | None:
    if "whole_scale" in mention.notes:
        return Role.WEIGHT
    if (
        mention.dimension == "score"
        and "in_brackets" in mention.notes
        and _BRACKET.search(mention.sentence.text, 0, mention.start)
    ):
        return Role.WEIGHT
    if "aims" in mention.notes:
        return None
    if TARGET_AFTER.match(mention.tail) or (mention.is_rate and _SHORT_OF.search(mention.lead)):
        return Role.TARGET
    if mention.dimension == "score" and _GOT_POINTS.search(mention.lead):
        return Role.SCORE
    return strong_role(_LISTED_WITH.sub("", mention.lead))


def _role_by_metric(mention: Mention, role: Role | None) -> Role | None:
    """Roles that a metric cannot have are dropped: a rate is not 年初, a budget is no 实际完成值."""
    if mention.metric == "expenditure":
        return role if role is Role.LAST_YEAR and "own_period" not in mention.notes else Role.FINAL
    if mention.metric in ("budget", "revenue"):
        return role if role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL, Role.LAST_YEAR) else None
    if mention.metric == "procurement" and role is None:
        return Role.TARGET if "预算" in mention.lead else Role.ACTUAL
    if mention.is_rate and role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL):
        return role if says_basis.search(mention.lead) else None
    if mention.is_rate and mention.metric and role is Role.TARGET:
        said = says_target(mention.lead[-6:] + mention.tail) or _SHORT_OF.search(mention.lead)
        return Role.TARGET if said else None
    return role


def _role_of_heading(mention: Mention, *, targets: bool, later: bool) -> Role | None:
    """Under a heading of aims or of plans for later, what is counted is a target."""
    if mention.is_rate and mention.metric in ("budget_execution_rate", "procurement_execution_rate"):
        return None
    return Role.TARGET if targets or (later and "own_period" not in mention.notes) else None


def say_scope(
    mention: Mention,
    earlier: list[Mention],
    named: str | None,
    given: str | None,
    named_before: str | None,
    topic: str | None = None,
) -> None:
    """The project named last before a figure, else the scope the sentence stands in; a part of it after a slash.

    ``topic`` is the project that the paragraph opens with: what is counted in it is of that project. Its later
    sentences may tell the department's money all the same.
    """
    base = named if named is not None else given
    if named is None and named_before and _THAT_ONE.search(mention.sentence.text[: mention.start]):
        base = named_before
    if (
        named is None
        and topic is not None
        and (not given or is_part(given))
        and mention.dimension != "money"
        and mention.metric is None
    ):
        base = topic
    if mention.metric in _OF_A_BUDGET and not mention.part:
        mention.part = _part_spoken_of(mention, earlier)
    if "whole" in mention.notes and base is None:
        base = WHOLE
    if "qualified" in mention.notes:
        _settle_qualifier(mention, base or "")
    mention.scope = base
    mention.base = base if base and not is_part(base) else ""
    if mention.part and mention.part != base:
        mention.scope = f"{base}/{mention.part}" if base and not is_part(base) else mention.part


def _settle_qualifier(mention: Mention, base: str) -> None:
    """A qualifier that repeats the scope narrows nothing; another one narrows an aggregate, or unmakes a metric."""
    part = _ENDINGS.sub("", mention.part)
    if base and (part in base or base in part) and not _is_one_side(mention.part, base):
        mention.part = ""
    elif mention.metric and metric_of(mention.metric).bare:
        mention.metric, mention.part = None, ""


def _is_one_side(part: str, base: str) -> bool:
    """电费 is a part of 城市照明电费与养护, not another word for it."""
    sides = re.split("[与和及、]", base)
    return len(sides) > 1 and any(side.endswith(part) for side in sides) and part != base


def _part_spoken_of(mention: Mention, earlier: list[Mention]) -> str:
    """``三公经费预算26.50万元，支出22.47万元``: a bare 支出 is of what was told just before, not of the whole."""
    if _SELF.search(mention.lead) or "whole" in mention.notes:
        return ""
    if any(other.metric == "project_count" for other in earlier):
        return "项目支出"
    if _ALL.search(mention.lead) and len({other.part for other in earlier if other.part}) > 1:
        return ""  # 中央补助…，市级配套…，预算合计…
    if earlier and _has_a_rate_of_its_own(mention, earlier[-1]):
        return earlier[-1].part
    for other in reversed(earlier):
        if other.of_which or "listed" in other.notes or other.sense is not Sense.VALUE:
            continue
        if re.search("[；;]", mention.sentence.text[other.end : mention.start]) or mention.clause - other.clause > 3:
            return ""
        if other.metric in _OF_A_BUDGET:
            return other.part
        if mention.metric == "expenditure" and _is_a_thing(other):
            return other.words.replace(" ", "")
    return ""


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
    )
