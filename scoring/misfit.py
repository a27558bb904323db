"""Misfit: a relation that fails as printed and holds when one of its figures is moved by a power of ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.extraction import Extraction, Sum
from schemas.figure import Figure
from schemas.interval import Interval
from schemas.unit import WAN_YUAN, YI_YUAN, YUAN
from scoring.gather import gatherer
from scoring.relations import Relation, relations_of
from scoring.solve import solve_sum
from scoring.verdict import Status, Verdict

_POWERS = (4, -4, 8, -8, 1, -1, 2, -2, 3, -3)
_NARROW = Decimal("0.01")


@dataclass(frozen=True)
class Misfit:
    """The verdict that fails and the figures each of which would mend it, moved by ``power`` places."""

    failed: Verdict
    suspects: tuple[tuple[Figure, int], ...]


@gatherer(Misfit)
def misfits(extraction: Extraction) -> Iterator[Misfit]:
    for relation in relations_of(extraction):
        yield from _misfits_of(relation)


def _misfits_of(relation: Relation) -> Iterator[Misfit]:
    if isinstance(relation.thing, Sum) and not relation.thing.exhaustive:
        yield from _in_open_list(relation.thing, relation.verdicts)
        return
    for verdict in relation.verdicts:
        if verdict.status is Status.DIFFERS and verdict.solve is not None:
            suspects = _suspects(verdict)
            if suspects:
                yield Misfit(verdict, suspects)


def _in_open_list(each: Sum, verdicts: Sequence[Verdict]) -> Iterator[Misfit]:
    """``292.16万元，其中中央156.8元、市级135.36万元``: in the others' unit the odd one makes the parts the total exactly."""
    figures = (each.total, *each.parts)
    solve = solve_sum(each.total, each.parts, each.subtracted)
    for figure in figures:
        others = {other.unit for other in figures if other.span != figure.span}
        wanted = solve(figure) if len(figures) > 2 and len(others) == 1 and figure.unit not in others else None
        power = _power(figure, wanted) if wanted is not None else None
        if power is not None and figure.unit.factor.scaleb(power) == next(iter(others)).factor:
            yield from (Misfit(replace(verdict, solve=solve), ((figure, power),)) for verdict in verdicts[:1])


def _suspects(verdict: Verdict) -> tuple[tuple[Figure, int], ...]:
    found = []
    for figure in dict.fromkeys(verdict.figures):
        wanted = verdict.solve(figure) if verdict.solve else None
        power = _power(figure, wanted) if wanted is not None else None
        if power is not None:
            found.append((figure, power))
    return tuple(sorted(found, key=lambda each: _likelihood(each[0], verdict)))


def _power(figure: Figure, wanted: Interval) -> int | None:
    """The places a value must be moved to be what is wanted; only where that leaves no doubt."""
    if figure.value <= 0 or not (wanted.low.is_finite() and wanted.high.is_finite()):
        return None
    middle = (wanted.low + wanted.high) / 2
    if middle <= 0 or (wanted.high - wanted.low) / middle > _NARROW:
        return None
    if len(f"{figure.value:f}".replace(".", "").strip("0")) < 3:
        return None
    own = figure.interval()
    for power in _POWERS:
        if (own * Interval.point(Decimal(1).scaleb(power))).meets(wanted) and _plausible(figure, power):
            return power
    return None


def _plausible(figure: Figure, power: int) -> bool:
    """A rate has no unit to be mistaken, only a point to be misplaced."""
    return abs(power) <= 2 if figure.unit.dimension in ("ratio", "number", "score") else True


def _likelihood(figure: Figure, verdict: Verdict) -> int:
    """The figure whose unit is unlike the others' comes first."""
    symbols = [each.unit.symbol for each in verdict.figures if each.unit.dimension == figure.unit.dimension]
    return symbols.count(figure.unit.symbol)


def moved(figure: Figure, power: int) -> str:
    """The same digits as they ought to be printed: with the next unit of money, else with the point moved."""
    factor = figure.unit.factor.scaleb(power)
    unit = next((unit for unit in (YUAN, WAN_YUAN, YI_YUAN) if unit.factor == factor), None)
    if figure.unit.dimension == "money" and unit is not None:
        return f"{figure.value:,.{figure.decimals}f}{unit.symbol}"
    decimals = max(0, figure.decimals - power)
    return f"{figure.value.scaleb(power):,.{decimals}f}{figure.unit.symbol}"
