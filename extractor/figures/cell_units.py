"""Units of numbers in table cells that print none: from the column's header, the row's label or the caption.

Only a clear header counts. Money of a caption goes only to columns that say they hold money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.figures.draft import Draft, Region
from extractor.figures.headers import Headers
from extractor.figures.unit_reader import UnitRead, read_unit
from schemas.document import Cell, Document, Table
from schemas.figure import Kind
from schemas.unit import SCORE

_UNIT_LABEL = re.compile(
    r"[(（\[][ ]?(?:金额)?(?:计量)?(?:单位)?[ ]?[:：]?[ ]?(?=[^\d()（）\]]{1,8}[)）\]])|单位[ ]?[:：][ ]?"
)
_CAPTION = re.compile(r"单位[ ]?[:：][ ]?(?:人民币)?[ ]?")
_MONEY = re.compile(
    "预算|决算|执行数|金额|支出|收入|资金|经费|合计|小计|总计|总额|年初数|调整数|拨款|补助|补贴|结转|结余|余额|净值|原值|资产|采购额|合同额"
    "|到位|投资|单价|总价|费|财政|款|追加|追减|下达|支付|使用数|公共|基金|其他|国有"
)
_NOT_MONEY = re.compile(
    "率|占比|比例|比重|数量|人数|个数|户数|次数|分值|得分|评分|扣分|权重|序号|行次|面积|指标|目标|完成情况|%|编码|代码|编号|年限|标准|进度|说明"
    "|原因|科目|时间|日期|满意|备注|内容|名称|人员|编制|实有"
)
_SCORES = re.compile(r"分值|权重|得分|自评分|评分|满分|分数|标准分|扣分|总分|评价分")
_NOT_SCORES = re.compile(r"标准(?!分)|说明|原因|情况说明|依据|细则|规则|办法|方法|得分率|整改|理由|指标")
_ROW_NUMBERS = re.compile(r"序号|行次|栏次|项次|^序$|^No\.?$|^编号$")
_CODES = re.compile(r"编码|代码|编号|账号|证号|邮编")
_YEARS = re.compile(r"年度|年份|^年$")
_DATES = re.compile(r"时间|日期|年月|期限")
_TELEPHONES = re.compile(r"电话|手机|联系方式|传真")
_UNIT_COLUMN = re.compile(r"(?:计量|度量|指标值?|数量)?单位")
_MEASURED = re.compile(r"指标值|目标值|完成值|实际|年度|数量|计划|目标|完成|全年|值$")
_ONLY_A_NUMBER = re.compile(r"[\s≥≤<>=+\-—~约¥]*[\d,，. \n]+(?:[-~—至][\d,. ]+)?\s*", re.ASCII)


class Given(NamedTuple):
    """A unit and the place where it is printed."""

    read: UnitRead
    where: tuple[int, int]


class CellUnits:
    """Gives the numbers in the cells of one table their units."""

    def __init__(self, document: Document, table: Table, headers: Headers, before: CellUnits | None = None) -> None:
        self._document = document
        self._table = table
        self.headers = self._headers = headers
        self._caption = _caption(document, table, headers)
        if self._caption is None and before is not None and headers.repeats(before.headers):
            self._caption = before._caption
        self._unit_column = self._find_unit_column()

    def settle(self, region: Region, drafts: Sequence[Draft]) -> None:
        """Gives the numbers of one cell their unit, or another class where the column says so."""
        cell = region.cell
        if cell is None:
            return
        above = self._headers.above(cell.row, cell.column)
        bare = bool(_ONLY_A_NUMBER.fullmatch(region.text))
        for draft in drafts:
            if draft.kind is Kind.PLAIN and draft.unit.dimension == "number":
                self._settle(cell, above, draft, bare)
            elif bare:
                _reclass(draft, self._nearest(above))

    def _nearest(self, above: Sequence[Cell]) -> str:
        return self._headers.text(above[0]) if above else ""

    def _settle(self, cell: Cell, above: Sequence[Cell], draft: Draft, bare: bool) -> None:
        nearest = self._nearest(above)
        if bare and _reclass(draft, nearest):
            return
        if bare and _holds_scores(nearest) and self._printed_unit(above[:1]) is None:
            draft.kind, draft.unit = Kind.SCORE, SCORE
            draft.unit_at = (above[0].start, above[0].end)
            return
        given = self._given(cell, above) if bare else None
        if given is None or (draft.unit.symbol and given.read.unit.factor != 1):
            return
        draft.kind, draft.unit, draft.unit_at = given.read.kind, given.read.unit, given.where

    def _given(self, cell: Cell, above: Sequence[Cell]) -> Given | None:
        chain = "".join(self._headers.text(header) for header in above)
        nearest = self._nearest(above)
        column = self._printed_unit(above)
        if column is not None and (column.read.kind is not Kind.AMOUNT or not _NOT_MONEY.search(nearest)):
            return column
        if self._unit_column is not None and _MEASURED.search(nearest):
            own = self._of_unit_column(cell)
            if own is not None:
                return own
        labels = self._headers.beside(cell)
        row = self._printed_unit(labels)
        if row is not None and _row_fits(row.read.kind, nearest):
            return row
        words = nearest if _MONEY.search(nearest) or _NOT_MONEY.search(nearest) else chain
        if not words and labels:
            words = self._headers.text(labels[0])
        if not _MONEY.search(words) or _NOT_MONEY.search(words):
            return None
        if labels and re.search("率|占比|比例|人数|%", self._headers.text(labels[0])):
            return None
        return self._printed_unit(self._headers.corner(cell.row, cell.column)) or self._caption

    def _printed_unit(self, cells: Iterable[Cell]) -> Given | None:
        for cell in cells:
            for start, end in cell.parts:
                given = _unit_in(self._document.text[start:end], start)
                if given is not None:
                    return given
        return None

    def _find_unit_column(self) -> int | None:
        for cell in self._table.cells:
            if self._headers.is_header_row(cell.row) and _UNIT_COLUMN.fullmatch(self._headers.text(cell)):
                return cell.column
        return None

    def _of_unit_column(self, cell: Cell) -> Given | None:
        where = self._table.at(cell.row, self._unit_column or 0)
        if where is None or where.empty:
            return None
        word = self._headers.text(where)
        read = read_unit(word, 0)
        return Given(read, (where.start, where.end)) if read is not None and read.end == len(word) else None


def _holds_scores(header: str) -> bool:
    return bool(_SCORES.search(header)) and not _NOT_SCORES.search(header)


def _row_fits(kind: Kind, nearest: str) -> bool:
    """A label's money goes to columns of money, its other units to what is measured; neither to scores."""
    if kind is Kind.AMOUNT:
        return not _NOT_MONEY.search(nearest)
    return not _SCORES.search(nearest) and (not nearest or bool(_MEASURED.search(nearest)))


def _reclass(draft: Draft, header: str) -> bool:
    """A number that its column calls a row number, a code, a year or a telephone is no figure."""
    whole = draft.decimals == 0 and draft.value_to is None and draft.unit.dimension == "number"
    if whole and _ROW_NUMBERS.search(header):
        draft.kind = Kind.LIST_NUMBER
    elif whole and _CODES.search(header):
        draft.kind = Kind.IDENTIFIER
    elif whole and _YEARS.search(header) and 1900 <= draft.value <= 2100:
        draft.kind = Kind.YEAR
    elif _TELEPHONES.search(header) and draft.value >= 10**6:
        draft.kind = Kind.TELEPHONE
    elif _DATES.search(header) and 1900 <= draft.value <= 2100 and draft.unit.dimension == "number":
        draft.kind = Kind.DATE
    else:
        return False
    return True


def _unit_in(text: str, offset: int) -> Given | None:
    """The unit that a header prints: 金额（万元）, 执行率(%), 单位：万元."""
    for label in _UNIT_LABEL.finditer(text):
        read = read_unit(text, label.end())
        if read is None:
            continue
        rest = text[read.end : read.end + 1]
        if rest in ("", ")", "）", "]", " ", "\n", "，", "、"):
            return Given(read, (offset + label.end(), offset + read.end))
    percent = re.search(r"[率比重度]\s?([%‰])\s*$", text)
    if percent:
        read = read_unit(percent[1], 0)
        return Given(read, (offset + percent.start(1), offset + percent.end(1))) if read else None
    return None


def _caption(document: Document, table: Table, headers: Headers) -> Given | None:
    """单位：万元 in the first rows of a table, else in the paragraphs directly above it."""
    for cell in headers.first_rows():
        for start, end in cell.parts:
            given = _captioned(document.text[start:end], start)
            if given is not None:
                return given
    above = [block for block in document.blocks if block.kind != "table" and block.end <= table.start][-3:]
    last_table = max((other.end for other in document.tables if other.end <= table.start), default=0)
    for block in reversed(above):
        if block.start < last_table:
            break
        given = _captioned(document.text[block.start : block.end], block.start)
        if given is not None:
            return given
    return None


def _captioned(text: str, offset: int) -> Given | None:
    for label in _CAPTION.finditer(text):
        read = read_unit(text, label.end())
        if read is not None and read.kind is Kind.AMOUNT:
            return Given(read, (offset + label.end(), offset + read.end))
    return None
