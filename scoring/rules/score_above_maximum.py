"""A score above the weight of its indicator, or below zero.

An indicator's score (得分) lies between nothing and its weight (分值). A department that gives itself more has
mistyped one of the two, or changed the weight and kept the score.

## 中文

得分高于指标分值，或者低于零。

得分应在零与分值之间。超出的，要么其中一个数填错，要么改了分值而没有改得分。
"""

from collections.abc import Iterator
from decimal import Decimal

from schemas.base import Bilingual
from schemas.extraction import Item, Scorecard
from schemas.figure import Figure
from schemas.interval import Interval
from scoring.rule import rule
from scoring.verdict import Status, Verdict
from scoring.weights import all_items, scores_to_be_weighted


@rule(
    code="SCORE01",
    title=Bilingual(zh="得分超出指标分值", en="A score outside its indicator's weight"),
    over=Scorecard,
    clause=Bilingual(zh="0≤指标得分≤指标分值", en="a score lies between zero and the weight"),
    message=Bilingual(
        zh="“{name}”得分写为 {stated}，超出该指标分值范围（0–{maximum}）",
        en="“{name}” scores {stated}, outside its weight (0–{maximum})",
    ),
    fires_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 50 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 10 | 12 |\n"
    ),
    silent_on=(
        "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
        "| 产出指标 | 培训场次 | 50 | 50 |\n| 效益指标 | 就业人数 | 40 | 40 |\n| 满意度指标 | 学员满意度 | 10 | 10 |\n"
    ),
)
def score_above_maximum(card: Scorecard) -> Iterator[Verdict]:
    if scores_to_be_weighted(card):
        return
    for item in all_items(card):
        scores = (item.score, *item.reviewed)
        for score in scores if item.maximum is not None else ():
            if score is not None and item.maximum is not None and _alike(score, item.maximum):
                yield _compare(item, score, item.maximum)


def _alike(one: Figure, other: Figure) -> bool:
    """Points against points; a score printed in percent of its weight is another thing."""
    return one.unit.symbol != "%" and other.unit.symbol != "%"


def _compare(item: Item, score: Figure, maximum: Figure) -> Verdict:
    outside = score.value > maximum.value or score.value < 0
    return Verdict(
        Status.DIFFERS if outside else Status.AGREES,
        (score, maximum),
        item.name,
        computation=f"{score.formula} > {maximum.formula}" if score.value > 0 else f"{score.formula} < 0",
        words={"maximum": maximum.formula},
        solve=lambda figure: Interval(Decimal(0), maximum.value) if figure.span == score.span else None,
    )
