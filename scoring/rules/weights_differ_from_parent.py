"""Weights of indicators that do not add up to the weight of the indicator above them.

In a three-level scoring table (三级指标体系) the weights of the lower level make up the weight of the upper one.
Some forms give the lower level in percent of the upper; then the parts make 100. Only a sum that is neither is
wrong.

## 中文

下级指标分值之和不等于上级指标分值。

三级指标体系中，下级分值合计应等于上级分值。有的表格下级按上级的百分比填写，合计为100。两者都不是的，才判为错误。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.extraction import Item, Scorecard
from schemas.figure import Figure, total
from scoring.phrases import TOGETHER
from scoring.rule import rule
from scoring.solve import solve_sum
from scoring.verdict import Place, Status, Verdict, compare, undetermined
from scoring.weights import all_items, is_hundred, maxima_of, points

_FULL = 100


@rule(
    code="WEIGHT01",
    title=Bilingual(zh="下级指标分值之和与上级不符", en="Weights do not add up to the level above"),
    over=Scorecard,
    clause=Bilingual(zh="上级指标分值＝所属下级指标分值之和", en="a weight is the sum of the weights below it"),
    message=Bilingual(
        zh="“{name}”的分值写为 {stated}，所属下级指标分值相加为 {expected}（{computation}）",
        en="the weight of “{name}” is given as {stated}, those below it add up to {expected} ({computation})",
    ),
    fires_on=(
        "| 一级指标 | 分值 | 二级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"
        "| 投入 | 40 | 预算编制 | 15 | 15 |\n| | | 目标设置 | 15 | 15 |\n"
        "| 产出 | 60 | 产出数量 | 40 | 40 |\n| | | 产出质量 | 20 | 20 |\n"
    ),
    silent_on=(
        "| 一级指标 | 分值 | 二级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"
        "| 投入 | 40 | 预算编制 | 25 | 25 |\n| | | 目标设置 | 15 | 15 |\n"
        "| 产出 | 60 | 产出数量 | 40 | 40 |\n| | | 产出质量 | 20 | 20 |\n"
    ),
)
def weights_differ_from_parent(card: Scorecard) -> Iterator[Verdict]:
    for item in all_items(card):
        if item.maximum is not None and item.children:
            yield _compare(card, item, item.maximum)


def _compare(card: Scorecard, item: Item, stated: Figure) -> Verdict:
    below = maxima_of(item.children)
    if below is None or not card.complete:
        return undetermined((stated,), "下级指标分值未能全部读出", "not all weights below it could be read", item.name)
    verdict = compare(points(stated), total(below), item.name)
    if not verdict.wrong or is_hundred(below):
        return Verdict(Status.AGREES, verdict.figures, item.name, verdict.computation)
    uppermost = maxima_of(card.items) if item in card.items else None
    return Verdict(
        verdict.status,
        verdict.figures,
        item.name,
        TOGETHER.join(filter(None, (verdict.computation, _total(uppermost, stated, below)))),
        verdict.expected,
        places=_places(verdict, uppermost or ()),
        solve=solve_sum(stated, below),
    )


def _total(uppermost: tuple[Figure, ...] | None, stated: Figure, below: tuple[Figure, ...]) -> str:
    """What the wrong weight does to the sum of the uppermost level."""
    if uppermost is None or is_hundred(uppermost):
        return ""
    whole = sum(figure.value for figure in uppermost)
    mended = whole - stated.value + sum(figure.value for figure in below)
    against = " ≠ 100" if mended == _FULL else ""
    return f"{' + '.join(figure.formula for figure in uppermost)} = {whole:,f}{against}"


def _places(verdict: Verdict, siblings: tuple[Figure, ...]) -> tuple[Place, ...]:
    stated, *operands = (figure.span for figure in verdict.figures)
    others = [f.span for f in siblings if f.span != stated]
    return ((stated, "stated"), *((s, "operand") for s in operands), *((s, "context") for s in others))
