"""Whether a printed score can be the points that were computed for it; whole scores may be rounded ones."""

from __future__ import annotations

from decimal import Decimal

from schemas.figure import Figure
from schemas.interval import Interval
from scoring.verdict import Status


def agreement(score: Figure, points: Interval, *, score_decimals: int) -> Status:
    """``score_decimals``: the most decimals of any score of the form; where it is 0, the form rounds to whole points.

    A whole score among scores with decimals may have lost its zeros (9.00 shown as 9) or have been rounded: the
    first agrees, the second is asked about.
    """
    precise = score.changed(exact=False, neighbour_decimals=max(score_decimals, score.decimals))
    if points.contains(score.value) or precise.interval("strict").meets(points):
        return Status.AGREES
    rounded = not points.exact and score.interval().meets(points)
    if not rounded:
        return Status.DIFFERS
    return Status.AGREES if score.decimals else Status.DIFFERS_STRICTLY


def shown_points(points: Interval, score: Figure) -> str:
    """Points as a reviewer would print them in the place of a score: at least two decimals, no idle zeros."""
    if points.exact:
        return f"{points.low.normalize():f}分"
    middle = round((points.low + points.high) / 2, max(score.decimals, 2))
    rounded = middle.normalize()
    return f"{rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded:f}分"
