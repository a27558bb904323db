"""HTML tables inside a text, with the offsets of their cells; rowspan and colspan make merged cells."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from extractor.read.stretches import Stretch, table_block, trimmed
from schemas.document import Block, Cell

_OPENING = re.compile(r"<table\b", re.IGNORECASE)
_CHUNK = re.compile(r"[^\n]*?(?:\n|</?table[^<>\n]*>|\Z)", re.IGNORECASE)
_DEEPEST = 20  # tables in tables
_WIDEST = 1000  # what HTML itself allows a colspan to be


def html_tables(text: str, raw: str) -> Iterator[Block]:
    """The outermost tables of a text, in order; ``text`` has its tags blanked, ``raw`` has them."""
    start = 0
    while opening := _OPENING.search(raw, start):
        parser = _TableParser(raw, opening.start())
        start = max(parser.end, opening.end())
        cells = _grid(text, parser.rows)
        if cells:  # what stands before the first cell is a caption, and prose
            yield table_block(cells[0].start, start, cells)


class _TableCell:
    def __init__(self, start: int, row_span: int, column_span: int) -> None:
        self.start = start
        self.end = start
        self.row_span = row_span
        self.column_span = column_span


class _TableParser(HTMLParser):
    """Reads one table; tables inside its cells are text of those cells."""

    def __init__(self, raw: str, start: int) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[_TableCell]] = []
        self.end = len(raw)
        self._raw = raw
        self._line_starts = [start]
        self._depth = 0
        self._open: _TableCell | None = None
        self._inside_cell = False
        self._last_closing = start
        self._done = False
        for chunk in _CHUNK.finditer(raw, start):  # so that nothing after the table is parsed
            self.feed(chunk[0])
            if self._done:
                return
            if chunk[0].endswith("\n"):
                self._line_starts.append(chunk.end())
        unclosed_cell = self._open is not None and self._open.start > self._last_closing
        self.end = len(raw) if unclosed_cell else self._last_closing
        self._close_cell(self.end)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _close_cell(self, end: int) -> None:
        """A cell reaches to the next one, so that text between cells is not lost."""
        if self._open is not None:
            self._open.end = max(end, self._open.start)
            self._last_closing = max(self._last_closing, self._open.end)
            self._open = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
            if self._depth > 1 and (not self._inside_cell or self._depth > _DEEPEST):
                self._finish(self._offset())  # this table was never closed, and another one begins
        if self._depth != 1 or self._done:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close_cell(self._offset())
            inside = self._offset() + len(self.get_starttag_text() or "")
            self._inside_cell = True
            self._open = _TableCell(inside, _span(attrs, "rowspan"), _span(attrs, "colspan"))
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        after = self._raw.find(">", self._offset()) + 1
        if self._depth == 1 and tag in ("td", "th", "tr"):
            self._last_closing = after
            self._inside_cell = False
        if tag == "table":
            self._depth -= 1
        if self._depth == 0:
            self._finish(self._offset())
            self.end = after

    def _finish(self, end: int) -> None:
        self._close_cell(end)
        self._done = True
        self.end = end


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    value = (dict(attrs).get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() else 1


def _grid(text: str, rows: list[list[_TableCell]]) -> list[Cell]:
    """Each cell at the first free place of its row, as browsers lay tables out."""
    rows = [row for row in rows if row]
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for down, row in enumerate(rows):
        right = 0
        for source in row:
            while (down, right) in taken:
                right += 1
            cell = _placed(text, source, down, right, len(rows) - down)
            taken |= {(down + a, right + b) for a in range(cell.row_span) for b in range(cell.column_span)}
            cells.append(cell)
    return cells


def _placed(text: str, source: _TableCell, down: int, right: int, rows_left: int) -> Cell:
    stretch: Stretch = trimmed(text, source.start, max(source.start, source.end))
    return Cell(
        row=down,
        column=right,
        row_span=min(source.row_span, rows_left),
        column_span=source.column_span,
        parts=(stretch,),
    )
