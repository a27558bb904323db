"""What the generator knows of the figures it prints: ratios, sums, twins, changes, lists, weights, scores, targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from benchmarks.mutation.figures import Fig, Names, Range, Reading, View, factor_of

Family = Literal["RATE", "EXPR", "SUM", "SAME", "UNIT", "COUNT", "WEIGHT", "SCORE", "TARGET", "PRODUCT"]
IMPLEMENTED: tuple[Family, ...] = (
    "RATE",
    "EXPR",
    "SUM",
    "SAME",
    "UNIT",
    "COUNT",
    "WEIGHT",
    "SCORE",
    "TARGET",
    "PRODUCT",
)
LATER: tuple[Family, ...] = ()


@dataclass(frozen=True)
class Relation:
    """Figures of which one follows from the others. ``family`` is what Hedui calls a breach of it."""

    @property
    def family(self) -> Family:
        raise NotImplementedError

    @property
    def figs(self) -> tuple[Fig, ...]:
        raise NotImplementedError

    @property
    def lists(self) -> tuple[Names, ...]:
        return ()

    def holds(self, view: View, reading: Reading) -> bool:
        raise NotImplementedError


@dataclass(frozen=True)
class Ratio(Relation):
    """``rate`` = numerator ÷ one of the denominators; only one where the text says which."""

    rate: Fig
    numerator: Fig
    denominators: tuple[Fig, ...]
    printed: bool = False
    """Printed as an equation."""

    @property
    def family(self) -> Family:
        return "EXPR" if self.printed else "RATE"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.rate, self.numerator, *self.denominators)

    def holds(self, view: View, reading: Reading) -> bool:
        rate, top = view.range(self.rate, reading), view.range(self.numerator, reading)
        return any(rate.meets(top / view.range(bottom, reading)) for bottom in self.denominators)


@dataclass(frozen=True)
class Satisfied(Ratio):
    """(非常满意 + 满意) ÷ 合计."""

    second: Fig | None = None

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (*super().figs, *([self.second] if self.second else []))

    def holds(self, view: View, reading: Reading) -> bool:
        assert self.second is not None
        top = view.range(self.numerator, reading) + view.range(self.second, reading)
        return view.range(self.rate, reading).meets(top / view.range(self.denominators[0], reading))


@dataclass(frozen=True)
class Total(Relation):
    """``total`` = parts − less; parts that need not be all may only be too much."""

    total: Fig
    parts: tuple[Fig, ...]
    exhaustive: bool = True
    printed: bool = False
    of: Family = "SUM"
    less: tuple[Fig, ...] = ()

    @property
    def family(self) -> Family:
        return "EXPR" if self.printed else self.of

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.total, *self.parts, *self.less)

    def holds(self, view: View, reading: Reading) -> bool:
        whole = view.range(self.total, reading)
        added = _added(self.parts, view, reading)
        if self.less:
            added = added - _added(self.less, view, reading)
        if self.exhaustive:
            return whole.meets(added)
        return whole.high is None or added.low is None or added.low <= whole.high


def _added(figs: Sequence[Fig], view: View, reading: Reading) -> Range:
    added = Range(Fraction(0), Fraction(0))
    for fig in figs:
        added = added + view.range(fig, reading)
    return added


@dataclass(frozen=True)
class Twin(Relation):
    """One quantity printed twice."""

    one: Fig
    other: Fig

    @property
    def family(self) -> Family:
        return "SAME"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.one, self.other)

    def holds(self, view: View, reading: Reading) -> bool:
        return view.range(self.one, reading).meets(view.range(self.other, reading))


@dataclass(frozen=True)
class Change(Relation):
    """A growth rate (``relative``) or a difference, of a value against an earlier one; ``falls`` for 减少、下降."""

    change: Fig
    current: Fig
    previous: Fig
    relative: bool = False
    falls: bool = False
    printed: bool = False

    @property
    def family(self) -> Family:
        return "EXPR" if self.printed else "RATE"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.change, self.current, self.previous)

    def holds(self, view: View, reading: Reading) -> bool:
        now, before = view.range(self.current, reading), view.range(self.previous, reading)
        change = view.range(self.change, reading)
        moved = now / before - Range(Fraction(1), Fraction(1)) if self.relative else now - before
        return change.meets(moved.scaled(Fraction(-1)) if self.falls else moved)


@dataclass(frozen=True)
class Product(Relation):
    """A printed multiplication: ``result`` = a × b (capped where the clause says so)."""

    result: Fig
    one: Fig
    other: Fig
    cap: Fig | None = None
    of: Family = "EXPR"

    @property
    def family(self) -> Family:
        return self.of

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.result, self.one, self.other, *([self.cap] if self.cap else []))

    def holds(self, view: View, reading: Reading) -> bool:
        price = view.fig(self.other)
        as_set = self.of == "PRODUCT" and price.unit == "元" and price.decimals == 0  # a price in whole 元 is exact
        other = Range(Fraction(price.value), Fraction(price.value)) if as_set else view.range(self.other, reading)
        product = view.range(self.one, reading) * other
        value = view.fig(self.result)
        half = Fraction(1, 2 * 10 ** max(value.decimals, 2))
        # an amount of 元 that is written as 万元 is no longer the product
        by = factor_of(value.unit) if value.kind == "amount" else Fraction(1)
        result = Range((Fraction(value.value) - half) * by, (Fraction(value.value) + half) * by)
        if self.cap is not None:
            most = Fraction(view.fig(self.cap).value)
            product = Range(*(None if end is None else min(end, most) for end in product))
        return result.meets(product)


@dataclass(frozen=True)
class Listing(Relation):
    """A stated count and the names listed under it."""

    stated: Fig
    names: Names

    @property
    def family(self) -> Family:
        return "COUNT"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.stated,)

    @property
    def lists(self) -> tuple[Names, ...]:
        return (self.names,)

    def holds(self, view: View, reading: Reading) -> bool:
        return view.fig(self.stated).value == len(view.names(self.names).names)


@dataclass(frozen=True)
class Rows(Relation):
    """A stated count and the rows of a table."""

    stated: Fig
    rows: int

    @property
    def family(self) -> Family:
        return "COUNT"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.stated,)

    def holds(self, view: View, reading: Reading) -> bool:
        return view.fig(self.stated).value == self.rows


@dataclass(frozen=True)
class AtMost(Relation):
    """``fig`` may not exceed ``limit`` (a figure or a constant): a rate that cannot pass 100%, a score over its maximum."""

    fig: Fig
    limit: Fig | Fraction
    of: Family = "RATE"

    @property
    def family(self) -> Family:
        return self.of

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.fig, self.limit) if isinstance(self.limit, Fig) else (self.fig,)

    def holds(self, view: View, reading: Reading) -> bool:
        low = view.range(self.fig, reading).low
        high = view.range(self.limit, reading).high if isinstance(self.limit, Fig) else self.limit
        return low is None or high is None or low <= high


@dataclass(frozen=True)
class Met(Relation):
    """An actual that was given full marks or called done meets its target; ``falls`` for downward indicators.

    A rate printed with fewer places than its target may be the target rounded. Where a completion ``rate`` is printed
    with them, 100% may be a rate that was rounded up, and a lower one says itself that the target was missed.
    """

    actual: Fig
    target: Fig
    falls: bool = False
    rate: Fig | None = None

    @property
    def family(self) -> Family:
        return "TARGET"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.actual, self.target)

    def holds(self, view: View, reading: Reading) -> bool:
        actual, target = view.range(self.actual, reading), Fraction(view.fig(self.target).value)
        target *= factor_of(view.fig(self.target).unit)
        if self.rate is not None and view.range(self.rate, reading).meets(actual / view.range(self.target, reading)):
            return True
        if self.falls:
            return actual.low is None or actual.low <= target
        return actual.high is None or actual.high >= target


@dataclass(frozen=True)
class Follows(Relation):
    """A score that follows from figures by a clause that only the generator can compute."""

    score: Fig
    inputs: tuple[Fig, ...]
    compute: Callable[..., Fraction]

    @property
    def family(self) -> Family:
        return "SCORE"

    @property
    def figs(self) -> tuple[Fig, ...]:
        return (self.score, *self.inputs)

    def holds(self, view: View, reading: Reading) -> bool:
        given = self.compute(*(Fraction(view.fig(fig).value) for fig in self.inputs))
        return abs(Fraction(view.fig(self.score).value) - given) <= Fraction(1, 100)
