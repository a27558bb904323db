"""What one figure would have to be for a check to hold: the inverse of sums, ratios and twins.

Several failed checks that one and the same value would mend are one mistake, and this finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from schemas.figure import Figure, Quantity, total
from schemas.interval import Interval

Solve = Callable[[Figure], Interval | None]
"""For a figure of the check, the values (in the base unit) with which it would hold; None where it can't tell."""


def solve_sum(total: Figure, parts: Sequence[Figure], subtracted: Sequence[Figure] = ()) -> Solve:
    """total = Σ parts − Σ subtracted."""

    def solve(figure: Figure) -> Interval | None:
        signed = [(total, -1), *((part, 1) for part in parts), *((part, -1) for part in subtracted)]
        mine = [sign for each, sign in signed if each.span == figure.span]
        if len(mine) != 1:
            return None
        others = Interval.point(Decimal(0))
        for each, sign in signed:
            if each.span != figure.span:
                others = others + each.interval() if sign > 0 else others - each.interval()
        return -others if mine[0] > 0 else others

    return solve


def solve_ratio(rate: Figure, numerator: Sequence[Figure], denominator: Figure) -> Solve:
    """rate = Σ numerator ÷ denominator."""
    over = total(numerator)

    def solve(figure: Figure) -> Interval | None:
        if figure.span == rate.span:
            return _quotient(over, denominator)
        if figure.span == denominator.span:
            return _quotient(over, rate)
        others = [each for each in numerator if each.span != figure.span]
        if len(others) == len(numerator):
            return None
        wanted = rate.interval() * denominator.interval()
        return wanted - total(others).interval() if others else wanted

    return solve


def solve_product(result: Figure, price: Figure, quantity: Figure, months: int | None = None) -> Solve:
    """result = price × quantity (× months)."""
    times = Interval.point(Decimal(months or 1))

    def solve(figure: Figure) -> Interval | None:
        if figure.span == result.span:
            return price.interval() * quantity.interval() * times
        other = {price.span: quantity, quantity.span: price}.get(figure.span)
        if other is None or other.value == 0:
            return None
        return result.interval() / (other.interval() * times)

    return solve


def solve_growth(change: Figure, current: Figure, previous: Figure, *, falls: bool, relative: bool) -> Solve:
    """current = previous ± change, or previous × (1 ± change) where the change is ``relative``."""
    one = Interval.point(Decimal(1))

    def solve(figure: Figure) -> Interval | None:
        move = -change.interval() if falls else change.interval()
        if figure.span == current.span:
            return previous.interval() * (one + move) if relative else previous.interval() + move
        if figure.span == previous.span:
            if not relative:
                return current.interval() - move
            factor = one + move
            return current.interval() / factor if factor.low > 0 else None
        if figure.span != change.span:
            return None
        difference = current.interval() - previous.interval()
        wanted = -difference if falls else difference
        if not relative:
            return wanted
        return wanted / previous.interval() if previous.interval().low > 0 else None

    return solve


def solve_twins(groups: Sequence[Sequence[Figure]]) -> Solve:
    """All figures are the same quantity; each group holds those that agree among themselves.

    Where there are two values, each could be mended to the other.
    """

    def solve(figure: Figure) -> Interval | None:
        others = [group for group in groups if all(each.span != figure.span for each in group)]
        alone = len(others) == len(groups) - 1 and any(len(group) == 1 for group in groups if group not in others)
        if not alone or len(others) != 1:
            return None
        low = max(each.interval().low for each in others[0])
        high = min(each.interval().high for each in others[0])
        return Interval(low, high) if low <= high else None

    return solve


def _quotient(one: Quantity, two: Quantity) -> Interval | None:
    divisor = two.interval()
    return None if divisor == Interval.point(Decimal(0)) else one.interval() / divisor
