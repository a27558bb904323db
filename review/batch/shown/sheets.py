"""Sheets written row by row, for workbooks of any length; they look as those of ``review.export.workbook`` do."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from review.export.workbook import LONGEST, TOP, Value, height
from review.plain import printable, risky, unformula

_MOST_ROWS = 1_048_575  # what a sheet holds, less its header
_PIECE = 1 << 20
_HEADER_FONT, _HEADER_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="35506B")


def new() -> Workbook:
    return Workbook(write_only=True)


def saved(book: Workbook) -> Iterator[bytes]:
    """The finished workbook, piece by piece."""
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def add(
    book: Workbook,
    title: str,
    headers: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Value]],
    *,
    coloured: tuple[int, dict[str, str]] | None = None,
) -> int:
    """A sheet with a frozen, filtered header; the number of rows that found no room on it.

    ``coloured`` names a column and the fill of its cells by their value.
    """
    sheet: Any = book.create_sheet(title)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    sheet.append([_header(sheet, each) for each in headers])
    column, fills = coloured or (-1, {})
    painted = {value: PatternFill("solid", fgColor=colour) for value, colour in fills.items()}
    written, left = 0, 0
    for row in rows:
        if written == _MOST_ROWS:
            left += 1
            continue
        written += 1
        sheet.row_dimensions[written + 1].height = height(row, widths)
        cells = [_cell(sheet, value) for value in row]
        if column >= 0 and str(row[column]) in painted:
            cells[column].fill = painted[str(row[column])]
        sheet.append(cells)
        del sheet.row_dimensions[written + 1]  # it is written; a million of them would be held
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{written + 1}"
    return left


def _header(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
    return cell


def _cell(sheet: Any, value: Value) -> Any:
    if value is None or isinstance(value, int):
        cell = WriteOnlyCell(sheet, value)
        cell.alignment = TOP
        return cell
    text = printable(value)[:LONGEST]
    cell = WriteOnlyCell(sheet, unformula(text))
    cell.alignment = TOP
    cell.data_type = "s"
    if risky(text):
        cell.quotePrefix = True
    return cell
