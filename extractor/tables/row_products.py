"""Amounts that are price times quantity within a row: 数量 | 单价 | 金额, 补助标准 | 人次 | 发放金额.

A column that names a price says that it is worth a try; which quantity and which amount belong to it, the rows bear out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from extractor.tables.columns import Column
from extractor.tables.logical import Record
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from extractor.tables.values_of_columns import Values, values_of
from schemas.extraction import Product
from schemas.figure import Figure, Quantity, constant
from schemas.patterns import late
from schemas.unit import NUMBER, WAN_YUAN, YI_YUAN, YUAN, Unit

_PRICE = late(r"单价|均价|单位成本|单位造价|标准|[人户亩次台套件]均|价格|元/")
_PER = re.compile(r"[(](万元|亿元|元)/")
_MONEY = {"元": YUAN, "万元": WAN_YUAN, "亿元": YI_YUAN}
_MONTHS = (None, 12)


@dataclass(frozen=True, slots=True)
class Priced:
    """The columns of a price, of a quantity and of the amount that they make; ``exact`` prices are not rounded."""

    price: Column
    quantity: Column
    amount: Column
    unit: Unit
    months: int | None
    exact: bool

    def of(self, price: Figure) -> Figure:
        """A price in its unit; one that makes the other rows' amounts to the last place is no rounded number."""
        return price.changed(unit=self.unit, exact=self.exact)


def priced_columns(columns: Sequence[Column], records: Sequence[Record]) -> list[Priced]:
    """Every price with the quantity and the amount that most rows bear out."""
    prices = [column for column in columns if _PRICE.search(column.name)]
    if not prices or len(records) < 2:
        return []
    values = values_of(columns, records)
    by_index = {column.index: column for column in columns}
    found = []
    for price in (column for column in prices if column.index in values):
        readings = [(held, each) for each in _readings(price, by_index, values) if (held := _held(each, values))]
        if readings:
            found.append(max(readings, key=lambda reading: reading[0])[1])
    return found


def _readings(price: Column, columns: dict[int, Column], values: Values) -> Iterator[Priced]:
    """Every quantity and amount that may belong to a price, the exact and the plain reading first."""
    for quantity, amount in permutations((at for at in values if at != price.index), 2):
        unit = _unit_of(values[amount])
        if unit is None or (_unit_of(values[quantity]) or NUMBER).dimension == "money":
            continue
        for unit_of_price in _units(price, values[price.index], unit):
            for exact in (True, False):
                for months in _MONTHS:
                    yield Priced(price, columns[quantity], columns[amount], unit_of_price, months, exact)


def _unit_of(figures: Sequence[Figure | None]) -> Unit | None:
    """The one unit of a column; none where there are several."""
    units = {figure.unit for figure in figures if figure is not None}
    return units.pop() if len(units) == 1 else None


def _units(price: Column, figures: Sequence[Figure | None], of_amount: Unit) -> list[Unit]:
    """The units that a price may be in: the one that is printed (元/人·月), else that of the amount, or 元."""
    printed = _unit_of(figures)
    if of_amount.dimension == "number" or printed is None:
        return [NUMBER] if of_amount == printed == NUMBER else []
    if printed.dimension.startswith("money"):
        return [Unit(symbol=printed.symbol, dimension="money", factor=printed.factor)]
    named = _PER.search(price.name)
    if named is not None:
        return [_MONEY[named[1]]]
    return list(dict.fromkeys((of_amount, YUAN))) if of_amount.dimension == "money" else []


def _held(priced: Priced, values: Values) -> int:
    """In how many rows the product holds; nothing where most of them contradict it."""
    rows = zip(*(values[c.index] for c in (priced.price, priced.quantity, priced.amount)), strict=True)
    read = held = 0
    for price, quantity, amount in rows:
        if price is None or quantity is None or amount is None or quantity.value in (0, 1):
            continue
        read += 1
        held += _product(priced, price, quantity).interval("printed").meets(amount.interval("printed"))
        if read == 3 and not held:
            return 0
    return held if held >= 2 and held * 3 >= read * 2 else 0


def _product(priced: Priced, price: Figure, quantity: Figure) -> Quantity:
    made = priced.of(price) * quantity
    return made * constant(priced.months) if priced.months is not None else made


def products_of_row(out: Collector, priced: Sequence[Priced], record: Record, scope: str | None) -> None:
    """The products of one row."""
    for each in priced:
        price, quantity, amount = (_value(record, column) for column in (each.price, each.quantity, each.amount))
        if price is None or quantity is None or amount is None or 0 in (price.value, quantity.value):
            continue
        out.products.append(
            Product(
                context=context_of(out, record),
                basis="table",
                name=each.amount.words,
                name_span=each.amount.cells[-1].span(out.document) if each.amount.cells else None,
                scope=scope,
                result=amount,
                price=each.of(price),
                quantity=quantity,
                months=each.months,
            )
        )


def _value(record: Record, column: Column) -> Figure | None:
    cell = record.get(column)
    return cell.figure if cell is not None and cell.content.printed_value else None
