"""Columns that run on from row to row: 本季支出 | 累计支出, where each row adds its own to the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables.arithmetic import holds, in_one_unit
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.result import Collector
from extractor.tables.rows import is_subtotal_row, is_total_row
from extractor.tables.values_of_columns import value_in
from schemas.extraction import Sum
from schemas.figure import Figure
from schemas.patterns import late

_RUNNING = re.compile("累计")
_OWN = late("本[季月期旬周]|当[季月期]|单[季月]|新增|本次")

Step = tuple[Record, Figure, Figure, Figure]
"""A row with its running total, the one before, and what it adds."""


def running_totals(out: Collector, table: LogicalTable, scope: str | None) -> None:
    """The running totals of a table, each as the one before and the row's own."""
    for column in table.columns:
        if not _RUNNING.search(column.name):
            continue
        for own in table.columns:
            if own is not column and _OWN.search(own.name):
                _add(out, column, _steps(table.records, column, own), scope)


def _steps(records: Sequence[Record], running: Column, own: Column) -> list[Step]:
    steps: list[Step] = []
    last: Figure | None = None
    for record in records:
        if is_total_row(record) or is_subtotal_row(record):
            continue
        total, added = value_in(record, running), value_in(record, own)
        if total is not None and added is not None and last is not None:
            steps.append((record, total, last, added))
        last = total
    return steps


def _add(out: Collector, running: Column, steps: Sequence[Step], scope: str | None) -> None:
    held = sum(holds(total, (last, added)) for _, total, last, added in steps)
    if not held or held * 3 < len(steps):
        return
    for record, total, last, added in steps:
        stated, *parts = in_one_unit((total, last, added))
        out.sums.append(
            Sum(
                context=out.span(min(last.span.start, record.start), record.end),
                basis="table",
                name=running.words,
                name_span=running.cells[-1].span(out.document) if running.cells else None,
                scope=scope,
                total=stated,
                parts=tuple(parts),
            )
        )
