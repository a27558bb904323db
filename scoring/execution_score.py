"""The points for budget execution in the funds block of a form: rate × weight, at most the weight (执行率得分)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.extraction import Ratio
from schemas.figure import Figure, Quantity
from schemas.interval import Interval
from scoring.items import ItemRead

_NAME = "执行率"
_ONE = Interval.point(Decimal(1))


@dataclass(frozen=True)
class Execution:
    """The rate that earns the points, each way in which it can be had, and whether the form prints the rule."""

    rate: Figure | None
    ways: tuple[tuple[Quantity, Interval], ...]
    figures: tuple[Figure, ...]
    rule_printed: bool

    @property
    def full(self) -> bool:
        return any(points.high >= 1 for _, points in self.ways)

    def points(self, weight: Decimal) -> tuple[tuple[Interval, str], ...]:
        """What each way of having the rate gives."""
        whole = Interval.point(weight)
        return tuple((share.least(_ONE) * whole, f"{way.formula} × {weight:f}") for way, share in self.ways)


def execution_of(read: ItemRead) -> Execution | None:
    """The execution rate of a funds block's item; None for any other item."""
    item = read.item
    if read.on is None or item.children or item.target or item.level != 1 or _NAME not in item.name:
        return None
    rates = read.inside(item.actual)
    ratio = next((r for r in read.on.extraction.ratios if _of(r, read, rates)), None)
    if ratio is None and (len(rates) != 1 or rates[0].unit.dimension != "ratio"):
        return None
    rate = ratio.rate if ratio is not None else rates[0]
    ways = tuple(_ways(rate, ratio))
    figures = (rate,) if ratio is None else (rate, ratio.numerator, *ratio.denominators)
    return Execution(rate, ways, figures, rule_printed="×" in read.clause or "*" in read.clause)


def _of(ratio: Ratio, read: ItemRead, rates: tuple[Figure, ...]) -> bool:
    if any(rate.span == ratio.rate.span for rate in rates):
        return True
    return not rates and read.item.span.covers(ratio.rate.span)


def _ways(rate: Figure, ratio: Ratio | None) -> Iterator[tuple[Quantity, Interval]]:
    yield rate, rate.interval()
    if ratio is not None:
        for denominator in ratio.denominators:
            if denominator.interval().low > 0:
                computed = ratio.numerator / denominator
                yield computed, computed.interval()
