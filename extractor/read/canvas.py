"""The canonical text of files that have no text of their own: written piece by piece, with its blocks."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.read.headings import heading_level
from extractor.read.normalise import normalise
from extractor.read.prose import prose_blocks
from extractor.read.stretches import Stretch, lines, table_block
from schemas.document import Block, Cell


class GridCell(NamedTuple):
    """A cell to be written; ``name`` is how the file calls it (``B3``), where it does."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    name: str = ""


class Canvas:
    """Paragraphs end with a line feed, cells with a tab, rows with a line feed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.names: list[tuple[int, int, str]] = []

    @property
    def raw(self) -> str:
        return "".join(self._pieces)

    def paragraph(self, text: str, level: int | None = None, name: str = "") -> None:
        """A heading of ``level``, or (level None) what the text itself shows; lines of it may part."""
        text = text.strip("\n")
        if not text.strip():
            return
        start, end = self._write(text)
        self._write("\n")
        if level is not None:
            self.blocks.append(Block(kind="heading", start=start, end=end, level=level))
        else:
            shown = normalise(text)
            self.blocks += _shifted(prose_blocks(shown, list(lines(shown, 0, len(shown))), heading_level), start)
        if name:
            self.names.append((start, end, name))

    def table(self, cells: Sequence[GridCell]) -> None:
        """A table; cells come in reading order and do not overlap."""
        if not any(cell.text for cell in cells):
            return
        start, written, row = self._length, [], cells[0].row
        for at, cell in enumerate(cells):
            if at:
                self._write("\t" if cell.row == row else "\n" * (cell.row - row))
            row = cell.row
            stretch = self._write(cell.text)
            written.append(_cell(cell, stretch))
            if cell.name:
                self.names.append((*stretch, cell.name))
        self.blocks.append(table_block(start, self._length, written))
        self._write("\n")

    def _write(self, text: str) -> Stretch:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return Stretch(start, self._length)


def _cell(cell: GridCell, stretch: Stretch) -> Cell:
    return Cell(
        row=cell.row, column=cell.column, row_span=cell.row_span, column_span=cell.column_span, parts=(stretch,)
    )


def _shifted(blocks: Iterable[Block], by: int) -> list[Block]:
    return [block.model_copy(update={"start": block.start + by, "end": block.end + by}) for block in blocks]
