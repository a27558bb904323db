"""Figure: a printed number with the interval it stands for, and Derived: what is computed from figures.

A figure has two readings. The printed one takes the decimals on paper as its precision. The strict one
takes the precision of its neighbours, since trailing zeros get lost on the way to paper: 195 among
amounts with two decimals may mean exactly 195.00.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from typing import Literal

from schemas.base import Model
from schemas.document import Span
from schemas.interval import INFINITY, Interval
from schemas.kept import kept
from schemas.kind import Kind, Qualifier
from schemas.unit import NUMBER, RATIO, Unit

Reading = Literal["printed", "strict"]
Key = tuple[str, int]


_OPENS_NO_END = frozenset({Qualifier.NONE, Qualifier.ABOUT})


class Quantity:
    """What figures and derived values share: an interval under either reading, and arithmetic with a trail."""

    unit: Unit

    def interval(self, reading: Reading = "printed") -> Interval:
        raise NotImplementedError

    @property
    def formula(self) -> str:
        """How the quantity reads inside a computation: ``4,492.01`` or ``4,492.01 ÷ 4,658.59``."""
        raise NotImplementedError

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The printed figures it came from."""
        raise NotImplementedError

    def as_printed(self) -> Decimal | None:
        """The value in the base unit when every printed number is taken as it stands; None for a range."""
        raise NotImplementedError

    @property
    def open(self) -> bool:
        """Whether a qualifier (约, ≥ …) leaves the value open, so that a comparison may decide nothing."""
        return any(figure.qualifier for figure in self.figures)

    def __add__(self, other: Quantity) -> Derived:
        return _combine("+", self, other)

    def __sub__(self, other: Quantity) -> Derived:
        return _combine("−", self, other)

    def __mul__(self, other: Quantity) -> Derived:
        return _combine("×", self, other)

    def __truediv__(self, other: Quantity) -> Derived:
        """The quotient. Raises ZeroDivisionError where the divisor is exactly zero."""
        return _combine("÷", self, other)


class Figure(Model, Quantity):
    """A number as printed (数字).

    ``value`` is in ``unit`` as printed (``96.42`` for 96.42%), ``value_to`` the upper end of a printed range,
    ``decimals`` the printed decimals, ``neighbour_decimals`` those of the figures beside it.
    ``quote`` is the number as printed with its unit if they stand together; ``span`` covers the quote.
    """

    id: int
    kind: Kind
    value: Decimal
    value_to: Decimal | None = None
    unit: Unit = NUMBER
    decimals: int = 0
    neighbour_decimals: int = 0
    qualifier: Qualifier = Qualifier.NONE
    quote: str
    span: Span
    unit_from: Span | None = None
    """Where the unit is printed when it is not beside the number (a caption, a header cell)."""
    exact: bool = False
    """True where the number itself is exact: a fraction such as 三分之二, a constant of a formula."""
    spelled: bool = False
    """True for Chinese numerals."""
    by_ocr: bool = False

    @kept
    def key(self) -> Key:
        """What identifies it in a submission, whatever copy of it is at hand: its document and its number there."""
        return (self.span.document, self.id)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (self,)

    @property
    def formula(self) -> str:
        shown = f"{self.value:,.{self.decimals}f}"
        return shown + self.unit.symbol if self.unit.dimension in ("ratio", "points") else shown

    @kept
    def _intervals(self) -> dict[Reading, Interval]:
        printed = self._read(self.decimals)
        strict = printed if self._strict_decimals == self.decimals else self._read(self._strict_decimals)
        return {"printed": printed, "strict": strict}

    def interval(self, reading: Reading = "printed") -> Interval:
        """The values this figure may stand for, in the base unit of its dimension (元, 1, 人 …)."""
        return self._intervals[reading]

    @property
    def _strict_decimals(self) -> int:
        return max(self.decimals, self.neighbour_decimals)

    def _read(self, decimals: int) -> Interval:
        low = self._around(self.value, decimals)
        if self.value_to is None and self.qualifier in _OPENS_NO_END:
            return low
        high = self._around(self.value_to, decimals) if self.value_to is not None else low
        match self.qualifier:
            case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
                return Interval(low.low, INFINITY)
            case Qualifier.AT_MOST | Qualifier.LESS_THAN:
                return Interval(-INFINITY, high.high)
            case _:
                return Interval(low.low, high.high)

    def _around(self, value: Decimal, decimals: int) -> Interval:
        unit = self.unit
        factor = unit.factor
        if self.exact or (decimals == 0 and factor == 1 and unit.counts):
            return Interval.point(value * factor)
        half = Interval.half_a_place(decimals)
        return Interval((value - half) * factor, (value + half) * factor)

    def as_printed(self) -> Decimal | None:
        return self.in_base() if self.value_to is None else None

    def in_base(self) -> Decimal:
        """The printed value in the base unit of its dimension."""
        return self.value * self.unit.factor

    def __str__(self) -> str:
        return self.quote


class Derived(Quantity):
    """A value computed from figures, with its intervals, its formula and the figures it came from.

    The formula is written only when it is asked for: most values agree, and nobody reads how.
    """

    def __init__(
        self,
        formula: Callable[[], str],
        printed: Interval,
        strict: Interval,
        unit: Unit,
        figures: tuple[Figure, ...],
        value: Callable[[], Decimal | None],
        sign: str = "",
    ) -> None:
        self._formula = formula
        self._value = value
        self._intervals: dict[Reading, Interval] = {"printed": printed, "strict": strict}
        self.unit = unit
        self.sign = sign
        """The sign that the formula was put together with, empty where it needs no bracket."""
        self._figures = figures

    def interval(self, reading: Reading = "printed") -> Interval:
        return self._intervals[reading]

    @kept
    def formula(self) -> str:  # kept: formulas contain each other
        return self._formula()

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self._figures

    def as_printed(self) -> Decimal | None:
        return self._value()

    @property
    def middle(self) -> Decimal | None:
        """The value the printed numbers give when taken as they stand; None where it is unbounded."""
        interval = self._intervals["strict"]
        return self.as_printed() if interval.low.is_finite() and interval.high.is_finite() else None


def constant(value: Decimal | int | str, unit: Unit = NUMBER) -> Derived:
    """A number that no document printed, such as the 100% of a formula."""
    number = Decimal(value)
    point = Interval.point(number * unit.factor)
    return Derived(lambda: f"{number:,f}{unit.symbol}", point, point, unit, (), lambda: point.low)


def total(parts: Sequence[Quantity]) -> Derived:
    """The sum of quantities of one dimension."""
    if len(parts) == 1 and isinstance(parts[0], Derived):
        return parts[0]

    def formula() -> str:
        return " + ".join(part.formula for part in parts)

    def value() -> Decimal | None:
        printed = [each for part in parts if (each := part.as_printed()) is not None]
        return sum(printed[1:], printed[0]) if len(printed) == len(parts) else None

    return Derived(
        formula,
        _added([part.interval("printed") for part in parts]),
        _added([part.interval("strict") for part in parts]),
        reduce(lambda unit, part: _unit_of("+", unit, part.unit), parts[1:], parts[0].unit),
        tuple(figure for part in parts for figure in part.figures),
        value,
        "+" if len(parts) > 1 else "",
    )


def _added(intervals: Sequence[Interval]) -> Interval:
    return reduce(Interval.__add__, intervals)


def smaller(one: Quantity, two: Quantity) -> Derived:
    """The smaller of two quantities, as a cap (最高得1分) asks."""
    return _pick("min", one, two)


def larger(one: Quantity, two: Quantity) -> Derived:
    return _pick("max", one, two)


def _pick(name: Literal["min", "max"], one: Quantity, two: Quantity) -> Derived:
    def pick(reading: Reading) -> Interval:
        ours, theirs = one.interval(reading), two.interval(reading)
        return ours.least(theirs) if name == "min" else ours.greatest(theirs)

    def formula() -> str:
        return f"{name}({one.formula}, {two.formula})"

    def value() -> Decimal | None:
        ours, theirs = one.as_printed(), two.as_printed()
        if ours is None or theirs is None:
            return None
        return min(ours, theirs) if name == "min" else max(ours, theirs)

    return Derived(formula, pick("printed"), pick("strict"), one.unit, one.figures + two.figures, value)


_STRENGTH = {"+": 1, "−": 1, "×": 2, "÷": 2}


def _combine(sign: str, one: Quantity, two: Quantity) -> Derived:
    def formula() -> str:
        return f"{_bracketed(one, sign, False)} {sign} {_bracketed(two, sign, True)}"

    ours, theirs = one.interval("printed"), two.interval("printed")
    our_strict, their_strict = one.interval("strict"), two.interval("strict")
    printed = _apply(sign, ours, theirs)
    same = our_strict == ours and their_strict == theirs
    strict = printed if same else _apply(sign, our_strict, their_strict)
    unit, figures = _unit_of(sign, one.unit, two.unit), one.figures + two.figures
    return Derived(formula, printed, strict, unit, figures, lambda: _value_of(sign, one, two), sign)


def _value_of(sign: str, one: Quantity, two: Quantity) -> Decimal | None:
    ours, theirs = one.as_printed(), two.as_printed()
    if ours is None or theirs is None or (sign == "÷" and theirs == 0):
        return None
    match sign:
        case "+":
            return ours + theirs
        case "−":
            return ours - theirs
        case "×":
            return ours * theirs
        case _:
            return ours / theirs


def _apply(sign: str, one: Interval, two: Interval) -> Interval:
    match sign:
        case "+":
            return one + two
        case "−":
            return one - two
        case "×":
            return one * two
        case _:
            return one / two


def _bracketed(quantity: Quantity, sign: str, right: bool) -> str:
    inner = quantity.sign if isinstance(quantity, Derived) else ""
    if not inner:
        return quantity.formula
    weaker = _STRENGTH[inner] < _STRENGTH[sign]
    same_on_the_right = right and _STRENGTH[inner] == _STRENGTH[sign] and sign in "−÷"
    return f"({quantity.formula})" if weaker or same_on_the_right else quantity.formula


def _unit_of(sign: str, one: Unit, two: Unit) -> Unit:
    """The unit of a result: a quotient of like things is a ratio, a product with a bare number keeps the other's."""
    if sign in "+−":
        return one if one.dimension != "number" else two
    if sign == "÷":
        if one.dimension == two.dimension:
            return RATIO
        return one if two.dimension in ("number", "ratio") else NUMBER
    bare = ("number", "ratio")
    return two if one.dimension in bare and two.dimension not in bare else one
