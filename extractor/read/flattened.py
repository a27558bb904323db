"""Project forms that were copied a cell a line: the indicator table and the funds block rebuilt from their lines.

Only the national layout is known that well: its header words in order, then rows that end in a weight and a score. What
does not add up to its total is left as the lines it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from extractor.read.stretches import Stretch, lines, plain_cells, table_block, trimmed
from schemas.document import Block
from schemas.patterns import late

_MAY_BE = late(r"^[ \t\u00a0\u3000]*三级\s*指标[ \t\u00a0\u3000]*$", re.MULTILINE)
_INDICATORS = (
    late("一级指标"),
    late("二级指标"),
    late("三级指标"),
    late("(?:年度|年初|全年)?(?:绩效)?(?:指标值|目标值)(?:[(（]A[)）])?"),
    late("(?:全年|年度)?(?:实际)?完成(?:值|情况)(?:[(（]B[)）])?"),
    late("分值|权重"),
    late("(?:自评)?得分"),
)
_WHY = late("(?:偏差|未完成|扣分|得分|备注)[^0-9]{0,24}")
_FUNDS = (
    late("年初预算数?"),
    late("全年预算数?(?:[(（]A[)）])?"),
    late("全年执行数?(?:[(（]B[)）])?"),
    late("分值|权重"),
    late("执行率(?:[(（%].{0,6})?"),
    late("得分"),
)
_FUNDS_TITLE = late("项目资金[(（](?:万?元)[)）]|项目资金")
_FUNDS_ROW = late(
    "年度资金总额[:：]?|(?:其中[:：])?(?:当年|本年)?财政拨款|上年结转资金|其他资金|(?:其中[:：])?[一-鿿]{2,8}(?:资金|拨款|基金)"
)
_POINTS = late(r"\d{1,3}(?:\.\d{1,2})?")
_VALUE = late(r"\d[\d,]*(?:\.\d+)?(?:%|[万亿]?元)?|[-—–/]{1,2}")
_FIRST = late(r"(?:产出|效益|满意度|成本|绩效|效果)指标(?:[(（]\d{1,3}分?[)）])?")
_SECOND = late(
    r"(?:数量|质量|时效|(?:经济|社会|生态环境)?成本|(?:经济|社会|生态|环境)效益|可持续影响|可持续发展|(?:服务对象|社会公众)?满意度)(?:指标)?"
)
_TOTAL = late("总分|合计|总计|总分值")
_NAMED = 5
"""A row has a name, a target, a result, a weight and a score."""
_LONGEST_RUN = 4
_FEWEST_ROWS = 3
_EXPLAINED = 4
_BESIDE = frozenset(map(Decimal, (0, 10, 20)))
"""What of the hundred the execution rate above the table may have."""

Row = list[Stretch]


def flattened_tables(text: str, start: int, end: int) -> Iterator[Block]:
    """The tables of a stretch that stand there a cell a line, in order."""
    if "三级" not in text or not _MAY_BE.search(text, start, end):
        return
    told = [line for line in (trimmed(text, *each) for each in lines(text, start, end)) if line.end > line.start]
    at = 0
    while at < len(told):
        made = _funds(text, told, at) or _indicators(text, told, at)
        if made is None:
            at += 1
            continue
        block, at = made
        yield block


def _shown(text: str, line: Stretch) -> str:
    return re.sub(r"\s", "", text[line.start : line.end])


def _header(text: str, told: Sequence[Stretch], at: int, names: Sequence[re.Pattern[str]]) -> tuple[Row, int] | None:
    """The header cells from a line on; one may be broken over two or three lines."""
    cells: Row = []
    for name in names:
        for width in (1, 2, 3):
            cell = told[at : at + width]
            if cell and name.fullmatch("".join(_shown(text, line) for line in cell)):
                cells.append(Stretch(cell[0].start, cell[-1].end))
                at += width
                break
        else:
            return None
    return cells, at


def _indicators(text: str, told: Sequence[Stretch], at: int) -> tuple[Block, int] | None:
    opened = _header(text, told, at, _INDICATORS) if text.startswith("一级", told[at].start) else None
    if opened is None:
        return None
    header, below = opened
    if below < len(told) and _WHY.fullmatch(_shown(text, told[below])):
        header, below = [*header, told[below]], below + 1
    end = next((n for n in range(below, len(told)) if _TOTAL.fullmatch(_shown(text, told[n]))), None)
    if end is None:
        return None
    rows = _rows(text, told[below:end])
    total = told[end + 1 : end + 3]
    closed = len(total) == 2 and all(_POINTS.fullmatch(_shown(text, line)) for line in total)
    if rows is None or not closed or not _adds_up(text, rows, total[0]):
        return None
    last = _empty(told[end].end)
    grid = [_filled(header), *rows, [told[end], *[last] * 4, *total, _empty(total[1].end)]]
    return table_block(told[at].start, total[1].end, plain_cells(grid)), end + 3


def _filled(header: Row) -> Row:
    return header if len(header) > len(_INDICATORS) else [*header, _empty(header[-1].end)]


def _empty(at: int) -> Stretch:
    return Stretch(at, at)


def _rows(text: str, told: Sequence[Stretch]) -> list[Row] | None:
    """Rows by the runs of bare numbers that end each of them: …, weight, score."""
    rows: list[Row] = []
    behind = 0
    for numeric, run in groupby(range(len(told)), lambda n: _POINTS.fullmatch(_shown(text, told[n])) is not None):
        if not numeric:
            continue
        places = list(run)
        if not 2 <= len(places) <= _LONGEST_RUN or places[-1] - behind + 1 < _NAMED:
            return None
        row, why = _row(text, told[behind : places[-1] + 1])
        if why and not rows:
            return None
        if why:
            rows[-1][-1] = Stretch(why[0].start, why[-1].end)
        rows.append(row)
        behind = places[-1] + 1
    rest = told[behind:]
    if rest and rows:
        rows[-1][-1] = Stretch(rest[0].start, rest[-1].end)
    return rows if len(rows) >= _FEWEST_ROWS and len(rest) <= _EXPLAINED else None


def _row(text: str, told: Sequence[Stretch]) -> tuple[Row, Sequence[Stretch]]:
    """A row's cells, and what stands before them: the explanation of the row above."""
    own, before = told[-_NAMED:], list(told[:-_NAMED])
    start = own[0].start
    second = before.pop() if before and _SECOND.fullmatch(_shown(text, before[-1])) else _empty(start)
    first = before.pop() if before and _FIRST.fullmatch(_shown(text, before[-1])) else _empty(second.start)
    return [first, second, *own, _empty(own[-1].end)], before


def _adds_up(text: str, rows: Sequence[Row], total: Stretch) -> bool:
    weights = [Decimal(_shown(text, row[5])) for row in rows]
    return Decimal(_shown(text, total)) - sum(weights, Decimal(0)) in _BESIDE


def _funds(text: str, told: Sequence[Stretch], at: int) -> tuple[Block, int] | None:
    opened = _header(text, told, at, _FUNDS) if text.startswith("年初", told[at].start) else None
    if opened is None:
        return None
    header, below = opened
    title = _title(text, told, at)
    rows: list[Row] = []
    while below < len(told) and _FUNDS_ROW.fullmatch(_shown(text, told[below])):
        values = below + 1
        while values < len(told) and _VALUE.fullmatch(_shown(text, told[values])):
            values += 1
        found = told[below + 1 : values]
        if len(found) not in (0, 3, len(header)):
            break  # which of its cells are empty nothing tells; the rows above stand
        rows.append([_empty(told[below].start), told[below], *found])
        below = values
    if not rows or len(rows[0]) != len(header) + 2:
        return None
    end = rows[-1][-1].end
    return table_block(title.start, end, plain_cells([[title, _empty(title.end), *header], *rows])), below


def _title(text: str, told: Sequence[Stretch], at: int) -> Stretch:
    for width in (1, 2):
        above = told[max(0, at - width) : at]
        if above and _FUNDS_TITLE.fullmatch("".join(_shown(text, line) for line in above)):
            return Stretch(above[0].start, above[-1].end)
    return _empty(told[at].start)
