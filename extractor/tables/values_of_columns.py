"""The values of a table by column, for relations between columns that the rows themselves must bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.tables.columns import Column
from extractor.tables.logical import Record
from extractor.tables.meanings import Kind
from schemas.figure import Figure
from schemas.patterns import late

_NO_AMOUNTS = (Kind.SERIAL, Kind.RATE, Kind.SHARE, Kind.CHANGE_RATE, Kind.WEIGHT, Kind.SCORE, Kind.CATEGORY)

_COUNTS = late(
    r"人数|个数|数量|户数|家数|次数|件数|份数|台数|场次|人次|项目数|编制|实有|在职|在岗|退休|行政|事业|优|良|增加|减少|增减|小计|合计"
)
_NUMBER_OF = late(r"(?P<what>[一-鿿]{2})数$")
_OF_MONEY = late(
    "预算|决算|执行|支出|收入|拨款|金额|资金|结余|结转|调整|年[初末]|期[初末]|全年|上年|本年|完成|到位|实际|下达|计划|安排|使用"
    "|支付|累计|总计|余额|指标|追加|核减|申请|批复|发生|同期|报告|得分|平均|系数|指数|基数"
)
"""What 数 stands behind where it may be an amount (预算数): not 班级数, 学生数."""

Values = dict[int, list[Figure | None]]


def values_of(columns: Sequence[Column], records: Sequence[Record]) -> Values:
    """What each column of amounts or counts holds, row by row; columns with hardly a value are left out."""
    found: Values = {}
    for column in columns:
        if column.kind not in _NO_AMOUNTS:
            values = [value_in(record, column) for record in records]
            if sum(value is not None for value in values) >= 2:
                found[column.index] = values
    return found


def value_in(record: Record, column: Column) -> Figure | None:
    """The number of a cell that holds nothing else, rates aside."""
    cell = record.cells.get(column.index)
    figure = cell.figure if cell is not None and cell.content.printed_value else None
    if figure is None or figure.open or figure.unit.dimension in ("ratio", "points", "score"):
        return None
    return figure


def counted(column: Column, figures: Sequence[Figure]) -> list[Figure]:
    """Whole numbers of people and things are exact, also where no unit is printed: 项目个数, 年末实有, 优 | 良 | 中."""
    bare = all(figure.unit.dimension == "number" and not figure.decimals for figure in figures)
    if not bare or column.kind not in (Kind.UNKNOWN, Kind.CHANGE) or not _counts(column.words):
        return list(figures)
    return [figure.changed(exact=True) for figure in figures]


def _counts(words: str) -> bool:
    if "额" in words:
        return False  # 增减额, 合计金额: amounts, rounded as they are
    number = _NUMBER_OF.search(words)
    return _COUNTS.search(words) is not None or (number is not None and _OF_MONEY.match(number["what"]) is None)


def alike(one: Sequence[Figure | None], two: Sequence[Figure | None]) -> bool:
    """Whether two columns hold values of one dimension."""
    units = {figure.unit.dimension for figure in (*one, *two) if figure is not None}
    return len(units - {"number"}) <= 1


def alike_by_row(one: Sequence[Figure | None], two: Sequence[Figure | None]) -> bool:
    """Whether the values of each row are of one dimension: 620头 | 608头 above 4,200亩 | 4,305亩."""
    beside = [(a.unit.dimension, b.unit.dimension) for a, b in zip(one, two, strict=True) if a and b]
    return bool(beside) and all(a == b for a, b in beside)


def pairs(values: Values) -> Iterator[tuple[int, int]]:
    """Every two columns of one dimension, in both orders."""
    for one, these in values.items():
        for two, those in values.items():
            if one != two and alike(these, those):
                yield one, two
