"""Excel files as Documents; every workbook is built here."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from extractor.read import workbook
from extractor.read.xlsx import cell_name, read_xlsx
from schemas.document import Document
from schemas.errors import UnreadableFile


def built(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    fill(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def of(fill: Callable[[Worksheet], object]) -> Document:
    return read_xlsx("表.xlsx", built(fill))


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return buffer.getvalue()


def rows(document: Document, number: int = 0) -> list[list[str | None]]:
    table = document.tables[number]
    return [
        [None if cell is None else document.cell_text(cell) if cell.row == down else "^" for cell in table.row(down)]
        for down in range(table.rows)
    ]


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.paragraphs()]


def test_shown_values_and_cell_names() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.title = "自评"
        sheet.append(["项目", "执行率", "金额", "日期"])
        sheet.append(["绿化", 0.964242, 4827, datetime(2021, 12, 31)])
        sheet["B2"].number_format = "0.00%"
        sheet["C2"].number_format = '#,##0.00"万元"'
        sheet["D2"].number_format = 'yyyy"年"m"月"d"日"'

    document = of(fill)
    assert rows(document) == [["项目", "执行率", "金额", "日期"], ["绿化", "96.42%", "4,827.00万元", "2021年12月31日"]]
    at = document.raw.index("96.42%")
    assert document.place(document.span(at, at + 6)).cell == "自评!B2"
    assert document.heading_path(at) == ("自评",)


def test_title_and_unit_rows_are_paragraphs() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "2023年度项目支出绩效自评表"
        sheet.merge_cells("A1:C1")
        sheet["A2"], sheet["C2"] = "编制单位：某局", "单位：万元"
        for row, values in enumerate([["项目", "预算", "支出"], ["甲", 5, 4], ["合计", 5, 4]], 3):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        sheet["A6"] = "注：支出为决算数。"

    document = of(fill)
    assert paragraphs(document) == [
        "Sheet",
        "2023年度项目支出绩效自评表",
        "编制单位：某局",
        "单位：万元",
        "注：支出为决算数。",
    ]
    assert rows(document) == [["项目", "预算", "支出"], ["甲", "5", "4"], ["合计", "5", "4"]]
    at = document.raw.index("单位：万元")
    assert document.place(document.span(at, at + 2)).cell == "Sheet!C2"


def test_merged_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, values in enumerate([["项目", "金额", None], [None, "预算", "支出"], ["甲", 1, 2]], 2):
            for column, value in enumerate(values, 2):
                sheet.cell(row, column, value)
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:D2")

    (table,) = of(fill).tables
    tall, wide = table.at(1, 0), table.at(0, 2)
    assert tall is not None
    assert wide is not None
    assert (tall.row, tall.row_span, wide.column, wide.column_span) == (0, 2, 1, 2)
    assert (table.rows, table.columns) == (3, 3)


def test_empty_rows_part_tables_unless_ruled() -> None:
    def fill(sheet: Worksheet) -> None:
        for row, values in [(1, "甲乙"), (2, "12"), (4, "丙丁"), (5, "34"), (7, "戊己")]:
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        for column in (1, 2):
            sheet.cell(6, column).border = Border(left=Side("thin"))

    document = of(fill)
    assert [rows(document, number) for number in range(2)] == [
        [["甲", "乙"], ["1", "2"]],
        [["丙", "丁"], ["3", "4"], ["", ""], ["戊", "己"]],
    ]


def test_hidden_sheets_are_named_and_left_out() -> None:
    book = Workbook()
    shown = book.active
    assert shown is not None
    shown.append(["甲", 1])
    hidden = book.create_sheet("旧版")
    hidden.append(["甲", 2])
    hidden.sheet_state = "hidden"
    document = read_xlsx("a.xlsx", saved(book))
    assert "旧版" not in document.raw
    (notice,) = document.notices
    assert (notice.code, notice.complete) == ("hidden_sheets", True)
    assert "旧版" in notice.message.zh


def test_hidden_rows_are_read_with_a_notice() -> None:
    def fill(sheet: Worksheet) -> None:
        for values in (["项目", "金额"], ["甲", 1], ["乙", 2], ["合计", 3]):
            sheet.append(values)
        sheet.row_dimensions[3].hidden = True

    document = of(fill)
    assert rows(document)[2] == ["乙", "2"]
    assert [notice.code for notice in document.notices] == ["hidden_rows_or_columns"]


def test_formulas_show_their_stored_value_or_a_notice() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet.append(["乙", "=B1*2"])

    data = built(fill)
    document = read_xlsx("a.xlsx", data)
    (notice,) = document.notices
    assert (notice.code, notice.complete) == ("formula_without_value", False)
    assert "B2" in notice.message.en
    stored = rewritten(data, lambda name, text: text.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>"))
    assert rows(read_xlsx("a.xlsx", stored)) == [["甲", "1"], ["乙", "2"]]
    assert not read_xlsx("a.xlsx", stored).notices


def test_a_long_sheet_is_cut_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 50)

    def fill(sheet: Worksheet) -> None:
        for row in range(120):
            sheet.append([row, row + 1])

    document = of(fill)
    assert document.tables[0].rows == 50
    assert [(notice.code, notice.complete) for notice in document.notices] == [("sheet_cut", False)]


def test_rows_that_are_only_formatted_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 50)

    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        for row in range(3, 200):
            sheet.cell(row, 1).border = Border(left=Side("thin"))
        sheet.cell(200, 1, "末行")
        sheet.cell(200, 2, 2)

    document = of(fill)
    assert "末行" in document.raw
    assert not document.notices


def test_far_cells_and_huge_merges_are_harmless() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet.cell(1_048_576, 16_384, "远")

    merge = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    data = rewritten(
        built(fill),
        lambda name, text: text.replace(b"</worksheet>", merge) if name.startswith("xl/worksheets/") else text,
    )
    assert "甲" in read_xlsx("a.xlsx", data).raw


def test_line_breaks_and_tabs_in_a_cell() -> None:
    document = of(lambda sheet: sheet.append(["一行\r\n二行", "甲\t乙"]))
    assert rows(document) == [["一行\n二行", "甲 乙"]]


def test_an_empty_workbook() -> None:
    with pytest.raises(UnreadableFile) as refused:
        of(lambda sheet: None)
    assert refused.value.reason == "empty"


@pytest.mark.parametrize(
    ("row", "column", "name"), [(1, 1, "表!A1"), (3, 26, "表!Z3"), (9, 27, "表!AA9"), (1, 703, "表!AAA1")]
)
def test_cell_names(row: int, column: int, name: str) -> None:
    assert cell_name("表", row, column) == name
