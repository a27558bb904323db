"""A scanned table is read cell by cell, with boxes where the digits stand."""

import io

import pytest

pytest.importorskip("rapidocr")
pytest.importorskip("onnxruntime")

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader

from extractor.read.pdf import read_pdf
from schemas.errors import UnreadableFile
from tests.pdf_paper import HEIGHT, WIDTH, Paper, paper

ROWS = [
    ["Item", "Budget", "Spent"],
    ["Repairs", "30.43", "30.00"],
    ["Books", "0.00", "5"],
    ["Total", "882.83", "98.59%"],
]


def _table(sheet: Paper) -> None:
    sheet.grid((80, 200, 280, 360), [100 + 30 * at for at in range(5)])
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            sheet.text((85, 230, 310)[column], 108 + 30 * row, text, 11, font="Helvetica")


def _picture(slant: float = 0.0) -> Image.Image:
    with pdfium.PdfDocument(paper(_table)) as document:
        image = document[0].render(scale=200 / 72).to_pil().convert("L")
    return image.rotate(slant, fillcolor=255, resample=Image.Resampling.BICUBIC)


@pytest.fixture(scope="module")
def scan() -> bytes:
    return paper(lambda sheet: sheet.canvas.drawImage(ImageReader(_picture(0.6)), 0, 0, WIDTH, HEIGHT))


@pytest.mark.filterwarnings("ignore")
def test_a_scanned_table(scan: bytes) -> None:
    document = read_pdf("scan.pdf", scan)
    (table,) = document.tables
    assert [[document.cell_text(cell) for cell in table.row(row) if cell] for row in range(4)] == ROWS
    assert document.read_by_ocr == ((0, len(document.text)),)
    assert [notice.code for notice in document.notices] == ["read_by_ocr"]
    at = document.text.index("882.83")
    (box,) = document.place(document.span(at, at + 6)).boxes
    assert box.x0 == pytest.approx(232, abs=6)
    assert box.top == pytest.approx(200, abs=6)


@pytest.mark.filterwarnings("ignore")
def test_a_picture_file() -> None:
    from extractor.read.ocr import read_image

    target = io.BytesIO()
    _picture().save(target, "PNG", dpi=(200, 200))
    document = read_image("scan.png", target.getvalue())
    assert [document.cell_text(cell) for cell in document.tables[0].row(1) if cell] == ROWS[1]
    assert (document.pages, document.media_type) == (1, "image/png")


def test_a_broken_picture() -> None:
    from extractor.read.ocr import read_image

    with pytest.raises(UnreadableFile) as error:
        read_image("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert error.value.reason == "damaged"
