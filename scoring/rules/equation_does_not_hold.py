"""An equation printed in the document that does not hold, step by step.

Departments print how they computed a rate or a score: a quotient, a percentage of the points, a mean of four
quarters. Each equals sign is checked by itself, with every printed number taken at its precision. A result held
back at the full points of its factor (109.13% × 1分 = 1分) is a cap, not a mistake.

## 中文

文中印出的算式不成立，逐步核对。

部门常写出比率或得分的计算过程：商、按百分比折算的得分、四个季度的平均值。每个等号单独核对，每个数按其印出的精度
取值。结果以满分封顶的（109.13%×1分=1分）属于封顶，不是错误。
"""

from collections.abc import Iterator
from dataclasses import replace

from schemas.base import Bilingual
from schemas.equation import Step
from schemas.figure import Figure, Quantity
from schemas.unit import NUMBER, Unit
from scoring.evaluate import DivisionByPrintedZero, leaves, value_of
from scoring.items import EquationRead
from scoring.rule import rule
from scoring.verdict import Status, Verdict, compare


@rule(
    code="EXPR01",
    title=Bilingual(zh="算式不成立", en="A printed equation does not hold"),
    over=EquationRead,
    clause=Bilingual(zh="算式两边应相等", en="both sides of an equation are equal"),
    message=Bilingual(
        zh="算式结果写为 {stated}，按式中数字应为 {expected}（{computation}）",
        en="the equation gives {stated}, its own numbers make {expected} ({computation})",
    ),
    fires_on="政府采购执行率=183.20/190.50*100%=98.17%。",
    silent_on="一季度得分=26.31%/25%=105.24%*1分=1分；全年平均=(26.31%+51.02%+74.90%+97.66%)/4=62.47%。",
)
def equation_does_not_hold(read: EquationRead) -> Iterator[Verdict]:
    for step in read.equation.steps:
        try:
            computed = value_of(step, read.label)
        except DivisionByPrintedZero:
            continue  # EXPR02 speaks of it
        yield _compare(step, computed, read.label)


def _compare(step: Step, computed: Quantity, label: str) -> Verdict:
    verdicts = [compare(stated, computed, label) for stated in _readings(step.stated, computed.unit)]
    verdict = next((each for each in verdicts if not each.wrong), verdicts[0])
    if verdict.wrong and _capped(step, computed):
        return Verdict(Status.AGREES, verdict.figures, label, verdict.computation)
    return replace(verdict, solve=lambda figure: computed.interval() if figure.span == step.stated.span else None)


def _readings(stated: Figure, unit: Unit) -> Iterator[Figure]:
    """A result without a unit takes that of the computation; a bare number for a ratio may be in percent."""
    yield stated
    if stated.unit.dimension == "number" and unit.dimension != "number":
        yield stated.changed(unit=unit)
    if stated.unit.dimension not in ("number", unit.dimension):
        yield stated.changed(unit=unit.changed(factor=stated.unit.factor))
        yield stated.changed(unit=NUMBER)


def _capped(step: Step, computed: Quantity) -> bool:
    """Whether more than all the points was held back at all the points (最高得1分)."""
    points = [figure for figure in leaves(step.left) if figure.unit.dimension == "score"]
    exceeds = step.stated.interval().below(computed.interval())
    return exceeds and any(figure.value == step.stated.value for figure in points)
