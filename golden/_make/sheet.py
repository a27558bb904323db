"""Fill worksheets for golden cases: rows of plain values, number formats by suffix, merged cells."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from still import still

GOLDEN = Path(__file__).resolve().parent.parent
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)

AMOUNT = "#,##0.00"
RATE = "0.00%"
WHOLE_RATE = "0%"
SCORE = "0.00"


class Shown(tuple):
    """A stored number and the format in which the sheet shows it."""

    def __new__(cls, value: float, number_format: str):
        return super().__new__(cls, (value, number_format))


def amount(value: float) -> Shown:
    return Shown(value, AMOUNT)


def rate(value: float) -> Shown:
    return Shown(value, RATE)


def whole_rate(value: float) -> Shown:
    return Shown(value, WHOLE_RATE)


def score(value: float) -> Shown:
    return Shown(value, SCORE)


def fill(sheet: Worksheet, rows: list[list], merges: str = "", widths: str = "") -> None:
    """Write `rows` from A1 on, then merge `merges` ("A1:H1 A3:A9") and set `widths` ("6 20 14")."""
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c)
            if isinstance(value, Shown):
                cell.value, cell.number_format = value
            else:
                cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            if r > 2:
                cell.border = BOX
    sheet["A1"].font = Font(bold=True, size=14)
    for area in merges.split():
        sheet.merge_cells(area)
    for column, width in enumerate(widths.split(), 1):
        sheet.column_dimensions[get_column_letter(column)].width = float(width)


def save(book: Workbook, case: str, name: str) -> None:
    book.properties.creator = ""
    book.save(GOLDEN / case / name)
    still(GOLDEN / case / name)
