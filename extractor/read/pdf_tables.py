"""Tables of a PDF page as text: each cell's lines joined, cells parted by tabs and rows by line ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractor.read.pdf_geometry import Rectangle
from extractor.read.pdf_lattice import Grid, GridCell
from extractor.read.pdf_lines import Line, Run, lines_of
from extractor.read.pdf_page import Page
from extractor.read.pdf_text import Stretch
from extractor.read.pdf_wrapping import Measure, alignment_of, edges_of, join_in_cell
from schemas.document import Cell, Table

_WIDEST_PADDING = 6.0


@dataclass(slots=True)
class TableText:
    """A table's text and cells, offsets counted from its own start."""

    box: Rectangle
    rows: int
    columns: int
    cells: list[tuple[GridCell, int, int]]
    stretch: Stretch
    em: float

    def table_at(self, offset: int) -> Table:
        cells = tuple(
            Cell.model_construct(
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                parts=((offset + start, offset + end),),
            )
            for cell, start, end in self.cells
        )
        end = offset + len(self.stretch)
        return Table(start=offset, end=end, rows=self.rows, columns=self.columns, cells=cells)


def table_text(grid: Grid, runs_of_cell: dict[int, list[Run]], page: Page) -> TableText:
    grid, runs_of_cell = grid.trimmed(runs_of_cell)
    lines = {number: lines_of(runs, page) for number, runs in runs_of_cell.items()}
    padding = _padding(grid, lines)
    starting = {(cell.row, cell.column): number for number, cell in enumerate(grid.cells)}
    stretch = Stretch()
    cells: list[tuple[GridCell, int, int]] = []
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    for row in range(rows):
        if row:
            stretch.add("\n")
        for column in range(columns):
            if column:
                stretch.add("\t")
            number = starting.get((row, column))
            if number is None:
                continue
            start = len(stretch)
            if number in lines:
                _write_cell(stretch, lines[number], grid.box_of(grid.cells[number]), padding, page)
            cells.append((grid.cells[number], start, len(stretch)))
    em = median(line.em for of_cell in lines.values() for line in of_cell) if lines else 0.0
    return TableText(grid.box, rows, columns, cells, stretch, em)


def _padding(grid: Grid, lines: dict[int, list[Line]]) -> float:
    """The room that wrapped lines leave beside them; a tenth of the cells may hold text that spills over."""
    rooms = []
    for number, of_cell in lines.items():
        if len(of_cell) > 1:
            left, _, right, _ = grid.box_of(grid.cells[number])
            rooms.append(min(min(line.x0 for line in of_cell) - left, right - max(line.x1 for line in of_cell)))
    rooms.sort()
    return min(max(rooms[len(rooms) // 10], 0.0), _WIDEST_PADDING) if rooms else 0.0


def _write_cell(stretch: Stretch, lines: Sequence[Line], box: Rectangle, padding: float, page: Page) -> None:
    stretch.take(page, lines[0].chars())
    if len(lines) == 1:
        return
    edges = [edges_of(line, page) for line in lines]
    measure = Measure(box[0] + padding, box[2] - padding, alignment_of(edges))
    for at, line in enumerate(lines[1:], 1):
        stretch.add(join_in_cell(edges[at - 1], edges[at], measure))
        stretch.take(page, line.chars())
