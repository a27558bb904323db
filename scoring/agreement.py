"""Whether a printed score can be the points that were computed for it; whole scores may be rounded ones."""

from __future__ import annotations

from decimal import Decimal

from schemas.figure import Figure
from schemas.interval import Interval
from scoring.verdict import Status


def agreement(score: Figure, points: Interval, *, whole_scores: bool) -> Status:
    """``whole_scores``: every score of the form is whole, so it rounds; else a whole score is taken as exact first."""
    exact = score.changed(exact=score.decimals == 0).interval()
    if exact.meets(points):
        return Status.AGREES
    rounded = score.decimals == 0 and not points.exact and score.interval().meets(points)
    if not rounded:
        return Status.DIFFERS
    return Status.AGREES if whole_scores else Status.DIFFERS_STRICTLY


def shown_points(points: Interval, score: Figure) -> str:
    """Points as a reviewer would print them in the place of a score: at least two decimals, no idle zeros."""
    if points.exact:
        return f"{points.low.normalize():f}分"
    middle = round((points.low + points.high) / 2, max(score.decimals, 2))
    rounded = middle.normalize()
    return f"{rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded:f}分"
