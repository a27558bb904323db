"""How every sheet is written: header, widths, filter, print setting; texts stay texts and never become formulas."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from rich.cells import cell_len

from review.plain import printable, risky, unformula

Value = str | int | None
LONGEST = 32_000  # a cell holds 32,767 characters
_LINE, _HIGHEST = 15.0, 400.0  # points; a row may have 409
TOP = Alignment(wrap_text=True, vertical="top")


def new() -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def one_sheet(title: str, headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Value]]) -> bytes:
    workbook = new()
    add(workbook, title, headers, widths, rows)
    return saved(workbook)


def add(
    workbook: Workbook, title: str, headers: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Value]]
) -> Worksheet:
    """A sheet with a frozen, filtered header, ready to be printed on landscape pages."""
    sheet: Worksheet = workbook.create_sheet(title)
    for column, (header, width) in enumerate(zip(headers, widths, strict=True), 1):
        cell = sheet.cell(1, column, header)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="35506B")
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(sheet, number, column, value)
        sheet.row_dimensions[number].height = height(row, widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def height(row: Sequence[Value], widths: Sequence[int]) -> float:
    """The height that shows every wrapped line; not all programs find it themselves."""
    lines = (
        sum(max(math.ceil(cell_len(line) / width), 1) for line in str(value or "").split("\n"))
        for value, width in zip(row, widths, strict=True)
    )
    return min(max(lines, default=1) * _LINE, _HIGHEST)


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    cell = sheet.cell(row, column)
    cell.alignment = TOP
    if value is None or isinstance(value, int):
        cell.value = value
        return
    text = printable(value)[:LONGEST]
    cell.value = unformula(text)
    cell.data_type = "s"
    cell.quotePrefix = risky(text)
