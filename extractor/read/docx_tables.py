"""Word tables as grids: merged cells once at their top left corner, deleted rows out, nested tables handed back."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from extractor.read.canvas import GridCell

_WIDEST = 200  # more columns than Word allows, so that a forged span stays harmless
_WRAPPERS = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}


class _Source(NamedTuple):
    element: Any
    column: int
    span: int
    continues: bool


def grid_cells(table: Any, text_of: Callable[[Any], str]) -> list[GridCell]:
    """The cells of a table in reading order; ``text_of`` gives the text of one."""
    rows = [list(_row(row)) for row in unwrapped(table, "w:tr") if not _is_deleted(row)]
    cells: list[GridCell] = []
    for down, row in enumerate(rows):
        for source in row:
            if source.continues and _is_continued_from_above(rows, down, source):
                continue
            cells.append(
                GridCell(
                    row=down,
                    column=source.column,
                    text=text_of(source.element),
                    row_span=1 + _rows_below(rows, down, source),
                    column_span=source.span,
                )
            )
    return cells


def unwrapped(element: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, also those inside content controls and insertions."""
    for child in element:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _WRAPPERS:
            yield from unwrapped(child, tag)


def _row(row: Any) -> Iterator[_Source]:
    column = _number(row.find(qn("w:trPr")), "w:gridBefore", 0)
    cells = list(unwrapped(row, "w:tc"))
    while cells:
        cell = cells.pop(0)
        properties = cell.find(qn("w:tcPr"))
        span = max(_number(properties, "w:gridSpan", 1), 1)
        while cells and _merge(cells[0].find(qn("w:tcPr")), "w:hMerge") == "continue":
            span += max(_number(cells.pop(0).find(qn("w:tcPr")), "w:gridSpan", 1), 1)
        yield _Source(cell, column, span, _merge(properties, "w:vMerge") == "continue")
        column += span


def _is_deleted(row: Any) -> bool:
    properties = row.find(qn("w:trPr"))
    return properties is not None and properties.find(qn("w:del")) is not None


def _is_continued_from_above(rows: list[list[_Source]], down: int, source: _Source) -> bool:
    return down > 0 and any(above.column == source.column for above in rows[down - 1])


def _rows_below(rows: list[list[_Source]], down: int, source: _Source) -> int:
    count = 0
    for row in rows[down + 1 :]:
        if not any(below.column == source.column and below.continues for below in row):
            break
        count += 1
    return count


def _merge(properties: Any | None, tag: str) -> str | None:
    merge = None if properties is None else properties.find(qn(tag))
    return None if merge is None else merge.get(qn("w:val"), "continue")


def _number(properties: Any | None, tag: str, default: int) -> int:
    element = None if properties is None else properties.find(qn(tag))
    value = "" if element is None else element.get(qn("w:val"), "")
    return min(int(value), _WIDEST) if value.isascii() and value.isdigit() else default
