"""Parts a grid into sections: key-value rows, lines of words, and header rows with the data rows below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.tables import headers
from extractor.tables.columns import Column, read_columns
from extractor.tables.grid import Content, Grid, GridCell, Row, distinct
from extractor.tables.header_rows import header_length, is_column_numbers
from extractor.tables.meanings import Kind
from schemas.patterns import late

_UNIT_NOTE = re.compile(r"[(]?(?:金额|计量)?单位:.{1,8}")
_CAPTION = late(r"[(]?[一-鿿()、]{2,14}:.{0,60}")


@dataclass(slots=True)
class Section:
    """Rows of one make: columns with data rows, or rows of labels and values, or a line of words."""

    kind: str
    """``data``, ``pairs`` or ``line``."""
    grid: Grid
    header: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The row of the grid for each row."""


def sections_of(grid: Grid, *, goes_on: bool = False) -> list[Section]:
    """The sections of a grid, from the top down. ``goes_on`` says that it begins with rows of the table before."""
    found: list[Section] = []
    at = 0
    while goes_on and at < len(grid.rows) and not header_length(grid, at, at_top=False):
        if not found:
            found.append(Section("data", grid))
        _add(found[0], grid, at)
        at += 1
    while at < len(grid.rows):
        at = _next(grid, at, found)
    return found


def _next(grid: Grid, at: int, found: list[Section]) -> int:
    cells = grid.starting(at)
    current = found[-1] if found else None
    if not cells:
        if current is not None and current.kind == "data" and any(c and not c.blank for c in grid.rows[at]):
            _add(current, grid, at)
        return at + 1
    if _is_line(grid, at, cells, current):
        found.append(_section("line", grid, at))
        return at + 1
    if current is not None and _leaves_values_empty(current, grid.rows[at]):
        _add(current, grid, at)
        return at + 1
    length = header_length(grid, at, at_top=current is None or current.kind != "data")
    if length:
        found.append(_with_header(grid, at, length))
        return at + length
    if _is_pairs(cells, grid.rows[at], current):
        if current is None or current.kind != "pairs":
            found.append(_section("pairs", grid, at))
        else:
            _add(current, grid, at)
        return at + 1
    if current is None or current.kind != "data":
        current = Section("data", grid, columns=read_columns([], grid.width, spanned=grid.spanned))
        found.append(current)
    _add(current, grid, at)
    return at + 1


def _leaves_values_empty(section: Section, row: Row) -> bool:
    """二、外交支出 | | with nothing under any header of money: a row without values yet, whatever its words are."""
    money = [column.index for column in section.columns if column.kind is Kind.MONEY]
    if section.kind != "data" or not section.header or not money:
        return False
    return all((cell := row[at]) is None or cell.blank for at in money)


def _section(kind: str, grid: Grid, at: int) -> Section:
    return Section(kind, grid, rows=[grid.rows[at]], numbers=[at])


def _add(section: Section, grid: Grid, at: int) -> None:
    section.rows.append(grid.rows[at])
    section.numbers.append(at)


def _with_header(grid: Grid, at: int, length: int) -> Section:
    rows = grid.rows[at : at + length]
    named = [row for row in rows if not is_column_numbers(row)]
    columns = read_columns(named, grid.width, spanned=grid.spanned)
    return Section("data", grid, header=rows, columns=columns)


def _is_line(grid: Grid, at: int, cells: Sequence[GridCell], current: Section | None) -> bool:
    """One cell of words alone in its row: a title, a note, 单位：万元, 年度绩效指标（80分）."""
    texts = [cell for cell in cells if not _UNIT_NOTE.fullmatch(cell.text)]
    if _all_captions(cells):
        heads = current is not None and current.kind == "data" and bool(current.header) and at + 1 < len(grid.rows)
        return not (heads and all(cell.text.endswith(":") for cell in cells) and _goes_on_below(grid, at + 1))
    if len(texts) > 1 or any(cell.content.printed_value for cell in texts):
        return False
    if not texts:
        return True
    cell = texts[0]
    others = [c for c in distinct(grid.rows[at]) if not c.blank and c.row != at]
    if others or (cell.row_span > 1 and not _spans_all(grid, cell)):
        return False
    if current is not None and current.kind == "data" and (current.rows or current.header):
        whole = _spans_all(grid, cell) or (cell.column == 0 and _heads_a_block(cell.text))
        return whole and (at + 1 == len(grid.rows) or not _goes_on_below(grid, at + 1))
    return True


def _goes_on_below(grid: Grid, at: int) -> bool:
    """Whether a row is data of the table above the line before it, so that the line only heads some of its rows."""
    cells = grid.starting(at)
    if len(cells) < 2:
        return False
    return not header_length(grid, at, at_top=False) and not _is_pairs(cells, grid.rows[at], None)


def _all_captions(cells: Sequence[GridCell]) -> bool:
    """Cells that hold their label and value themselves: 部门名称：… | 填报日期：…"""
    return all(_CAPTION.fullmatch(cell.text) for cell in cells)


def _spans_all(grid: Grid, cell: GridCell) -> bool:
    return cell.column_span >= max(2, grid.width - 1)


def _heads_a_block(text: str) -> bool:
    return headers.is_side(headers.bare(text))


def _is_pairs(cells: Sequence[GridCell], row: Row, current: Section | None) -> bool:
    """Labels with their values beside them."""
    if (current is None or current.kind != "data" or not current.columns) and (
        words_and_values(cells) or (cells[0].content is Content.WORDS and words_and_values(cells[1:]))
    ):
        return True
    if not _is_label(cells[0].text) or (cells[0].column > 1):
        return False
    inside = current is not None and current.kind == "data" and current.rows
    if inside and (headers.is_total(cells[0].text) or headers.is_subtotal(cells[0].text)):
        return False
    labels = sum(_is_label(cell.text) for cell in cells)
    if inside and not headers.LABELS.fullmatch(headers.bare(cells[0].text)):
        return False
    numbers = sum(cell.content.numeric for cell in cells)
    if len(cells) == 1:
        return len(distinct(row)) > 1 and not inside
    return labels * 2 >= len(cells) - 1 and (numbers <= labels) and not (inside and numbers >= 2)


def words_and_values(cells: Sequence[GridCell]) -> bool:
    """Words and their value by turns, without a header above: 基本支出总额 | 408.19 | 项目支出总额 | 661.27."""
    if len(cells) < 2 or len(cells) % 2:
        return False
    words = all(cell.content is Content.WORDS for cell in cells[::2])
    return words and all(cell.content.printed_value for cell in cells[1::2])


def _is_label(text: str) -> bool:
    plain = headers.bare(text)
    return (
        bool(headers.LABELS.fullmatch(plain))
        or bool(headers.SIDES.fullmatch(plain))
        or bool(headers.SURE_LABELS.fullmatch(text))
    )
