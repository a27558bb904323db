"""The funds block of a form: budget, spending and execution rate by source of funds, and the points it earns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables import headers
from extractor.tables.card import Node
from extractor.tables.changes import changes_of_row
from extractor.tables.column_sums import Cover, Line, borne_out, covers_of, sum_of, sums_of_columns
from extractor.tables.columns import Column
from extractor.tables.item_names import name_and_weight
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import BUDGETS, Kind, Quantity, Source
from extractor.tables.naming import scope_of_row
from extractor.tables.projects import field_of
from extractor.tables.ratios import rates_of_row
from extractor.tables.result import Collector
from extractor.tables.row_sums import divisions_in, sums_of_row
from extractor.tables.rows import Block, blocks_of
from extractor.tables.shares import shares_of_columns
from extractor.tables.values import as_score, claim_value, context_of
from schemas.document import Span
from schemas.extraction import Role
from schemas.figure import Figure
from schemas.patterns import late

ITEM_NAME = "预算执行率"
_NUMBERED = late(r"^[(]?[一二三四五六七八九十]+[、.)]")
_DEEPER = frozenset({Source.GENERAL, Source.FUND, Source.CAPITAL, Source.UPPER, Source.LOCAL})
_PARENTS = frozenset({Source.FISCAL, Source.CURRENT})
_REST = frozenset({Source.OTHER, Source.NON_FISCAL})


def read_funds(out: Collector, table: LogicalTable, scope: str | None) -> tuple[dict[str, Figure], Node | None]:
    """Claims, rates and sums of the block; its total row as fields of a project, and its points as an item."""
    block = next(iter(blocks_of(table)), None)
    if block is None:
        return {}, None
    lines = [_line(record, block) for record in table.records]
    divisions = divisions_in(table.columns, table.records)

    def scope_of(record: Record) -> str | None:
        name = block.name_cell(record)
        return scope_of_row(name.text, scope) if name is not None else scope

    below = covers_of([line.record for line in lines], block)
    shared = shares_of_columns(out, block.values, table.records, below, scope_of)
    for line in lines:
        _claims(out, block, line, scope)
        part = line.kind != "total" and line.name is not None
        row_scope = scope_of_row(line.name.text, scope) if part and line.name else scope
        rates_of_row(out, table, line.record, row_scope, but=shared)
        changes_of_row(out, table, line.record, row_scope)
        sums_of_row(out, divisions, line.record, row_scope)
    _sums(out, block, lines, scope)
    whole = next((line for line in lines if line.kind == "total"), lines[0] if len(lines) == 1 else None)
    fields = _fields(table, whole.record) if whole is not None else {}
    return fields, _points(out, table, whole, scope)


def _line(record: Record, block: Block) -> Line:
    name = block.name_cell(record)
    text = name.text if name is not None else ""
    kind = "total" if is_whole(text) else "item"
    return Line(record, name, kind, of_which=headers.is_of_which(text))


def is_whole(text: str) -> bool:
    """Whether a row of a funds block is the whole: 年度资金总额, 年度财政资金总额, 合计, 部门整体支出总额."""
    source = headers.source_of(text)
    return headers.is_total(text) or source is Source.TOTAL or headers.is_all_funds(text)


def _claims(out: Collector, block: Block, line: Line, scope: str | None) -> None:
    for column in block.values:
        cell = line.record.get(column)
        if cell is None or cell.figure is None or column.kind in (Kind.WEIGHT, Kind.SCORE):
            continue
        claim_value(out, line.record, column, cell, name=line.name, scope=scope, row_is_part=line.kind != "total")


def _sums(out: Collector, block: Block, lines: list[Line], scope: str | None) -> None:
    columns = [c for c in block.values if c.kind in (Kind.MONEY, Kind.UNKNOWN)]
    if any(line.name is not None and _NUMBERED.match(line.name.text) for line in lines):
        # 一、基本支出 … 二、项目支出: the numbering says what lies under what, as in any table of amounts
        sums_of_columns(out, columns, covers_of([line.record for line in lines], block), scope)
        return
    total = next((line for line in lines if line.kind == "total"), None)
    parts = [line for line in lines if line is not total]
    if total is None or not parts:
        return
    readings = _readings(parts)
    if _spends_what_it_never_had(columns, parts):
        readings = readings[-1:]
    best = max(readings, key=lambda reading: borne_out(columns, total, reading))
    proven = borne_out(columns, total, best) > 0
    exhaustive = proven or bool(_sources(best) & _REST) or (not any(line.of_which for line in best) and len(best) > 1)
    covers = [(Cover(total, best), exhaustive)]
    nested = [line for line in best if len(line.children) > 1]
    covers += [(Cover(line, line.children), borne_out(columns, line, line.children) > 0) for line in nested]
    for cover, complete in covers:
        found = (sum_of(out, column, cover, scope, exhaustive=complete) for column in columns)
        out.sums += [each for each in found if each is not None]


def _sources(lines: Sequence[Line]) -> set[Source]:
    return {source for line in lines if line.name and (source := headers.source_of(line.name.text)) is not None}


def _readings(parts: Sequence[Line]) -> list[list[Line]]:
    """All rows beside each other, or the finer sources under the row of 财政拨款 before them."""
    for line in parts:
        line.children = []
    nested: list[Line] = []
    parent: Line | None = None
    for line in parts:
        source = headers.source_of(line.name.text) if line.name is not None else None
        if parent is not None and source in _DEEPER:
            parent.children.append(line)
            continue
        parent = line if source in _PARENTS else None
        nested.append(line)
    return [nested, list(parts)] if len(nested) < len(parts) else [list(parts)]


def _spends_what_it_never_had(columns: Sequence[Column], parts: Sequence[Line]) -> bool:
    """Whether a lone finer source has no budget but spending: then it cannot prove that it lies under the row before."""
    children = [child for line in parts for child in line.children]
    if len(children) != 1 or children[0].of_which:
        return False
    cells = [(column, children[0].record.get(column)) for column in columns]
    values = [
        (c.meaning.quantity, cell.figure.value) for c, cell in cells if cell is not None and cell.figure is not None
    ]
    budgets = [value for quantity, value in values if quantity in BUDGETS]
    spent = [value for quantity, value in values if quantity is Quantity.SPENT]
    return bool(budgets) and not any(budgets) and any(spent)


def _fields(table: LogicalTable, record: Record) -> dict[str, Figure]:
    found: dict[str, Figure] = {}
    for column in table.columns:
        key = field_of(column)
        cell = record.get(column)
        if key is not None and cell is not None and cell.figure is not None:
            found.setdefault(key, cell.figure)
    return found


def _points(out: Collector, table: LogicalTable, whole: Line | None, scope: str | None) -> Node | None:
    """The points for execution as an item of the scorecard."""
    if whole is None:
        return None
    weight, score = (_value(table, whole.record, kind) for kind in (Kind.WEIGHT, Kind.SCORE))
    weight = weight or _weight_of_header(out, table)
    if weight is None and score is None:
        return None
    cell = whole.name or whole.record.all[0]
    node = Node(ITEM_NAME, 1, cell, whole.record, maximum=as_score(weight), score=as_score(score))
    node.end = whole.record.end
    node.actual = _spans(out, table, whole.record, Kind.RATE)
    node.clause = [
        column.cells[-1].span(out.document)
        for column in table.columns_of(Kind.SCORE)
        if column.cells and re.search("[×*]", column.name)
    ]
    for figure, role in ((node.maximum, Role.WEIGHT), (node.score, Role.SCORE)):
        if figure is not None:
            out.claim(figure, ITEM_NAME, context_of(out, whole.record), role=role, scope=scope, named_by=whole.name)
    return node


def _spans(out: Collector, table: LogicalTable, record: Record, kind: Kind) -> list[Span]:
    cells = [record.get(column) for column in table.columns_of(kind)]
    return [cell.span(out.document) for cell in cells if cell is not None and cell.figure is not None]


def _value(table: LogicalTable, record: Record, kind: Kind) -> Figure | None:
    cells = [record.get(column) for column in table.columns_of(kind)]
    return next((cell.figure for cell in cells if cell is not None and cell.figure is not None), None)


def _weight_of_header(out: Collector, table: LogicalTable) -> Figure | None:
    """预算执行情况（20分） in the label of the block."""
    for cell in table.header_cells:
        if cell.column == 0:
            return name_and_weight(cell, out.figures)[1]
    return None
