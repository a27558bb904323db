"""Figures for tests, written as they would be printed: ``printed("4,492.01万元")``."""

import itertools
import re
from decimal import Decimal

from schemas.document import Span
from schemas.figure import Figure
from schemas.kind import Kind, Qualifier
from schemas.unit import (
    NUMBER,
    PER_MILLE,
    PERCENT,
    PERCENTAGE_POINT,
    SCORE,
    WAN_YUAN,
    YI_YUAN,
    YUAN,
    Unit,
    counted,
)

_KINDS = {
    "money": Kind.AMOUNT,
    "ratio": Kind.RATE,
    "points": Kind.POINTS,
    "score": Kind.SCORE,
    "number": Kind.PLAIN,
}
_UNITS = {unit.symbol: unit for unit in (NUMBER, YUAN, WAN_YUAN, YI_YUAN, PERCENT, PER_MILLE, PERCENTAGE_POINT, SCORE)}
_ids = itertools.count()


def printed(quote: str, *, neighbours: int = 0, qualifier: Qualifier = Qualifier.NONE, exact: bool = False) -> Figure:
    """The figure of a quote such as ``96.42%``, ``195万元``, ``597.2万人次``, ``12``; each at a place of its own."""
    match = re.fullmatch(r"(-?[\d,]+(?:\.\d+)?)(\D*)", quote)
    assert match, quote
    value = Decimal(match[1].replace(",", ""))
    at = next(_ids)
    unit = _unit(match[2])
    return Figure(
        id=at,
        kind=_KINDS.get(unit.dimension, Kind.COUNT),
        value=value,
        unit=unit,
        decimals=max(0, -int(value.as_tuple().exponent)),
        neighbour_decimals=neighbours,
        qualifier=qualifier,
        quote=quote,
        span=Span("test.txt", 100 * at, 100 * at + len(quote)),
        exact=exact,
    )


def _unit(symbol: str) -> Unit:
    if symbol in _UNITS:
        return _UNITS[symbol]
    return counted(symbol[1:], Decimal(10_000)) if symbol.startswith("万") else counted(symbol)
