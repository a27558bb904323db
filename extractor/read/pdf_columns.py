"""Tables without upright lines: columns told by the gaps that run down through several lines of text.

Gives the same grids as the lattice finder, together with the runs of text in their cells.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.read.pdf_lattice import Grid, GridCell, grid_of
from extractor.read.pdf_lines import SPACE, Line, Run
from extractor.read.pdf_page import Page

_FEWEST_ROWS = 3
_FAR = 2.2  # in em; lines that stand further apart belong to two blocks
_RIVER = 0.5  # in em; the narrowest gap between two columns
_FILLED = 0.5  # the share of a table's fields that hold something
_LONGEST_CELL = 22  # two columns of longer texts are two columns of prose
_RULE_SHARE = 0.6
_COLONS = frozenset(map(ord, "：:"))
_FIGURE = re.compile(r"[-—/＋+]|[^0-9]{0,3}[0-9][0-9,，. %％]*[^0-9]{0,3}")


@dataclass(slots=True)
class ColumnTable:
    """A grid, its runs by cell, and the lines that it takes from the text."""

    grid: Grid
    runs: dict[int, list[Run]]
    lines: list[Line]


def find_column_tables(lines: Sequence[Line], page: Page) -> list[ColumnTable]:
    """Tables among the lines outside ruled tables; ``lines`` go from top to bottom."""
    found = (_table(block, page) for block in _blocks(lines, page))
    return [table for table in found if table is not None]


def _blocks(lines: Sequence[Line], page: Page) -> list[list[Line]]:
    """Neighbouring lines of which the first and last, and most between, have several runs."""
    blocks: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        turned = any(run.turned for run in line.runs)
        if current and (turned or line.top - current[-1].bottom > _FAR * max(line.em, current[-1].em)):
            blocks.append(current)
            current = []
        if turned:
            continue
        if len(line.runs) > 1 or (current and _is_within_a_column(line, current)):
            current.append(line)
        elif current:
            blocks.append(current)
            current = []
    blocks.append(current)
    kept = [_without_captions(block, page) for block in blocks if block]
    return [block for block in kept if len(block) >= _FEWEST_ROWS]


def _is_within_a_column(line: Line, above: list[Line]) -> bool:
    """A lone run may go on a cell: it must keep clear of all runs but one of the fullest line."""
    fullest = max(above, key=lambda other: len(other.runs))
    touched = [run for run in fullest.runs if run.x0 < line.x1 and line.x0 < run.x1]
    return len(fullest.runs) > 2 and len(touched) == 1 and line.x1 - line.x0 < 14 * line.em


def _without_captions(block: list[Line], page: Page) -> list[Line]:
    """Lines such as ``部门：…  单位：…`` on top of a table are not its header."""
    start = 0
    while start < len(block) and _is_caption(block[start], block, page):
        start += 1
    return block[start:]


def _is_caption(line: Line, block: list[Line], page: Page) -> bool:
    fullest = max(block, key=lambda other: len(other.runs))
    if not len(line.runs) <= 2 < len(fullest.runs):
        return False
    named = any(page.codes[at] in _COLONS for run in line.runs for at in run.chars if at != SPACE)
    first = fullest.runs[0]
    return named or (line.x0 < first.x1 and line.runs[0].x1 > first.x1 + line.em)


def _table(block: list[Line], page: Page) -> ColumnTable | None:
    columns = _columns(block)
    if len(columns) < 2:
        return None
    rows = _rows(block, columns, page)
    if len(rows) < _FEWEST_ROWS:
        return None
    xs = _between(columns, block[0].em)
    ys = _between([(min(line.top for line in row), max(line.bottom for line in row)) for row in rows], block[0].em)
    cells, runs = _cells(rows, xs, page)
    if not _is_convincing(cells, runs, len(rows), len(columns), page):
        return None
    return ColumnTable(grid_of(xs, ys, cells), runs, block)


def _columns(block: list[Line]) -> list[tuple[float, float]]:
    """The columns of the lines with the most runs, widened by runs that touch one column only."""
    most = max(len(line.runs) for line in block)
    full = [line for line in block if len(line.runs) == most]
    if len(full) < 2:
        full = [line for line in block if len(line.runs) >= max(most - 1, 2)]
    columns = _united([(run.x0, run.x1) for line in full for run in line.runs], _RIVER * block[0].em)
    for _ in range(2):
        spans = [(run.x0, run.x1) for line in block for run in line.runs if _belongs_to_one(run, columns)]
        columns = _united([*columns, *spans], _RIVER * block[0].em)
    return columns


def _belongs_to_one(run: Run, columns: list[tuple[float, float]]) -> bool:
    """A header that stands over the gap between two columns belongs to neither."""
    middle = (run.x0 + run.x1) / 2
    touched = _touched(run, columns)
    return len(touched) == 1 and columns[touched[0]][0] <= middle <= columns[touched[0]][1]


def _united(spans: list[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1] + gap:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united


def _touched(run: Run, columns: list[tuple[float, float]]) -> list[int]:
    return [at for at, (start, end) in enumerate(columns) if run.x0 < end and start < run.x1]


def _rows(block: list[Line], columns: list[tuple[float, float]], page: Page) -> list[list[Line]]:
    """Lines brought together to rows: by ruling lines, by wider gaps, else a row a line."""
    rules = _row_rules(block, page)
    if len(rules) > _FEWEST_ROWS + 1:
        rows: dict[int, list[Line]] = {}
        for line in block:
            rows.setdefault(bisect_right(rules, (line.top + line.bottom) / 2), []).append(line)
        return list(rows.values())
    threshold = _row_gap(block)
    grouped = [[block[0]]]
    for upper, line in itertools.pairwise(block):
        gap = line.top - upper.bottom
        within = gap < threshold if threshold is not None else _continues(line, columns)
        crossed = any(upper.bottom - 1 <= rule <= line.top + 1 for rule in rules)
        if within and not crossed:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return grouped


def _row_rules(block: list[Line], page: Page) -> list[float]:
    left, right = min(line.x0 for line in block), max(line.x1 for line in block)
    top, bottom = block[0].top - block[0].em, block[-1].bottom + block[-1].em
    wide = sorted(
        y
        for y, x0, x1 in page.rulings.horizontal
        if top <= y <= bottom and min(x1, right) - max(x0, left) >= _RULE_SHARE * (right - left)
    )
    return [y for at, y in enumerate(wide) if at == 0 or y - wide[at - 1] > 3]


def _row_gap(block: list[Line]) -> float | None:
    """The gap that parts rows from the lines of a wrapped cell, where there are two kinds of gaps."""
    gaps = sorted(lower.top - upper.bottom for upper, lower in itertools.pairwise(block))
    if len(gaps) < 2:
        return None
    jump, at = max((gaps[at + 1] - gaps[at], at) for at in range(len(gaps) - 1))
    return (gaps[at] + gaps[at + 1]) / 2 if jump > 0.3 * block[0].em else None


def _continues(line: Line, columns: list[tuple[float, float]]) -> bool:
    """A line that leaves the first column and most others empty goes on the row above."""
    filled = {at for run in line.runs for at in _touched(run, columns)}
    return 0 not in filled and 2 * len(filled) <= len(columns) and len(columns) > 2


def _between(spans: list[tuple[float, float]], margin: float) -> list[float]:
    """Grid lines in the middle of the gaps."""
    inner = [(upper[1] + lower[0]) / 2 for upper, lower in itertools.pairwise(spans)]
    return [spans[0][0] - margin / 2, *inner, spans[-1][1] + margin / 2]


def _cells(rows: list[list[Line]], xs: list[float], page: Page) -> tuple[list[GridCell], dict[int, list[Run]]]:
    """Cells of each row; a run that reaches over several columns makes a merged cell."""
    cells: list[GridCell] = []
    runs: dict[int, list[Run]] = {}
    for number, row in enumerate(rows):
        spans = _united_columns([(run, _fields(run, xs)) for line in row for run in line.runs])
        column = 0
        while column < len(xs) - 1:
            first, last, inside = spans.get(column, (column, column, []))
            if inside:
                runs[len(cells)] = inside
            cells.append(GridCell(number, first, 1, last - first + 1))
            column = last + 1
    return cells, runs


def _fields(run: Run, xs: list[float]) -> tuple[int, int]:
    first, last = (min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2) for x in (run.x0 + 1, run.x1 - 1))
    return min(first, last), max(first, last)


def _united_columns(placed: list[tuple[Run, tuple[int, int]]]) -> dict[int, tuple[int, int, list[Run]]]:
    groups: list[tuple[int, int, list[Run]]] = []
    for run, (first, last) in sorted(placed, key=lambda pair: pair[1]):
        if groups and first <= groups[-1][1]:
            start, end, inside = groups[-1]
            groups[-1] = (start, max(end, last), [*inside, run])
        else:
            groups.append((first, last, [run]))
    return {first: (first, last, inside) for first, last, inside in groups}


def _is_convincing(cells: list[GridCell], runs: dict[int, list[Run]], rows: int, columns: int, page: Page) -> bool:
    filled = sum(cells[number].column_span for number in runs)
    if filled < _FILLED * rows * columns:
        return False
    texts = {number: _text(inside, page) for number, inside in runs.items()}
    if columns > 2:
        return sum(len(text) <= _LONGEST_CELL for text in texts.values()) > len(texts) / 2
    second = [text for number, text in texts.items() if cells[number].column == 1]
    return sum(_FIGURE.fullmatch(text) is not None for text in second) >= 0.6 * max(len(second), 1)


def _text(runs: list[Run], page: Page) -> str:
    return "".join(chr(page.codes[at]) for run in runs for at in run.chars if at >= 0)
