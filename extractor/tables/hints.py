"""Hints: meanings for columns whose headers the genre's words do not know, given from elsewhere, such as a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, give_units
from extractor.tables.meanings import Kind, Meaning, Quantity
from schemas.base import Bilingual


@dataclass(frozen=True)
class ColumnHint:
    """What a column is said to hold."""

    meaning: Meaning
    reason: Bilingual


ColumnHints = Mapping[int, ColumnHint]
"""By where the column's own header cell begins in the document."""


def header_start(column: Column) -> int | None:
    """What identifies a column in its document: the place of its lowest header cell."""
    return column.cells[-1].start if column.cells else None


def is_unknown(column: Column) -> bool:
    """Whether the headers leave open what a column holds."""
    if column.kind in (Kind.UNKNOWN, Kind.TEXT):
        return True
    return column.kind is Kind.MONEY and column.meaning.quantity in (None, Quantity.NAMED)


def take_hints(table: LogicalTable, hints: ColumnHints) -> None:
    """Give the unknown columns of a table the meanings that somebody else knows."""
    if not hints:
        return
    told = [_told(column, hints) for column in table.columns]
    table.hinted = told != table.columns
    table.columns = told
    give_units(table.columns, table.records)


def _told(column: Column, hints: ColumnHints) -> Column:
    start = header_start(column)
    hint = hints.get(start) if start is not None else None
    if hint is None or not is_unknown(column):
        return column
    return replace(column, meaning=hint.meaning)
