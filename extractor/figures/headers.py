"""Which rows of a table are headers, and the header cells above and beside a cell; only as far as units need it.

What a table is, and what its columns mean, is recognised in the table code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas.document import Cell, Document, Table
from schemas.kept import kept

_NUMERIC = re.compile(r"(?!\s*(?:19|20)\d\d\s?年)[\s≥≤<>=+\-—~约¥]*\d[\d,，.\s]*(?:[%‰]|[^\d]{0,4})?[\s]*", re.ASCII)
# What the last word of a header is; a cell of data rarely ends so
_ENDINGS = """
名称 数 额 值 分 权重 说明 标准 情况 指标 率 目标 内容 备注 原因 单位 序号 时间 日期 预算 决算 支出 收入 资金 合计 小计 总计 比例
占比 进度 科目 编码 代码 编号 类别 类型 类 地点 对象 人 依据 措施 满意度 实际 计划 单价 总价 增减 变动 规则 方法 细则 要点 解释
公式 度 来源 性质 级别 等级 性 一级 二级 三级 项目 部门 结果 经费 费用 拨款 投资 年 月 量 面积 意见 问题 项 栏次 评分 评价 绩效
方向 符号 评分表 自评表 基金 电话 年份 方式 款 区 理由 状况 额度 效果 人员 级 A B C D %
"""
_HEADER_ENDS = tuple(_ENDINGS.split())
_BRACKET = re.compile(r"[(（][^()（）]{0,30}[)）]|[\s\n*☆★:：]")
_LONGEST_HEADER = 40


class Headers:
    """The header cells of one table."""

    def __init__(self, document: Document, table: Table) -> None:
        self._table = table
        self._above: dict[tuple[int, int], tuple[Cell, ...]] = {}
        self._texts = {cell.parts: document.cell_text(cell).strip() for cell in table.cells if not cell.empty}

    def text(self, cell: Cell) -> str:
        return self._texts.get(cell.parts, "")

    def text_at(self, row: int, column: int) -> str:
        cell = self._table.at(row, column)
        return self.text(cell) if cell is not None else ""

    @kept
    def _header_rows(self) -> frozenset[int]:
        rows: dict[int, list[Cell]] = {}
        for cell in self._table.cells:
            if not cell.empty:
                rows.setdefault(cell.row, []).append(cell)
        numbers = {row: sum(self._is_number(cell) for cell in cells) for row, cells in rows.items()}
        first = min((row for row, count in numbers.items() if count >= 2), default=0)
        headers = {row for row, cells in rows.items() if self._may_be_header(cells) and self._is_named(cells)}
        above = rows.get(first - 1, [])
        if len(above) >= 3 and self._may_be_header(above) and 2 * numbers[first] >= len(rows[first]) - 1:
            headers.add(first - 1)  # words above the first row of numbers
        return frozenset(headers)

    def _is_number(self, cell: Cell) -> bool:
        text = self.text(cell)
        return len(text) <= _LONGEST_HEADER and bool(_NUMERIC.fullmatch(text))

    def _may_be_header(self, cells: list[Cell]) -> bool:
        texts = [self.text(cell) for cell in cells]
        return not any(len(text) > _LONGEST_HEADER or "。" in text or _NUMERIC.fullmatch(text) for text in texts)

    def _is_named(self, cells: list[Cell]) -> bool:
        named = sum(_ends_as_header(self.text(cell)) for cell in cells)
        return named >= 2 and named >= 0.6 * len(cells)

    @kept
    def _blocks(self) -> list[tuple[int, ...]]:
        """For every row, the header rows that stand above it."""
        blocks: list[tuple[int, ...]] = []
        block: tuple[int, ...] = ()
        for row in range(self._table.rows):
            blocks.append(block)
            if row in self._header_rows:
                block = (*block, row) if block and block[-1] == row - 1 else (row,)
        return blocks

    def above(self, row: int, column: int) -> tuple[Cell, ...]:
        """The header cells above a place, nearest first; empty for a header row itself."""
        known = self._above.get((row, column))
        if known is None:
            known = self._above[(row, column)] = self._find_above(row, column)
        return known

    def _find_above(self, row: int, column: int) -> tuple[Cell, ...]:
        if not 0 <= column < self._table.columns or row in self._header_rows:
            return ()
        return _distinct(self._table.at(header, column) for header in reversed(self._blocks[row]))

    def beside(self, cell: Cell) -> tuple[Cell, ...]:
        """The label cells left of a cell in its row, nearest first."""
        labels = _distinct(self._table.at(cell.row, column) for column in range(cell.column - 1, -1, -1))
        return tuple(label for label in labels if self._is_label(self.text(label)))

    @staticmethod
    def _is_label(text: str) -> bool:
        return len(text) <= _LONGEST_HEADER and not _NUMERIC.fullmatch(text)

    def corner(self, row: int, column: int) -> tuple[Cell, ...]:
        """The cells left of a column in the header rows above a row: 项目资金（万元） | 年初预算数 | …"""
        rows = self._blocks[row] if row not in self._header_rows else ()
        return _distinct(self._table.at(header, before) for header in rows for before in range(column))

    def is_header_row(self, row: int) -> bool:
        return row in self._header_rows

    @kept
    def _words(self) -> frozenset[str]:
        return frozenset(
            self.text(cell) for cell in self._table.cells if cell.row in self._header_rows and not cell.empty
        )

    def repeats(self, other: Headers) -> bool:
        """Whether these are the headers of a table that goes on, perhaps with a column less."""
        common = self._words & other._words
        return len(common) >= 2 and len(common) >= 0.8 * min(len(self._words), len(other._words))

    def first_rows(self) -> tuple[Cell, ...]:
        """The cells of the rows down to the first header rows, where a caption may stand."""
        last = min(self._header_rows, default=0)
        return tuple(cell for cell in self._table.cells if cell.row <= last + 1 and not cell.empty)


def _distinct(cells: Iterable[Cell | None]) -> tuple[Cell, ...]:
    """The cells with text, each once; a merged cell stands at several places and begins at one."""
    found = {cell.parts: cell for cell in cells if cell is not None and not cell.empty}
    return tuple(found.values())


def _ends_as_header(text: str) -> bool:
    bare = _BRACKET.sub("", text)
    return bare.endswith(_HEADER_ENDS) and not bare.endswith("效率")
