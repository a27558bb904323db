"""A generated file as a PDF: prose, headings, ruled tables with merged cells."""

from __future__ import annotations

import io
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import Flowable, Spacer

from benchmarks.mutation import pages
from benchmarks.mutation.figures import Piece
from benchmarks.mutation.written import shown
from benchmarks.reading.paper import FONT

_MARGIN = 40
_WIDE = 8  # columns; more ask for a page on its side
_PROSE = ParagraphStyle("prose", fontName=FONT, fontSize=16, leading=28, wordWrap="CJK", firstLineIndent=32)
_CELL = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")


def as_pdf(file: pages.File) -> bytes:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    widest = max((block.width for block in file.blocks if isinstance(block, pages.Table)), default=0)
    size = landscape(A4) if widest > _WIDE else A4
    story = [_flowable(block, size[0] - 2 * _MARGIN) for block in file.blocks]
    target = io.BytesIO()
    SimpleDocTemplate(
        target, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=50, bottomMargin=50, invariant=1
    ).build(story)
    return target.getvalue()


def _flowable(block: pages.Block, width: float) -> Flowable:
    if isinstance(block, pages.Table):
        return _table(block, width)
    if isinstance(block, pages.Heading):
        size = 18 - 2 * block.level
        return Paragraph(_said(block.pieces), ParagraphStyle("heading", fontName=FONT, fontSize=size, leading=2 * size))
    return Paragraph(_said(block.pieces), _PROSE) if block.pieces else Spacer(1, 20)


def _table(table: pages.Table, width: float) -> Table:
    grid: list[list[object]] = [[""] * table.width for _ in table.rows]
    style: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    style += [("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    for row, column, cell in table.placed():
        grid[row][column] = Paragraph(_said(cell.pieces), _CELL)
        if cell.rows > 1 or cell.columns > 1:
            style.append(("SPAN", (column, row), (column + cell.columns - 1, row + cell.rows - 1)))
    return Table(grid, colWidths=_widths(table, width), style=TableStyle(style), repeatRows=table.header)


def _widths(table: pages.Table, width: float) -> list[float]:
    """Columns share the width by how long their texts are."""
    longest = [4] * table.width
    for _, column, cell in table.placed():
        if cell.columns == 1:
            longest[column] = max(longest[column], min(len(_said(cell.pieces)), 30))
    return [width * each / sum(longest) for each in longest]


def _said(pieces: list[Piece]) -> str:
    return escape("".join(shown(piece, {}) for piece in pieces))
