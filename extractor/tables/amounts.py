"""Any other table with numbers: revenue and expenditure, 三公经费, assets, staff. Its claims, rates and totals."""

from __future__ import annotations

import re

from extractor.tables.changes import changes_of_row
from extractor.tables.column_sums import Cover, covers_of, sums_of_columns
from extractor.tables.columns import Column
from extractor.tables.graded import graded_rates_of_row
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.naming import own_metric, scope_of_row, scope_of_total, with_part
from extractor.tables.ratios import rates_of_row
from extractor.tables.result import Collector
from extractor.tables.row_relations import RowRelations
from extractor.tables.rows import Block, blocks_of, holds_codes, is_subtotal_row, is_total_row
from extractor.tables.running_totals import running_totals
from extractor.tables.score_columns import read_row_scores
from extractor.tables.shares import shares_of_columns
from extractor.tables.values import claim_text, claim_value

_OF_THE_YEAR = re.compile(r"本年(?:收入|支出)合计")


def read_amounts(out: Collector, table: LogicalTable, scope: str | None) -> None:
    """The figures of a table of amounts."""
    blocks = blocks_of(table)
    codes = [column for column in table.columns if holds_codes(table, column)]
    relations = RowRelations.of(table)
    covers = [covers_of(table.records, block, alone=len(blocks) == 1) for block in blocks]
    shared = _shares(out, table, blocks, covers, scope)
    claimed: set[int] = set()
    names = [cell.text for block in blocks for r in table.records if (cell := block.name_cell(r)) is not None]
    of_rows = scope_of_total(names, scope)
    with_balances = any(_OF_THE_YEAR.fullmatch(name) for name in names)
    for record in table.records:
        total = with_part(scope, "总计") if with_balances and _is_grand(record) else of_rows
        for block in blocks:
            claimed |= _block(out, record, block, scope, total)
        name = blocks[0].name_cell(record) if blocks else None
        summing = is_total_row(record) or is_subtotal_row(record)
        row_scope = total if summing or name is None else scope_of_row(name.text, scope)
        rates_of_row(out, table, record, row_scope, but=shared)
        graded_rates_of_row(out, table, record, row_scope)
        changes_of_row(out, table, record, row_scope)
        relations.read(out, record, row_scope)
        of_codes = {cell.start for column in codes if (cell := record.get(column)) is not None}
        for cell in record.all:
            if cell.figures and cell.start not in claimed and cell.start not in of_codes:
                claim_text(out, cell, scope=scope if name is None or summing else row_scope, role=None)
    for block, below in zip(blocks, covers, strict=True):
        sums_of_columns(out, block.values, below, scope)
    running_totals(out, table, scope)
    read_row_scores(out, table, scope)


def _is_grand(record: Record) -> bool:
    """总计 below 本年支出合计 counts what was brought in and carried on as well."""
    return any(cell.text.endswith("总计") for cell in record.all)


def _shares(
    out: Collector, table: LogicalTable, blocks: list[Block], covers: list[list[Cover]], scope: str | None
) -> set[Column]:
    """The columns of shares that the rows bear out."""
    understood: set[Column] = set()
    for block, below in zip(blocks, covers, strict=True):

        def scope_of(record: Record, block: Block = block) -> str | None:
            name = block.name_cell(record)
            return scope_of_row(name.text, scope) if name is not None else scope

        understood |= shares_of_columns(out, block.values, table.records, below, scope_of)
    return understood


def _block(out: Collector, record: Record, block: Block, scope: str | None, total: str | None) -> set[int]:
    name = block.name_cell(record)
    claimed: set[int] = set()
    for column in block.values:
        cell = record.get(column)
        if cell is None or cell.figure is None or column.kind is Kind.SERIAL:
            continue
        claimed.add(cell.start)
        summing = is_total_row(record) or is_subtotal_row(record)
        named = name is not None and own_metric(name.text, cell.figure.unit.dimension) is not None
        of_row = total if summing and not named else scope
        nameless = name is None and bool(block.names) and not summing and record.all[0] is not cell
        claim_value(out, record, column, cell, name=name, scope=of_row, row_is_part=not summing, nameless=nameless)
    return claimed
