"""Changes that a table states: growth rates and differences beside the two columns they are between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables import headers
from extractor.tables.arithmetic import holds, is_growth
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import BUDGETS, Kind, Quantity
from extractor.tables.ratios import PLAIN, figure_in
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from schemas.extraction import Growth
from schemas.figure import Figure
from schemas.unit import PERCENT

_TOO_MANY = 3
_DIGITS = 5
"""How many digits the changes that follow must have together before they tell what they are between."""


def changes_of_row(out: Collector, table: LogicalTable, record: Record, scope: str | None) -> None:
    """Growth rates and differences of one row."""
    for column in table.columns_of(Kind.CHANGE, Kind.CHANGE_RATE):
        cell = record.get(column)
        pair = compared_in(table, column)
        if cell is None or cell.figure is None or not cell.content.numeric or pair is None:
            continue
        previous, current = (figure_in(record, each) for each in pair)
        if previous is None or current is None:
            continue
        change = _in_percent(cell.figure, column)
        if (column.kind is Kind.CHANGE) == (change.unit.dimension == "ratio"):
            continue  # a bare 4.95 under 增长率 may be per cent or a part of one
        out.growths.append(
            Growth(
                context=context_of(out, record),
                basis="table",
                name=headers.bare(column.name),
                name_span=column.cells[-1].span(out.document) if column.cells else None,
                scope=scope,
                change=change,
                current=current,
                previous=previous,
                falls=bool(re.search("减少|下降|降幅|降低", column.name)) and not re.search("增", column.name),
            )
        )


def _in_percent(figure: Figure, column: Column) -> Figure:
    """A bare number under a header that ends in % is no amount, whatever the caption says of amounts."""
    bare = "%" in column.name and figure.quote[-1:].isdigit()
    return figure.changed(unit=PERCENT) if bare else figure


def compared_in(table: LogicalTable, change: Column) -> tuple[Column, Column] | None:
    """The earlier and the later column that a change is between; where the headers leave several, the rows decide."""
    if change.index not in table.compared:
        pairs = compared_columns(table.columns, change)
        if len(pairs) > 1:
            pairs = _borne_out(table.records, change, pairs)
        elif not pairs or _contradicted(table.records, change, pairs[0]):
            pairs = _beside(table, change)
        table.compared[change.index] = pairs[0] if len(pairs) == 1 else None
    return table.compared[change.index]


def _contradicted(records: Sequence[Record], change: Column, pair: tuple[Column, Column]) -> bool:
    """Whether no row, of three or more, bears out what the headers say."""
    read = [r for r in records if all(figure_in(r, column) is not None for column in (change, *pair))]
    return len(read) >= _TOO_MANY and not any(_differs_by(record, change, *pair) for record in read)


def _borne_out(
    records: Sequence[Record], change: Column, pairs: Sequence[tuple[Column, Column]]
) -> list[tuple[Column, Column]]:
    """The one pair whose difference or growth most rows print, if two rows or more do."""
    held = [sum(_differs_by(record, change, *pair) for record in records) for pair in pairs]
    best = max(held)
    return [pairs[held.index(best)]] if best > 1 and held.count(best) == 1 else []


def _differs_by(record: Record, change: Column, before: Column, after: Column) -> bool:
    figures = [figure_in(record, column) for column in (change, before, after)]
    if any(figure is None or figure.value == 0 for figure in figures):
        return False
    stated, previous, current = (figure for figure in figures if figure is not None)
    if change.kind is Kind.CHANGE_RATE:
        return is_growth(_in_percent(stated, change), previous, current)
    return holds(current, [previous, stated]) or holds(previous, [current, stated])


def compared_columns(columns: Sequence[Column], change: Column) -> list[tuple[Column, Column]]:
    """The pairs of an earlier and a later column that a change may be between, by the headers."""
    name = headers.bare(change.name)
    money = [c for c in columns if c.kind is Kind.MONEY and c.meaning.source in PLAIN]
    pairs = [(a, b) for a in money for b in money if _earlier(a, b)]
    if re.search("上年|去年|同比", name):
        pairs = [pair for pair in pairs if pair[0].meaning.quantity is Quantity.LAST_YEAR or _years(*pair)]
    elif re.search("预算|年初", name) and not re.search("年初数", name):
        pairs = [pair for pair in pairs if pair[0].meaning.quantity in BUDGETS]
    return pairs


def _earlier(one: Column, two: Column) -> bool:
    """Whether one column holds the value from which the other has changed."""
    before, after = one.meaning.quantity, two.meaning.quantity
    if (before, after) in ((Quantity.OPENING, Quantity.CLOSING), (Quantity.LAST_YEAR, Quantity.THIS_YEAR)):
        return True
    if before is Quantity.LAST_YEAR and after in (Quantity.SPENT, Quantity.CUMULATIVE):
        return one is not two
    if before in BUDGETS and after is Quantity.SPENT:
        return not (one.year and two.year and one.year != two.year)
    return _years(one, two)


def _years(one: Column, two: Column) -> bool:
    same = one.meaning.quantity is two.meaning.quantity
    return bool(same and one.year and two.year and int(one.year) + 1 == int(two.year))


def _beside(table: LogicalTable, change: Column) -> list[tuple[Column, Column]]:
    """The two columns before a change, in the order that the signs of most rows bear out: 2021年末 | 2022年末 | 增减."""
    left = [c for c in table.columns[: change.index] if _amounts(table.records, c)][-2:]
    if len(left) < 2 or (re.search("减少|下降|降", change.name) and not re.search("增", change.name)):
        return []
    for before, after in ((left[0], left[1]), (left[1], left[0])):
        told = [each for record in table.records if (each := _told(record, change, before, after)) is not None]
        held = [digits for digits, holds_ in told if holds_]
        if sum(held) >= _DIGITS and len(held) * 3 >= len(told) * 2:
            return [(before, after)]
    return []


def _amounts(records: Sequence[Record], column: Column) -> bool:
    if column.kind in (Kind.SERIAL, Kind.RATE, Kind.SHARE, Kind.CHANGE, Kind.CHANGE_RATE):
        return False
    return sum(figure_in(record, column) is not None for record in records) >= 2


def _told(record: Record, change: Column, before: Column, after: Column) -> tuple[int, bool] | None:
    """How many digits a row's change has and whether it is what its columns make, sign and all."""
    stated, previous, current = (figure_in(record, column) for column in (change, before, after))
    if stated is None or previous is None or current is None or stated.value == 0:
        return None
    digits = len(stated.value.as_tuple().digits)
    if change.kind is Kind.CHANGE_RATE:
        rises = (current.value >= previous.value) == (stated.value > 0)
        return digits, rises and is_growth(stated, previous, current)
    return digits, holds(current, [previous, stated])
