"""Names of rows: which columns hold words that name a row, and which values each of them names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind

_NAMING = (Kind.PROJECT, Kind.CATEGORY, Kind.DEPARTMENT, Kind.UNKNOWN, Kind.LEVEL, Kind.SIDE, Kind.MONEY, Kind.TARGET)
_VALUES = (Kind.MONEY, Kind.RATE, Kind.SHARE, Kind.CHANGE, Kind.CHANGE_RATE, Kind.WEIGHT, Kind.SCORE)


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of words and the columns of values on their right; a two-sided table has two of them."""

    names: tuple[Column, ...]
    values: tuple[Column, ...]

    def name_cell(self, record: Record) -> GridCell | None:
        """The words nearest to the values."""
        for column in reversed(self.names):
            cell = record.cells.get(column.index)
            if cell is not None and not cell.content.absent and not cell.content.printed_value:
                return cell
        return None


def blocks_of(table: LogicalTable) -> list[Block]:
    """The blocks of a table of amounts, from left to right."""
    blocks: list[Block] = []
    names: list[Column] = []
    values: list[Column] = []
    for column in table.columns:
        if column.kind is Kind.SERIAL:
            continue
        if is_value_column(table, column):
            values.append(column)
        elif column.kind in _NAMING:
            if values:
                blocks.append(Block(tuple(names), tuple(values)))
                names, values = [], []
            names.append(column)
    if values:
        blocks.append(Block(tuple(names), tuple(values)))
    return [block for block in blocks if block.names] or blocks


def is_value_column(table: LogicalTable, column: Column) -> bool:
    """Whether the cells of a column are values; an empty one counts by its header."""
    values = words = 0
    for record in table.records:
        cell = record.cells.get(column.index)
        if cell is None or cell.content.absent:
            continue
        values += cell.content.printed_value
        words += not cell.content.printed_value
    if values or words:
        return values > words or (values == words and column.kind in _VALUES)
    return column.kind in _VALUES


def is_total_row(record: Record) -> bool:
    return any(headers.is_total(cell.text) for cell in _leading_words(record))


def is_subtotal_row(record: Record) -> bool:
    return any(headers.is_subtotal(cell.text) for cell in _leading_words(record))


def _leading_words(record: Record) -> Sequence[GridCell]:
    """The words at the beginning of a row, up to its first value."""
    words: list[GridCell] = []
    for cell in record.all:
        if cell.content in (Content.NUMBER, Content.RATE, Content.MEASURED):
            if words:
                break
            continue
        words.append(cell)
    return words[:3]
