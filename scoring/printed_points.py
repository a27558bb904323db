"""Points that the explanation itself adds up: one printed equation for each piece of the clause (…×1分=0.98分)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from schemas.interval import Interval
from scoring.evaluate import leaves_of, value_of
from scoring.inputs import Input, from_equation
from scoring.items import EquationRead, ItemRead


def printed_points(read: ItemRead, maximum: Decimal) -> tuple[Interval, tuple[Input, ...], str] | None:
    """The sum of the printed results; None unless the pieces together can earn the whole weight."""
    pieces = [each for each in read.equations if each.equation.steps and _is_points(each)]
    if len(pieces) < 2 or sum((_offered(each) for each in pieces), Decimal(0)) != maximum:
        return None
    inputs = tuple(_piece(each) for each in pieces)
    total = Interval.point(Decimal(0))
    for each in inputs:
        total = total + each.value
    return total, inputs, " + ".join(each.shown.removesuffix("分") for each in inputs)


def _piece(read: EquationRead) -> Input:
    """One result: as printed, or not yet rounded; at most all the points it is a share of."""
    found = from_equation(read.label or "得分", read)
    if found.broken is not None:
        return found
    step = read.equation.steps[-1]
    computed = value_of(step, read.label).interval().least(Interval.point(_offered(read)))
    printed = step.stated.value
    return replace(found, value=Interval(min(computed.low, printed), max(computed.high, printed)))


def _is_points(read: EquationRead) -> bool:
    return read.equation.steps[-1].stated.unit.dimension == "score"


def _offered(read: EquationRead) -> Decimal:
    """The points by which an equation multiplies its rate."""
    factors = [
        figure.value
        for figure in leaves_of(read.equation)
        if figure.unit.dimension == "score" and figure is not read.equation.steps[-1].stated
    ]
    return factors[0] if len(factors) == 1 else Decimal(0)
