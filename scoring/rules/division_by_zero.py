"""A division by zero that is given a value.

A rate over a budget of zero (4.4/0) has no value. Printing 0% or 100% for it hides spending that had no budget,
and the score that rests on it has no support.

## 中文

除数为零的算式却给出了结果。

预算为零的比率（如4.4/0）没有意义。写成0%或100%，会掩盖没有预算的支出，据此得出的分数也没有依据。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.equation import Operation
from schemas.figure import Figure
from scoring.evaluate import DivisionByPrintedZero, leaves, value_of
from scoring.items import EquationRead
from scoring.rule import rule
from scoring.verdict import Status, Verdict


@rule(
    code="EXPR02",
    title=Bilingual(zh="除数为零却给出了结果", en="A division by zero is given a value"),
    over=EquationRead,
    clause=Bilingual(zh="除数不能为零", en="nothing can be divided by zero"),
    message=Bilingual(
        zh="算式以 0 为除数（{computation}），不可能得出 {stated}；请核实预算数，或说明该项不适用",
        en="the equation divides by zero ({computation}), so {stated} cannot follow; "
        "check the budget or say not applicable",
    ),
    fires_on="日常公用经费控制率=3.6/0*100%=0%。",
    silent_on="“三公”经费控制率=0/3.6*100%=0%。",
)
def division_by_zero(read: EquationRead) -> Iterator[Verdict]:
    for step in read.equation.steps:
        try:
            value_of(step, read.label)
        except DivisionByPrintedZero:
            figures = (step.stated, *leaves(step.left))
            yield Verdict(Status.DIFFERS, figures, read.label, computation=_shown(step.left), expected=None)


def _shown(expression: Figure | Operation) -> str:
    if isinstance(expression, Figure):
        return expression.formula
    return f"{_shown(expression.left)} {expression.sign} {_shown(expression.right)}"
