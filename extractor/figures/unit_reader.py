"""Reads the unit that stands after a number: scale, classifier, currency, measure, and what it is printed for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.figures import units
from schemas.kind import Kind
from schemas.patterns import late
from schemas.unit import PER_MILLE, PERCENT, PERCENTAGE_POINT, SCORE, Unit


class UnitRead(NamedTuple):
    """A unit and where it ends. ``more`` is true where 余 or 多 stands before or inside it (20余个, 3万多人)."""

    kind: Kind
    unit: Unit
    end: int
    more: bool = False


class _Entry(NamedTuple):
    kind: Kind
    dimension: str
    factor: Decimal
    symbol: str
    not_before: re.Pattern[str] | None = None
    scaled: bool = True


_FIXED = {
    "%": (Kind.RATE, PERCENT),
    "％": (Kind.RATE, PERCENT),
    "百分比": (Kind.RATE, PERCENT),
    "个百分比": (Kind.POINTS, PERCENTAGE_POINT),
    "‰": (Kind.RATE, PER_MILLE),
    "个百分点": (Kind.POINTS, PERCENTAGE_POINT),
    "百分点": (Kind.POINTS, PERCENTAGE_POINT),
    "个千分点": (Kind.POINTS, Unit(symbol="个千分点", dimension="points", factor=Decimal("0.001"))),
    "倍": (Kind.RATE, Unit(symbol="倍", dimension="ratio")),
    "成": (Kind.RATE, Unit(symbol="成", dimension="ratio", factor=Decimal("0.1"))),
    "分": (Kind.SCORE, SCORE),
}
_FIXED_NOT_BEFORE = {
    "分": late(units.NOT_A_SCORE),
    "成": late("立|功|果|本|为|员|效|绩|交|品|熟|长|都|人|年|套|型"),
    "倍": late("增|感"),
}
_MEASURE_NOT_BEFORE = {
    "度": late("过|量|假"),
    "方": late("面|案|式|便|法|向|可|针"),
    "平方": late("根"),
    "天": late("然|津|河|府|水|气"),
    "克": late("服"),
    "升": late("级|至|学"),
    "米": late("粉|饭"),
    "日": late("均|常|前举"),
    "年": late("初预|龄|均|代"),
    "周": late("边|岁|转|期"),
    "兆": late("瓦"),
}


def _entries() -> Iterator[tuple[str, _Entry]]:
    for symbol, (kind, unit) in _FIXED.items():
        yield symbol, _Entry(kind, unit.dimension, unit.factor, unit.symbol, _FIXED_NOT_BEFORE.get(symbol), False)
    for currency, dimension in units.CURRENCIES.items():
        yield currency, _Entry(Kind.AMOUNT, dimension, Decimal(1), currency)
    for base, row in units.MEASURES.items():
        words = row.split()
        for symbol, factor in zip(words[::2], words[1::2], strict=True):
            not_before = late("[A-Za-z0-9]") if symbol[-1].isascii() else _MEASURE_NOT_BEFORE.get(symbol)
            yield (
                symbol,
                _Entry(Kind.MEASURE, f"measure:{base}", Decimal(factor), symbol, not_before, not symbol.isascii()),
            )
    for symbol, base in units.DURATIONS.items():
        not_before = _MEASURE_NOT_BEFORE.get(symbol)
        yield symbol, _Entry(Kind.DURATION, f"duration:{base}", Decimal(1), symbol, not_before, False)
    for word in units.COUNTS.split():
        noun, _, follow = word.partition("(")
        not_before = late(follow.removesuffix(")")) if follow else None
        dimension = f"count:{units.SAME_COUNT.get(noun, noun)}"
        yield noun, _Entry(Kind.COUNT, dimension, Decimal(1), noun, not_before)


_ENTRIES = dict(reversed(list(_entries())))
_LENGTHS: dict[str, tuple[int, ...]] = {
    first: tuple(sorted({len(symbol) for symbol in _ENTRIES if symbol[0] == first}, reverse=True))
    for first in {symbol[0] for symbol in _ENTRIES}
}
"""How long the units are that begin with a character, the longest first."""
_SCALE = re.compile("|".join(sorted(units.SCALES, key=len, reverse=True)))
_UNITS: dict[tuple[str, str], Unit] = {}
_TIMES = re.compile("次(?![数要日年序])")
_PER = frozenset([*units.PER.split(), *(word.partition("(")[0] for word in units.COUNTS.split())])
_PER_LONGEST = max(map(len, _PER))
_BLANKS = " \n"


def read_unit(text: str, at: int) -> UnitRead | None:
    """The unit that stands at a place of the text, after blanks and 余 or 多."""
    at = _skip(text, at)
    more = text[at : at + 1] in ("余", "多")
    if more:
        at = _skip(text, at + 1)
    read = _noun(text, at, "") or _scaled(text, at)
    if read is None:
        return None
    read = _per(text, read)
    return read if read.more or not more else read._replace(more=True)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _scaled(text: str, at: int) -> UnitRead | None:
    found = _SCALE.match(text, at)
    if found is None:
        return None
    scale = found[0]
    after = _skip(text, at + len(scale))
    more = text[after : after + 1] in ("余", "多") and after < len(text)
    noun_at = _skip(text, after + 1) if more else after
    noun = _noun(text, noun_at, scale)
    if noun is not None:
        return noun._replace(more=True) if more else noun
    if scale in ("十", "百") and not more:  # 5百 is no number of this genre, 3百货 is none at all
        return None
    unit = Unit(symbol=scale, dimension="number", factor=Decimal(units.SCALES[scale]))
    return UnitRead(Kind.PLAIN, unit, at + len(scale) + more, more)


def _noun(text: str, at: int, scale: str) -> UnitRead | None:
    for length in _LENGTHS.get(text[at : at + 1], ()):
        if at + length > len(text):
            continue
        entry = _ENTRIES.get(text[at : at + length])
        if entry is None or (scale and not entry.scaled):
            continue
        if entry.not_before is not None and entry.not_before.match(text, at + length):
            continue
        end = at + length
        if entry.kind is Kind.COUNT and _TIMES.match(text, end) and not entry.symbol.endswith("次"):
            return UnitRead(entry.kind, _unit(scale, _times(entry)), end + 1)  # 万头次
        return UnitRead(entry.kind, _unit(scale, entry), end)
    return None


def _times(entry: _Entry) -> _Entry:
    return entry._replace(symbol=entry.symbol + "次", dimension=entry.dimension + "次")


def _unit(scale: str, entry: _Entry) -> Unit:
    unit = _UNITS.get((scale, entry.symbol))
    if unit is None:
        factor = entry.factor * units.SCALES.get(scale, 1)
        unit = Unit(symbol=scale + entry.symbol, dimension=entry.dimension, factor=factor)
        _UNITS[(scale, entry.symbol)] = unit
    return unit


def _per(text: str, read: UnitRead) -> UnitRead:
    """元/人 is another quantity than 元."""
    at = _skip(text, read.end)
    if text[at : at + 1] != "/" or read.kind not in (Kind.AMOUNT, Kind.MEASURE, Kind.COUNT, Kind.PLAIN):
        return read
    at = _skip(text, at + 1)
    for length in range(_PER_LONGEST, 0, -1):
        base = text[at : at + length]
        if len(base) == length and base in _PER:
            unit = Unit(
                symbol=f"{read.unit.symbol}/{base}", dimension=f"{read.unit.dimension}/{base}", factor=read.unit.factor
            )
            kind = Kind.MEASURE if read.kind is Kind.COUNT else read.kind
            return UnitRead(kind, unit, at + length)
    return read
