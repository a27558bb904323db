"""Grids from ruling lines: whatever was merged comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.read.pdf_lattice import Grid, GridCell, find_grids
from extractor.read.pdf_rulings import Rulings


def drawn(xs: list[float], ys: list[float], cells: list[GridCell], nudge: float = 0.0) -> Rulings:
    """Each cell's four sides, as a word processor draws them."""
    rulings = Rulings()
    for cell in cells:
        rulings.add_frame(
            xs[cell.column] + nudge,
            ys[cell.row] - nudge,
            xs[cell.column + cell.column_span] - nudge,
            ys[cell.row + cell.row_span] + nudge,
        )
    return rulings


@st.composite
def merged_grids(draw: st.DrawFn) -> tuple[list[float], list[float], list[GridCell]]:
    """A grid in which every row and column keeps a line of its own."""
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 8))
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            down, right = draw(st.sampled_from([(1, 1), (1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)]))
            fields = [(row + d, column + r) for d in range(down) for r in range(right)]
            if row + down > rows or column + right > columns or taken.intersection(fields):
                down = right = 1
                fields = [(row, column)]
            taken.update(fields)
            cells.append(GridCell(row, column, down, right))
    steps = st.floats(12, 90)
    xs = [50 + sum(draw(st.lists(steps, min_size=columns, max_size=columns))[:at]) for at in range(1)]
    for _ in range(columns):
        xs.append(xs[-1] + draw(steps))
    ys = [70.0]
    for _ in range(rows):
        ys.append(ys[-1] + draw(steps))
    return xs, ys, cells


def _visible(cells: list[GridCell]) -> bool:
    starts = {cell.row for cell in cells}, {cell.column for cell in cells}
    return len(starts[0]) == 1 + max(starts[0]) and len(starts[1]) == 1 + max(starts[1])


@given(merged_grids(), st.floats(-0.6, 0.6))
def test_merged_cells_come_back(grid: tuple[list[float], list[float], list[GridCell]], nudge: float) -> None:
    xs, ys, cells = grid
    if len(cells) < 2:
        return
    (found,) = find_grids(drawn(xs, ys, cells, nudge))
    boxes = {tuple(round(edge / 3) for edge in found.box_of(cell)) for cell in found.cells}
    wanted = {(xs[c.column], ys[c.row], xs[c.column + c.column_span], ys[c.row + c.row_span]) for c in cells}
    assert len(boxes) == len(wanted)
    for x0, top, x1, bottom in wanted:
        cell = found.cells[found.cell_at((x0 + x1) / 2, (top + bottom) / 2)]
        assert all(abs(a - b) < 2 for a, b in zip(found.box_of(cell), (x0, top, x1, bottom), strict=True))


def _simple() -> Rulings:
    xs, ys = [50.0, 150.0, 300.0], [100.0, 130.0, 160.0]
    return drawn(xs, ys, [GridCell(row, column, 1, 1) for row in (0, 1) for column in (0, 1)])


def _shape(grid: Grid) -> tuple[int, int, int]:
    return len(grid.ys) - 1, len(grid.xs) - 1, len(grid.cells)


def test_a_grid_open_at_the_bottom_is_closed_there() -> None:
    rulings = _simple()
    rulings.vertical += [(x, 160.0, 200.0) for x in (50.0, 150.0, 300.0)]
    assert _shape(find_grids(rulings)[0]) == (3, 2, 6)


def test_a_grid_without_side_lines_reaches_as_far_as_its_rules() -> None:
    rulings = Rulings([(y, 50.0, 400.0) for y in (100.0, 130.0, 160.0)], [(x, 100.0, 160.0) for x in (150.0, 300.0)])
    assert _shape(find_grids(rulings)[0]) == (2, 3, 6)


def test_an_underline_in_a_cell_makes_no_row() -> None:
    rulings = _simple()
    rulings.horizontal.append((120.0, 50.0, 110.0))
    assert _shape(find_grids(rulings)[0]) == (2, 2, 4)


def test_a_frame_alone_is_no_table() -> None:
    rulings = Rulings()
    rulings.add_frame(50, 50, 500, 700)
    assert find_grids(rulings) == []


def test_two_tables_on_a_page_stay_two() -> None:
    rulings = _simple()
    below = drawn([50.0, 200.0], [300.0, 330.0, 360.0], [GridCell(0, 0, 1, 1), GridCell(1, 0, 1, 1)])
    rulings.horizontal += below.horizontal
    rulings.vertical += below.vertical
    assert [_shape(grid) for grid in find_grids(rulings)] == [(2, 2, 4), (2, 1, 2)]


def test_what_stands_outside_a_stepped_outline_is_no_cell() -> None:
    """A wide upper part and a narrow lower part."""
    xs, ys = [50.0, 150.0, 300.0], [100.0, 130.0, 160.0]
    cells = [GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1), GridCell(1, 0, 1, 1)]
    (grid,) = find_grids(drawn(xs, ys, cells))
    assert grid.cell_at(200, 145) == -1
    assert len(grid.cells) == 3
