"""Rates and their parts by metric: 预算195万元，支出185.47万元，执行率95.11%; also procurement, staff and assets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.labels.grammar import (
    Paragraph,
    context_of,
    is_listed,
    is_stated,
    name_of,
    only,
    periods_agree,
    same_level,
    values,
    years_agree,
)
from extractor.labels.inheriting import TOTAL
from extractor.labels.mention import Mention
from extractor.labels.metrics import Metric, metric_of
from schemas.extraction import Ratio, Role
from schemas.patterns import late

_PLANS = (Role.TARGET, Role.INITIAL, Role.ADJUSTED, Role.ANNUAL)
_BY = late(
    r"(?:按照?|以|占|较|为|与|和)[^，。；]{0,8}?(?P<role>年初|调整后?|全年|年度)[^，。；]{0,10}?(?:预算|计算|测算)"
)
_ROLES = {
    "年初": Role.INITIAL,
    "调整": Role.ADJUSTED,
    "调整后": Role.ADJUSTED,
    "全年": Role.ANNUAL,
    "年度": Role.ANNUAL,
}
_SENTENCES_BACK = 2
_PARAGRAPH = 6
_DIVIDES = re.compile("其中|资金(?:来源|构成|分配|投向)")
_FUNDS_NAMED = late(r"(?:资金|经费|投资)(?:总额|总量)?(?:共计|合计|总计|共)?(?:为|是)?$")
_OF_ALL_FUNDS = late(
    r"(?:[0-9.]*截[至止][^，。；]{0,14})?(?:项目|专项|预算|部门|单位|整体|实际|累计|共|全年|已|完成|年度|本年)*(?:资金|工程款)?(?:到位|支出|支付|使用|拨付|执行|完成)*"
    r"(?:资金|工程款|金额|数)*(?:为|共|合计|累计)*"
)
"""支付资金, 到位资金, 全年支出: not 财政奖补资金到位, which may be of a part."""
_OF_SPENDING = ("budget_execution_rate", "funds_disbursed_rate")
_OF_BUDGETS = ("budget_execution_rate", "funds_arrival_rate")
_FUNDS = (None, "subsidy", "funds_arrived")
_OF_THE_PROJECT = "项目支出"
_LEAST_OF, _MOST_OF = Decimal("0.8"), Decimal("1.25")
_MOST_FUNDS = 3
_PAYS = late(
    r"(?:实际|全年|年末|年度|累计|已|共)*(?:发放|拨付|兑付|兑现|支付|支出|使用|执行)(?:资金|补助|补贴|金额)*(?:了|为|共)?"
)
_GIVEN = late(r"收到|安排|下达|批复|核定|计划|投资|概算|落实|争取|筹集|申请|下拨|切块|分配|到位")


def rates_by_metric(paragraph: Paragraph) -> Iterator[Ratio]:
    for rate in paragraph:
        if rate.metric is None or not rate.is_rate or not is_stated(rate):
            continue
        metric = metric_of(rate.metric)
        if metric.numerator:
            ratio = _ratio(paragraph, rate, metric)
            if ratio is not None:
                yield ratio


def _ratio(paragraph: Paragraph, rate: Mention, metric: Metric) -> Ratio | None:
    near = [
        m for m in values(_candidates(paragraph, rate)) if same_level(rate, m) or m in _bracket_after(paragraph, rate)
    ]
    if metric.id == "establishment_use_rate":
        near = [m for m in near if not is_listed(paragraph, m)]
    numerator = _numerator(near, rate, metric)
    if numerator is None:
        return None
    denominators = _denominators(paragraph, near, rate, numerator, metric)
    if not denominators:
        return None
    name, name_span = name_of(rate)
    return Ratio(
        context=context_of(rate, numerator, *denominators),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=numerator.scope,
        metric=metric.id,
        rate=rate.figure,
        numerator=numerator.figure,
        denominators=tuple(mention.figure for mention in denominators),
    )


def _candidates(paragraph: Paragraph, rate: Mention) -> list[Mention]:
    return [*paragraph.before(rate, _SENTENCES_BACK), *_bracket_after(paragraph, rate)]


def _bracket_after(paragraph: Paragraph, rate: Mention) -> list[Mention]:
    """The figures of a bracket that opens directly behind the rate."""
    text = rate.sentence.text
    if text[rate.end : rate.end + 1] not in ("(", "（"):
        return []
    group = rate.sentence.group[rate.end]
    return [mention for mention in paragraph.after(rate) if mention.group == group]


def _numerator(near: list[Mention], rate: Mention, metric: Metric) -> Mention | None:
    for mention in near:
        if mention.metric not in metric.numerator or not periods_agree(mention, rate):
            continue
        if metric.numerator == metric.denominator and mention.role in _PLANS:
            continue
        if mention.role is Role.TARGET or not _scopes_agree(rate, mention):
            continue
        if mention.sentence is not rate.sentence and _is_of_another_year(mention, rate):
            continue  # 上年支出3,089.94万元。…全年执行率94.61%
        return mention
    return _paid_out(near, rate) if metric.id in _OF_SPENDING else None


def _is_of_another_year(told: Mention, other: Mention) -> bool:
    return "own_period" in told.notes and (told.year or "")[:4] != (other.year or "")[:4]


def _paid_out(near: list[Mention], rate: Mention) -> Mention | None:
    """``收到补助资金149.63万元，实际发放107.78万元，执行率72.03%``: what was paid out of the only other sum of the sentence."""
    money = [m for m in near if m.sentence is rate.sentence and m.dimension == "money"]
    if len(money) != 2 or rate.clause - money[0].clause != 1:
        return None
    return money[0] if money[0].metric in (None, "subsidy") and _PAYS.fullmatch(money[0].lead) else None


def _scopes_agree(rate: Mention, mention: Mention) -> bool:
    """A rate that names its own part wants that part; one that does not takes what was spoken of last."""
    if rate.part:
        return rate.scope == mention.scope
    if mention.part and "whole" in rate.notes:
        return False
    if mention.sentence is not rate.sentence:
        return rate.scope == mention.scope
    return True


def _denominators(
    paragraph: Paragraph, near: list[Mention], rate: Mention, numerator: Mention, metric: Metric
) -> list[Mention]:
    fitting = [
        mention
        for mention in near
        if mention.metric in metric.denominator
        and mention is not numerator
        and mention.comparable(numerator)
        and mention.scope == numerator.scope
        and years_agree(mention, numerator)
        and not (mention.sentence is not numerator.sentence and _is_of_another_year(mention, numerator))
        and (metric.numerator != metric.denominator or mention.role in _PLANS)
    ]
    told = _BY.search(rate.lead)
    if told:
        wanted = _ROLES[told["role"]]
        near_by = [mention for mention in fitting if mention.role is wanted][:1]
        return near_by or _told_elsewhere(paragraph, numerator, metric, wanted)
    if metric.id == "funds_arrival_rate" and (due := _due(near, rate, numerator)):
        return due
    here = [mention for mention in fitting if mention.sentence is numerator.sentence]
    found = _one_of_each_role(here or fitting) or _given(near, rate, numerator)
    if not found and metric.id == "budget_execution_rate":
        above = _budgets_above(paragraph, rate, numerator)
        found = above if any(_near_the_rate([budget], rate, numerator) for budget in above) else []
    of_year = numerator.period is None or numerator.period.isdigit()
    if not found and metric.id in _OF_SPENDING and (funds := _funds_of_sentence_before(paragraph, numerator)):
        return _near_the_rate(funds, rate, numerator)
    if not found and metric.id in _OF_BUDGETS and of_year and _OF_ALL_FUNDS.fullmatch(numerator.lead):
        return _near_the_rate(_funds_told(paragraph, numerator), rate, numerator)
    if found and all(mention.role is Role.INITIAL for mention in found):
        raised = [m for m in near if m.sentence is found[0].sentence and found[0].start < m.start and not m.of_which]
        found += [m for m in raised if TOTAL.fullmatch(m.lead) and m.comparable(numerator) and m is not numerator]
    arrived_only = bool(found) and all(mention.metric == "funds_arrived" for mention in found)
    return [*found, *_budgets_told(paragraph, numerator)] if arrived_only else found


def _due(near: list[Mention], rate: Mention, numerator: Mention) -> list[Mention]:
    """``应到位资金68万元，实际到位21万元，到位率30.88%``."""
    told = [m for m in near if m.sentence is rate.sentence and m.start < numerator.start and m.comparable(numerator)]
    return [m for m in told if m.metric == "funds_arrived" and "应到" in m.lead][:1]


def _budgets_above(paragraph: Paragraph, rate: Mention, numerator: Mention) -> list[Mention]:
    """``调整后预算20,775万元。全年收入…。全年支出…。预算执行率为96.84%``: the budgets at the head of a long paragraph."""
    if numerator.role is Role.LAST_YEAR or "reference" in numerator.notes or numerator.year != rate.year:
        return []
    before = paragraph.before(rate, _PARAGRAPH)
    if any(m.metric == rate.metric and m.start > numerator.start and m.sentence is numerator.sentence for m in before):
        return []  # 上年决算支出…，预算执行率92.56%。…全年执行率94.61%: it has a rate of its own
    told = [m for m in values(before) if m.metric == "budget" and not m.of_which]
    alike = [m for m in told if m.scope == numerator.scope and m.year == numerator.year and not m.part]
    return _one_of_each_role([m for m in alike if m.role is not Role.LAST_YEAR and not is_listed(paragraph, m)])


def _budgets_told(paragraph: Paragraph, numerator: Mention) -> list[Mention]:
    """``到位478万元，支出465.32万元，预算执行率95.74%``: of what arrived, or of the budget that was told before."""
    told = [
        m
        for m in values(paragraph.told)
        if m.metric == "budget" and m.scope == numerator.scope and m.year == numerator.year and not m.of_which
    ]
    return _one_of_each_role(list(reversed(told)))


def _funds_told(paragraph: Paragraph, numerator: Mention) -> list[Mention]:
    """What was planned, given or had of the same scope in earlier paragraphs: 总投资, 落实资金, 中央资金."""
    told = [
        m
        for m in values(paragraph.told)
        if m.comparable(numerator)
        and m.scope == numerator.scope
        and (m.year == numerator.year or m.period is None)
        and m.role not in (Role.TARGET, Role.LAST_YEAR)
        and (
            (m.metric == "budget" and (bool(numerator.part) or not m.of_which))
            or (m.metric in _FUNDS and (m.part == numerator.part != "" or (not m.of_which and _GIVEN.search(m.lead))))
        )
    ]
    if not told and numerator.scope == _OF_THE_PROJECT:
        told = _only_budget_told(paragraph, numerator)
    distinct = {m.figure.in_base(): m for m in reversed(told)}
    return list(distinct.values())


def _only_budget_told(paragraph: Paragraph, numerator: Mention) -> list[Mention]:
    """Under 项目资金执行情况, where the report told one sum only, whatever it called it (租机补助经费预算)."""
    told = [m for m in values(paragraph.told) if m.comparable(numerator)]
    opened = [m for m in told if m.of_which]
    given = [m for m in told if not any(o.sentence is m.sentence and o.start <= m.start for o in opened)]
    budgets = [m for m in given if m.metric == "budget" or (m.metric in _FUNDS and _GIVEN.search(m.lead))]
    same = {m.figure.in_base() for m in given}
    return budgets[:1] if len(same) == 1 else []


def _funds_of_sentence_before(paragraph: Paragraph, numerator: Mention) -> list[Mention]:
    """``上述资金共计3,528万元，全部到位。至年末支出3,386.88万元，资金执行率96%``: the only whole that was told just before."""
    told = [m for m in paragraph.before(numerator, 2) if m.sentence is not numerator.sentence]
    told = [m for m in told if not _DIVIDES.match(m.sentence.text)]
    before = [m for m in told if m.sentence is told[0].sentence]
    money = [m for m in values(before) if m.dimension == "money" and not _is_listed_part(m, before)]
    money = [m for m in money if m.role is not Role.LAST_YEAR or "reference" not in m.notes]  # 比上年的81,306万元增加
    same = {m.figure.in_base() for m in money}
    plain = len(same) == 1 and money[0].metric in (None, "subsidy", "funds_arrived") and not numerator.part
    return money[:1] if plain and _FUNDS_NAMED.search(money[0].lead) and money[0].scope == numerator.scope else []


def _is_listed_part(mention: Mention, sentence: list[Mention]) -> bool:
    """Whether a figure is one of the parts behind 其中."""
    opening = next((m for m in reversed(sentence) if m.of_which), None)
    return opening is not None and mention.start >= opening.start


def _near_the_rate(budgets: list[Mention], rate: Mention, numerator: Mention) -> list[Mention]:
    """Budgets of earlier paragraphs, where all are about what the rate would want; another one is of something else."""
    wanted = [b.figure.in_base() * rate.figure.in_base() for b in budgets]
    fits = all(value and _LEAST_OF < numerator.figure.in_base() / value < _MOST_OF for value in wanted)
    return budgets if fits and len(budgets) <= _MOST_FUNDS else []


def _given(near: list[Mention], rate: Mention, numerator: Mention) -> list[Mention]:
    """``安排维修养护资金1,236万元，支出1,152.40万元``: a sum that was given stands for the budget, where it is the only one."""
    money = [m for m in near if m.sentence is rate.sentence and m.comparable(numerator) and m is not numerator]
    plain = len(money) == 1 and money[0].metric in (None, "subsidy", "funds_arrived") and not money[0].of_which
    if not plain or money[0].start > numerator.start:
        return []
    arrives = numerator.metric == "funds_arrived" and _FUNDS_NAMED.search(money[0].lead)  # 项目资金292万元，到位292万元
    if not arrives and not _GIVEN.search(money[0].lead):
        return []
    alike = money[0].scope == numerator.scope and money[0].year == numerator.year
    return money if alike and numerator.clause - money[0].clause <= 2 else []


def _told_elsewhere(paragraph: Paragraph, numerator: Mention, metric: Metric, role: Role) -> list[Mention]:
    """A denominator that the sentence names by its role, and that an earlier paragraph states."""
    like = [
        mention
        for mention in values(paragraph.told)
        if mention.metric in metric.denominator
        and mention.role is role
        and mention.scope == numerator.scope
        and mention.year == numerator.year
    ]
    found = only(like)
    return [] if found is None else [found]


def _one_of_each_role(mentions: list[Mention]) -> list[Mention]:
    """The nearest of each role; the whole set stands for the question which of them the writer took."""
    kept: list[Mention] = []
    for mention in mentions:
        if all((other.metric, other.role) != (mention.metric, mention.role) for other in kept):
            kept.append(mention)
    return kept
