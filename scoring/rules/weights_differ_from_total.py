"""Weights of the uppermost level that do not add up to the printed total, or to 100 where none is printed.

Some forms keep points for budget execution outside the table (10+90, 20+80). Without a printed total such a sum
is left undecided rather than called wrong.

## 中文

一级指标分值合计不等于所印总分；没有印出总分的，不等于100。

有的表格把预算执行的分值放在表外（10+90、20+80）。没有印出总分时，这种合计不作判断，不算错误。
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from schemas.base import Bilingual
from schemas.extraction import Scorecard
from schemas.figure import Derived, Figure, constant, total
from schemas.finding import Severity
from schemas.unit import SCORE
from scoring.rule import rule
from scoring.solve import solve_sum
from scoring.verdict import Status, Verdict, compare, undetermined
from scoring.weights import all_items, execution_told_elsewhere, is_hundred, maxima_of, points, without_execution

_FULL = 100
_BONUS = "加分"
_KEPT_OUTSIDE = (70, 80, 90)


@rule(
    code="WEIGHT02",
    title=Bilingual(zh="指标分值合计与总分不符", en="Weights do not add up to the total"),
    over=Scorecard,
    clause=Bilingual(zh="各一级指标分值之和＝总分（通常为100分）", en="the weights add up to the total, as a rule 100"),
    message=Bilingual(
        zh="各一级指标分值合计为 {sum}（{computation}），{against}",
        en="the uppermost weights add up to {sum} ({computation}); {against_en}",
    ),
    fires_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 50 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 20 | 20 |\n"
        "| 总分 | | 100 | 100 |\n"
    ),
    silent_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 50 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 10 | 10 |\n"
        "| 总分 | | 100 | 100 |\n"
    ),
)
def weights_differ_from_total(card: Scorecard) -> Iterator[Verdict]:
    maxima = maxima_of(card.items)
    if maxima is None or not card.complete:
        return
    if card.total_maximum is not None:
        yield _against_total(card, maxima, card.total_maximum)
    elif is_hundred(maxima):
        yield Verdict(Status.AGREES, maxima, card.title)
    elif sum(figure.value for figure in maxima) in _KEPT_OUTSIDE:
        yield undetermined(maxima, "表内未印总分，分值合计不足100，其余分值可能在表外", "no total is printed")
    elif not _explained_below(card):
        yield _told(_against_hundred(maxima, total(maxima), card.title), maxima, None)


def _against_total(card: Scorecard, maxima: tuple[Figure, ...], stated: Figure) -> Verdict:
    """The printed total covers all weights, or those of the indicator table; more than 100 is asked about."""
    whole = _told(compare(points(stated), total(maxima), card.title), maxima, stated)
    table = maxima_of(without_execution(card.items))
    if whole.wrong and table and stated.value < _FULL:
        apart = compare(points(stated), total(table), card.title)
        return whole if apart.wrong else apart
    if whole.wrong and execution_told_elsewhere(card):
        zh, en = "执行得分可能在未识别的资金表内", "the points for execution may stand in a block that was not read"
        return undetermined(whole.figures, zh, en, card.title)
    bonus = any(_BONUS in item.name for item in all_items(card))
    if whole.wrong or stated.value <= _FULL or stated.value >= 2 * _FULL or stated.unit.symbol == "%" or bonus:
        return whole
    said = {
        "against": f"表内总分也写为 {stated.formula}，而总分通常为 100",
        "against_en": f"the total is given as {stated.formula} too, where it is 100 as a rule",
    }
    expected = constant(100, SCORE).formula
    words = {**whole.words, **said}
    return replace(whole, status=Status.DIFFERS, severity=Severity.WARNING, expected=expected, words=words)


def _explained_below(card: Scorecard) -> bool:
    """Whether one level below makes 100, so that WEIGHT01 already names the weight that is wrong."""
    below = [child for item in card.items for child in item.children]
    maxima = maxima_of(below)
    return maxima is not None and is_hundred(maxima)


def _against_hundred(maxima: tuple[Figure, ...], added: Derived, title: str) -> Verdict:
    verdict = compare(maxima[0].changed(value=Decimal(100), decimals=0, exact=True), added, title)
    status = Status.DIFFERS if verdict.wrong else Status.AGREES
    return Verdict(status, maxima, title, expected=constant(100, SCORE).formula, severity=Severity.WARNING)


def _told(verdict: Verdict, maxima: tuple[Figure, ...], stated: Figure | None) -> Verdict:
    added = total(maxima)
    shown = f"{added.middle.normalize():,f}" if added.middle is not None else "?"
    against = f"总分写为 {stated.formula}" if stated else "而不是 100（表内未印总分）"
    against_en = f"the total is given as {stated.formula}" if stated else "not to 100 (no total is printed)"
    words = {"sum": shown, "against": against, "against_en": against_en}
    computation = f"{added.formula} = {shown}"
    return Verdict(
        verdict.status, verdict.figures, verdict.subject, computation, verdict.expected,
        words=words, severity=verdict.severity, solve=solve_sum(stated, maxima) if stated else None,
    )  # fmt: skip
