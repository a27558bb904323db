"""Document: one submitted file as text in reading order, its blocks and tables, and where each character stands.

Nothing is copied out of a document without its Span. Offsets are code points in ``Document.text``;
for a text file they are the code points of the file itself.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, Protocol

from pydantic import ConfigDict, model_validator

from schemas.base import Bilingual, Model
from schemas.kept import kept


class Span(NamedTuple):
    """A stretch of one document's text: code points ``start`` (included) to ``end`` (excluded)."""

    document: str
    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.document == other.document and self.start <= other.start and other.end <= self.end


class Box(NamedTuple):
    """A rectangle on a page as a person sees it (after /Rotate), in points from the page's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Place(Model):
    """Where a span stands: line and column of the text (from 1), page and boxes of a PDF, cell of a table."""

    line: int
    column: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    cell: str | None = None


class Layout(Protocol):
    """What knows the page, the boxes or the cell of a stretch of text; each reader brings its own."""

    def page(self, start: int) -> int | None: ...
    def boxes(self, start: int, end: int) -> tuple[Box, ...]: ...
    def cell(self, start: int) -> str | None: ...


class NoLayout:
    """The layout of a file that has no pages: its lines and columns say all."""

    def page(self, start: int) -> int | None:
        return None

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        return ()

    def cell(self, start: int) -> str | None:
        return None


class CellLayout(NoLayout):
    """The layout of a workbook or of a text file's tables: names such as ``Sheet1!B3`` for stretches of text."""

    def __init__(self, stretches: Sequence[tuple[int, int, str]]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start for start, _, _ in self._stretches]

    def cell(self, start: int) -> str | None:
        at = bisect_right(self._starts, start) - 1
        if at < 0 or start >= max(self._stretches[at][1], self._stretches[at][0] + 1):
            return None
        return self._stretches[at][2]


class PageLayout(NoLayout):
    """The layout of a PDF: a page (from 1) and a box for every character.

    ``pages`` holds one number a character (0: the character was not printed, as a tab between cells),
    ``corners`` four floats a character (x0, top, x1, bottom).
    """

    def __init__(self, pages: array[int], corners: array[float]) -> None:
        self._pages = pages
        self._corners = corners

    def page(self, start: int) -> int | None:
        return next((number for number in self._pages[start : start + 200] if number), None)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the stretch touches."""
        lines: list[Box] = []
        for at in range(start, end):
            if not self._pages[at]:
                continue
            box = Box(self._pages[at], *self._corners[4 * at : 4 * at + 4])
            if lines and _same_line(lines[-1], box):
                lines[-1] = _around(lines[-1], box)
            else:
                lines.append(box)
        return tuple(Box(b.page, *(round(edge, 2) for edge in b[1:])) for b in lines)


def _same_line(line: Box, box: Box) -> bool:
    """Next to each other on one level, or one above the other as letters on a page that lies on its side."""
    if line.page != box.page:
        return False
    if line.top <= (box.top + box.bottom) / 2 <= line.bottom:
        return box.x0 >= line.x0 - 1 or line.x0 - box.x1 < box.bottom - box.top
    if abs(line.x0 - box.x0) > 0.5 or abs(line.x1 - box.x1) > 0.5:
        return False
    return max(box.top - line.bottom, line.top - box.bottom) < 0.3 * (box.x1 - box.x0)


def _around(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.x0, other.x0),
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
    )


class Cell(Model):
    """One cell of a table: its place in the grid (from 0), how far it reaches, and its stretches of text.

    A cell usually has one stretch; it has two when a page break split its row.
    An empty cell has one stretch of no length.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def empty(self) -> bool:
        parts = self.parts
        return parts[0][0] == parts[-1][1] or (len(parts) > 1 and all(start == end for start, end in parts))


class Table(Model):
    """A grid of cells as printed; merged cells appear once, at their top left corner."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    @kept
    def _covering(self) -> dict[tuple[int, int], Cell]:
        return {
            (cell.row + down, cell.column + right): cell
            for cell in self.cells
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        }

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place of the grid, merged ones included."""
        return self._covering.get((row, column))

    def row(self, row: int) -> tuple[Cell | None, ...]:
        return tuple(self.at(row, column) for column in range(self.columns))


class Block(Model):
    """A heading, a paragraph or a table; ``level`` is 1 for the uppermost heading."""

    kind: Literal["heading", "paragraph", "table"]
    start: int
    end: int
    level: int = 0
    table: Table | None = None


class Notice(Model):
    """Something the reader must tell: a page without text, text outside the page, a part left unread.

    ``complete`` is false when a part of the file could not be read (the check is then partial).
    """

    code: str
    message: Bilingual
    page: int | None = None
    complete: bool = True


class Document(Model):
    """One submitted file.

    ``raw`` is the text as printed, ``text`` the same with one-to-one normalisation (full-width digits
    and punctuation, compatibility forms, radicals): both have the same length, and offsets serve both.
    ``name`` identifies the document in its submission.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str
    media_type: str
    sha256: str
    pages: int | None = None
    text: str
    raw: str
    blocks: tuple[Block, ...]
    layout: object = NoLayout()
    notices: tuple[Notice, ...] = ()
    read_by_ocr: tuple[tuple[int, int], ...] = ()

    @model_validator(mode="after")
    def _one_to_one(self) -> Document:
        if len(self.text) != len(self.raw):
            raise ValueError("text and raw must have the same length")
        return self

    def span(self, start: int, end: int) -> Span:
        return Span(self.name, start, end)

    def quote(self, span: Span) -> str:
        """The characters of a span as they are printed."""
        return self.raw[span.start : span.end]

    def cell_text(self, cell: Cell) -> str:
        """The normalised text of a cell, its parts joined."""
        return "".join(self.text[start:end] for start, end in cell.parts)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block.table for block in self.blocks if block.table is not None)

    def heading_path(self, offset: int) -> tuple[str, ...]:
        """The headings above an offset, uppermost first."""
        starts, paths = self._heading_paths
        at = bisect_right(starts, offset) - 1
        return paths[at] if at >= 0 else ()

    @kept
    def _heading_paths(self) -> tuple[list[int], list[tuple[str, ...]]]:
        """Where each heading begins, and the path from there on."""
        starts: list[int] = []
        paths: list[tuple[str, ...]] = []
        open_: list[tuple[int, str]] = []
        for block in self.blocks:
            if block.kind == "heading":
                open_ = [above for above in open_ if above[0] < block.level]
                open_.append((block.level, self.text[block.start : block.end].strip()))
                starts.append(block.start)
                paths.append(tuple(title for _, title in open_))
        return starts, paths

    @kept
    def _line_starts(self) -> list[int]:
        return [0, *(at + 1 for at, character in enumerate(self.raw) if character == "\n")]

    def line_of(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._line_starts, offset)

    def line_span(self, offset: int) -> Span:
        """The whole line that an offset stands in, without its line end."""
        line = self.line_of(offset)
        start = self._line_starts[line - 1]
        end = self._line_starts[line] - 1 if line < len(self._line_starts) else len(self.raw)
        return self.span(start, end)

    def place(self, span: Span) -> Place:
        line = self.line_of(span.start)
        layout: Layout = self.layout  # type: ignore[assignment]
        return Place.made(
            line=line,
            column=span.start - self._line_starts[line - 1] + 1,
            page=layout.page(span.start),
            boxes=layout.boxes(span.start, span.end),
            cell=layout.cell(span.start),
        )

    def paragraphs(self) -> Iterator[Block]:
        """Headings and paragraphs, without tables, in reading order."""
        return (block for block in self.blocks if block.kind != "table")
