"""How many cells of a known grid an engine gives exactly, in the right place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.reading.paper import Sheet, TrueCell
from extractor.read.normalise import normalise
from schemas.document import Document

Grid = dict[tuple[int, int], str]


@dataclass
class Score:
    """Cells asked for, cells right, and cells whose merged extent is right too."""

    cells: int = 0
    right: int = 0
    right_with_span: int = 0

    def add(self, other: Score) -> None:
        self.cells += other.cells
        self.right += other.right
        self.right_with_span += other.right_with_span

    @property
    def share(self) -> float:
        return self.right / self.cells if self.cells else 1.0

    @property
    def share_with_span(self) -> float:
        return self.right_with_span / self.cells if self.cells else 1.0


def bare(text: str | None) -> str:
    """What is compared: characters without blanks."""
    return re.sub(r"\s", "", normalise(text or ""))


def score_ours(document: Document, sheets: Sequence[Sheet]) -> Score:
    total = Score()
    by_page: dict[int, Grid] = {}
    spans: dict[int, dict[tuple[int, int], tuple[int, int]]] = {}
    for table in document.tables:
        page = document.layout.page(table.start)  # type: ignore[attr-defined]
        if page in by_page:
            continue
        by_page[page] = {(cell.row, cell.column): bare(document.cell_text(cell)) for cell in table.cells}
        spans[page] = {(cell.row, cell.column): (cell.row_span, cell.column_span) for cell in table.cells}
    for page, sheet in enumerate(sheets, 1):
        total.add(_score(sheet.cells, by_page.get(page, {}), spans.get(page, {})))
    return total


def score_grids(grids: Sequence[list[list[str | None]] | None], sheets: Sequence[Sheet]) -> Score:
    """The score of an engine that gives rows of texts, None where a merged cell goes on."""
    total = Score()
    for rows, sheet in zip(grids, sheets, strict=True):
        grid = {(r, c): bare(text) for r, row in enumerate(rows or []) for c, text in enumerate(row)}
        total.add(_score(sheet.cells, grid, {}))
    return total


def _score(cells: Sequence[TrueCell], grid: Grid, spans: dict[tuple[int, int], tuple[int, int]]) -> Score:
    score = Score()
    for cell in cells:
        place = (cell.row, cell.column)
        right = grid.get(place) == bare(cell.text)
        score.cells += 1
        score.right += right
        score.right_with_span += right and spans.get(place) == (cell.row_span, cell.column_span)
    return score


def share_of_fields(fields: Counter[str], cells: Counter[str]) -> float:
    """For a real document with no drawn truth: the share of its text version's fields that are cells of their own."""
    return sum((fields & cells).values()) / max(sum(fields.values()), 1)


def fields_of_text(text: str) -> Counter[str]:
    """The fields of a tab-separated text version."""
    text = re.sub(r"(?<=<p>)[^\t]*?(?=\t|\Z)", lambda inside: inside[0].replace("\n", " "), text)
    lines = [line for line in text.split("\n") if "\t" in line]
    fields = (bare(re.sub(r"</?p>", "", field)) for line in lines for field in line.split("\t"))
    return Counter(field for field in fields if field)
