"""Text that nobody sees is told and left out; white letters on a dark bar are read."""

import pytest

from extractor.read.pdf import read_pdf
from tests.pdf_paper import HEIGHT, Paper, paper

SEEN = "实际支出12.5万元。"


def _invisible(sheet: Paper) -> None:
    text = sheet.canvas.beginText(80, 600)
    text.setFont("STSong-Light", 12)
    text.setTextRenderMode(3)
    text.textOut("99.99")
    sheet.canvas.drawText(text)


def _white(sheet: Paper) -> None:
    sheet.canvas.setFillGray(1)
    sheet.text(80, 300, "99.99", font="Helvetica")


def _clear(sheet: Paper) -> None:
    sheet.canvas.setFillAlpha(0)
    sheet.text(80, 300, "99.99", font="Helvetica")


def _tiny(sheet: Paper) -> None:
    sheet.text(80, 300, "99.99", 0.8, font="Helvetica")


def _off(sheet: Paper) -> None:
    sheet.text(80, HEIGHT + 100, "99.99", font="Helvetica")


def _slanted(sheet: Paper) -> None:
    sheet.canvas.translate(200, 300)
    sheet.canvas.rotate(40)
    sheet.canvas.setFont("Helvetica", 40)
    sheet.canvas.drawString(0, 0, "99.99")


@pytest.mark.parametrize(
    ("draw", "code"),
    [
        (_invisible, "invisible_text"),
        (_white, "invisible_text"),
        (_clear, "invisible_text"),
        (_tiny, "tiny_text"),
        (_off, "text_off_page"),
        (_slanted, "slanted_text"),
    ],
)
def test_unseen_text_is_told_and_left_out(draw: object, code: str) -> None:
    def both(sheet: Paper) -> None:
        sheet.text(80, 60, SEEN)
        draw(sheet)  # type: ignore[operator]

    document = read_pdf("a.pdf", paper(both))
    assert document.raw == SEEN
    (notice,) = document.notices
    assert (notice.code, notice.page, notice.complete) == (code, 1, True)
    assert "99.99" in notice.message.zh
    assert "99.99" in notice.message.en


def test_white_letters_on_a_dark_bar_are_read() -> None:
    def draw(sheet: Paper) -> None:
        sheet.canvas.setFillGray(0.2)
        sheet.canvas.rect(60, HEIGHT - 130, 300, 40, stroke=0, fill=1)
        sheet.canvas.setFillGray(1)
        sheet.text(80, 105, "99.99", font="Helvetica")

    document = read_pdf("a.pdf", paper(draw))
    assert (document.raw, document.notices) == ("99.99", ())
