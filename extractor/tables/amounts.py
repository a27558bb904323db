"""Any other table with numbers: revenue and expenditure, 三公经费, assets, staff. Its claims, rates and totals."""

from __future__ import annotations

from extractor.tables.column_sums import covers_of, sums_of_columns
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.naming import own_metric, scope_of_row, scope_of_total
from extractor.tables.ratios import changes_of_row, rates_of_row
from extractor.tables.result import Collector
from extractor.tables.row_sums import divisions_of, proven_divisions, sums_of_row
from extractor.tables.rows import Block, blocks_of, is_subtotal_row, is_total_row
from extractor.tables.values import claim_text, claim_value


def read_amounts(out: Collector, table: LogicalTable, scope: str | None) -> None:
    """The figures of a table of amounts."""
    blocks = blocks_of(table)
    divisions = divisions_of(table.columns)
    divisions += [
        each
        for each in proven_divisions(table.columns, table.records)
        if each.total not in {d.total for d in divisions}
    ]
    claimed: set[int] = set()
    names = [cell.text for block in blocks for r in table.records if (cell := block.name_cell(r)) is not None]
    total = scope_of_total(names, scope)
    for record in table.records:
        for block in blocks:
            claimed |= _block(out, record, block, scope, total)
        name = blocks[0].name_cell(record) if blocks else None
        summing = is_total_row(record) or is_subtotal_row(record)
        row_scope = total if summing or name is None else scope_of_row(name.text, scope)
        rates_of_row(out, table, record, row_scope)
        changes_of_row(out, table, record, row_scope)
        sums_of_row(out, divisions, record, row_scope)
        for cell in record.all:
            if cell.figures and id(cell) not in claimed:
                claim_text(out, cell, scope=scope, role=None)
    for block in blocks:
        sums_of_columns(out, block.values, covers_of(table.records, block, alone=len(blocks) == 1), scope)


def _block(out: Collector, record: Record, block: Block, scope: str | None, total: str | None) -> set[int]:
    name = block.name_cell(record)
    claimed: set[int] = set()
    for column in block.values:
        cell = record.get(column)
        if cell is None or cell.figure is None or column.kind is Kind.SERIAL:
            continue
        claimed.add(id(cell))
        summing = is_total_row(record) or is_subtotal_row(record)
        named = name is not None and own_metric(name.text, cell.figure.unit.dimension) is not None
        of_row = total if summing and not named else scope
        claim_value(out, record, column, cell, name=name, scope=of_row, row_is_part=not summing)
    return claimed
