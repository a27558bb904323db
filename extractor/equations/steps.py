"""Turns the sides of a printed chain into steps: what is computed, and the figure it is said to make.

The genre writes on after a result: in 26.31%/25%=105.24%*1分=1分 the second side begins with the result of the
first and is then multiplied. A chain may also be meant as mathematicians do, each side equal to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.equations.parse import Side
from schemas.document import Span
from schemas.equation import Expression, Operation, Step
from schemas.figure import Figure, Quantity


def steps_of(document: str, sides: Sequence[Side | None]) -> tuple[Step, ...]:
    """The steps of a chain; none where no side computes anything."""
    steps = list(_steps(document, sides))
    return tuple(steps)


def _steps(document: str, sides: Sequence[Side | None]) -> Iterator[Step]:
    for at, (left, right) in enumerate(pairwise(sides)):
        if left is None or right is None:
            continue
        span = Span(document, left.start, right.end)
        if isinstance(left.expression, Operation):
            stated = _leftmost(right.expression)
            if stated is right.expression or not _equal(left.expression, right.expression):
                yield Step.made(left=left.expression, stated=stated, span=Span(document, left.start, stated.span.end))
        elif isinstance(right.expression, Operation) and not _retold(sides, at, left.expression, right.expression):
            yield Step.made(left=right.expression, stated=left.expression, span=span)


def _retold(sides: Sequence[Side | None], at: int, left: Figure, right: Operation) -> bool:
    """Whether a lone figure is the result of the side before, or only said twice (95%=95%*1分)."""
    follows = at > 0 and sides[at - 1] is not None
    return follows or _leftmost(right).in_base() == left.in_base()


def _leftmost(expression: Expression) -> Figure:
    while isinstance(expression, Operation):
        expression = expression.left
    return expression


def _equal(one: Expression, other: Expression) -> bool:
    """Whether two computed sides agree as they stand, so that neither is the result of the other."""
    ours, theirs = _value(one), _value(other)
    first = _value(_leftmost(other))
    if ours is None or theirs is None or first is None:
        return False
    return ours.interval().meets(theirs.interval()) and not ours.interval().meets(first.interval())


def _value(expression: Expression) -> Quantity | None:
    if isinstance(expression, Figure):
        return expression
    left, right = _value(expression.left), _value(expression.right)
    if left is None or right is None:
        return None
    match expression.sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case _:
            try:
                return left / right
            except ZeroDivisionError:
                return None
