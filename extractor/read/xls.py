"""Excel files of before 2007 (.xls, and .et of WPS), which many offices still hand in: as ``xlsx`` reads the new ones."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import xlrd
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from extractor.read.refusals import damaged, refusal
from extractor.read.sheet_xml import Range
from extractor.read.workbook import MOST_CELLS, MOST_ROWS, ShownSheet, ruled_rows, shown_value
from extractor.read.xlsx import written
from schemas.document import Document
from schemas.errors import UnreadableFile

MEDIA_TYPE = "application/vnd.ms-excel"
_EMPTY = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)


def read_xls(name: str, data: bytes) -> Document:
    """An old Excel file as a Document. Raises UnreadableFile."""
    try:
        sheets = list(_shown_sheets(data))
    except (UnreadableFile, MemoryError):
        raise
    except xlrd.XLRDError as problem:
        raise (refusal(name, "encrypted office") if "encrypted" in str(problem) else damaged(name)) from None
    except Exception:  # the library raises anything on a damaged file
        raise damaged(name) from None
    return written(name, MEDIA_TYPE, data, sheets)


def _shown_sheets(data: bytes) -> Iterator[ShownSheet]:
    told = io.StringIO()  # what the library finds odd is of no use to a reviewer
    with xlrd.open_workbook(
        file_contents=data, logfile=told, formatting_info=True, on_demand=True, ragged_rows=True
    ) as book:
        for number in range(book.nsheets):
            yield _shown(book, book.sheet_by_index(number))
            book.unload_sheet(number)


def _shown(book: Any, sheet: Any) -> ShownSheet:
    """One worksheet; rows and columns count from 0 here and from 1 in what is shown."""
    texts: dict[tuple[int, int], str] = {}
    rulings: dict[int, int] = {}
    cells_left, rows = MOST_CELLS, min(sheet.nrows, MOST_ROWS)
    for row in range(rows):
        cells = sheet.row(row)
        cells_left -= len(cells)
        if cells_left < 0:
            rows = row
            break
        for column, cell in enumerate(cells):
            text = _text(book, cell)
            if text:
                texts[(row + 1, column + 1)] = text
            elif _is_ruled(book, cell):
                rulings[row + 1] = rulings.get(row + 1, 0) + 1
    return ShownSheet(
        title=sheet.name,
        visible=sheet.visibility == 0,
        texts=texts,
        merged=tuple(
            Range(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells if top < rows
        ),
        ruled_rows=ruled_rows(rulings),
        cut=rows < sheet.nrows,
        hidden_lines=_hides_lines(sheet),
    )


def _text(book: Any, cell: Any) -> str:
    if cell.ctype in _EMPTY:
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    value = bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value
    number = book.xf_list[cell.xf_index].format_key
    shown_as = book.format_map.get(number)
    epoch = MAC_EPOCH if book.datemode else WINDOWS_EPOCH
    return shown_value(value, shown_as.format_str if shown_as else "General", number, epoch)


def _is_ruled(book: Any, cell: Any) -> bool:
    border = book.xf_list[cell.xf_index].border if cell.ctype == xlrd.XL_CELL_BLANK else None
    return border is not None and any(
        (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
    )


def _hides_lines(sheet: Any) -> bool:
    """Whether a row with cells, or a column, is hidden."""
    rows = (row for row, info in sheet.rowinfo_map.items() if info.hidden and row < sheet.nrows and sheet.row_len(row))
    return next(rows, None) is not None or any(info.hidden for info in sheet.colinfo_map.values())
