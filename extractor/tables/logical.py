"""Logical tables: sections that go on over pages joined into one, with their rows placed in its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractor.tables import headers
from extractor.tables.align import Aligner, Placed, by_position
from extractor.tables.arithmetic import money_unit, of_unit
from extractor.tables.columns import Column
from extractor.tables.grid import Content, Grid, GridCell, Parts, Row, compact, distinct, joined
from extractor.tables.meanings import Kind
from extractor.tables.sections import Section, header_length, sections_of
from extractor.tables.template import template_of, with_names
from schemas.document import Document, Table
from schemas.figure import Figures

_PAGE_FURNITURE = re.compile(
    r"[-—–\s]*(?:第?\s*[0-9]{1,4}\s*页?(?:\s*[,，/]?\s*共?\s*[0-9]{1,4}\s*页?)?)?[-—–\s]*|\(?续(?:表|上表|前表|页)?[0-9一二三四五六七八九十]*\)?:?|表[0-9]+\(?续\)?"
)
_LOOKS_BACK = 8


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
        bare = bool(previous) and _goes_on_bare(document, previous[-1], grid)
        sections = sections_of(grid, goes_on=bare)
        if bare or (previous and _goes_on(document, previous[-1], sections)):
            rest = _after_continuation(sections)
            groups[-1].append(rest[0])
            later = rest[1:]
        else:
            later = sections
        groups += [[section] for section in later]
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


def _goes_on(document: Document, earlier: Sequence[Section], later: Sequence[Section]) -> bool:
    """Whether a table begins with the rest of the one before."""
    if not earlier or earlier[-1].kind != "data" or not earlier[-1].rows:
        return False
    lead = _leading_lines(later)
    body = later[len(lead) :]
    if not body or body[0].kind != "data":
        return False
    upper, lower = earlier[-1], body[0]
    between = _between(document, upper.grid.table, lower.grid.table)
    before = _before(document, upper.grid.table, earlier)
    if not all(_is_furniture(text) or text in before for text in (*between, *_texts(lead))):
        return False
    if _closed(upper):
        return False
    return bool(lower.header) and _same_header(upper, lower, 0.75) and not _starts_again(upper, lower)


def _goes_on_bare(document: Document, earlier: Sequence[Section], grid: Grid) -> bool:
    """Whether a table without a header of its own directly follows one of its width that has no total row yet."""
    upper = earlier[-1] if earlier else None
    if upper is None or upper.kind != "data" or not upper.rows or _closed(upper):
        return False
    if upper.grid.width != grid.width or header_length(grid, 0, at_top=True):
        return False
    return all(_is_furniture(text) for text in _between(document, upper.grid.table, grid.table))


def _after_continuation(sections: Sequence[Section]) -> list[Section]:
    return list(sections[len(_leading_lines(sections)) :])


def _leading_lines(sections: Sequence[Section]) -> list[Section]:
    lead: list[Section] = []
    for section in sections:
        if section.kind != "line":
            break
        lead.append(section)
    return lead


def _texts(sections: Iterable[Section]) -> list[str]:
    return [cell.text for section in sections for row in section.rows for cell in distinct(row) if not cell.blank]


def _between(document: Document, upper: Table, lower: Table) -> list[str]:
    return [
        compact(document.text[block.start : block.end])
        for block in document.blocks
        if block.kind != "table" and upper.end <= block.start < lower.start
    ]


def _before(document: Document, table: Table, sections: Sequence[Section]) -> set[str]:
    """What stands above the earlier table: its title, 单位：万元, the name of the department."""
    above = [block for block in document.blocks if block.kind != "table" and block.end <= table.start]
    texts = {compact(document.text[block.start : block.end]) for block in above[-_LOOKS_BACK:]}
    texts |= {part for text in texts for part in re.split(r"[ \t]+", text)}
    return texts | set(_texts(section for section in sections if section.kind == "line"))


def _is_furniture(text: str) -> bool:
    return (
        bool(_PAGE_FURNITURE.fullmatch(text))
        or bool(re.fullmatch(r"[(]?(?:金额)?单位:.{1,8}", text))
        or bool(re.fullmatch(r"(?:部门|单位|填报单位)(?:\(单位\))?(?:名称)?(?:\([^()]{1,4}\))?:.{2,40}", text))
    )


def _closed(section: Section) -> bool:
    """A total row ends a table."""
    last = [cell for cell in distinct(section.rows[-1]) if not cell.blank]
    return bool(last) and any(headers.is_total(cell.text) for cell in last[:2])


def _header_words(section: Section) -> set[str]:
    return {headers.bare(cell.text) for row in section.header for cell in distinct(row) if not cell.blank}


def _same_header(upper: Section, lower: Section, share: float) -> bool:
    ours, theirs = _header_words(upper), _header_words(lower)
    return bool(theirs) and len(ours & theirs) >= share * len(theirs)


def _starts_again(upper: Section, lower: Section) -> bool:
    """Serial numbers that begin at 1 again belong to another table."""
    first, last = _serial(lower, lower.rows), _serial(upper, upper.rows[::-1])
    return first == 1 and last is not None


def _serial(section: Section, rows: Sequence[Row]) -> int | None:
    column = next((c for c in section.columns if c.kind is Kind.SERIAL), None)
    if column is None:
        return None
    for row in rows:
        cell = row[column.index]
        if cell is not None and cell.text.isdecimal():
            return int(cell.text)
    return None


def _logical(document: Document, group: Sequence[Section], figures: Figures) -> LogicalTable:
    first = group[0]
    columns = with_names(template_of(group), [row for section in group for row in section.rows])
    records: list[Record] = []
    aligner = Aligner(columns, (row for section in group for row in section.rows))
    for section in group:
        records += _records(document, section, aligner, figures, records[-1] if records else None)
    _give_units(columns, records)
    headings = [cell for section in group for row in section.header for cell in distinct(row) if not cell.blank]
    return LogicalTable(first.kind, columns, records, first, [s.grid.table for s in group], headings)


def _give_units(columns: Sequence[Column], records: Sequence[Record]) -> None:
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
    moved = _moves(section, columns)
    heading = {id(cell) for row in section.header for cell in row if cell is not None}
    for number, row in enumerate(section.rows):
        row = tuple(None if id(cell) in heading else cell for cell in row)
        cells = tuple(cell for cell in distinct(row) if not cell.blank)
        if not cells:
            continue
        placed = _placed(section, aligner, row, moved)
        if number == 0 and last is not None and _is_rest_of_row(columns, placed):
            _join_rows(document, last, placed, cells, figures)
            continue
        record = Record(placed.cells, placed.unplaced, cells)
        record.reach()
        found.append(record)
    return found


def _moves(section: Section, columns: Sequence[Column]) -> dict[int, int] | None:
    """Where a part's own header, read from a sure grid, has its columns in another order or number."""
    if not section.grid.spanned or not section.header or section.columns == columns:
        return None
    theirs = {column.path: column.index for column in columns if column.path}
    return {c.index: theirs[c.path] for c in section.columns if c.path in theirs} if len(theirs) > 1 else None


def _placed(section: Section, aligner: Aligner, row: Row, moved: dict[int, int] | None) -> Placed:
    columns = aligner.columns
    if moved is not None and len(moved) == sum(bool(c.path) for c in section.columns):
        return Placed({moved[at]: cell for at, cell in enumerate(row) if cell is not None and at in moved}, [])
    if section.kind != "data" or not section.columns or not any(column.path for column in columns):
        return by_position(columns, row)
    if _is_total_row(row):
        placed = _placed_total(section, columns, row)
        return placed if section.grid.spanned or _stands_well(aligner, placed) else aligner.place(row)
    width = max((at for at, cell in enumerate(row) if cell is not None and not cell.blank), default=0) + 1
    if section.grid.spanned and width <= len(columns) and aligner.clashes(row) < 2:
        return by_position(columns, row)
    return _placed_in_text(section, aligner, row)


def _placed_in_text(section: Section, aligner: Aligner, row: Row) -> Placed:
    """Where cells may have vanished: as the table has it or as the page's own header has it, else by content."""
    shared = by_position(aligner.columns, row) if aligner.fits(row) else None
    own = _by_own_header(section, aligner.columns, row)
    if shared is not None and (own is None or own.cells == shared.cells):
        return shared
    if own is not None and shared is None:
        return own
    return aligner.place(row)


def _by_own_header(section: Section, columns: Sequence[Column], row: Row) -> Placed | None:
    """The row under the header of its own page, where that has another shape than the table's."""
    if not section.header or _paths(section.columns) == _paths(columns):
        return None
    if not Aligner(section.columns, ()).fits(row):
        return None
    places = {column.path: column.index for column in columns if column.path}
    cells = {places.get(section.columns[at].path, -1): cell for at, cell in enumerate(row) if cell and not cell.blank}
    return None if -1 in cells or not cells else Placed(cells, [])


def _paths(columns: Sequence[Column]) -> list[tuple[str, ...]]:
    return [column.path for column in columns]


def _is_total_row(row: Row) -> bool:
    first = next((cell for cell in row if cell is not None and not cell.blank), None)
    return first is not None and (headers.is_total(first.text) or headers.is_subtotal(first.text))


def _placed_total(section: Section, columns: Sequence[Column], row: Row) -> Placed:
    """A total row leaves most columns empty: its numbers stand under their page's header, or nowhere."""
    placed = Placed({}, [])
    for at, cell in enumerate(row):
        if cell is None or cell.blank or (at and row[at - 1] is cell):
            continue
        place = _place_of_total(section, columns, at, cell)
        if place is not None and place not in placed.cells:
            placed.cells[place] = cell
        else:
            placed.unplaced.append(cell)
    return placed


def _stands_well(aligner: Aligner, placed: Placed) -> bool:
    """Whether the numbers of a total row are of the kind of their columns."""
    return not placed.unplaced and all(
        aligner.fit(at, cell) < 1.0 for at, cell in placed.cells.items() if cell.content.printed_value
    )


def _place_of_total(section: Section, columns: Sequence[Column], at: int, cell: GridCell) -> int | None:
    if not cell.content.printed_value:
        return at if at < len(columns) else None
    own = section.columns[at] if at < len(section.columns) else None
    if own is not None and own.path and section.header and _takes_number(own):
        same = [column.index for column in columns if column.path == own.path]
        if same:
            return at if at in same else same[0]
    return at if at < len(columns) and _takes_number(columns[at]) else None


def _takes_number(column: Column) -> bool:
    return column.kind in (
        Kind.MONEY, Kind.RATE, Kind.SHARE, Kind.CHANGE, Kind.CHANGE_RATE, Kind.WEIGHT, Kind.SCORE, Kind.UNKNOWN,
        Kind.TARGET, Kind.ACTUAL,
    )  # fmt: skip


def _is_rest_of_row(columns: Sequence[Column], placed: Placed) -> bool:
    """The first row of a page that has only words of a row begun on the page before."""
    if placed.unplaced:
        return False
    kinds = {columns[at].kind for at, cell in placed.cells.items() if not cell.blank}
    wordy = {
        Kind.CLAUSE,
        Kind.DESCRIPTION,
        Kind.EXPLANATION,
        Kind.GOAL,
        Kind.COMPLETION,
        Kind.TEXT,
        Kind.TARGET,
        Kind.ACTUAL,
    }
    return bool(kinds) and kinds <= wordy


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
