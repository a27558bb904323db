"""python -m benchmarks.reading.finders: pdfplumber's table finder on pdfium's objects against the lattice finder.

Both get the same characters and ruling lines of the same pages; this decided docs/decisions/0001-pdf-tables.md.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from pdfplumber.table import TableFinder

from benchmarks.reading.cells import Score, bare, fields_of_text, score_grids, share_of_fields
from benchmarks.reading.paper import Sheet, borderless_sheets, render, ruled_sheets
from extractor.read.pdf_page import Page, opened, read_page
from extractor.read.pdf_reading import items_of
from extractor.read.pdf_tables import TableText

Rows = list[list[str | None]]


class Fed:
    """What pdfplumber's finder asks of a page, with open ends closed."""

    def __init__(self, page: Page) -> None:
        self.bbox = (0, 0, page.width, page.height)
        self.chars = [
            {"text": chr(code), "x0": x0, "x1": x1, "top": top, "bottom": bottom, "upright": True, "doctop": top,
             "size": bottom - top, "fontname": "", "height": bottom - top, "width": x1 - x0}
            for code, x0, top, x1, bottom in zip(page.codes, page.x0, page.top, page.x1, page.bottom, strict=True)
            if code > 0x20
        ]  # fmt: skip
        self.edges = [*_level(page), *_upright(page)]

    def extract_words(self, **settings: Any) -> list[dict[str, Any]]:
        from pdfplumber.utils import extract_words

        return extract_words(self.chars, **settings)


def _level(page: Page) -> Iterator[dict[str, Any]]:
    lines = list(page.rulings.horizontal)
    if page.rulings.vertical:
        left, right = min(v[0] for v in page.rulings.vertical), max(v[0] for v in page.rulings.vertical)
        lines += [(max(v[2] for v in page.rulings.vertical), left, right)]
        lines += [(min(v[1] for v in page.rulings.vertical), left, right)]
    for y, x0, x1 in lines:
        yield {
            "x0": x0,
            "x1": x1,
            "top": y,
            "bottom": y,
            "width": x1 - x0,
            "height": 0,
            "orientation": "h",
            "object_type": "line",
        }


def _upright(page: Page) -> Iterator[dict[str, Any]]:
    for x, top, bottom in page.rulings.vertical:
        yield {
            "x0": x,
            "x1": x,
            "top": top,
            "bottom": bottom,
            "width": 0,
            "height": bottom - top,
            "orientation": "v",
            "object_type": "line",
        }


def by_plumber(page: Page, *, by_text: bool = False) -> list[Rows]:
    settings = {"vertical_strategy": "text", "horizontal_strategy": "text"} if by_text else {}
    return [table.extract() for table in TableFinder(Fed(page), settings).tables]  # type: ignore[arg-type]


def by_lattice(page: Page) -> list[Rows]:
    """Ours in the same form: None where a merged cell goes on."""
    return [_rows(item) for item in items_of(page) if isinstance(item, TableText)]


def _rows(table: TableText) -> Rows:
    text = table.stretch.text()
    rows: Rows = [[None] * table.columns for _ in range(table.rows)]
    for cell, start, end in table.cells:
        rows[cell.row][cell.column] = text[start:end]
    return rows


def pages_of(data: bytes) -> list[Page]:
    pages = []
    with pdfium.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            with opened(page) as text:
                pages.append(read_page(page, text, number + 1))
            page.close()
    return pages


def _score(tables: Sequence[list[Rows]], sheets: Sequence[Sheet]) -> Score:
    return score_grids([found[0] if found else None for found in tables], sheets)


def _timed(engine: Any, pages: Sequence[Page]) -> tuple[list[list[Rows]], float]:
    start = time.process_time()
    tables = [engine(page) for page in pages]
    return tables, 1000 * (time.process_time() - start) / len(pages)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading.finders", description=__doc__)
    parser.add_argument("--reports", type=Path, default=Path("../shared/reports"))
    reports = parser.parse_args().reports
    print(
        "| pages | lattice finder | pdfplumber's finder | lattice, ms a page | pdfplumber's, ms a page |\n|---|---|---|---|---|"
    )
    for name, sheets, wide in (("ruled", ruled_sheets(1, 40), True), ("borderless", borderless_sheets(2, 40), False)):
        pages = pages_of(render(sheets, wide=wide))
        ours, our_ms = _timed(by_lattice, pages)
        theirs, their_ms = _timed(lambda page, by_text=not wide: by_plumber(page, by_text=by_text), pages)
        print(
            f"| {name} | {_score(ours, sheets).share:.1%} | {_score(theirs, sheets).share:.1%} | {our_ms:.1f} | {their_ms:.1f} |"
        )
    for file in sorted(reports.glob("*/*.pdf")) if reports.is_dir() else ():
        truth = [other for other in file.parent.glob("*.txt") if file.stem.startswith(other.stem)]
        if truth:
            fields = fields_of_text(truth[0].read_text("utf-8"))
            pages = pages_of(file.read_bytes())
            shares = [
                (share_of_fields(fields, _cells(tables)), ms)
                for tables, ms in (_timed(by_lattice, pages), _timed(by_plumber, pages))
            ]
            (ours_share, our_ms), (their_share, their_ms) = shares
            print(f"| {file.name} | {ours_share:.1%} | {their_share:.1%} | {our_ms:.1f} | {their_ms:.1f} |")


def _cells(tables: Sequence[list[Rows]]) -> Counter[str]:
    return Counter(bare(text) for page in tables for table in page for row in table for text in row)


if __name__ == "__main__":
    main()
