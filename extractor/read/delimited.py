"""Tables whose cells are parted by tabs (or commas in a .csv file), one row a line."""

import re
from collections.abc import Sequence

from extractor.read.headings import heading_level
from extractor.read.stretches import Stretch, lines, plain_cells, table_block, trimmed
from schemas.document import Block
from schemas.patterns import late

_LONGEST_QUOTED = 5000
_LONGEST_SECTION = 30
_CAPTION = late(r"表|附|注|备注|说明|单位|金额单位|填")


def delimited_rows(text: str, raw: str, start: int, end: int, separator: str) -> tuple[list[list[Stretch]], int]:
    """Rows from ``start`` on, as long as lines hold the separator; and where the run ends."""
    rows: list[list[Stretch]] = []
    run_end = start
    while start < end:
        line = next(lines(raw, start, end))
        if separator in raw[line.start : line.end]:
            row, row_end = _row(text, raw, line.start, end, separator)
        elif _is_section_row(text, raw, rows, line, end, separator):
            row, row_end = [trimmed(text, *line)], line.end
        else:
            break
        rows.append(row)
        run_end = row_end
        start = row_end + (2 if raw[row_end : row_end + 2] == "\r\n" else 1)
    return rows, run_end


def _is_section_row(
    text: str, raw: str, rows: Sequence[Sequence[Stretch]], line: Stretch, end: int, separator: str
) -> bool:
    """A lone short text between rows of one width, as ``其中：`` or ``一、基本支出``; titles and notes end a table."""
    shown = text[line.start : line.end].strip()
    if len(rows) < 2 or not shown or len(shown) > _LONGEST_SECTION or _CAPTION.match(shown):
        return False
    following = [*lines(raw, line.end, min(end, line.end + _LONGEST_QUOTED))][1:2]
    if not following or heading_level(shown) == 1:
        return False
    below = raw[following[0].start : following[0].end]
    header = raw[rows[0][0].start : rows[0][-1].end].strip()
    return below.count(separator) + 1 == len(rows[-1]) and not below.strip().startswith(header)


def _row(text: str, raw: str, start: int, end: int, separator: str) -> tuple[list[Stretch], int]:
    cells: list[Stretch] = []
    while True:
        cell, stop = _cell(raw, start, end, separator)
        cells.append(trimmed(text, *cell))
        if stop >= end or raw[stop] != separator:
            return cells, stop
        start = stop + 1


def _cell(raw: str, start: int, end: int, separator: str) -> tuple[Stretch, int]:
    """The cell at ``start`` and where its separator or line end stands; a spreadsheet quotes cells of several lines."""
    limit = min(end, start + _LONGEST_QUOTED)
    quoted = re.compile(rf'"((?:[^"]|"")*)"(?=[{separator}\r\n]|\Z)').match(raw, start, limit)
    if quoted and not (separator == "\t" and "\t" in quoted[1]):
        return Stretch(quoted.start(1), quoted.end(1)), quoted.end()
    rest = re.compile(rf"[^{separator}\r\n\f\v\u2028\u2029]*").match(raw, start, end)
    assert rest is not None
    return Stretch(start, rest.end()), rest.end()


def delimited_table(rows: Sequence[Sequence[Stretch]], start: int, end: int) -> Block | None:
    """A table block, or nothing where the tabs only indent lines of prose."""
    filled = [sum(cell.end > cell.start for cell in row) for row in rows]
    side_by_side = max(filled) >= 2
    sparse_form = len(rows) >= 2 and max(len(row) for row in rows) >= 3 and any(filled)
    if not (side_by_side or sparse_form):
        return None
    return table_block(start, end, plain_cells(rows))
