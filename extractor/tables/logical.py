"""Logical tables: sections that go on over pages joined into one, with their rows placed in its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractor.tables.align import Aligner, Placed
from extractor.tables.arithmetic import money_unit, of_unit
from extractor.tables.columns import Column
from extractor.tables.grid import Content, Grid, GridCell, Parts, Row, distinct, joined
from extractor.tables.joining import after_continuation, goes_on, goes_on_bare, header_again
from extractor.tables.meanings import UNKNOWN, Kind, Meaning
from extractor.tables.placing import Placer
from extractor.tables.sections import Section, sections_of
from extractor.tables.template import template_of, with_names
from schemas.document import Document, Table
from schemas.figures import Figures
from schemas.patterns import late

_SCORED = re.compile("(?:总|综合|合计)(?:得|评)?分|[^()]{2,12}[(][0-9]{1,3}分[)]")
_DEDUCTED = late("(?:自评|复核|考核)?[扣减失]分(?:值|数|情况)?")


@dataclass(slots=True)
class Record:
    """One data row: its cells by column, those that could not be placed, and where it stands."""

    cells: dict[int, GridCell]
    unplaced: list[GridCell]
    all: tuple[GridCell, ...]

    def get(self, column: Column | None) -> GridCell | None:
        return self.cells.get(column.index) if column is not None else None

    start: int = 0
    end: int = 0

    def reach(self) -> None:
        """Takes over the stretch of its cells."""
        self.start = min([cell.start for cell in self.all])
        self.end = max([cell.end for cell in self.all])


@dataclass(slots=True)
class LogicalTable:
    """One section as a reader sees it: columns, and records over all pages it stands on."""

    kind: str
    columns: list[Column]
    records: list[Record]
    section: Section
    tables: list[Table]
    header_cells: list[GridCell] = field(default_factory=list)
    first_of_table: bool = False
    hinted: bool = False
    """Whether some columns mean what somebody else said: then rows confirm or refute it, and tell nothing new."""
    compared: dict[int, tuple[Column, Column] | None] = field(default_factory=dict)
    """For each column of changes the two columns it was found to compare."""
    rated: dict[int, tuple[Column | None, list[Column]]] = field(default_factory=dict)
    """For each column of rates the column of its part and those that may be its whole."""

    @property
    def start(self) -> int:
        cells = [cell.start for cell in self.header_cells] + [record.start for record in self.records]
        return min(cells, default=self.tables[0].start)

    @property
    def end(self) -> int:
        cells = [cell.end for cell in self.header_cells] + [record.end for record in self.records]
        return max(cells, default=self.tables[-1].end)

    def columns_of(self, *kinds: Kind) -> list[Column]:
        return [column for column in self.columns if column.kind in kinds]

    def column(self, kind: Kind, level: int | None = None) -> Column | None:
        """The first column of a kind."""
        return next((c for c in self.columns if c.kind is kind and level in (None, c.meaning.level)), None)

    @property
    def grid(self) -> Grid:
        return self.section.grid


def logical_tables(document: Document, figures: Figures) -> list[LogicalTable]:
    """All sections of all tables of a document, those that go on over pages joined."""
    previous: list[list[Section]] = []
    groups: list[list[Section]] = []
    for table in document.tables:
        grid = Grid(document, table, figures)
        sections = sections_of(grid)
        joins = bool(previous) and goes_on(document, previous[-1], sections)
        if previous and not joins and goes_on_bare(document, previous[-1], grid):
            joins, sections = True, sections_of(grid, goes_on=True)
        if joins:
            rest = after_continuation(sections)
            groups[-1].append(rest[0])
            later = rest[1:]
        else:
            later = sections
        for section in later:
            if groups and header_again(groups[-1][-1], section):
                groups[-1].append(section)
            else:
                groups.append([section])
        previous.append(sections)
    found = [_logical(document, group, figures) for group in groups]
    _mark_first(found)
    return found


def _mark_first(found: Sequence[LogicalTable]) -> None:
    seen: set[int] = set()
    for table in found:
        start = table.tables[0].start
        table.first_of_table = start not in seen
        seen.add(start)


def _logical(document: Document, group: Sequence[Section], figures: Figures) -> LogicalTable:
    first = group[0]
    rows = [row for section in group for row in section.rows]
    columns = [_by_content(column, rows) for column in with_names(template_of(group), rows)]
    records: list[Record] = []
    aligner = Aligner(columns, (row for section in group for row in section.rows))
    for section in group:
        records += _records(document, section, aligner, figures, records[-1] if records else None)
    give_units(columns, records)
    headings = [cell for section in group for row in section.header for cell in distinct(row) if not cell.blank]
    return LogicalTable(first.kind, columns, records, first, [s.grid.table for s in group], headings)


def _by_content(column: Column, rows: Sequence[Row]) -> Column:
    """扣分 above numbers holds the points that were lost, not the reason; 完成调整预算 above 94.62% is a rate."""
    deducted = column.kind is Kind.EXPLANATION and _DEDUCTED.fullmatch(column.name) is not None
    scored = column.kind in (Kind.UNKNOWN, Kind.MONEY, Kind.RATE) and _SCORED.fullmatch(column.name) is not None
    if not deducted and not scored and column.kind is not Kind.MONEY:
        return column
    cells = [
        cell for row in rows if column.index < len(row) and (cell := row[column.index]) and not cell.content.absent
    ]
    if (deducted or scored) and _mostly(cells, Content.NUMBER):
        whole = scored and column.name.startswith(("总", "综合", "合计"))
        return replace(column, meaning=Meaning(Kind.SCORE) if whole else UNKNOWN)
    if not deducted and _mostly(cells, Content.RATE):
        return replace(column, meaning=replace(column.meaning, kind=Kind.RATE))
    return column


def _mostly(cells: Sequence[GridCell], content: Content) -> bool:
    alike = sum(cell.content is content for cell in cells)
    return alike >= 2 and alike * 5 >= len(cells) * 4


def give_units(columns: Sequence[Column], records: Sequence[Record]) -> None:
    """Numbers in money columns have the unit of the money beside them, also where their own header was lost."""
    money = {column.index for column in columns if column.kind is Kind.MONEY}
    cells = [(record, at, cell) for record in records for at, cell in record.cells.items() if at in money]
    unit = money_unit([cell.figure for _, _, cell in cells if cell.figure is not None])
    if unit is None:
        return
    for record, at, cell in cells:
        if cell.amount is not None and cell.amount.unit.dimension == "number":
            record.cells[at] = replace(cell, figure=of_unit(cell.amount, unit))


def _records(
    document: Document, section: Section, aligner: Aligner, figures: Figures, last: Record | None
) -> list[Record]:
    found: list[Record] = []
    columns = aligner.columns
    placer = Placer(section, aligner)
    heading = {id(cell) for row in section.header for cell in row if cell is not None}
    for number, row in enumerate(section.rows):
        row = tuple(None if id(cell) in heading else cell for cell in row)
        cells = tuple(cell for cell in distinct(row) if not cell.blank)
        if not cells:
            continue
        placed = placer.place(row)
        if number == 0 and last is not None and _is_rest_of_row(columns, placed, last):
            _join_rows(document, last, placed, cells, figures)
            continue
        record = Record(placed.cells, placed.unplaced, cells)
        record.reach()
        found.append(record)
    return found


_WORDY = frozenset(
    {
        Kind.CLAUSE,
        Kind.DESCRIPTION,
        Kind.EXPLANATION,
        Kind.GOAL,
        Kind.COMPLETION,
        Kind.TEXT,
        Kind.TARGET,
        Kind.ACTUAL,
    }
)
_SENTENCE_ENDS = tuple("。；;！!")


def _is_rest_of_row(columns: Sequence[Column], placed: Placed, last: Record) -> bool:
    """The first row of a page that has only words of a row begun on the page before, its name perhaps cut too."""
    if placed.unplaced:
        return False
    kinds = {columns[at].kind for at, cell in placed.cells.items() if not cell.blank}
    if kinds <= _WORDY:
        return bool(kinds)
    return kinds <= _WORDY | {Kind.PROJECT} and bool(kinds & _WORDY) and _name_may_go_on(columns, placed, last)


def _name_may_go_on(columns: Sequence[Column], placed: Placed, last: Record) -> bool:
    """A project has its amounts and its number; where rows are not numbered, the words above must be unfinished."""
    filled = {columns[at].kind for at, cell in last.cells.items() if not cell.blank}
    if Kind.MONEY not in filled or Kind.PROJECT not in filled:
        return False
    if Kind.SERIAL in filled:
        return True
    above = [last.cells[at] for at in placed.cells if columns[at].kind in _WORDY and at in last.cells]
    return any(not cell.blank and not cell.text.endswith(_SENTENCE_ENDS) for cell in above)


def _join_rows(document: Document, last: Record, rest: Placed, cells: tuple[GridCell, ...], figures: Figures) -> None:
    for at, cell in rest.cells.items():
        if cell.blank:
            continue
        above = last.cells.get(at)
        last.cells[at] = cell if above is None or above.blank else joined(document, above, cell, figures)
    last.all = (*last.all, *cells)
    last.reach()


def split_cells(tables: Iterable[LogicalTable]) -> list[Parts]:
    """The parts of all cells that a page break split."""
    seen: dict[Parts, None] = {}
    for table in tables:
        for record in table.records:
            for cell in record.cells.values():
                if len(cell.parts) > 1 and cell.content is not Content.BLANK:
                    seen[cell.parts] = None
    return list(seen)
