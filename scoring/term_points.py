"""The points that one term of a clause gives for a value: bands, deductions beyond a bound, proportions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.interval import Interval
from scoring import phrases
from scoring.formula import Band, Bound, Deduction, Forfeit, Formula, Otherwise, Proportion, Share
from scoring.inputs import Input

_ZERO = Interval.point(Decimal(0))
_ONE = Interval.point(Decimal(1))


@dataclass(frozen=True)
class Term:
    """A part of a clause with points of its own: at most ``maximum``, by ``formulas`` over one quantity."""

    maximum: Decimal
    formulas: tuple[Formula, ...]
    text: str = ""

    @property
    def bands(self) -> tuple[Band, ...]:
        return tuple(f for f in self.formulas if isinstance(f, Band))

    @property
    def proportion(self) -> Proportion | None:
        return next((f for f in self.formulas if isinstance(f, Proportion)), None)

    @property
    def name(self) -> str:
        if self.proportion is not None:
            return self.proportion.numerator
        return next((band.name for band in self.bands if band.name), "")

    @property
    def bounds(self) -> tuple[Bound, ...]:
        ends = [end for band in self.bands for end in (band.low, band.high)]
        return tuple(end for end in ends if end is not None)

    @property
    def computable(self) -> bool:
        proportion = self.proportion
        if proportion is not None:
            return not proportion.denominator or proportion.divisor is not None
        return bool(self.bands)


def points_for(term: Term, found: Input) -> tuple[Interval, str] | None:
    """The points for a value and how they came about; None where the clause leaves them to judgement."""
    if term.proportion is not None:
        return _in_proportion(term, term.proportion, found)
    held = _narrowest([band for band in term.bands if band.holds(found.value) is not False], found.value)
    if held:
        given = [_given(band, term, found.value) for band in held]
        points = Interval(min(each.low for each in given), max(each.high for each in given))
        return points, found.shown + phrases.IN_BAND.said(band=shown_band(held[0]), points=_told(points))
    return _beyond(term, found)


def _narrowest(held: Sequence[Band], value: Interval) -> Sequence[Band]:
    """Of bands that are open on the same side (≥95%得4分；≥90%得2分), the one that is hardest to reach."""
    sure = [band for band in held if band.holds(value)]
    if len(sure) < 2 or len(sure) != len(held):
        return held
    if all(band.low is not None and band.high is None for band in sure):
        return [max(sure, key=lambda band: band.low.base if band.low else 0)]
    if all(band.high is not None and band.low is None for band in sure):
        return [min(sure, key=lambda band: band.high.base if band.high else 0)]
    return held


def _told(points: Interval) -> str:
    low, high = (f"{round(end, 4).normalize():f}" for end in (points.low, points.high))
    return low if low == high else f"{low}–{high}"


def _given(band: Band, term: Term, value: Interval) -> Interval:
    points = term.maximum if band.points is None else band.points
    if band.divisor is None:
        return Interval.point(points)
    if band.divisor.base == 0:
        return Interval(Decimal(0), points)  # a share of a quotient that is not told
    share = value / Interval.point(band.divisor.base) * Interval.point(points)
    return share.least(Interval.point(points)).greatest(_ZERO)


def _in_proportion(term: Term, proportion: Proportion, found: Input) -> tuple[Interval, str]:
    forfeits = any(isinstance(f, Forfeit) for f in term.formulas)
    if forfeits and _ONE.below(found.value):
        return _ZERO, found.shown + phrases.ABOVE_WHOLE.said()
    share = found.value / Interval.point(proportion.divisor.base) if proportion.divisor else found.value
    cap = Interval.point(min(proportion.cap or proportion.points, term.maximum))
    points = (share * Interval.point(proportion.points)).least(cap).greatest(_ZERO)
    if forfeits and _ONE.meets(found.value):
        points = Interval(Decimal(0), points.high)
    return points, f"{found.shown} × {proportion.points:f}分"


def _beyond(term: Term, found: Input) -> tuple[Interval, str] | None:
    """What is left where no band holds: otherwise so much, a deduction for each unit, or a share."""
    for formula in term.formulas:
        if isinstance(formula, Otherwise):
            short = phrases.BELOW_BAND.said(band=shown_band(term.bands[0]), points=f"{formula.points:f}")
            return Interval.point(formula.points), found.shown + short
    edge = _edge(term, found.value)
    if edge is None:
        return None
    bound, top, missing = edge
    deduction = next((f for f in term.formulas if isinstance(f, Deduction)), None)
    if deduction is not None:
        return _deducted(deduction, bound, top, missing, found)
    if any(isinstance(f, Share) for f in term.formulas) and bound.base > 0 and missing.low > 0:
        points = Interval(Decimal(0), top)  # how the share is counted is not said: below the threshold, below the top
        return points, found.shown + phrases.BY_SHARE.said(bound=f"{bound.value:f}{bound.unit}")
    return None


def _edge(term: Term, value: Interval) -> tuple[Bound, Decimal, Interval] | None:
    """The bound of the only band, its points and how far a value lies beyond it."""
    if len(term.bands) != 1 or term.bands[0].divisor is not None:
        return None
    (band,) = term.bands
    top, low, high = term.maximum if band.points is None else band.points, band.low, band.high
    if top == 0:
        return None  # 每降低1个百分点扣0.5分，低于80%的不得分: from where points are taken off is not said
    if low is not None and (high is None or (low == high and value.high < low.base)):
        return low, top, Interval.point(low.base) - value
    if high is not None and (low is None or (low == high and value.low > high.base)):
        return high, top, value - Interval.point(high.base)
    return None


def _deducted(
    deduction: Deduction, bound: Bound, top: Decimal, missing: Interval, found: Input
) -> tuple[Interval, str] | None:
    """Points taken off for each unit beyond the bound; whether a part of a unit counts is not said, so both hold."""
    unit = _unit_of(deduction, bound)
    if unit is None or unit <= 0 or not missing.high.is_finite() or not missing.low.is_finite():
        return None
    least = (max(missing.low, Decimal(0)) / unit).to_integral_value(ROUND_FLOOR)
    most = (missing.high / unit).to_integral_value(ROUND_CEILING)
    low, high = (max(top - deduction.points * units, Decimal(0)) for units in (most, least))
    taken = phrases.TAKEN_OFF.said(
        bound=f"{bound.value:f}{bound.unit}",
        unit=f"{deduction.per:f}{deduction.per_unit}",
        points=f"{deduction.points:f}",
    )
    return Interval(low, high), found.shown + taken


def _unit_of(deduction: Deduction, bound: Bound) -> Decimal | None:
    """The size of one unit of a deduction in the base unit of the bound."""
    if deduction.per_unit in ("%", "‰"):
        share = Bound(value=deduction.per, unit=deduction.per_unit).base
        return share if bound.is_ratio or bound.value == 0 else share * bound.base
    if bound.is_ratio:
        return None
    same = deduction.per_unit.lstrip("万亿") == bound.unit.lstrip("万亿")
    return Bound(value=deduction.per, unit=deduction.per_unit).base if same else None


def shown_band(band: Band) -> str:
    if band.low is not None and band.low == band.high:
        return f"{band.name}={band.low.value:f}{band.low.unit}"
    low = f"{band.low.value:f}{band.low.unit}{'≤' if band.low.closed else '<'}" if band.low else ""
    high = f"{'≤' if band.high.closed else '<'}{band.high.value:f}{band.high.unit}" if band.high else ""
    return f"{low}{band.name or ('X' if low and high else '')}{high}"
