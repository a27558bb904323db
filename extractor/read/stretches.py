"""Stretches of text that readers share: lines, trimmed cells, and a table made of rows of cells."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.document import Block, Cell, Table

_LINE = re.compile(r"([^\r\n\f\v\u2028\u2029]*)(\r\n|[\r\n\f\v\u2028\u2029]|\Z)")


class Stretch(NamedTuple):
    """Code points from ``start`` to before ``end``."""

    start: int
    end: int


def lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The lines of a stretch without their line ends, empty ones included."""
    while start < end:
        line = _LINE.match(text, start, end)
        assert line is not None
        yield Stretch(line.start(1), line.end(1))
        start = line.end()


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without white space around it; an empty one stays where it began."""
    inner = text[start:end].strip()
    if not inner:
        return Stretch(start, start)
    start += text[start:end].index(inner)
    return Stretch(start, start + len(inner))


def table_block(start: int, end: int, cells: Sequence[Cell]) -> Block:
    """A block for these cells; the grid is as large as they reach."""
    table = Table(
        start=start,
        end=end,
        rows=max(cell.row + cell.row_span for cell in cells),
        columns=max(cell.column + cell.column_span for cell in cells),
        cells=tuple(cells),
    )
    return Block(kind="table", start=start, end=end, table=table)


def plain_cells(rows: Sequence[Sequence[Stretch]]) -> list[Cell]:
    """Cells without spans, one for each stretch; what a short row lacks at its end has no cell."""
    return [
        Cell(row=down, column=right, parts=(stretch,))
        for down, row in enumerate(rows)
        for right, stretch in enumerate(row)
    ]
