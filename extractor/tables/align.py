"""Places the cells of one row in the columns of its table, by content as well as by order.

Text files lose columns: a row may have fewer cells than its table has columns, or stand shifted under its
header. A cell is placed only where every good alignment puts it in the same column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell
from extractor.tables.meanings import Kind

_WRONG = 3.0
_MARGIN = 0.55
_DROP_BLANK = 0.15
_DROP = 4.0
_IMPOSSIBLE = 1e9

_NAME = {
    Content.WORDS: 0.0, Content.BLANK: 0.1, Content.NONE: 0.4, Content.PROSE: 0.8, Content.STATUS: 1.2,
    Content.MEASURED: 1.0, Content.CLAUSE: 2.0,
}  # fmt: skip
_VALUE = {Content.NUMBER: 0.0, Content.BLANK: 0.2, Content.NONE: 0.2}
_PERCENT = {Content.RATE: 0.0, Content.NUMBER: 0.5, Content.BLANK: 0.2, Content.NONE: 0.2}
_ANY = dict.fromkeys(Content, 0.2)
_FITS: dict[Kind, dict[Content, float]] = {
    Kind.SERIAL: {Content.NUMBER: 0.0, Content.BLANK: 0.2, Content.WORDS: 1.5},
    Kind.PROJECT: _NAME,
    Kind.LEVEL: _NAME,
    Kind.DEPARTMENT: _NAME,
    Kind.CATEGORY: {**_NAME, Content.NUMBER: 0.5},
    Kind.SIDE: _NAME,
    Kind.WEIGHT: {**_VALUE, Content.RATE: 0.4, Content.MEASURED: 1.0},
    Kind.SCORE: {**_VALUE, Content.MEASURED: 1.0, Content.RATE: 1.5},
    Kind.MONEY: {**_VALUE, Content.RATE: 2.0, Content.MEASURED: 1.5},
    Kind.CHANGE: {**_VALUE, Content.RATE: 1.0, Content.MEASURED: 1.0},
    Kind.RATE: _PERCENT,
    Kind.SHARE: _PERCENT,
    Kind.CHANGE_RATE: _PERCENT,
    Kind.TARGET: {
        Content.MEASURED: 0.0, Content.RATE: 0.0, Content.NUMBER: 0.0, Content.WORDS: 0.0, Content.PROSE: 0.0,
        Content.CLAUSE: 0.5, Content.STATUS: 1.2, Content.NONE: 0.1, Content.BLANK: 0.3,
    },
    Kind.ACTUAL: {
        Content.MEASURED: 0.0, Content.RATE: 0.0, Content.NUMBER: 0.0, Content.WORDS: 0.1, Content.PROSE: 0.1,
        Content.CLAUSE: 0.5, Content.STATUS: 0.0, Content.NONE: 0.1, Content.BLANK: 0.3,
    },
    Kind.CLAUSE: {
        Content.CLAUSE: 0.0, Content.PROSE: 0.8, Content.WORDS: 1.0, Content.NONE: 0.5, Content.BLANK: 0.3,
        Content.STATUS: 2.0,
    },
    Kind.DESCRIPTION: {
        Content.PROSE: 0.0, Content.WORDS: 0.2, Content.CLAUSE: 1.2, Content.NONE: 0.4, Content.BLANK: 0.3,
        Content.STATUS: 1.5,
    },
    Kind.EXPLANATION: {
        Content.PROSE: 0.0, Content.WORDS: 0.0, Content.BLANK: 0.0, Content.NONE: 0.0, Content.STATUS: 0.5,
        Content.CLAUSE: 0.3, Content.MEASURED: 1.0, Content.RATE: 2.0, Content.NUMBER: 2.5,
    },
    Kind.GOAL: {
        Content.PROSE: 0.0, Content.WORDS: 0.1, Content.MEASURED: 0.3, Content.CLAUSE: 0.6, Content.STATUS: 1.2,
        Content.NONE: 0.2, Content.BLANK: 0.3,
    },
    Kind.COMPLETION: {
        Content.PROSE: 0.0, Content.WORDS: 0.1, Content.MEASURED: 0.3, Content.CLAUSE: 0.6, Content.STATUS: 0.0,
        Content.NONE: 0.2, Content.BLANK: 0.3,
    },
    Kind.OPERATOR: {Content.WORDS: 0.0, Content.NONE: 0.2, Content.BLANK: 0.2},
    Kind.UNIT: {Content.WORDS: 0.0, Content.NONE: 0.2, Content.BLANK: 0.2, Content.RATE: 0.0},
    Kind.TEXT: {
        Content.PROSE: 0.0, Content.WORDS: 0.0, Content.BLANK: 0.1, Content.NONE: 0.1, Content.STATUS: 0.7,
        Content.CLAUSE: 0.5, Content.MEASURED: 0.8,
    },
    Kind.UNKNOWN: _ANY,
}  # fmt: skip
_OPTIONAL = (Kind.EXPLANATION, Kind.TEXT, Kind.UNKNOWN)


@dataclass(slots=True)
class Placed:
    """Which cell stands in which column, and the cells that could stand in several."""

    cells: dict[int, GridCell]
    unplaced: list[GridCell]


def fit(column: Column, cell: GridCell) -> float:
    """What it costs to believe that a cell stands in a column."""
    return _FITS[column.kind].get(cell.content, _WRONG)


def by_position(columns: Sequence[Column], cells: Sequence[GridCell | None]) -> Placed:
    """Each cell in the column above it."""
    return Placed({at: cell for at, cell in enumerate(cells) if cell is not None and at < len(columns)}, [])


def fits_by_position(columns: Sequence[Column], cells: Sequence[GridCell | None]) -> bool:
    """Whether nothing in a row speaks against the columns above its cells, and none of them is missed."""
    last = -1
    for at, cell in enumerate(cells):
        if cell is None or cell.blank:
            continue
        if at >= len(columns) or fit(columns[at], cell) >= 1.0:
            return False
        last = at
    return all(_may_miss(column) for column in columns[last + 1 :])


def _may_miss(column: Column) -> bool:
    return column.optional or column.kind in _OPTIONAL


def by_content(columns: Sequence[Column], cells: Sequence[GridCell | None]) -> Placed:
    """Each cell in the one column where all good alignments have it; the others are unplaced."""
    row = [cell for cell in cells if cell is not None]
    while row and row[-1].blank:
        row.pop()
    ahead, behind = _forward(columns, row), _backward(columns, row)
    best = ahead[len(row)][len(columns)]
    placed: dict[int, GridCell] = {}
    unplaced: list[GridCell] = []
    for i, cell in enumerate(row):
        if cell.blank:
            continue
        places = [
            j
            for j, column in enumerate(columns)
            if ahead[i][j] + fit(column, cell) + behind[i + 1][j + 1] <= best + _MARGIN
        ]
        if len(places) == 1 and ahead[i][places[0]] < _IMPOSSIBLE and fit(columns[places[0]], cell) < _WRONG:
            placed[places[0]] = cell
        else:
            unplaced.append(cell)
    return Placed(placed, unplaced)


def _skip(column: Column) -> float:
    return 0.3 if _may_miss(column) else 1.0


def _drop(cell: GridCell) -> float:
    return _DROP_BLANK if cell.blank else _DROP


def _forward(columns: Sequence[Column], row: Sequence[GridCell]) -> list[list[float]]:
    """The least cost of placing the first i cells in the first j columns."""
    skips = [_skip(column) for column in columns]
    costs = [[0.0] * (len(columns) + 1) for _ in range(len(row) + 1)]
    for j, skip in enumerate(skips):
        costs[0][j + 1] = costs[0][j] + skip
    for i, cell in enumerate(row):
        drop, content, above, line = _drop(cell), cell.content, costs[i], costs[i + 1]
        line[0] = above[0] + drop
        for j, column in enumerate(columns):
            fits = _FITS[column.meaning.kind].get(content, _WRONG)
            line[j + 1] = min(above[j] + fits, above[j + 1] + drop, line[j] + skips[j])
    return costs


def _backward(columns: Sequence[Column], row: Sequence[GridCell]) -> list[list[float]]:
    """The least cost of placing the cells from i on in the columns from j on."""
    turned = _forward(columns[::-1], row[::-1])
    return [line[::-1] for line in turned[::-1]]
