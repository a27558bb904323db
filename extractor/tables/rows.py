"""Names of rows: which columns hold words that name a row, and which values each of them names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from schemas.patterns import late

_NAMING = (Kind.PROJECT, Kind.CATEGORY, Kind.DEPARTMENT, Kind.UNKNOWN, Kind.LEVEL, Kind.SIDE, Kind.MONEY, Kind.TARGET)
_WORDY = (Content.WORDS, Content.STATUS, Content.CLAUSE, Content.PROSE)
_ASIDE = late(r"(?:计量)?单位|规格.*|型号.*|.*方式|.*地点|.*日期|.*时间|供应商.*|承[办建担].*|资金来源|.*等级|.*状态")
"""Headers of words that stand beside values and name no rows."""
_DESCRIBES = late(
    "(?:主要|建设|实施|工作|项目|具体|支出|服务|采购|活动|工程|任务)*(?:内容|用途|事由|明细|说明|情况|类[型别]|性质|概况|措施|做法|地址|位置)"
)
_UNIT = 2
"""The longest measure word: 台, 平米."""
_VALUES = (Kind.MONEY, Kind.RATE, Kind.SHARE, Kind.CHANGE, Kind.CHANGE_RATE, Kind.WEIGHT, Kind.SCORE)


@dataclass(frozen=True, slots=True)
class Block:
    """Columns of words and the columns of values on their right; a two-sided table has two of them."""

    names: tuple[Column, ...]
    values: tuple[Column, ...]
    codes: tuple[Column, ...] = ()
    """The columns of codes before the names (科目编码, or 类 | 款 | 项)."""

    def name_cell(self, record: Record) -> GridCell | None:
        """The words nearest to the values."""
        for column in reversed(self.names):
            cell = record.cells.get(column.index)
            if cell is not None and not cell.content.absent and not cell.content.printed_value:
                return cell
        return None


def blocks_of(table: LogicalTable) -> list[Block]:
    """The blocks of a table of amounts, from left to right."""
    blocks: list[Block] = []
    names: list[Column] = []
    values: list[Column] = []
    codes: list[Column] = []
    for column in table.columns:
        if holds_codes(table, column):
            if values:
                blocks.append(Block(_telling(table, names), tuple(values), tuple(codes)))
                names, values, codes = [], [], []
            codes.append(column)
            continue
        if column.kind is Kind.SERIAL or (not names and not values and _is_side(table, column)):
            continue
        if is_value_column(table, column):
            values.append(column)
        elif column.kind in _NAMING or (column.kind is Kind.TEXT and not names and not values):
            if values and not _names_rows(table, column):
                continue
            if values:
                blocks.append(Block(_telling(table, names), tuple(values), tuple(codes)))
                names, values, codes = [], [], []
            names.append(column)
    if values:
        blocks.append(Block(_telling(table, names), tuple(values), tuple(codes)))
    return [block for block in blocks if block.names] or blocks


def holds_codes(table: LogicalTable, column: Column) -> bool:
    """Whether a column under 科目编码 and the like holds numbers: they tell rows apart and are no values."""
    if column.kind is not Kind.CATEGORY:
        return False
    cells = [cell for r in table.records if (cell := r.cells.get(column.index)) is not None and not cell.blank]
    return sum(cell.content is Content.NUMBER for cell in cells) * 2 > len(cells)


def _names_rows(table: LogicalTable, column: Column) -> bool:
    """Whether words behind values are the names of another side of the table, not a unit (栋) or a kind (公开招标)."""
    words = [cell.text for r in table.records if (cell := r.get(column)) is not None and cell.content in _WORDY]
    if any(headers.is_total(text) or headers.is_subtotal(text) for text in words):
        return True
    different = len(set(words)) * 5 >= len(words) * 4
    return different and not _ASIDE.fullmatch(headers.bare(column.name)) and max(map(len, words), default=0) > _UNIT


def _is_side(table: LogicalTable, column: Column) -> bool:
    """A label merged down the left side (年度预算申请) leaves nothing in its column."""
    return all((cell := r.cells.get(column.index)) is None or cell.content.absent for r in table.records)


def _telling(table: LogicalTable, names: list[Column]) -> tuple[Column, ...]:
    """The columns of words without a last one that says the same of several rows (标准: 据实) that another tells apart."""
    while len(names) > 1 and not _repeats(table, names[-2]) and (_repeats(table, names[-1]) or _describes(names[-1])):
        names = names[:-1]
    return tuple(names)


def _describes(column: Column) -> bool:
    """幼儿园 | 建设内容: what is done there is no name of the row."""
    return _DESCRIBES.fullmatch(headers.bare(column.name)) is not None


def _repeats(table: LogicalTable, column: Column) -> bool:
    cells = (record.cells.get(column.index) for record in table.records)
    words = [cell.text for cell in cells if cell is not None and not cell.content.absent]
    return len(set(words)) < len(words)


def is_value_column(table: LogicalTable, column: Column) -> bool:
    """Whether the cells of a column are values; an empty one counts by its header. Codes are none."""
    if holds_codes(table, column):
        return False
    values = words = 0
    for record in table.records:
        cell = record.cells.get(column.index)
        if cell is None or cell.content.absent:
            continue
        values += cell.content.printed_value
        words += not cell.content.printed_value
    if values or words:
        return values > words or (values == words and column.kind in _VALUES)
    return column.kind in _VALUES


def is_total_row(record: Record) -> bool:
    return any(headers.is_total(cell.text) for cell in _leading_words(record))


def is_subtotal_row(record: Record) -> bool:
    return any(headers.is_subtotal(cell.text) for cell in _leading_words(record))


def _leading_words(record: Record) -> Sequence[GridCell]:
    """The words at the beginning of a row, up to its first value."""
    words: list[GridCell] = []
    for cell in record.all:
        if cell.content in (Content.NUMBER, Content.RATE, Content.MEASURED):
            if words:
                break
            continue
        words.append(cell)
    return words[:3]
