"""Interval: the exact Decimal arithmetic of values known to a printed precision, rounded outwards."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import cache
from typing import NamedTuple

INFINITY = Decimal("Infinity")
_DIGITS = 40
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR, traps=[])
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING, traps=[])


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, both included; an end may be infinite.

    Operations contain every value that the operands could give. They round outwards at forty digits,
    so a division never loses the true quotient.
    """

    low: Decimal
    high: Decimal

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        return cls(value, value)

    @classmethod
    def printed(cls, value: Decimal, decimals: int) -> Interval:
        """What a number printed with so many decimals stands for: half a last place either way."""
        half = cls.half_a_place(decimals)
        return cls(value - half, value + half)

    @staticmethod
    @cache
    def half_a_place(decimals: int) -> Decimal:
        """0.005 for two decimals."""
        return Decimal(5).scaleb(-decimals - 1)

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]
        return Interval(_DOWN.add(self.low, other.low), _UP.add(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:  # type: ignore[override]
        if self.low >= 0 and other.low >= 0:  # as printed values nearly always are
            return Interval(_product(_DOWN, self.low, other.low), _product(_UP, self.high, other.high))
        pairs = [(one, two) for one in self for two in other]
        return Interval(
            min(_product(_DOWN, one, two) for one, two in pairs),
            max(_product(_UP, one, two) for one, two in pairs),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient; unbounded where the divisor reaches zero, an error where it is zero."""
        if other.low == 0 == other.high:
            raise ZeroDivisionError("division by an exact zero")
        if other.low < 0 < other.high:
            return Interval(-INFINITY, INFINITY)
        return self * other._reciprocal()

    def _reciprocal(self) -> Interval:
        low = -INFINITY if self.high == 0 else _DOWN.divide(Decimal(1), self.high)
        high = INFINITY if self.low == 0 else _UP.divide(Decimal(1), self.low)
        return Interval(low, high)

    def least(self, other: Interval) -> Interval:
        return Interval(min(self.low, other.low), min(self.high, other.high))

    def greatest(self, other: Interval) -> Interval:
        return Interval(max(self.low, other.low), max(self.high, other.high))

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def contains(self, value: Decimal) -> bool:
        return self.low <= value <= self.high

    def within(self, other: Interval) -> bool:
        return other.low <= self.low and self.high <= other.high

    def below(self, other: Interval) -> bool:
        """Whether every value here is less than every value there."""
        return self.high < other.low


def _product(context: Context, one: Decimal, two: Decimal) -> Decimal:
    if one == 0 or two == 0:  # an unbounded end times nothing is nothing
        return Decimal(0)
    return context.multiply(one, two)
