"""The text outside tables: lines of all pages joined to paragraphs and headings, tables put in their places.

Page numbers and running headers are taken out here, so that a sentence runs on over a page break.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.read.headings import heading_level, starts_an_item
from extractor.read.normalise import normalise
from extractor.read.pdf_tables import TableText
from extractor.read.pdf_text import Stretch
from extractor.read.pdf_wrapping import Edges, Measure, is_full, join_in_text
from schemas.document import Block

_INDENT = 1.2  # in em; a line that starts this far to the right opens a paragraph
_SAME_SIZE = 0.12
_PARAGRAPH_GAP = 1.3  # in em, between the lines of two paragraphs that are set apart
_LARGE = 1.15
_SEVERAL = 3
_FAR_ENOUGH = 0.6
_LONGEST_HEADING = 60


@dataclass(slots=True)
class TextLine:
    """A line outside tables, taken off its page."""

    page: int
    top: float
    bottom: float
    edges: Edges
    stretch: Stretch
    page_width: float
    page_height: float
    aside: bool = False  # a running header: not within a sentence

    @property
    def text(self) -> str:
        return self.stretch.text()


Item = TextLine | TableText


@dataclass(slots=True)
class Margins:
    """How far lines reach on pages of one width; grows as pages are read."""

    page_width: float
    left: float
    furthest: float = 0.0
    full_lines: int = 0

    def learn(self, line: Edges) -> None:
        self.left = min(self.left, line.x0)
        if line.x1 > self.furthest + line.em:
            self.full_lines = 0
        self.furthest = max(self.furthest, line.x1)
        self.full_lines += line.x1 > self.furthest - line.em

    @property
    def right(self) -> float:
        """Where several lines end, if that is far enough; else as far from the edge as the left margin."""
        mirrored = self.page_width - self.left
        if self.full_lines >= _SEVERAL and self.furthest - self.left > _FAR_ENOUGH * (mirrored - self.left):
            return self.furthest
        return max(self.furthest, mirrored)


@dataclass(slots=True)
class Flow:
    """Writes items in reading order and keeps the blocks."""

    text: Stretch = field(default_factory=Stretch)
    blocks: list[Block] = field(default_factory=list)
    _open: list[TextLine] = field(default_factory=list)
    _aside: list[TextLine] = field(default_factory=list)
    _margins: dict[int, Margins] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def add_page(self, items: Iterable[Item]) -> None:
        items = list(items)
        self._learn(item for item in items if isinstance(item, TextLine) and not item.aside)
        for item in items:
            if isinstance(item, TableText):
                self.close_paragraph()
                self._write_table(item)
            elif item.aside:
                self._aside.append(item)
            else:
                if self._open and not self._goes_on(self._open[-1], item):
                    self.close_paragraph()
                self._open.append(item)

    def _learn(self, lines: Iterable[TextLine]) -> None:
        for line in lines:
            self._margins_of(line).learn(line.edges)
            size = round(line.edges.em * 2)
            self._sizes[size] = self._sizes.get(size, 0) + len(line.stretch)

    def _margins_of(self, line: TextLine) -> Margins:
        return self._margins.setdefault(round(line.page_width), Margins(line.page_width, line.edges.x0))

    def _goes_on(self, upper: TextLine, lower: TextLine) -> bool:
        above, below = upper.edges, lower.edges
        if abs(above.em - below.em) > _SAME_SIZE * max(above.em, below.em):
            return False
        if upper.page == lower.page and lower.top - upper.bottom > _PARAGRAPH_GAP * above.em:
            return False
        margins = self._margins_of(upper)
        if not is_full(above, below, Measure(margins.left, margins.right)):
            return False
        return not self._opens_paragraph(lower)

    def _opens_paragraph(self, line: TextLine) -> bool:
        """Set further to the right than the lines before, and not hanging under an item's number."""
        first = self._open[0].edges
        base = self._open[1].edges.x0 if len(self._open) > 1 else min(first.x0, self._margins_of(line).left)
        if line.page != self._open[-1].page:
            base = self._margins_of(line).left if len(self._open) == 1 else base
        if line.edges.x0 <= base + _INDENT * line.edges.em:
            return False
        hangs = len(self._open) == 1 and line.edges.x0 - first.x0 < 4 * first.em
        return not (
            hangs and starts_an_item(normalise(self._open[0].text)) and not starts_an_item(normalise(line.text))
        )

    def close_paragraph(self) -> None:
        """Writes the paragraph that is open, and what waited for its end."""
        if self._open:
            lines, self._open = self._open, []
            self._write_paragraph(lines)
        waiting, self._aside = self._aside, []
        for line in waiting:
            self._write_paragraph([line])

    def _write_paragraph(self, lines: list[TextLine]) -> None:
        start = self._begin()
        self.text.append(lines[0].stretch)
        for upper, lower in itertools.pairwise(lines):
            margins = self._margins_of(upper)
            self.text.add(join_in_text(upper.edges, lower.edges, Measure(margins.left, margins.right)))
            self.text.append(lower.stretch)
        level = self._level(lines)
        kind = "heading" if level else "paragraph"
        self.blocks.append(Block(kind=kind, start=start, end=len(self.text), level=level))

    def _level(self, lines: list[TextLine]) -> int:
        if sum(len(line.stretch) for line in lines) > _LONGEST_HEADING:
            return 0
        text = normalise("".join(line.text for line in lines))
        level = heading_level(text)
        if level or starts_an_item(text):
            return level
        centred = all(self._is_centred(line) for line in lines)
        return 1 if centred and lines[0].edges.em > _LARGE * self._usual_size() else 0

    def _is_centred(self, line: TextLine) -> bool:
        left, right = line.edges.x0, line.page_width - line.edges.x1
        return abs(left - right) < 3 * line.edges.em and left > 2 * line.edges.em

    def _usual_size(self) -> float:
        return max(self._sizes, key=lambda size: self._sizes[size]) / 2

    def _begin(self) -> int:
        if len(self.text):
            self.text.add("\n")
        return len(self.text)

    def _write_table(self, table: TableText) -> None:
        start = self._begin()
        self.text.append(table.stretch)
        self.blocks.append(Block(kind="table", start=start, end=len(self.text), table=table.table_at(start)))
