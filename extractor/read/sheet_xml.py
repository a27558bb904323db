"""The XML of a worksheet before a library reads it: cut to its cells, within bounds, its merged ranges taken out.

A merged range over the whole sheet, a million formatted but empty rows, or a cell in the last corner are
all small files; expanded by a library they fill the memory.
"""

import re
from typing import NamedTuple

LARGEST_ROW, LARGEST_COLUMN = 1_048_576, 16_384
_DATA = re.compile(rb"<(\w+:)?sheetData\s*(?:/>|>(.*?)</(?:\w+:)?sheetData\s*>)", re.DOTALL)
_ROOT = re.compile(rb"<((?:\w+:)?worksheet)[\s>]")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_EMPTY_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^<>]*\br=")[^<>]*'
    rb"(?:/>|>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>)"
)
_EMPTY_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^<>]*\br=")[^<>]*(?:/>|>\s*</(?:\w+:)?row>)')
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)[\s>]")
_WITHOUT_VALUE = re.compile(
    rb'<(?:\w+:)?c\s(?=[^<>]*\br="([A-Z]{1,3}[0-9]{1,7})")(?![^<>]*\bt="str")[^<>]*>'
    rb"\s*<(?:\w+:)?f[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*\bhidden="(?:1|true)"[^<>]*>\s*<(?:\w+:)?c[\s>]')
_HIDDEN_COLUMN = re.compile(rb'<(?:\w+:)?col\s[^<>]*\bhidden="(?:1|true)"')


class Range(NamedTuple):
    """A merged range, rows and columns from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class SheetXml(NamedTuple):
    """A worksheet's XML cut to its cells, and what was learnt on the way."""

    xml: bytes
    merged: tuple[Range, ...]
    cut: bool
    formulas_without_value: tuple[str, ...]
    hidden_lines: bool


def slimmed(xml: bytes, most_rows: int, most_cells: int) -> SheetXml | None:
    """The worksheet with its cells only; nothing where there is no worksheet in the XML."""
    root, data = _ROOT.search(xml), _DATA.search(xml)
    if root is None or data is None:
        return None
    rows = data[2] or b""
    if rows.count(b"<c ") > most_cells or rows.count(b"<row ") > most_rows:
        rows = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", rows))
    kept = _within(rows, most_rows, most_cells)
    prefix = data[1] or b""
    head, tail = xml[: data.start()], xml[data.end() :]
    return SheetXml(
        xml=b"".join((head, b"<", prefix, b"sheetData>", kept, b"</", prefix, b"sheetData></", root[1], b">")),
        merged=tuple(_range(found) for found in _MERGE.finditer(tail)),
        cut=len(kept) < len(rows),
        formulas_without_value=tuple(found[1].decode() for found in _WITHOUT_VALUE.finditer(kept)),
        hidden_lines=bool(_HIDDEN_ROW.search(kept) or _HIDDEN_COLUMN.search(head)),
    )


def _within(rows: bytes, most_rows: int, most_cells: int) -> bytes:
    """The rows up to the bounds, whole rows only."""
    row_count = cell_count = start_of_row = 0
    for found in _ROW_OR_CELL.finditer(rows):
        if found[1] == b"row":
            row_count += 1
            start_of_row = found.start()
        else:
            cell_count += 1
        if row_count > most_rows or cell_count > most_cells:
            return rows[:start_of_row]
    return rows


def _range(found: re.Match[bytes]) -> Range:
    top, bottom = sorted((min(int(found[2]), LARGEST_ROW), min(int(found[4]), LARGEST_ROW)))
    left, right = sorted((column_number(found[1].decode()), column_number(found[3].decode())))
    return Range(top, left, bottom, right)


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return min(number, LARGEST_COLUMN)
