"""Reads a PDF with a text layer: its pages one by one, as one Document with a page and a box for each character."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium

from extractor.read.assemble import renumbered
from extractor.read.normalise import normalise
from extractor.read.pdf_flow import Flow, Item, TextLine
from extractor.read.pdf_furniture import without_furniture
from extractor.read.pdf_lattice import find_grids
from extractor.read.pdf_lines import OUTSIDE, Run, gather_runs, lines_of
from extractor.read.pdf_page import Page, read_page
from extractor.read.pdf_tables import TableText, table_text
from extractor.read.pdf_text import stretch_of
from extractor.read.pdf_wrapping import edges_of
from schemas.document import Document

MEDIA_TYPE = "application/pdf"


def read_pdf(name: str, data: bytes, *, password: str | None = None) -> Document:
    """The document in a PDF file, or UnreadableFile with the way out."""
    document = pdfium.PdfDocument(data, password=password)
    try:
        return _read(name, data, document)
    finally:
        document.close()


def _read(name: str, data: bytes, document: pdfium.PdfDocument) -> Document:
    flow = Flow()
    for items in without_furniture(_pages(document)):
        flow.add_page(items)
    flow.close_paragraph()
    raw = flow.text.text()
    return Document(
        name=name,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(document),
        text=normalise(raw),
        raw=raw,
        blocks=tuple(renumbered(flow.blocks)),
        layout=flow.text.layout(),
    )


def _pages(document: pdfium.PdfDocument) -> Iterator[list[Item]]:
    for index in range(len(document)):
        page = document[index]
        try:
            found = read_page(page, index + 1)
        finally:
            page.close()
        yield items_of(found)


def items_of(page: Page) -> list[Item]:
    """Lines and tables of a page from top to bottom."""
    grids = find_grids(page.rulings)
    by_grid: dict[int, dict[int, list[Run]]] = {}
    for run in gather_runs(page, grids):
        grid, cell = run.region
        by_grid.setdefault(grid, {}).setdefault(cell, []).append(run)
    outside = by_grid.pop(OUTSIDE[0], {}).get(OUTSIDE[1], [])
    items: list[Item] = list(_text_lines(outside, page))
    items += [table_text(grids[number], runs, page) for number, runs in by_grid.items()]
    return sorted(items, key=_top)


def _text_lines(runs: Sequence[Run], page: Page) -> Iterator[TextLine]:
    for line in lines_of(runs, page) if runs else ():
        yield TextLine(
            page.number,
            line.top,
            line.bottom,
            edges_of(line, page),
            stretch_of(page, line.chars()),
            page.width,
            page.height,
        )


def _top(item: Item) -> float:
    return item.box[1] if isinstance(item, TableText) else item.top
