"""Page numbers go, a running header is kept once, and what only looks like one stays."""

import pytest

from extractor.read.pdf import read_pdf
from tests.pdf_paper import Paper, paper

NUMBERS = ["— {} —", "第{}页", "第 {} 页 共 3 页", "{}/3", "- {} -", "Page {} of 3", "{}"]


def _pages(header: str, number: str) -> bytes:
    def draw(sheet: Paper) -> None:
        for page in (1, 2, 3):
            if header:
                sheet.text(80, 30, header, 9)
            sheet.text(80, 90, "全年支出" + "三五七"[page - 1] + "百万元。")
            sheet.text(280, 805, number.format(page), 9)
            sheet.next_page()

    return paper(draw)


@pytest.mark.parametrize("number", NUMBERS)
def test_page_numbers_leave_the_text(number: str) -> None:
    assert read_pdf("a.pdf", _pages("", number)).raw == "全年支出三百万元。\n全年支出五百万元。\n全年支出七百万元。"


def test_a_running_header_is_kept_once() -> None:
    document = read_pdf("a.pdf", _pages("某区2021年度自评报告", "— {} —"))
    assert document.raw.count("某区2021年度自评报告") == 1
    assert document.raw.count("百万元") == 3


def test_the_titles_of_forms_that_follow_each_other_stay() -> None:
    def draw(sheet: Paper) -> None:
        for page in (1, 2, 3):
            sheet.text(200, 40, "项目支出绩效自评表", 18)
            sheet.text(80, 90, f"项目支出{page}0.5万元，完成全部工作。", 12)
            sheet.next_page()

    assert read_pdf("a.pdf", paper(draw)).raw.count("项目支出绩效自评表") == 3


def test_a_last_line_that_is_a_number_among_text_stays() -> None:
    def draw(sheet: Paper) -> None:
        sheet.text(80, 780, "合计", 12)
        sheet.text(80, 796, "1", 12)

    assert read_pdf("a.pdf", paper(draw)).raw.split() == ["合计", "1"]
