"""Unit: what a figure counts or measures in, and its factor to the base unit of its dimension."""

from __future__ import annotations

from decimal import Decimal

from schemas.base import Model

ONE = Decimal(1)


class Unit(Model):
    """A unit as printed. Figures compare only within one ``dimension``.

    Dimensions: ``money`` (base 元), ``ratio`` (base 1; %, ‰), ``points`` (difference of two ratios,
    百分点), ``score`` (分), ``count:人次`` and the like (counts of people and things, exact),
    ``measure:平方米`` and the like, ``number`` (none printed).
    """

    symbol: str
    dimension: str
    factor: Decimal = ONE

    @property
    def counts(self) -> bool:
        return self.dimension.startswith("count:")


NUMBER = Unit(symbol="", dimension="number")
YUAN = Unit(symbol="元", dimension="money")
WAN_YUAN = Unit(symbol="万元", dimension="money", factor=Decimal(10_000))
YI_YUAN = Unit(symbol="亿元", dimension="money", factor=Decimal(100_000_000))
RATIO = Unit(symbol="", dimension="ratio")
PERCENT = Unit(symbol="%", dimension="ratio", factor=Decimal("0.01"))
PER_MILLE = Unit(symbol="‰", dimension="ratio", factor=Decimal("0.001"))
PERCENTAGE_POINT = Unit(symbol="个百分点", dimension="points", factor=Decimal("0.01"))
SCORE = Unit(symbol="分", dimension="score")


def counted(noun: str, scale: Decimal = ONE) -> Unit:
    """The unit of a count: ``counted("人次", Decimal(10_000))`` is 万人次."""
    prefix = {ONE: "", Decimal(10_000): "万", Decimal(100_000_000): "亿"}.get(scale, "")
    return Unit(symbol=prefix + noun, dimension=f"count:{noun}", factor=scale)
