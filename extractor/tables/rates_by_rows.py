"""Rates whose parts the rows tell: the two columns whose quotient is printed in most of them.

Where the words of a header name no parts (回收率), or parts that the rows contradict (合同支付率 beside a budget).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import permutations

from extractor.tables.arithmetic import in_one_unit, is_quotient
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.values_of_columns import Values, alike, alike_by_row, pairs, values_of
from schemas.figure import Figure
from schemas.unit import PERCENT

_DIGITS = 8
"""How many printed digits the rates that follow must have together: two rates of 95.27%, four of 95%."""
_NEAR = Decimal("0.03")

Pair = tuple[int, int]


def rate_of(record: Record, column: Column) -> Figure | None:
    """The rate of a cell; a bare number in a column of rates is in percent."""
    cell = record.get(column)
    if cell is None or cell.figure is None or not cell.content.numeric or cell.figure.open:
        return None
    return cell.figure.changed(unit=PERCENT) if cell.figure.unit.dimension == "number" else cell.figure


def follows(rate: Figure, part: Figure | None, whole: Figure | None) -> bool:
    """Whether a rate is the quotient of two values."""
    if part is None or whole is None or whole.value == 0:
        return False
    part, whole = in_one_unit((part, whole))
    quotient = part.in_base() / whole.in_base()
    return abs(quotient - rate.in_base()) < _NEAR and is_quotient(rate, part, whole)


def parts_by_rows(table: LogicalTable, rate: Column) -> Pair | None:
    """The columns of the part and the whole that most rows bear out, if only one pair does."""
    rates = [rate_of(record, rate) for record in table.records]
    if sum(each is not None for each in rates) < 2:
        return None
    values = values_of(table.columns, table.records)
    beside = (pair for pair in permutations(values, 2) if alike_by_row(values[pair[0]], values[pair[1]]))
    held = {pair: _telling(rates, values, pair) for pair in {*pairs(values), *beside}}
    best = max(held.values(), default=0)
    if best >= _DIGITS:
        found = [pair for pair, digits in held.items() if digits == best]
        nearest = min(found, key=lambda pair: abs(pair[0] - rate.index) + abs(pair[1] - rate.index))
        return nearest if _most(rates, values, nearest) else None
    return _right_before(rates, values, rate.index)


def _telling(rates: Sequence[Figure | None], values: Values, pair: Pair) -> int:
    """The digits of the rates that follow from a part and a whole that differ."""
    part, whole = values[pair[0]], values[pair[1]]
    digits = 0
    for rate, over, under in zip(rates, part, whole, strict=True):
        if rate is None or over is None or under is None or over.value in (0, under.value):
            continue
        digits += rate.decimals + 2 if follows(rate, over, under) else 0
    return digits


def _most(rates: Sequence[Figure | None], values: Values, pair: Pair) -> bool:
    read = [each for each in zip(rates, values[pair[0]], values[pair[1]], strict=True) if None not in each]
    held = sum(rate is not None and follows(rate, part, whole) for rate, part, whole in read)
    return held >= 2 and held * 3 >= len(read) * 2


def _right_before(rates: Sequence[Figure | None], values: Values, at: int) -> Pair | None:
    """任务 | 完成 | 完成率: the two columns before the rate, where one row tells it or all rates are 100%."""
    before = at - 2, at - 1
    if any(index not in values for index in before) or not alike(values[before[0]], values[before[1]]):
        return None
    full = all(rate is None or rate.value == 100 for rate in rates)
    held = [pair for pair in (before[::-1], before) if _most(rates, values, pair)]
    told = [pair for pair in held if full or _telling(rates, values, pair) * 2 >= _DIGITS]
    return told[0] if told else None
