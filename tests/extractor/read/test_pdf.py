"""A PDF as a whole: paragraphs over page breaks, tables in their places, every character with its box."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.read import pdf
from extractor.read.pdf import read_pdf
from schemas.errors import UnreadableFile
from tests.pdf_paper import HEIGHT, WIDTH, Paper, paper, prose

FULL = "区里安排的资金全部用于校舍修缮和设备更新并按合同进度支付给施"  # thirty-one ideographs of 14 points
REST = "工单位，年末没有结余。"


def _two_pages(sheet: Paper) -> None:
    sheet.text(100, 60, "一、资金使用情况", 14)
    sheet.text(80, 100, FULL, 14)
    sheet.text(290, 800, "— 1 —", 10)
    sheet.next_page()
    sheet.text(80, 60, REST, 14)
    sheet.text(108, 100, "全年支出210.35万元。", 14)
    sheet.text(290, 800, "— 2 —", 10)


def test_a_sentence_runs_on_over_the_page_break() -> None:
    document = read_pdf("a.pdf", paper(_two_pages))
    assert document.raw == f"一、资金使用情况\n{FULL}{REST}\n全年支出210.35万元。"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "paragraph"]
    assert document.pages == 2


def test_every_printed_character_has_its_page_and_its_box() -> None:
    document = read_pdf("a.pdf", paper(_two_pages))
    at = document.raw.index("210.35")
    place = document.place(document.span(at, at + 6))
    assert place.page == 2
    (box,) = place.boxes
    assert box.page == 2
    assert 108 + 4 * 14 - 1 <= box.x0 < box.x1 <= 108 + 4 * 14 + 6 * 14
    assert box.top == pytest.approx(100, abs=3)
    assert box.bottom == pytest.approx(114, abs=3)


def _table_between_lines(sheet: Paper) -> None:
    sheet.text(80, 60, "表前说明。")
    sheet.grid((80, 140, 240), (100, 130, 160))
    sheet.text(82, 105, "项目")
    sheet.text(142, 105, "金额（万元）")
    sheet.text(82, 135, "修缮")
    sheet.text(142, 135, "1,234.50")
    sheet.text(80, 200, "表后说明。")


def test_a_table_stands_in_its_place() -> None:
    document = read_pdf("a.pdf", paper(_table_between_lines))
    assert document.raw == "表前说明。\n项目\t金额（万元）\n修缮\t1,234.50\n表后说明。"
    (table,) = document.tables
    assert (table.rows, table.columns) == (2, 2)
    assert [document.cell_text(cell) for cell in table.row(1) if cell] == ["修缮", "1,234.50"]
    assert document.text == document.raw.replace("（", "(").replace("）", ")")


def test_a_number_that_wraps_in_its_cell_is_one_number() -> None:
    def draw(sheet: Paper) -> None:
        sheet.grid((80, 112, 200), (100, 140, 170))
        sheet.text(82, 105, "210.3", 10)
        sheet.text(82, 119, "5", 10)
        sheet.text(114, 105, "1. 已验收", 10)
        sheet.text(114, 119, "2. 已付款", 10)
        sheet.text(82, 145, "7.10", 10)

    (table,) = (document := read_pdf("a.pdf", paper(draw))).tables
    assert document.cell_text(table.cells[0]) == "210.35"
    assert document.cell_text(table.cells[1]) == "1. 已验收\n2. 已付款"
    first = document.layout.boxes(table.cells[0].start, table.cells[0].end)  # type: ignore[attr-defined]
    assert len(first) == 2


def test_a_row_that_the_page_break_leaves_open_is_kept() -> None:
    def draw(sheet: Paper) -> None:
        for x in (80, 140, 240):
            sheet.line(x, 700, x, 780)
        for y in (700, 730):
            sheet.line(80, y, 240, y)
        sheet.text(82, 705, "项目")
        sheet.text(142, 705, "金额")
        sheet.text(82, 740, "修缮")
        sheet.text(142, 740, "30.43")

    (table,) = (document := read_pdf("a.pdf", paper(draw))).tables
    assert [document.cell_text(cell) for cell in table.cells] == ["项目", "金额", "修缮", "30.43"]


@pytest.mark.parametrize("scanned", [True, False])
def test_without_ocr_a_page_without_text_is_told_and_the_rest_is_read(
    scanned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "ocr_is_installed", lambda: False)

    def draw(sheet: Paper) -> None:
        if not scanned:
            sheet.text(80, 60, "这一页有文字，支出12.5万元。")
            sheet.next_page()
        _picture(sheet)

    if scanned:
        with pytest.raises(UnreadableFile) as error:
            read_pdf("a.pdf", paper(draw))
        assert error.value.reason == "no_text_layer"
        assert "pip install" in error.value.message.zh
        return
    document = read_pdf("a.pdf", paper(draw))
    assert document.text == "这一页有文字，支出12.5万元。"
    (notice,) = document.notices
    assert (notice.code, notice.page, notice.complete) == ("page_without_text", 2, False)


def _picture(sheet: Paper) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def test_an_invisible_layer_over_a_picture_counts_as_read_by_ocr() -> None:
    def draw(sheet: Paper) -> None:
        _picture(sheet)
        text = sheet.canvas.beginText(80, 700)
        text.setFont("STSong-Light", 12)
        text.setTextRenderMode(3)
        text.textOut("支出12.5万元")
        sheet.canvas.drawText(text)

    document = read_pdf("a.pdf", paper(draw))
    assert document.text == "支出12.5万元"
    assert document.read_by_ocr == ((0, len(document.text)),)


def test_a_document_of_empty_pages_is_refused() -> None:
    with pytest.raises(UnreadableFile) as error:
        read_pdf("a.pdf", paper(lambda sheet: sheet.next_page()))
    assert error.value.reason == "empty"


words = st.text("预算支出完成率一二三，。、（）0123456789.% ", min_size=1, max_size=30)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=12).filter(lambda lines: any(map(str.strip, lines)))
)  # blank ones are refused
def test_every_character_comes_out_in_order(lines: list[str]) -> None:
    document = read_pdf("a.pdf", paper(prose(lines)))
    assert "".join(document.raw.split()) == "".join("".join(lines).split())
    assert len(document.text) == len(document.raw)
    for block in document.blocks:
        assert document.raw[block.start : block.end].strip()
