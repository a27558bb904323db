"""Places the cells of one row in the columns of its table, by content as well as by order.

Text files lose columns: a row may have fewer cells than its table has columns, or stand shifted under its
header. A cell is placed only where every good alignment puts it in the same column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell
from extractor.tables.meanings import Kind

_WRONG = 3.0
_MARGIN = 0.55
_DROP_BLANK = 0.15
_DROP = 4.0
_GOALS = (Kind.TARGET, Kind.ACTUAL, Kind.GOAL, Kind.COMPLETION)
_REASON = re.compile(r"(?:[0-9][.、])?(?:因|由于|已(?:完成)?整改|主要原因|原因)")

_NAME = {
    Content.WORDS: 0.0, Content.BLANK: 0.1, Content.NONE: 0.4, Content.PROSE: 0.8, Content.STATUS: 1.2,
    Content.MEASURED: 1.0, Content.CLAUSE: 2.0,
}  # fmt: skip
_VALUE = {Content.NUMBER: 0.0, Content.BLANK: 0.2, Content.NONE: 0.2}
_PERCENT = {Content.RATE: 0.0, Content.NUMBER: 0.9, Content.BLANK: 0.2, Content.NONE: 0.2}
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
_WORDY = {Content.NUMBER: 1.2, Content.RATE: 0.9, Content.MEASURED: 0.2}
"""What a bare number costs in a column of words, as the indicators of a wide project table are."""
_OPTIONAL = (Kind.EXPLANATION, Kind.TEXT, Kind.UNKNOWN)


@dataclass(slots=True)
class Placed:
    """Which cell stands in which column, and the cells that could stand in several."""

    cells: dict[int, GridCell]
    unplaced: list[GridCell]


class Aligner:
    """Places rows in the columns of one table, knowing from its whole rows which columns are ever left empty."""

    def __init__(self, columns: Sequence[Column], rows: Iterable[Sequence[GridCell | None]]) -> None:
        self.columns = columns
        self._costs = [_costs(column) for column in columns]
        self._skips = [_skip(column) for column in columns]
        self._worded = [column.kind in _GOALS for column in columns]
        self._wordy = [column.wordy for column in columns]
        self._learn([row for row in rows if self._whole(row)])

    def _learn(self, whole: Sequence[Sequence[GridCell | None]]) -> None:
        if len(whole) < 2:
            return
        for at, column in enumerate(self.columns):
            empty = sum((cell := row[at] if at < len(row) else None) is None or cell.blank for row in whole)
            if empty * 4 <= len(whole):
                self._skips[at] = max(self._skips[at], 1.7 if len(column.cells) <= 1 else 1.0)
            elif empty * 3 > len(whole):
                self._skips[at] = min(self._skips[at], 0.3)

    def _whole(self, row: Sequence[GridCell | None]) -> bool:
        """Whether a row fills its columns to the last one or two."""
        filled = [cell for cell in row if cell is not None and not cell.blank]
        return len(filled) >= len(self.columns) - 2 and self.fits(row)

    def fits(self, row: Sequence[GridCell | None]) -> bool:
        """Whether nothing in a row speaks against the columns above its cells, and none of them is missed."""
        last = -1
        for at, cell in enumerate(row):
            if cell is None or cell.blank:
                continue
            merged = at > 0 and row[at - 1] is cell
            if not merged and (at >= len(self.columns) or self.fit(at, cell) >= 1.0):
                return False
            last = at
        return all(skip < 0.5 for skip in self._skips[last + 1 :])

    def clashes(self, row: Sequence[GridCell | None]) -> int:
        """How many cells of a row speak against the columns above them; 0 where cells are merged across columns."""
        cells = [(at, cell) for at, cell in enumerate(row) if cell is not None and not cell.blank]
        if any(cell.column_span > 1 for _, cell in cells):
            return 0
        return sum(at >= len(self.columns) or self.fit(at, cell) >= 1.0 for at, cell in cells)

    def fit(self, at: int, cell: GridCell) -> float:
        """What it costs to believe that a cell stands in a column."""
        cost = self._costs[at][cell.content.order]
        return cost + self._misplaced(at, cell.text) if self._worded[at] else cost

    def _misplaced(self, at: int, text: str) -> float:
        """What the words of a cell say against a column of words."""
        if _REASON.match(text):
            return 0.9
        pleased = self._wordy[at] and "满意" in text[:14]
        return 0.9 if pleased and not any("满意" in name for name in self.columns[at].path) else 0.0

    def place(self, cells: Sequence[GridCell | None]) -> Placed:
        """Each cell in the one column where all good alignments have it; the others are unplaced."""
        row = [cell for cell in cells if cell is not None]
        while row and row[-1].blank:
            row.pop()
        costs = [[self.fit(at, cell) for at in range(len(self.columns))] for cell in row]
        drops = [_DROP_BLANK if cell.blank else _DROP for cell in row]
        ahead = _least(costs, drops, self._skips)
        behind = _least([line[::-1] for line in costs[::-1]], drops[::-1], self._skips[::-1])
        behind = [line[::-1] for line in behind[::-1]]
        limit = ahead[len(row)][len(self.columns)] + _MARGIN
        placed = Placed({}, [])
        for i, cell in enumerate(row):
            if cell.blank:
                continue
            line, after = ahead[i], behind[i + 1]
            places = [j for j, cost in enumerate(costs[i]) if line[j] + cost + after[j + 1] <= limit]
            if len({self.columns[j].path for j in places}) == 1 and self.columns[places[0]].path:
                places = [cell.column] if cell.column in places else places[:1]  # one header cell over them all
            if len(places) == 1 and costs[i][places[0]] < _WRONG:
                placed.cells[places[0]] = cell
            else:
                placed.unplaced.append(cell)
        return placed


def by_position(columns: Sequence[Column], cells: Sequence[GridCell | None]) -> Placed:
    """Each cell in the column above it; one that is merged over several, in the first of them."""
    placed: dict[int, GridCell] = {}
    last: GridCell | None = None
    for at, cell in enumerate(cells[: len(columns)]):
        if cell is not None and not cell.blank and cell is not last:
            placed[at] = cell
        last = cell
    return Placed(placed, [])


def _costs(column: Column) -> list[float]:
    """What each content costs in a column, by the order of contents."""
    costs = _FITS[column.meaning.kind]
    if column.wordy:
        costs = {**costs, **_WORDY}
    return [costs.get(content, _WRONG) for content in Content]


def _skip(column: Column) -> float:
    """What it costs to believe that a column has no cell: one that the header does not divide hardly ever loses its."""
    if column.optional or column.kind in _OPTIONAL:
        return 0.3
    return 1.0 if len(column.cells) > 1 or column.kind in (Kind.DESCRIPTION, Kind.CLAUSE) else 1.7


def _least(costs: Sequence[Sequence[float]], drops: Sequence[float], skips: Sequence[float]) -> list[list[float]]:
    """The least cost of placing the first i cells in the first j columns."""
    first = [0.0]
    for skip in skips:
        first.append(first[-1] + skip)
    table = [first]
    for fits, drop in zip(costs, drops, strict=True):
        above = table[-1]
        best = above[0] + drop
        line = [best]
        for placed, dropped, fit, skip in zip(above, above[1:], fits, skips, strict=False):
            best += skip  # comparisons instead of min(): this is the innermost loop of all tables
            if placed + fit < best:
                best = placed + fit
            if dropped + drop < best:
                best = dropped + drop
            line.append(best)
        table.append(line)
    return table
