"""The arithmetic that every verdict rests on: it contains what could be meant, and never depends on order."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.interval import INFINITY, Interval

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted([draw(numbers), draw(numbers)])
    return Interval(low, high)


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    interval = draw(intervals())
    share = Fraction(draw(st.integers(0, 1000)), 1000)
    low, high = Fraction(interval.low), Fraction(interval.high)
    return interval, low + (high - low) * share


def holds(interval: Interval, value: Fraction) -> bool:
    low = interval.low == -INFINITY or Fraction(interval.low) <= value
    return low and (interval.high == INFINITY or value <= Fraction(interval.high))


@given(inside(), inside())
def test_results_contain_every_value_the_operands_could_give(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, two
    assert holds(a + b, x + y)
    assert holds(a - b, x - y)
    assert holds(a * b, x * y)
    assert holds(a.least(b), min(x, y))
    assert holds(a.greatest(b), max(x, y))
    if y != 0:
        assert holds(a / b, x / y) if b != Interval(Decimal(0), Decimal(0)) else True


@given(intervals(), intervals())
def test_sums_products_and_meetings_do_not_depend_on_order(a: Interval, b: Interval) -> None:
    assert a + b == b + a
    assert a * b == b * a
    assert a.meets(b) == b.meets(a)
    assert a.below(b) == (not a.meets(b) and a.low < b.low)


def test_arithmetic_does_not_depend_on_the_context_of_the_caller() -> None:
    third = Interval.point(Decimal(1)) / Interval.point(Decimal(3))
    with localcontext() as context:
        context.prec = 4
        assert Interval.point(Decimal(1)) / Interval.point(Decimal(3)) == third


def test_printed_decimals_are_the_precision() -> None:
    assert Interval.printed(Decimal("96.42"), 2) == (Decimal("96.415"), Decimal("96.425"))
    assert Interval.printed(Decimal(195), 0) == (Decimal("194.5"), Decimal("195.5"))


def test_a_divisor_that_reaches_zero_leaves_the_quotient_unbounded() -> None:
    one = Interval.point(Decimal(1))
    assert one / Interval(Decimal(0), Decimal(2)) == (Decimal("0.5"), INFINITY)
    assert one / Interval(Decimal(-2), Decimal(0)) == (-INFINITY, Decimal("-0.5"))
    assert one / Interval(Decimal(-1), Decimal(1)) == (-INFINITY, INFINITY)
    with pytest.raises(ZeroDivisionError):
        one / Interval.point(Decimal(0))
