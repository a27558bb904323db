"""Grids of ruled tables: from a page's ruling lines to cells with true row and column spans.

Works on lines alone; which characters stand in a cell is asked later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from extractor.read.pdf_geometry import Rectangle
from extractor.read.pdf_rulings import Ruling, Rulings

_SNAP = 3.0  # lines closer than this are one line (double borders, borders drawn cell by cell)
_JOIN = 3.0  # a gap up to this does not interrupt a line
_TOUCH = 2.5
_OVERHANG = 4.0  # a line that reaches further than this over the last crossing line leaves a side open
_MISSING = 0.12  # the share of a cell's side that need not be drawn; an underline seldom reaches so far
_SHORTEST_OPEN_RULE = 24.0

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell's place in its grid and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class Grid:
    """Lines of a table and the cells between them; ``owner`` names the cell of each field, -1 for none."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owner: list[list[int]]
    open_ends: tuple[bool, bool] = (False, False)  # nobody drew the top, the bottom

    @property
    def box(self) -> Rectangle:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int:
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if 0 <= row < len(self.owner) and 0 <= column < len(self.xs) - 1:
            return self.owner[row][column]
        return -1

    def box_of(self, cell: GridCell) -> Rectangle:
        return (
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.column_span],
            self.ys[cell.row + cell.row_span],
        )

    def trimmed(self, filled: dict[int, T]) -> tuple[Grid, dict[int, T]]:
        """Without a first or last row that is empty and only there because lines reach a little further."""
        grid, kept = self, filled
        for end, is_open in zip((0, len(self.ys) - 2), self.open_ends, strict=True):
            row = end if end == 0 else len(grid.ys) - 2
            if (is_open and row > 0) or (is_open and end == 0 and len(grid.ys) > 3):
                grid, kept = grid._without_row(row, kept)
        return grid, kept

    def _without_row(self, row: int, filled: dict[int, T]) -> tuple[Grid, dict[int, T]]:
        if any(cell.row == row and cell.row_span == 1 and number in filled for number, cell in enumerate(self.cells)):
            return self, filled
        cells: list[GridCell] = []
        kept: dict[int, T] = {}
        for number, cell in enumerate(self.cells):
            reaches = cell.row <= row < cell.row + cell.row_span
            if reaches and cell.row_span == 1:
                continue
            if number in filled:
                kept[len(cells)] = filled[number]
            first = cell.row - (cell.row > row)
            cells.append(GridCell(first, cell.column, cell.row_span - reaches, cell.column_span))
        ys = self.ys[1:] if row == 0 else self.ys[:-1]
        return grid_of(self.xs, ys, cells), kept


def find_grids(rulings: Rulings) -> list[Grid]:
    """The grids of a page, from top to bottom; a lone frame is none."""
    horizontal, vertical = _joined(rulings.horizontal), _joined(rulings.vertical)
    groups = _connected(horizontal, vertical)
    grids = [grid for across, down in groups if (grid := _grid(across, down)) is not None]
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(lines: Iterable[Ruling]) -> list[Ruling]:
    """Lines at nearly the same place brought together, and their pieces joined."""
    joined: list[Ruling] = []
    for cluster in _clusters(sorted(lines)):
        place = sum(line[0] for line in cluster) / len(cluster)
        start, end = None, 0.0
        for _, first, last in sorted(cluster, key=lambda line: line[1]):
            if start is None:
                start, end = first, last
            elif first <= end + _JOIN:
                end = max(end, last)
            else:
                joined.append((place, start, end))
                start, end = first, last
        if start is not None:
            joined.append((place, start, end))
    return joined


def _clusters(lines: list[Ruling]) -> list[list[Ruling]]:
    clusters: list[list[Ruling]] = []
    for line in lines:
        if clusters and line[0] - clusters[-1][0][0] <= _SNAP:
            clusters[-1].append(line)
        else:
            clusters.append([line])
    return clusters


def _connected(horizontal: list[Ruling], vertical: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch belong to one table; upright lines alone do where they begin and end together."""
    leader = list(range(len(horizontal) + len(vertical)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for at, (y, left, right) in enumerate(horizontal):
        for also, (x, top, bottom) in enumerate(vertical, len(horizontal)):
            if left - _TOUCH <= x <= right + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                leader[find(also)] = find(at)
    groups: dict[object, tuple[list[Ruling], list[Ruling]]] = {}
    for at, line in enumerate(horizontal):
        groups.setdefault(find(at), ([], []))[0].append(line)
    for also, line in enumerate(vertical, len(horizontal)):
        lone = find(also) not in groups and find(also) == also
        together = ("open", round(line[1] / _SNAP), round(line[2] / _SNAP))
        groups.setdefault(together if lone else find(also), ([], []))[1].append(line)
    return list(groups.values())


def _grid(across: list[Ruling], down: list[Ruling]) -> Grid | None:
    if (len(down) < 2 and len(across) < 3) or not down:
        return None
    if not across and (len(down) < 3 or down[0][2] - down[0][1] < _SHORTEST_OPEN_RULE):
        return None
    xs = _places(down, across)
    ys = _places(across, down)
    walls = _drawn_sides(down, xs, ys)
    floors = _drawn_sides(across, ys, xs)
    _close(walls, xs, down)
    _close(floors, ys, across)
    cells = _cells(walls, floors)
    if len(cells) < 2:
        return None
    grid = _compressed(xs, ys, cells)
    printed = {line[0] for line in across}
    grid.open_ends = grid.ys[0] not in printed, grid.ys[-1] not in printed
    return grid


def _places(lines: list[Ruling], crossing: list[Ruling]) -> list[float]:
    """Where the grid's lines stand, ends that are left open included."""
    places = sorted({line[0] for line in lines})
    if not crossing:
        return places
    first, last = min(line[1] for line in crossing), max(line[2] for line in crossing)
    if not places or places[0] - first > _OVERHANG:
        places.insert(0, first)
    if last - places[-1] > _OVERHANG:
        places.append(last)
    return places


def _drawn_sides(lines: list[Ruling], places: list[float], stops: list[float]) -> list[list[bool]]:
    """For each line of the grid, which of its pieces between two crossing lines are drawn."""
    index = {place: at for at, place in enumerate(places)}
    drawn = [[False] * (len(stops) - 1) for _ in places]
    for place, first, last in lines:
        row = drawn[index[place]]
        for at in range(max(bisect_right(stops, first) - 1, 0), len(stops) - 1):
            low, high = stops[at], stops[at + 1]
            if low >= last:
                break
            missing = (high - low) - (min(high, last) - max(low, first))
            if missing <= max(_SNAP + 0.5, _MISSING * (high - low)):
                row[at] = True
    return drawn


def _close(drawn: list[list[bool]], places: list[float], lines: list[Ruling]) -> None:
    """An outer side that nobody drew (a page break, a table without side lines) counts as drawn."""
    printed = {line[0] for line in lines}
    for end in (0, -1):
        if places[end] not in printed:
            drawn[end] = [True] * len(drawn[end])


def _cells(walls: list[list[bool]], floors: list[list[bool]]) -> list[GridCell]:
    rows, columns = len(floors) - 1, len(walls) - 1
    taken = [[False] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not walls[right][row] and not taken[row][right]:
                right += 1
            low = row + 1
            while low < rows and _goes_on(walls, floors, taken, low, column, right):
                low += 1
            for line in taken[row:low]:
                line[column:right] = [True] * (right - column)
            if _is_enclosed(walls, floors, row, low, column, right):
                cells.append(GridCell(row, column, low - row, right - column))
    return cells


def _goes_on(
    walls: list[list[bool]], floors: list[list[bool]], taken: list[list[bool]], row: int, left: int, right: int
) -> bool:
    if any(floors[row][left:right]) or any(taken[row][left:right]):
        return False
    return not any(walls[wall][row] for wall in range(left + 1, right))


def _is_enclosed(walls: list[list[bool]], floors: list[list[bool]], row: int, low: int, left: int, right: int) -> bool:
    """Two opposite sides are drawn; what has less stands outside the table's outline."""
    if all(floors[row][left:right]) and all(floors[low][left:right]):
        return True
    return all(walls[left][row:low]) and all(walls[right][row:low])


def _compressed(xs: list[float], ys: list[float], cells: list[GridCell]) -> Grid:
    """The grid without lines that bound no cell (an underline, an ornament)."""
    used_x = sorted({at for cell in cells for at in (cell.column, cell.column + cell.column_span)})
    used_y = sorted({at for cell in cells for at in (cell.row, cell.row + cell.row_span)})
    at_x, at_y = {old: new for new, old in enumerate(used_x)}, {old: new for new, old in enumerate(used_y)}
    kept = []
    for cell in cells:
        row, column = at_y[cell.row], at_x[cell.column]
        low, right = at_y[cell.row + cell.row_span], at_x[cell.column + cell.column_span]
        kept.append(GridCell(row, column, low - row, right - column))
    return grid_of([xs[at] for at in used_x], [ys[at] for at in used_y], kept)


def grid_of(xs: list[float], ys: list[float], cells: list[GridCell]) -> Grid:
    """A grid from its lines and cells, with the owner of each field filled in."""
    owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for number, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.row_span):
            owner[row][cell.column : cell.column + cell.column_span] = [number] * cell.column_span
    return Grid(xs, ys, cells, owner)
