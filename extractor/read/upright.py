"""Turns tables that lie on their side: fields as rows (年初预算 | 执行 | 执行率) and projects or indicators as columns.

What stands where on paper is untouched, only the grid is turned. A table is turned where the words of its first column
are all fields, and those of its first row are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas.document import Block, Cell, Document, Table
from schemas.patterns import late

_NOTE = re.compile(r"[(（][^()（）]*[)）]|[\s*:：]")
_BUDGET = late(
    r"(?:年初|全年|年度|本年|当年|部门|财政|调整后?|最终|批复|下达|安排)*的?预算(?:安排)?(?:资金)?(?:数|金额|额)?|计划投资|预算下达"
)
_SPENT = late(
    r"(?:全年|年度|本年|当年|预算|实际|资金|累计|财政)*(?:执行|支出|支付|决算|使用|完成投资)(?:资金)?(?:数|金额|额)?"
)
_AIM = late(r"(?:年度|年初|全年|绩效|预期|计划|考核)*(?:目标|指标|计划)(?:值|数|任务)?")
_REACHED = late(r"(?:全年|年度|年末|实际|指标|目标)*(?:完成|达到|实现)(?:情况|值|数)?|实际值")
_FIELD = late(
    r"(?:预算|资金|支出|任务|目标|指标)*(?:执行|支出|支付|到位|完成|使用)(?:率|进度|比例)|(?:自评|评价|复核|实际|最终)?(?:得分|评分)"
    r"|分值|权重|满分|(?:实际|资金)?(?:到位|下达|拨付)(?:资金|数|金额)?|(?:年末|资金)?(?:结余|结转|结转结余)(?:资金|数|金额)?"
    r"|(?:年中)?(?:追加|调整|调增|调减)(?:预算)?(?:数|金额|额)?|(?:未完成|偏差|扣分)?(?:原因|说明|备注)|(?:自评)?(?:等级|等次)"
)
_THINGS = late(r"(?:项目|子项目|专项|单位|部门|镇|乡镇|街道|学校|村)(?:名称)?|(?:绩效|考核|主要)?指标(?:名称|内容)?|")
_LEAST = 3


def upright(document: Document) -> Document:
    """The document with tables that lie on their side turned."""
    turned = {block.start: table for block in document.blocks if (table := _turned(document, block)) is not None}
    if not turned:
        return document
    return document.changed(blocks=tuple(_with(block, turned.get(block.start)) for block in document.blocks))


def _with(block: Block, table: Table | None) -> Block:
    return block if table is None else block.changed(table=table)


def _turned(document: Document, block: Block) -> Table | None:
    table = block.table
    if table is None or table.rows < _LEAST or table.columns < _LEAST or len(table.cells) != table.rows * table.columns:
        return None
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells):
        return None
    fields = [_words(document, table.at(row, 0)) for row in range(1, table.rows)]
    if not _lies(fields):
        return None
    heads = [_words(document, table.at(0, column)) for column in range(table.columns)]
    if not _THINGS.fullmatch(heads[0]) or any(_is_field(head) or not head for head in heads[1:]):
        return None
    cells = tuple(cell.changed(row=cell.column, column=cell.row) for cell in table.cells)
    return table.changed(rows=table.columns, columns=table.rows, cells=tuple(sorted(cells, key=_place)))


def _lies(fields: Sequence[str]) -> bool:
    """Whether all words are fields, a budget with what was spent or an aim with what was reached among them."""
    if not all(_is_field(field) for field in fields) or len(set(fields)) < len(fields):
        return False
    money = any(map(_BUDGET.fullmatch, fields)) and any(map(_SPENT.fullmatch, fields))
    return money or (any(map(_AIM.fullmatch, fields)) and any(map(_REACHED.fullmatch, fields)))


def _is_field(words: str) -> bool:
    return bool(words) and any(known.fullmatch(words) for known in (_BUDGET, _SPENT, _AIM, _REACHED, _FIELD))


def _words(document: Document, cell: Cell | None) -> str:
    return _NOTE.sub("", document.cell_text(cell)) if cell is not None else ""


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
