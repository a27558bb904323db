"""HTML tables inside a text, with the offsets of their cells; rowspan and colspan make merged cells."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from extractor.read.stretches import Stretch, table_block, trimmed
from schemas.document import Block, Cell

_OPENING = re.compile(r"<table\b", re.IGNORECASE)
_WIDEST = 1000  # what HTML itself allows a colspan to be


def html_tables(text: str, raw: str) -> Iterator[Block]:
    """The outermost tables of a text, in order; ``text`` has its tags blanked, ``raw`` has them."""
    start = 0
    while opening := _OPENING.search(raw, start):
        parser = _TableParser(raw, opening.start())
        start = max(parser.end, opening.end())
        cells = _grid(text, parser.rows)
        if cells:
            yield table_block(opening.start(), start, cells)


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
        self._source = raw[start:]
        self._base = start
        self._line_starts = [0, *(newline.end() for newline in re.finditer("\n", self._source))]
        self._depth = 0
        self._open: _TableCell | None = None
        self._done = False
        for chunk in self._source.splitlines(keepends=True):  # so that nothing after the table is parsed
            self.feed(chunk)
            if self._done:
                break

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._base + self._line_starts[line - 1] + column

    def _close_cell(self) -> None:
        if self._open is not None:
            self._open.end = self._offset()
            self._open = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        if self._depth != 1:
            return
        if tag == "tr":
            self._close_cell()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close_cell()
            inside = self._offset() + len(self.get_starttag_text() or "")
            self._open = _TableCell(inside, _span(attrs, "rowspan"), _span(attrs, "colspan"))
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._open)

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._close_cell()
        if tag == "table":
            self._depth -= 1
            if self._depth == 0:
                self._done = True
                self.end = self._source.find(">", self._offset() - self._base) + 1 + self._base


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
