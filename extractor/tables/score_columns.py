"""Further columns of points beside the first score: 复核得分, 财政评价得分, 加分, 扣分, and what they make together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables.arithmetic import holds
from extractor.tables.card import Card
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.result import Collector
from extractor.tables.row_balances import made_up
from extractor.tables.values import context_of
from extractor.tables.values_of_columns import Values
from schemas.extraction import Role, Sum
from schemas.figure import Figure
from schemas.patterns import late
from schemas.unit import SCORE

_POINTS = re.compile(r".*(?:加分|扣分|减分|分差|差异|差额|增减分?|调整分?)(?:值|数|情况)?")
_SHARE = late(r"[^()]{2,12}[(][0-9]{1,3}分[)]|.*得分|[加减扣]分")
_RESULT = late(r".*(?:最终|实际|实得|总|核定|审定|复核|财政|得分|扣分|分差|差异|差额).*")


def read_score_columns(out: Collector, table: LogicalTable, card: Card, scope: str | None) -> None:
    """The totals of the further columns, and the rows in which columns of points make up another."""
    told = further_points(table)
    columns = [c for c in table.columns if c.kind in (Kind.WEIGHT, Kind.SCORE) or c in told]
    scores = table.columns_of(Kind.SCORE)
    further = [c for c in columns if c.kind is not Kind.WEIGHT and c not in scores[:1]]
    if not further:
        return
    rows = [record for _, record in card.leaves]
    _totals(out, card, rows, further, scores, scope)
    records = [*rows, *([card.total_row] if card.total_row is not None else [])]
    values = {c.index: [_points(record, c) for record in records] for c in columns}
    _balances(out, columns, values, records, scope)


def read_row_scores(out: Collector, table: LogicalTable, scope: str | None) -> None:
    """A table with one row for each project or unit, whose columns of points make up the last: 产出(50分) | … | 总得分."""
    scores = [column for column in table.columns_of(Kind.SCORE) if _RESULT.fullmatch(column.name)]
    columns = [c for c in table.columns if c in scores or _SHARE.fullmatch(c.name)]
    if scores and len(columns) > 2:
        values = {c.index: [_points(record, c) for record in table.records] for c in columns}
        _balances(out, columns, values, table.records, scope)


def further_points(table: LogicalTable) -> list[Column]:
    """The columns of points that are neither weights nor scores: 加分, 扣分, 分差."""
    return [column for column in table.columns if _holds_points(table, column)]


def _holds_points(table: LogicalTable, column: Column) -> bool:
    """Whether a column has bare points in most of its cells (扣分), not the words of a reason."""
    if column.kind not in (Kind.UNKNOWN, Kind.EXPLANATION, Kind.CHANGE) or not _POINTS.fullmatch(column.name):
        return False
    cells = [cell for record in table.records if (cell := record.get(column)) is not None and not cell.content.absent]
    return len(cells) >= 2 and sum(cell.content.numeric for cell in cells) * 5 >= len(cells) * 4


def _points(record: Record, column: Column) -> Figure | None:
    cell = record.get(column)
    figure = cell.figure if cell is not None and cell.content.numeric else None
    if figure is None or figure.open or figure.unit.dimension not in ("score", "number"):
        return None
    return figure.changed(unit=SCORE, exact=figure.decimals == 0)


def _totals(
    out: Collector,
    card: Card,
    rows: Sequence[Record],
    further: Sequence[Column],
    scores: Sequence[Column],
    scope: str | None,
) -> None:
    """The totals of the further columns, where the first column's shows that a total is that of all rows."""
    if card.total_row is None or not scores:
        return
    first, parts = _column(card.total_row, rows, scores[0])
    trusted = first is not None and holds(first, parts)
    for column in further:
        total, parts = _column(card.total_row, rows, column)
        if total is None or len(parts) < 2 or not (trusted or holds(total, parts)):
            continue
        if column.kind is Kind.SCORE:
            out.claim(total, column.words, context_of(out, card.total_row), role=Role.SCORE, scope=scope)
        out.sums.append(
            Sum(
                context=out.span(rows[0].start, card.total_row.end),
                basis="table",
                name=f"{column.words}合计",
                scope=scope,
                total=total,
                parts=tuple(parts),
            )
        )


def _column(total: Record, rows: Sequence[Record], column: Column) -> tuple[Figure | None, list[Figure]]:
    """The total of a column and its parts; no total where a part cannot be read."""
    seen: dict[int, Figure] = {}
    for record in rows:
        cell = record.get(column)
        if cell is None or cell.content.absent:
            continue
        figure = _points(record, column)
        if figure is None:
            return None, []
        seen[cell.start] = figure
    return _points(total, column), list(seen.values())


def _balances(
    out: Collector, columns: Sequence[Column], values: Values, records: Sequence[Record], scope: str | None
) -> None:
    by_index = {column.index: column for column in columns}
    for column in columns[2:]:
        signs = made_up(column, columns, values) if _RESULT.fullmatch(column.name) else None
        if signs is None:
            continue
        for at, record in enumerate(records):
            stated, parts = values[column.index][at], [(values[c][at], sign) for c, sign in signs]
            plus = [part for part, sign in parts if part is not None and sign > 0]
            minus = [part for part, sign in parts if part is not None and sign < 0]
            if stated is None or not plus or len(plus) + len(minus) < 2:
                continue
            out.sums.append(
                Sum(
                    context=context_of(out, record),
                    basis="table",
                    name=column.words,
                    scope=scope,
                    total=stated,
                    parts=tuple(plus),
                    part_names=tuple(by_index[c].name for c, sign in signs if sign > 0 and values[c][at] is not None),
                    subtracted=tuple(minus),
                )
            )
