"""Which rows of a grid are header rows: words that head columns, rows that divide them, rows that number them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables import headers
from extractor.tables.grid import Content, Grid, GridCell, Row, distinct, starting
from extractor.tables.meanings import Kind
from schemas.patterns import late

_COLUMN_NUMBER = late(
    r"[0-9]{1,2}|[A-Za-z]|[①-⑳甲乙丙丁]|[0-9A-Za-z①-⑳]{1,3}=[0-9A-Za-z①-⑳+\-×÷*/()%]+|栏次|行次|[(][0-9A-Za-z][)]"
)
_HEADERLIKE = late(
    r".{0,16}(?:率|数|额|金额|人数|支出|收入|预算|决算|情况|指标|名称|个数|总额|单位|值|分|内容|标准|原因|面积|数量|类别|来源|级|类|满意|其他|编制|人员|在编|经费|比|预期|合计|小计)(?:\([^()]*\))?"
)
_YEAR = re.compile(r"20[0-9]{2}年?度?")
_ORGANISATION = re.compile(
    r".{2,24}(?:局|厅|委员会|[健改工信]委|办公室|办事处|中心|医院|学校|小学|中学|大学|学院|法院|检察院|总队|支队|大队"
    r"|公司|协会|联合会|人民政府|馆|研究所|管理所|服务站)"
)
_MOST_HEADER_ROWS = 5
_LONGEST_HEADER = 12


def header_length(grid: Grid, at: int, *, at_top: bool) -> int:
    """How many header rows begin here; 0 where none does."""
    cells = grid.starting(at)
    if not _may_head(cells):
        return 0
    hits = sum(_is_header_word(cell.text) for cell in cells)
    if at_top and not grid.spanned and _filled_below(grid, at, cells):
        return 2
    named = len(cells) >= 2 and hits >= 0.6 * len(cells) and not _alternates(cells)
    if not named and not _heads_numbers(grid, at, cells, at_top) and not (at_top and _divided(grid, at, cells)):
        return 0
    length = 1
    while at + length < len(grid.rows) and length < _MOST_HEADER_ROWS and _continues(grid, at, length):
        length += 1
    return length


def _may_head(cells: Sequence[GridCell]) -> bool:
    return bool(cells) and not any(
        (cell.content.printed_value and not re.search("年|[(]", cell.text))
        or (cell.content is Content.PROSE and len(cell.text) > 60)
        for cell in cells
    )


def _is_header_word(text: str) -> bool:
    if _ORGANISATION.fullmatch(text):  # 某区财政局 is a value, though 财政 heads columns of money
        return False
    if headers.is_total(text) and len(text) > 2 and not text.startswith(("合计", "总计", "小计", "得分")):
        return False
    known = headers.meaning_of(text).kind is not Kind.UNKNOWN or headers.is_indicator(text)
    return known or text == "名称" or bool(_YEAR.fullmatch(text))


def _alternates(cells: Sequence[GridCell]) -> bool:
    """Label, value, label, value: not a header, though its labels are words that head columns elsewhere."""
    labels = [bool(headers.LABELS.fullmatch(headers.bare(cell.text))) for cell in cells]
    words = [_is_header_word(cell.text) for cell in cells]
    if any(headers.SURE_LABELS.fullmatch(cell.text) for cell in cells) and not any(
        headers.meaning_of(cell.text).kind in (Kind.SERIAL, Kind.MONEY, Kind.RATE)
        for cell in cells[::2]  # the others are values: 主管部门 | 某区财政局
    ):
        return labels[0]
    return labels[0] and len(cells) in (2, 4, 6, 8) and not any(words[1::2])


def _heads_numbers(grid: Grid, at: int, cells: Sequence[GridCell], at_top: bool) -> bool:
    """Words above numbers: unknown header words, as tables of amounts have them."""
    if at + 1 >= len(grid.rows) or len(cells) < 2:
        return False
    if len(cells) == 2 and headers.LABELS.fullmatch(headers.bare(cells[0].text)):
        return False
    below = [grid.rows[at + 1][cell.column] for cell in cells]
    if any(cell.content not in (Content.WORDS, Content.STATUS) or len(cell.text) > 16 for cell in cells):
        return False
    values = [cell for cell in below[1:] if cell is not None and cell.row == at + 1 and cell.content.printed_value]
    like = sum(bool(_HEADERLIKE.fullmatch(cell.text)) for cell in cells[1:])
    if at_top:
        return len(values) >= max(1, (len(cells) - 1) / 2)
    return len(values) >= max(2, 0.6 * (len(cells) - 1)) and like >= 0.6 * (len(cells) - 1)


def _divided(grid: Grid, at: int, cells: Sequence[GridCell]) -> bool:
    """Wide cells that the row below divides, beside cells that reach down into it, and values below both."""
    if at + 2 >= len(grid.rows) or not any(cell.column_span > 1 and cell.row_span == 1 for cell in cells):
        return False
    if cells[0].column_span > 1 or not all(cell.column_span > 1 or cell.row_span == 2 for cell in cells):
        return False
    below, values = grid.starting(at + 1), grid.starting(at + 2)[1:]
    words = all(cell.content is Content.WORDS and len(cell.text) <= _LONGEST_HEADER for cell in (*cells, *below))
    return len(below) >= 2 and words and _hold_values(values)


def _filled_below(grid: Grid, at: int, cells: Sequence[GridCell]) -> bool:
    """乡镇 | 城市低保 | | | 合计 over | 户数 | 人数 | 金额 |: words whose gaps the row below fills, above numbers."""
    if at + 2 >= len(grid.rows) or len(cells) < 2:
        return False
    below, values = grid.starting(at + 1), grid.starting(at + 2)[1:]
    own, under = {cell.column for cell in cells}, {cell.column for cell in below}
    whole = own | under == set(range(max(own | under) + 1)) and len(under - own) >= 2 and 0 in own - under
    words = all(
        cell.content in (Content.WORDS, Content.STATUS) and len(cell.text) <= _LONGEST_HEADER
        for cell in (*cells, *below)
    )
    return whole and words and _hold_values(values)


def _hold_values(cells: Sequence[GridCell]) -> bool:
    """Whether most cells hold a value, or a dash for one."""
    return sum(cell.content.printed_value or cell.content is Content.NONE for cell in cells) * 2 > len(cells) > 0


def _continues(grid: Grid, at: int, length: int) -> bool:
    """Whether the row after a header row is a header row as well."""
    row = grid.rows[at + length]
    cells = list(starting(row, at + length))
    if is_column_numbers(row):
        return True
    if not cells or not _may_head(cells):
        return False
    if grid.spanned and not _under_wide_parents(grid, at, length, cells):
        return False
    hits = sum(_is_header_word(cell.text) or bool(headers.GROUPS.fullmatch(cell.text)) for cell in cells)
    if hits < 0.7 * len(cells) and not (grid.spanned and _all_reach_down(grid, at, length)):
        return False
    return not _looks_like_data(row, cells)


def _under_wide_parents(grid: Grid, at: int, length: int, cells: Sequence[GridCell]) -> bool:
    """Each cell stands below a header cell that is wider than it, or below one that shares its columns with others."""
    above = grid.rows[at + length - 1]
    parents = [above[cell.column] for cell in cells]
    return any(
        parent is not None and parent.column_span > cell.column_span
        for parent, cell in zip(parents, cells, strict=True)
    )


def _all_reach_down(grid: Grid, at: int, length: int) -> bool:
    """Some header cell of the first row is merged down into this row, beside cells that are divided."""
    row = grid.rows[at + length]
    return any(
        cell is not None and at <= cell.row < at + length and not cell.blank and not _is_side(cell) for cell in row
    )


def _is_side(cell: GridCell) -> bool:
    return cell.column == 0 and headers.is_side(cell.text)


def _looks_like_data(row: Row, cells: Sequence[GridCell]) -> bool:
    first = cells[0]
    return (
        first.column == 0
        and len(cells) > 3
        and bool(headers.GROUPS.fullmatch(first.text))
        and any(cell.content in (Content.STATUS, Content.PROSE) for cell in cells)
    )


def is_column_numbers(row: Row) -> bool:
    """A row that numbers the columns: 1 | 2 | 3=2/1, 甲 | A | B."""
    cells = [cell for cell in distinct(row) if not cell.blank]
    if len(cells) < 3 or not all(_COLUMN_NUMBER.fullmatch(cell.text) for cell in cells):
        return False
    plain = [int(cell.text) for cell in cells if cell.text.isdecimal()]
    return (
        plain == list(range(plain[0], plain[0] + len(plain)))
        if len(plain) >= 3
        else not plain or "=" in "".join(c.text for c in cells)
    )
