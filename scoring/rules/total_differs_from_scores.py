"""A total score that is not the sum of the scores it covers.

The total of a scorecard (总分, 总得分), and the subtotal of an upper indicator, are recomputed from the scores
below. Points are exact where they are whole; scores with decimals carry their rounding. Where an indicator does
not apply, a form may rescale the total to 100: that total is right too.

## 中文

总分不等于所含各项得分之和。

评分表的总分、总得分以及上级指标的小计，按下级得分重新相加。整数得分准确计算，带小数的考虑四舍五入。有指标不适用
时，表格可以把总分折算为100分，折算后的总分也视为正确。
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from schemas.base import Bilingual
from schemas.extraction import Item, Scorecard
from schemas.figure import Derived, Figure, Quantity, constant, total
from schemas.unit import PERCENT
from scoring.rule import rule
from scoring.solve import solve_sum
from scoring.verdict import Effect, Verdict, compare, undetermined
from scoring.weights import all_items, execution_told_elsewhere, points, without_execution

_PLACES = 4


@rule(
    code="SCORE02",
    title=Bilingual(zh="总分与各项得分之和不符", en="A total differs from the scores it covers"),
    over=Scorecard,
    clause=Bilingual(zh="总得分＝各指标得分之和", en="the total is the sum of the scores"),
    message=Bilingual(
        zh="{name}写为 {stated}，各项得分相加为 {expected}（{computation}）",
        en="{name} is given as {stated}, the scores add up to {expected} ({computation})",
    ),
    fires_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 48 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 10 | 10 |\n"
        "| 总分 | | 100 | 99 |\n"
    ),
    silent_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 48 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 10 | 10 |\n"
        "| 总分 | | 100 | 98 |\n"
    ),
)
def total_differs_from_scores(card: Scorecard) -> Iterator[Verdict]:
    if card.total_score is not None:
        name = f"{card.title}总分"
        whole = _compare(card.total_score, card.items, name, card.complete)
        table = without_execution(card.items) if _covers_table_only(card) else ()
        apart = _compare(card.total_score, table, name, card.complete) if whole.wrong and table else whole
        if apart.wrong and execution_told_elsewhere(card):
            zh, en = "执行得分可能在未识别的资金表内", "the points for execution may stand in a block that was not read"
            apart = whole = undetermined(whole.figures, zh, en, name)
        yield whole if apart.wrong else apart
    for item in all_items(card):
        if item.score is not None and item.children and any(_scores(child) for child in item.children):
            yield _compare(item.score, item.children, f"“{item.name}”得分", card.complete)


def _covers_table_only(card: Scorecard) -> bool:
    """Whether the printed total is that of the indicator table, the points for execution standing outside it."""
    return card.total_maximum is not None and card.total_maximum.value < 100


def _compare(stated: Figure, items: Sequence[Item], name: str, complete: bool) -> Verdict:
    scores = [score for item in items for score in _scores(item)]
    if not scores:
        return undetermined((stated,), "各项得分未能读出", "the scores could not be read", name)
    ways = [(compare(stated, each, name), each) for each in _totals(scores, items)]
    verdict, added = min(ways, key=lambda way: (way[0].wrong, abs(_value(way[1]) - stated.value)))
    unread = not complete or any(not _scores(item) for item in items)
    if verdict.wrong and unread:
        return undetermined(verdict.figures, "有的指标没有得分或未能读出", "some scores are blank or unread", name)
    effect = Effect(stated, round(_value(added), _PLACES).normalize() - stated.value) if verdict.wrong else None
    return replace(verdict, solve=solve_sum(stated, [points(score) for score in scores]), effect=effect)


def _value(added: Quantity) -> Decimal:
    middle = added.middle if isinstance(added, Derived) else None
    return Decimal(0) if middle is None else middle


def _totals(scores: Sequence[Figure], items: Sequence[Item]) -> Iterator[Quantity]:
    """The plain sum, the sum rescaled to 100 where the weights of what applies do not make 100, the weighted sum."""
    added = total([points(score) for score in scores])
    yield added
    weights = [weight for item in items for weight in _weights(item)]
    if weights and sum(weight.value for weight in weights) not in (0, 100):
        yield added / total([weight.changed(exact=True) for weight in weights]) * constant(100)
    if len(weights) == len(scores) and any(s.value > w.value for s, w in zip(scores, weights, strict=True)):
        yield _weighted(scores, weights)


def _weighted(scores: Sequence[Figure], weights: Sequence[Figure]) -> Quantity:
    """Σ score × weight %: each indicator is scored out of 100."""
    parts = [score * weight.changed(exact=True, unit=PERCENT) for score, weight in zip(scores, weights, strict=True)]
    added: Quantity = parts[0]
    for part in parts[1:]:
        added = added + part
    return added


def _scores(item: Item) -> tuple[Figure, ...]:
    """The score of an item, or the scores below it where it has none of its own."""
    if item.score is not None:
        return (item.score,)
    return tuple(score for child in item.children for score in _scores(child))


def _weights(item: Item) -> tuple[Figure, ...]:
    """The weights of what was scored."""
    if item.score is not None and item.maximum is not None:
        return (item.maximum,)
    return tuple(weight for child in item.children for weight in _weights(child))
