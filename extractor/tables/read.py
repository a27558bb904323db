"""Reads all tables of a document: what each is, and what its rows say."""

from __future__ import annotations

from extractor.labels.hints import FigureHints
from extractor.tables.amounts import read_amounts
from extractor.tables.forms import Form
from extractor.tables.funds import read_funds
from extractor.tables.grid import GridCell
from extractor.tables.hints import ColumnHints, take_hints
from extractor.tables.item_names import name_and_weight
from extractor.tables.items import claim_items
from extractor.tables.kinds import kind_of
from extractor.tables.logical import LogicalTable, logical_tables, split_cells
from extractor.tables.meanings import Kind
from extractor.tables.pairs import project_name_in, read_pairs
from extractor.tables.projects import read_projects
from extractor.tables.result import Collector, TablesRead
from extractor.tables.score_columns import read_score_columns
from extractor.tables.scorecard import read_card
from extractor.tables.stated_sources import read_listed_sources, read_source_pairs
from extractor.tables.titles import Group, group_above, scope_of_accounts
from extractor.tables.values import claim_text
from schemas.base import Bilingual
from schemas.document import Document
from schemas.extraction import Role, TableKind
from schemas.figures import Figures


def read_tables(
    document: Document,
    figures: Figures,
    *,
    hints: FigureHints | None = None,
    columns: ColumnHints | None = None,
) -> TablesRead:
    """What the tables of a document say; ``hints`` and ``columns`` label what their words leave open."""
    tables = logical_tables(document, figures)
    for table in tables:
        take_hints(table, columns or {})
    return _Reader(Collector(document, figures, hints or {})).read(tables)


class _Reader:
    def __init__(self, out: Collector) -> None:
        self.out = out
        self.form: Form | None = None
        self.group: Group | None = None

    def read(self, tables: list[LogicalTable]) -> TablesRead:
        for table in tables:
            if table.first_of_table:
                self.group = None
                read_listed_sources(self.out, table)
            self._table(table)
        self._close()
        return self.out.finish(split_cells(tables))

    def _close(self) -> None:
        if self.form is not None:
            self.form.close(self.out)
        self.form = None

    def _table(self, table: LogicalTable) -> None:
        if table.kind == "line":
            self._line(table)
            return
        kind = kind_of(table)
        name_given = self._begin_form(table, kind)
        form = self.form
        assert form is not None
        note: Bilingual | None = None
        unplaced = [cell for record in table.records for cell in record.unplaced]
        if table.kind == "pairs":
            form.add_fields(read_pairs(self.out, table, form.scope))
            read_source_pairs(self.out, table, form.scope)
        elif kind in (TableKind.SCORECARD, TableKind.INDICATORS):
            unplaced = self._card(table, form)
        elif kind is TableKind.FUNDS:
            fields, item = read_funds(self.out, table, form.scope)
            form.add_funds(table, fields, item)
        elif kind is TableKind.PROJECTS:
            read_projects(self.out, table)
        elif kind is TableKind.AMOUNTS:
            read_amounts(self.out, table, scope_of_accounts(self.out.document, table, form.scope))
        else:
            self._texts(table, form)
        form.reaches(table)
        if unplaced:
            note = Bilingual(
                zh=f"有{len(unplaced)}个单元格无法确定属于哪一列",
                en=f"{len(unplaced)} cells could not be placed in a column with certainty",
            )
        if name_given:
            kind = TableKind.PROJECT_FORM
        if table.kind == "data" or name_given:
            self.out.saw(self.out.span(table.start, table.end), kind, unplaced, note)

    def _line(self, table: LogicalTable) -> None:
        """A row of words alone; with a weight in brackets it heads a group of items."""
        for record in table.records:
            cell = record.all[0]
            _, weight = name_and_weight(cell, self.out.figures)
            if weight is not None and len(cell.text) <= 30:
                self.group = Group(cell.text, cell.span(self.out.document))
            elif cell.figures:
                claim_text(self.out, cell, scope=self.form.scope if self.form else None, role=None)

    def _begin_form(self, table: LogicalTable, kind: TableKind) -> bool:
        """Finds or begins the form of a section; says whether the section names a project."""
        name = project_name_in(table) if table.kind == "pairs" else None
        path = self.out.document.heading_path(table.start)
        if self.form is not None and not self.form.takes(table, kind, name, path):
            self._close()
        if self.form is None:
            self.form = Form.begin(self.out.document, table, path, kind=kind, claims=len(self.out.claims))
        if name is not None:
            self.form.name_project(self.out.document, name)
        return name is not None

    def _card(self, table: LogicalTable, form: Form) -> list[GridCell]:
        card = read_card(table, self.out.document, self.out.figures)
        group = self.group or group_above(self.out.document, table)
        self.group = None
        before = len(self.out.claims)
        claim_items(self.out, table, card, form.scope)
        read_score_columns(self.out, table, card, form.scope)
        form.add_card(card, group, self.out.document, self.out.claims[before:])
        return card.unplaced

    def _texts(self, table: LogicalTable, form: Form) -> None:
        for record in table.records:
            for column in table.columns:
                cell = record.get(column)
                if cell is None or not cell.figures:
                    continue
                role = {
                    Kind.GOAL: Role.TARGET,
                    Kind.TARGET: Role.TARGET,
                    Kind.COMPLETION: Role.ACTUAL,
                    Kind.ACTUAL: Role.ACTUAL,
                }.get(column.kind)
                claim_text(self.out, cell, scope=form.scope, role=role)
            for cell in record.unplaced:
                claim_text(self.out, cell, scope=form.scope, role=None)
            form.keep_texts(self.out, table, record)
