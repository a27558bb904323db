"""Pages that are turned read the same, and boxes lie where a person sees the text."""

import io

import pikepdf
import pypdfium2 as pdfium
import pytest

from extractor.read.pdf import read_pdf
from schemas.document import Box, Document
from tests.pdf_paper import Paper, paper


def _sheet(sheet: Paper) -> None:
    sheet.text(80, 50, "Spending in 2021", font="Helvetica")
    sheet.grid((80, 200, 320), (100, 130, 160))
    for at, text in enumerate(["Item", "Amount", "Repairs", "1,234.50"]):
        sheet.text((85, 205)[at % 2], (107, 137)[at // 2], text, font="Helvetica")


def _turned(rotate: int, crop: bool = False) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(_sheet))) as document:
        document.pages[0].Rotate = rotate
        if crop:
            document.pages[0].CropBox = [40, 300, 500, 820]
        document.save(target)
    return target.getvalue()


def _box_of(document: Document, text: str) -> Box:
    at = document.raw.index(text)
    (box,) = document.place(document.span(at, at + len(text))).boxes
    return box


def _ink(data: bytes, box: Box) -> float:
    """The share of dark pixels within a box."""
    with pdfium.PdfDocument(data) as document:
        bitmap = document[0].render(scale=2, grayscale=True)
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
    rows = [
        pixels[y * stride + int(2 * box.x0) : y * stride + int(2 * box.x1)]
        for y in range(int(2 * box.top), int(2 * box.bottom))
    ]
    values = b"".join(rows)
    return sum(value < 128 for value in values) / len(values)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True])
def test_a_turned_page_reads_the_same(rotate: int, crop: bool) -> None:
    document = read_pdf("a.pdf", data := _turned(rotate, crop))
    assert document.raw == "Spending in 2021\nItem\tAmount\nRepairs\t1,234.50"
    (table,) = document.tables
    assert (table.rows, table.columns) == (2, 2)
    box = _box_of(document, "1,234.50")
    assert (box.x1 - box.x0 > box.bottom - box.top) == (rotate % 180 == 0)
    assert _ink(data, box) > 0.1


def test_text_that_lies_on_its_side_among_upright_text() -> None:
    def draw(sheet: Paper) -> None:
        for at in range(6):
            sheet.text(80, 50 + 20 * at, f"Line {at}", font="Helvetica")
        sheet.canvas.translate(300, 400)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("Helvetica", 12)
        sheet.canvas.drawString(0, 0, "On its side")

    document = read_pdf("a.pdf", paper(draw))
    assert "On its side" in document.raw.split("\n")
    box = _box_of(document, "side")
    assert box.bottom - box.top > box.x1 - box.x0
