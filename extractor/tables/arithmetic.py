"""Arithmetic that confirms how a table is laid out, and the units that its money columns share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from schemas.figure import Figure, total
from schemas.unit import Unit


def holds(stated: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts add up to a total within the rounding of what is printed."""
    stated, *parts = in_one_unit((stated, *parts))
    if not parts or any(figure.unit.dimension != stated.unit.dimension for figure in parts):
        return False
    computed = total(parts).interval("printed")
    return stated.interval("printed").meets(computed)


def net_holds(stated: Figure, plus: Sequence[Figure], minus: Sequence[Figure]) -> bool:
    """Whether a value is what some figures make less some others, within the rounding of what is printed."""
    stated, *rest = in_one_unit((stated, *plus, *minus))
    if not plus or any(figure.unit.dimension != stated.unit.dimension for figure in rest):
        return False
    computed = total(rest[: len(plus)]).interval("printed")
    if minus:
        computed = computed - total(rest[len(plus) :]).interval("printed")
    return stated.interval("printed").meets(computed)


def is_quotient(rate: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a printed rate follows from a part and a whole within the rounding of what is printed."""
    part, whole = in_one_unit((part, whole))
    if part.unit.dimension != whole.unit.dimension or rate.unit.dimension != "ratio":
        return False
    interval = whole.interval("printed")
    if interval.contains(Decimal(0)):
        return False
    return (part / whole).interval("printed").meets(rate.interval("printed"))


def is_growth(rate: Figure, before: Figure, after: Figure) -> bool:
    """Whether a printed rate is the change from one value to another, whichever way its sign is printed."""
    before, after = in_one_unit((before, after))
    if before.unit.dimension != after.unit.dimension or rate.unit.dimension != "ratio":
        return False
    if before.interval("printed").contains(Decimal(0)):
        return False
    change, printed = ((after - before) / before).interval("printed"), rate.interval("printed")
    return change.meets(printed) or change.meets(-printed)


def in_one_unit(figures: Sequence[Figure]) -> list[Figure]:
    """Figures without a unit take that of the figures beside them, if there is only one."""
    units = {figure.unit for figure in figures if figure.unit.dimension != "number"}
    unit = units.pop() if len(units) == 1 else None
    return [of_unit(figure, unit) if unit is not None else figure for figure in figures]


def money_unit(figures: Sequence[Figure]) -> Unit | None:
    """The one unit of money that some figures are printed in; None where there are several or none."""
    units = {figure.unit for figure in figures if figure.unit.dimension == "money"}
    return units.pop() if len(units) == 1 else None


def of_unit(figure: Figure, unit: Unit) -> Figure:
    """The figure with a unit, where none was printed for it."""
    if figure.unit.dimension != "number":
        return figure
    return figure.changed(unit=unit)
