"""Draws small PDFs for tests: text anywhere, ruling lines, and documents of prose."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
WIDTH, HEIGHT = A4


class Paper:
    """A canvas that counts from the top left corner, as Hedui's boxes do."""

    def __init__(self, **options: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._target = io.BytesIO()
        self.canvas = Canvas(self._target, pagesize=A4, invariant=1, **options)

    def text(self, x: float, top: float, text: str, size: float = 12, font: str = FONT) -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top - 0.88 * size, text)

    def line(self, x0: float, top: float, x1: float, bottom: float, width: float = 0.5) -> None:
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)

    def next_page(self) -> None:
        self.canvas.showPage()

    def data(self) -> bytes:
        self.canvas.save()
        return self._target.getvalue()


def paper(draw: Callable[[Paper], None], **options: object) -> bytes:
    """A PDF with what ``draw`` puts on it."""
    sheet = Paper(**options)
    draw(sheet)
    return sheet.data()


def prose(lines: Sequence[str], *, top: float = 72, left: float = 72, size: float = 12) -> Callable[[Paper], None]:
    """Lines of text below each other."""

    def draw(sheet: Paper) -> None:
        for at, line in enumerate(lines):
            sheet.text(left, top + 22 * at, line, size)

    return draw
