"""Tables whose columns are only lined up with spaces; what does not line up with certainty stays prose."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.read.stretches import Stretch, table_block
from schemas.document import Block, Cell

_CHUNK = re.compile(r"\S+(?:[ ]\S+)*")


class _Chunk(NamedTuple):
    stretch: Stretch
    left: int
    right: int


class _Column(NamedTuple):
    left: int
    right: int


def aligned_table(text: str, run: Sequence[Stretch]) -> Block | None:
    """A table block when at least three lines show the same columns; nothing otherwise."""
    rows = [_chunks(text, line) for line in run]
    width = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == width]
    if width < 2 or len(rows) < 3 or len(full) < max(2, len(rows) / 2):
        return None
    columns = _columns(full, width)
    if columns is None or min(len(row) for row in rows) < 1:
        return None
    cells: list[Cell] = []
    for down, row in enumerate(rows):
        placed = _place(down, row, columns)
        if placed is None:
            return None
        cells += placed
    return table_block(run[0].start, run[-1].end, cells)


def _chunks(text: str, line: Stretch) -> list[_Chunk]:
    shown = text[line.start : line.end]
    edges = [0]
    for character in shown:
        edges.append(edges[-1] + (2 if unicodedata.east_asian_width(character) in "WF" else 1))
    return [
        _Chunk(
            Stretch(line.start + found.start(), line.start + found.end()),
            edges[found.start()],
            edges[found.end()],
        )
        for found in _CHUNK.finditer(shown)
    ]


def _columns(full: Sequence[Sequence[_Chunk]], width: int) -> list[_Column] | None:
    columns = [_Column(min(row[at].left for row in full), max(row[at].right for row in full)) for at in range(width)]
    apart = all(one.right < other.left for one, other in pairwise(columns))
    return columns if apart else None


def _place(down: int, row: Sequence[_Chunk], columns: Sequence[_Column]) -> list[Cell] | None:
    """The cells of a row, each over the columns it overlaps; nothing when a chunk fits none or shares one."""
    cells: list[Cell] = []
    free = 0
    for chunk in row:
        over = [at for at, column in enumerate(columns) if chunk.left < column.right and column.left < chunk.right]
        if not over or over[0] < free:
            return None
        cells.append(Cell(row=down, column=over[0], column_span=len(over), parts=(chunk.stretch,)))
        free = over[-1] + 1
    return cells
