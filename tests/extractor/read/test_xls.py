"""Excel files of before 2007 as Documents; every workbook is built here."""

import io
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwt
from openpyxl import load_workbook

from extractor.read import read_bytes, xls
from schemas.document import Document
from schemas.errors import UnreadableFile
from tests.extractor.read.test_xlsx import paragraphs, rows


def built(fill: Callable[[Any], object], title: str = "自评", more: Callable[[Any], object] | None = None) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    fill(book.add_sheet(title, cell_overwrite_ok=True))
    if more is not None:
        more(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def of(fill: Callable[[Any], object]) -> Document:
    return read_bytes("表.xls", built(fill))


def shown_as(code: str) -> Any:
    return xlwt.easyxf(num_format_str=code)


def ledger(sheet: Any) -> None:
    for column, text in enumerate(["项目", "执行率", "金额", "日期", "已完成"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, "绿化")
    sheet.write(1, 1, 0.964242, shown_as("0.00%"))
    sheet.write(1, 2, 4827, shown_as('#,##0.00"万元"'))
    sheet.write(1, 3, datetime(2021, 12, 31), shown_as('yyyy"年"m"月"d"日"'))
    sheet.write(1, 4, True)


def test_cells_are_read_as_they_are_shown() -> None:
    document = of(ledger)
    assert document.media_type == "application/vnd.ms-excel"
    assert rows(document)[1] == ["绿化", "96.42%", "4,827.00万元", "2021年12月31日", "TRUE"]
    at = document.raw.index("96.42%")
    assert document.place(document.span(at, at + 6)).cell == "自评!B2"
    assert document.heading_path(at) == ("自评",)


def test_plain_numbers_have_no_digits_of_their_own() -> None:
    def fill(sheet: Any) -> None:
        for column, value in enumerate([100, 96.42, 0.1 + 0.2]):
            sheet.write(0, column, f"第{column}列")
            sheet.write(1, column, value)

    assert rows(of(fill))[1] == ["100", "96.42", "0.3"]


def test_a_title_over_merged_cells_and_a_merged_name() -> None:
    def fill(sheet: Any) -> None:
        sheet.write_merge(0, 0, 0, 2, "2023年度项目支出绩效自评表")
        sheet.write(1, 2, "单位：万元")
        for column, text in enumerate(["项目", "指标", "数值"]):
            sheet.write(2, column, text)
        sheet.write_merge(3, 4, 0, 0, "绿化养护")
        for row, (name, value) in enumerate([("面积", 12), ("株数", 350)], 3):
            sheet.write(row, 1, name)
            sheet.write(row, 2, value)

    document = of(fill)
    assert "2023年度项目支出绩效自评表" in paragraphs(document)
    assert rows(document)[1:] == [["绿化养护", "面积", "12"], ["^", "株数", "350"]]


def test_hidden_sheets_and_rows_are_told() -> None:
    def hide(book: Any) -> None:
        sheet = book.add_sheet("旧表")
        sheet.write(0, 0, "旧数 500")
        sheet.visibility = 1

    def fill(sheet: Any) -> None:
        ledger(sheet)
        sheet.row(1).hidden = True

    document = read_bytes("表.xls", built(fill, more=hide))
    assert {notice.code for notice in document.notices} == {"hidden_sheets", "hidden_rows_or_columns"}
    assert "旧数" not in document.raw


def test_a_formula_error_is_shown_as_excel_shows_it() -> None:
    def fill(sheet: Any) -> None:
        sheet.write(0, 0, "执行率")
        sheet.row(1).set_cell_error(0, "#DIV/0!")

    assert "#DIV/0!" in of(fill).raw


def test_a_sheet_beyond_the_bounds_is_cut_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xls, "MOST_ROWS", 1)
    document = of(ledger)
    assert [notice.code for notice in document.notices] == ["sheet_cut"]
    assert not document.notices[0].complete


def test_a_broken_and_an_empty_workbook() -> None:
    whole = built(ledger)
    for data, reason in ((whole.replace(b"\x09\x08", b"\x00\x00"), "damaged"), (built(lambda sheet: None), "empty")):
        with pytest.raises(UnreadableFile) as refused:
            read_bytes("表.xls", data)
        assert refused.value.reason == reason


def saved_as_old(path: Path) -> bytes:
    """The workbook as “save as .xls” leaves it: values as last computed, their formats, merged cells, hidden sheets."""
    old = xlwt.Workbook(encoding="utf-8")
    for sheet in load_workbook(path, data_only=True).worksheets:
        target = old.add_sheet(sheet.title, cell_overwrite_ok=True)
        target.visibility = 0 if sheet.sheet_state == "visible" else 1
        merged = {area.coord.partition(":")[0]: area for area in sheet.merged_cells.ranges}
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value is not None):
            style = shown_as(cell.number_format)
            area = merged.get(cell.coordinate)
            if area is None:
                target.write(cell.row - 1, cell.column - 1, cell.value, style)
            else:
                edges = (area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1)
                target.write_merge(*edges, cell.value, style)
    buffer = io.BytesIO()
    old.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("path", sorted(Path("golden").glob("*/*.xlsx")), ids=lambda path: path.parent.name)
def test_a_workbook_saved_in_the_old_format_reads_as_before(path: Path) -> None:
    new, old = read_bytes("表", path.read_bytes()), read_bytes("表", saved_as_old(path))
    assert old.raw == new.raw
    assert old.blocks == new.blocks
    numbers = [found.start() for found in re.finditer(r"\d+", new.raw)]
    assert [old.place(old.span(at, at + 1)).cell for at in numbers] == [
        new.place(new.span(at, at + 1)).cell for at in numbers
    ]
