"""Printed figures of generated documents and the values they may stand for.

The arithmetic is the benchmark's own: what is observable must not depend on the code under test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

Kind = Literal["amount", "rate", "points", "count", "measure", "score", "weight"]
Reading = Literal["printed", "strict"]

WAN, YUAN, YI = "万元", "元", "亿元"
FACTORS = {
    WAN: Fraction(10_000),
    YUAN: Fraction(1),
    YI: Fraction(100_000_000),
    "%": Fraction(1, 100),
    "个百分点": Fraction(1, 100),
}
EXACT = ("score", "weight")
SPELLED = "零一二三四五六七八九"


def factor_of(unit: str) -> Fraction:
    if unit in FACTORS:
        return FACTORS[unit]
    return Fraction(10_000) if unit.startswith("万") else Fraction(1)


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Half up, as spreadsheets do."""
    scaled = value * 10**decimals
    sign, size = (-1 if scaled < 0 else 1), abs(scaled)
    whole = int(size + Fraction(1, 2))
    return Decimal(sign * whole).scaleb(-decimals)


class Range(NamedTuple):
    """All values from low to high; None is unbounded."""

    low: Fraction | None
    high: Fraction | None

    def __add__(self, other: Range) -> Range:  # type: ignore[override]
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Range) -> Range:
        return self + other.scaled(Fraction(-1))

    def scaled(self, by: Fraction) -> Range:
        ends = [None if end is None else end * by for end in self]
        return Range(*ends) if by >= 0 else Range(ends[1], ends[0])

    @property
    def bounded(self) -> bool:
        return self.low is not None and self.high is not None

    def __mul__(self, other: Range) -> Range:  # type: ignore[override]
        if not (self.bounded and other.bounded):
            return ANY
        ends = [one * two for one in self for two in other]  # type: ignore[operator]
        return Range(min(ends), max(ends))

    def __truediv__(self, other: Range) -> Range:
        if not (self.bounded and other.bounded) or other.low <= 0 <= other.high:  # type: ignore[operator]
            return ANY
        return self * Range(1 / other.high, 1 / other.low)  # type: ignore[operator]

    def meets(self, other: Range) -> bool:
        return _before(self.low, other.high) and _before(other.low, self.high)


ANY = Range(None, None)


def _plus(one: Fraction | None, two: Fraction | None) -> Fraction | None:
    return None if one is None or two is None else one + two


def _before(low: Fraction | None, high: Fraction | None) -> bool:
    return low is None or high is None or low <= high


@dataclass(frozen=True)
class Fig:
    """One printed number. ``before`` and ``after`` are qualifiers (约, 以上); ``unit`` may stand elsewhere."""

    key: int
    value: Decimal
    decimals: int
    kind: Kind
    unit: str = ""
    before: str = ""
    after: str = ""
    shows_unit: bool = True
    comma: bool = True
    gap: str = ""
    spelled: bool = False
    stale: Decimal | None = None
    """Another year's or an earlier value, as an author would leave it behind."""
    wrong: Decimal | None = None
    """What a rate would be with another denominator."""
    true: Fraction | None = None
    """The unrounded value, in the printed unit, that a workbook keeps behind the shown one."""

    @property
    def number(self) -> str:
        if self.spelled and self.value == int(self.value) and 0 <= self.value <= 99:
            return spelled(int(self.value))
        return f"{self.value:{',' if self.comma else ''}.{self.decimals}f}"

    @property
    def text(self) -> str:
        gap = "" if self.kind in ("rate", "points", "score", "weight") or self.spelled else self.gap
        unit = gap + self.unit if self.shows_unit else ""
        return f"{self.before}{self.number}{unit}{self.after}"

    @property
    def open(self) -> bool:
        return bool(self.before or self.after)

    @property
    def exact(self) -> bool:
        return self.kind in EXACT or (self.kind == "count" and self.decimals == 0 and factor_of(self.unit) == 1)

    def range(self, decimals: int) -> Range:
        """The values it may stand for in base units, when it is taken to be printed with so many decimals."""
        if self.open:
            return ANY
        value, half = Fraction(self.value), Fraction(1, 2 * 10**decimals)
        low, high = (value, value) if self.exact else (value - half, value + half)
        by = factor_of(self.unit)
        return Range(low * by, high * by)

    def changed(self, **fields: object) -> Fig:
        return replace(self, true=None, **fields)  # type: ignore[arg-type]


def spelled(number: int) -> str:
    if number < 10:
        return "两" if number == 2 else SPELLED[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else SPELLED[tens]) + "十" + (SPELLED[ones] if ones else "")


@dataclass(frozen=True)
class Names:
    """A printed list of names. A mutation drops one of them."""

    key: int
    names: tuple[str, ...]
    mark: str = "、"
    last: str = "、"
    quoted: bool = False

    @property
    def text(self) -> str:
        shown = [f"“{name}”" if self.quoted else name for name in self.names]
        if len(shown) < 2:
            return "".join(shown)
        return self.mark.join(shown[:-1]) + self.last + shown[-1]


Piece = str | Fig | Names
Overrides = Mapping[int, "Fig | Names"]


class View:
    """The figures of one version of a document: which are changed, and how many decimals their neighbours have."""

    def __init__(self, neighbours: Mapping[int, int], overrides: Overrides) -> None:
        self._neighbours, self.overrides = neighbours, overrides

    def fig(self, fig: Fig) -> Fig:
        now = self.overrides.get(fig.key, fig)
        assert isinstance(now, Fig)
        return now

    def names(self, names: Names) -> Names:
        now = self.overrides.get(names.key, names)
        assert isinstance(now, Names)
        return now

    def range(self, fig: Fig, reading: Reading) -> Range:
        now = self.fig(fig)
        wide = now.kind in ("amount", "rate") and reading == "strict"
        return now.range(max(now.decimals, self._neighbours.get(fig.key, 0)) if wide else now.decimals)
