"""Recognises what a logical table is, by the columns it has and the names of its rows."""

from __future__ import annotations

from extractor.tables import headers
from extractor.tables.logical import LogicalTable
from extractor.tables.meanings import BUDGETS, Kind, Quantity
from extractor.tables.rows import blocks_of
from schemas.extraction import TableKind

_MONEY = (Kind.MONEY, Kind.RATE)


def kind_of(table: LogicalTable) -> TableKind:
    """The kind of one section of a table."""
    if table.kind != "data":
        return TableKind.OTHER
    kinds = {column.kind for column in table.columns}
    if _scores(table, kinds):
        return TableKind.SCORECARD
    if Kind.LEVEL in kinds and kinds & {Kind.TARGET, Kind.ACTUAL}:
        return TableKind.INDICATORS
    if _names_funds(table) and _has_money(table):
        return TableKind.FUNDS
    if Kind.PROJECT in kinds and _projects(table, kinds):
        return TableKind.PROJECTS
    if kinds & {Kind.GOAL, Kind.COMPLETION} and not any(_numbers(table, c.index) for c in table.columns):
        return TableKind.OTHER
    if any(cell.content.numeric for record in table.records for cell in record.cells.values()):
        return TableKind.AMOUNTS
    return TableKind.OTHER


def _scores(table: LogicalTable, kinds: set[Kind]) -> bool:
    if Kind.LEVEL not in kinds and not (Kind.CLAUSE in kinds and Kind.SCORE in kinds):
        return False
    return bool(kinds & {Kind.SCORE, Kind.WEIGHT}) and bool(
        kinds & {Kind.CLAUSE, Kind.TARGET, Kind.ACTUAL, Kind.DESCRIPTION, Kind.EXPLANATION}
        or {Kind.SCORE, Kind.WEIGHT} <= kinds
    )


def _projects(table: LogicalTable, kinds: set[Kind]) -> bool:
    """One project a row: its name beside money; 项目 alone may head any row."""
    quantities = {column.meaning.quantity for column in table.columns if column.kind is Kind.MONEY}
    named = any(column.kind is Kind.PROJECT and headers.bare(column.name) != "项目" for column in table.columns)
    budgets = bool(quantities & {*BUDGETS, Quantity.SPENT})
    if named:
        return budgets or bool(kinds & {Kind.GOAL, Kind.COMPLETION, Kind.TARGET, Kind.RATE, Kind.SCORE})
    return budgets and not _generic_rows(table)


def _generic_rows(table: LogicalTable) -> bool:
    """Whether rows are kinds of spending or income (基本支出, 公务接待费) and not projects."""
    column = table.column(Kind.PROJECT)
    names = [cell.text for record in table.records if (cell := record.get(column)) is not None and not cell.blank]
    generic = [name for name in names if is_generic(name)]
    return bool(names) and len(generic) >= max(1, len(names) / 3)


def is_generic(name: str) -> bool:
    """A name of a kind of money, not of a project."""
    plain = headers.bare(name)
    if headers.is_total(name) or headers.is_subtotal(name):
        return False
    return headers.GENERIC_ROWS.search(plain) is not None


def _names_funds(table: LogicalTable) -> bool:
    """Rows named by sources of funds: 年度资金总额, 其中：财政拨款, 上年结转资金."""
    blocks = blocks_of(table)
    if len(blocks) != 1:
        return False
    cells = [blocks[0].name_cell(record) for record in table.records]
    names = [cell.text for cell in cells if cell is not None]
    funds = [name for name in names if headers.FUND_ROWS.fullmatch(headers.bare(name))]
    return bool(names) and len(funds) >= max(1, 0.6 * len(names))


def _has_money(table: LogicalTable) -> bool:
    return sum(column.kind in _MONEY for column in table.columns) >= 1


def _numbers(table: LogicalTable, index: int) -> bool:
    return any((cell := record.cells.get(index)) is not None and cell.content.numeric for record in table.records)
