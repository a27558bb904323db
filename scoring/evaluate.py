"""The value of a printed equation's left side, each number taken for what it can be in a computation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from schemas.equation import Equation, Expression, Operation, Step
from schemas.figure import Figure, Quantity
from schemas.interval import Interval
from schemas.patterns import late
from schemas.unit import PERCENT

Adapt = Callable[[Figure], Figure]

# 人数、个数、户数 … : what such an equation divides are counts, which are exact.
_COUNTED = late(r"[人户家件个项次名台套所]数|人员|编制|满意(?:度|率)|项目|问卷|数量")


class DivisionByPrintedZero(ArithmeticError):
    """A divisor that is printed as zero (4.4/0)."""

    def __init__(self, divisor: Figure | None) -> None:
        super().__init__("division by a printed zero")
        self.divisor = divisor


def value_of(step: Step, label: str) -> Quantity:
    """What the left side of a step makes. Raises DivisionByPrintedZero."""
    return _value(step.left, _adapter(step, label))


def leaves(expression: Expression) -> Iterator[Figure]:
    """The printed numbers of an expression from left to right."""
    if isinstance(expression, Figure):
        yield expression
        return
    yield from leaves(expression.left)
    yield from leaves(expression.right)


def leaves_of(equation: Equation) -> tuple[Figure, ...]:
    return tuple(figure for step in equation.steps for figure in (*leaves(step.left), step.stated))


def _value(expression: Expression, adapt: Adapt) -> Quantity:
    if isinstance(expression, Figure):
        return adapt(expression)
    left = _value(expression.left, adapt)
    right = _value(_exact_if_constant(expression), adapt)
    match expression.sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case _:
            return _quotient(left, right, expression.right)


def _quotient(left: Quantity, right: Quantity, divisor: Expression) -> Quantity:
    printed_zero = isinstance(divisor, Figure) and divisor.value == 0
    if printed_zero or right.interval("printed") == Interval.point(Decimal(0)):
        raise DivisionByPrintedZero(divisor if isinstance(divisor, Figure) else None)
    return left / right


def _exact_if_constant(operation: Operation) -> Expression:
    """100%, a number of points, a number of months and the n of a mean are constants, not measured values."""
    right = operation.right
    if not isinstance(right, Figure):
        return right
    hundred = right.value == 100 and right.unit.dimension in ("ratio", "number")
    points = right.unit.dimension == "score"
    times = operation.sign == "×" and right.decimals == 0 and right.unit.dimension == "number"
    mean = operation.sign == "÷" and right.value == _terms(operation.left)
    if operation.sign in "×÷" and (hundred or points or times or mean):
        return right.changed(exact=True)
    return right


def _terms(expression: Expression) -> int:
    if isinstance(expression, Operation) and expression.sign == "+":
        return _terms(expression.left) + _terms(expression.right)
    return 1


def _adapter(step: Step, label: str) -> Adapt:
    """Whole numbers beside decimals may have lost their zeros; whole numbers among themselves are counts."""
    printed = [figure for figure in leaves(step.left) if not _is_hundred(figure)]
    counts = all(figure.decimals == 0 for figure in printed) and bool(_COUNTED.search(label))
    most = {unit: max(f.decimals for f in printed if f.unit.dimension == unit) for unit in _dimensions(printed)}

    def adapt(figure: Figure) -> Figure:
        if figure.exact:
            return figure
        if counts and figure.unit.dimension == "number":
            return figure.changed(exact=True)
        decimals = max(most.get(figure.unit.dimension, 0), figure.neighbour_decimals)
        return figure if decimals == figure.neighbour_decimals else figure.changed(neighbour_decimals=decimals)

    return adapt


def _is_hundred(figure: Figure) -> bool:
    return figure.value == 100 and figure.unit.symbol in ("", PERCENT.symbol)


def _dimensions(figures: list[Figure]) -> set[str]:
    return {figure.unit.dimension for figure in figures}
