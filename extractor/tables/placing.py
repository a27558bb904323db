"""Puts the cells of one row into the columns of its table: by position where the grid is sure, else by content."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.tables import headers
from extractor.tables.align import Aligner, Placed, by_position
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell, Row
from extractor.tables.meanings import Kind
from extractor.tables.sections import Section


class Placer:
    """Places the rows of one part of a table."""

    def __init__(self, section: Section, aligner: Aligner) -> None:
        self._section, self._aligner = section, aligner
        self._moved = _moves(section, aligner.columns)
        other = section.header and _paths(section.columns) != _paths(aligner.columns)
        self._own = Aligner(section.columns, ()) if other else None

    def place(self, row: Row) -> Placed:
        return _placed(self._section, self._aligner, self._own, row, self._moved)


def _moves(section: Section, columns: Sequence[Column]) -> dict[int, int] | None:
    """Where a part's own header, read from a sure grid, has its columns in another order or number."""
    if not section.grid.spanned or not section.header or section.columns == columns:
        return None
    theirs = {column.path: column.index for column in columns if column.path}
    moved = {c.index: theirs[c.path] for c in section.columns if c.path in theirs}
    return moved if len(theirs) > 1 and any(old != new for old, new in moved.items()) else None


def _placed(section: Section, aligner: Aligner, own: Aligner | None, row: Row, moved: dict[int, int] | None) -> Placed:
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
    if width == len(columns) and aligner.clashes(row) < 2 and _numbers_stand_well(aligner, row):
        return by_position(columns, row)  # a row that reaches the last column lost no cell
    if _ends_in_empty_amounts(section, row, width) and aligner.clashes(row) == 0 and _numbers_stand_well(aligner, row):
        return by_position(columns, row)  # its empty cells are printed, the last ones too
    return _placed_in_text(own, aligner, row)


def _ends_in_empty_amounts(section: Section, row: Row, width: int) -> bool:
    """Whether every row prints as many cells as the header has columns, and this one leaves amounts at its end empty."""
    header = section.header[-1] if section.header else ()
    named = bool(header) and all(cell is not None and not cell.blank for cell in header)
    amounts = all(column.kind is Kind.MONEY for column in section.columns[width:])
    return named and amounts and row[-1] is not None and all(each[-1] is not None for each in section.rows)


def _placed_in_text(own: Aligner | None, aligner: Aligner, row: Row) -> Placed:
    """Where cells may have vanished: as the table has it or as the page's own header has it, else by content."""
    shared = by_position(aligner.columns, row) if aligner.fits(row) else None
    placed = _by_own_header(own, aligner.columns, row)
    if shared is not None and (placed is None or placed.cells == shared.cells):
        return shared
    if placed is not None and shared is None:
        return placed
    return aligner.place(row)


def _by_own_header(own: Aligner | None, columns: Sequence[Column], row: Row) -> Placed | None:
    """The row under the header of its own page, where that has another shape than the table's."""
    if own is None or not own.fits(row):
        return None
    places = {column.path: column.index for column in columns if column.path}
    cells = {places.get(own.columns[at].path, -1): cell for at, cell in enumerate(row) if cell and not cell.blank}
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


def _numbers_stand_well(aligner: Aligner, row: Row) -> bool:
    return all(
        aligner.fit(at, cell) < 1.0
        for at, cell in enumerate(row[: len(aligner.columns)])
        if cell is not None and cell.content.printed_value
    )


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
