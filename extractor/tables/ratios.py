"""Rates and shares that the layout of a table states: a column beside the columns it is computed from."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractor.tables import headers
from extractor.tables.arithmetic import in_one_unit
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import BUDGETS, Kind, Meaning, Quantity, Source
from extractor.tables.naming import metric_of_column
from extractor.tables.rates_by_rows import follows, parts_by_rows, rate_of
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from extractor.tables.values_of_columns import value_in
from schemas.extraction import Ratio
from schemas.figure import Figure
from schemas.patterns import late

_SPENDING_RATE = late(r"执行|支出|支付|使用|完成|控制|进度")
_OF_BUDGET = re.compile(r"占.*(?:预算|计划|指标|安排)")
_ARRIVAL_RATE = re.compile(r"到位")
_AGAINST = (
    (re.compile("年初"), Quantity.INITIAL),
    (re.compile("调整"), Quantity.ADJUSTED),
    (re.compile("全年预算"), Quantity.ANNUAL),
)
_TOO_MANY = 3
"""Rows of which none bears a reading out: it is not what the column means."""
PLAIN = (None, Source.TOTAL)
_WHOLE = late(
    r"(?:[全本当]?年度?|实际|实|预算|项目|资金|财政|已|累计|总)*"
    r"(?:(?:支出|执行|使用|支付|完成|决算|到位|拨付|下达|列支|发生|投入|投资|采购)(?:资金)?(?:数|金额|总?额|情况)?)?"
    r"(?:合计|总计|小计|数)?"
)
"""Names of all that was spent or received, not of one kind of it (维修支出)."""


def rates_of_row(
    out: Collector, table: LogicalTable, record: Record, scope: str | None, *, but: Collection[Column] = ()
) -> None:
    """The rates of one row, each with every printed candidate for its denominator; ``but`` are read elsewhere."""
    for column in table.columns_of(Kind.RATE, Kind.SHARE):
        cell = record.get(column) if column not in but else None
        if cell is None or cell.figure is None or not cell.content.numeric:
            continue
        top, bottoms = parts_in(table, column)
        numerator = figure_in(record, top)
        denominators = tuple(f for f in (figure_in(record, bottom) for bottom in bottoms) if f is not None)
        if numerator is None or not denominators or len(denominators) < _printed(record, bottoms):
            continue
        numerator, *rest = in_one_unit((numerator, *denominators))
        out.ratios.append(
            Ratio(
                context=context_of(out, record),
                basis="table",
                name=headers.bare(column.name),
                name_span=column.cells[-1].span(out.document) if column.cells else None,
                scope=scope,
                metric=_metric(column, top),
                rate=cell.figure,
                numerator=numerator,
                denominators=tuple(rest),
            )
        )


def parts_in(table: LogicalTable, rate: Column) -> tuple[Column | None, list[Column]]:
    """The parts of a rate by the words of the headers, unless the rows tell of others."""
    if rate.index not in table.rated:
        table.rated[rate.index] = _parts_in(table, rate)
    return table.rated[rate.index]


def _parts_in(table: LogicalTable, rate: Column) -> tuple[Column | None, list[Column]]:
    top, bottoms = said = parts_of_rate(table.columns, rate)
    named = top is not None and bool(bottoms)
    if table.hinted or (named and (rate.kind is Kind.SHARE or _by_formula(table.columns, rate) is not None)):
        return said
    read = held = 0
    for record in table.records if named else ():
        stated, part = rate_of(record, rate), figure_in(record, top)
        wholes = [figure_in(record, bottom) for bottom in bottoms]
        if stated is not None and part is not None and any(wholes):
            read += 1
            held += any(follows(stated, part, whole) for whole in wholes)
    if named and (read < 2 or held == read):
        return said
    found = parts_by_rows(table, rate)
    if named and held * 2 >= read and not _in_every_row(table, rate, found):
        return said
    if found is not None:
        by_index = {column.index: column for column in table.columns}
        return by_index[found[0]], [by_index[found[1]]]
    return said if held or read < _TOO_MANY else (None, [])


def _in_every_row(table: LogicalTable, rate: Column, found: tuple[int, int] | None) -> bool:
    """Whether two other columns make the rate wherever it is printed, though those of its name do not everywhere."""
    if found is None:
        return False
    by_index = {column.index: column for column in table.columns}
    part, whole = (by_index[index] for index in found)
    stated = [(each, record) for record in table.records if (each := rate_of(record, rate)) is not None]
    return all(follows(each, value_in(record, part), value_in(record, whole)) for each, record in stated)


def _metric(column: Column, top: Column | None) -> str | None:
    if column.kind is Kind.SHARE:
        return "share"
    metric = metric_of_column(column)
    of_money = top is not None and top.meaning.quantity in (Quantity.SPENT, Quantity.CUMULATIVE)
    return "budget_execution_rate" if of_money and metric == "completion_rate" else metric


def _printed(record: Record, columns: Sequence[Column]) -> int:
    """How many of these columns hold something that is no blank in a row."""
    cells = [record.get(column) for column in columns]
    return sum(cell is not None and not cell.content.absent for cell in cells)


def figure_in(record: Record, column: Column | None) -> Figure | None:
    cell = record.get(column)
    if cell is None or column is None:
        return None
    return cell.amount if cell.amount is not None else value_in(record, column)


def parts_of_rate(columns: Sequence[Column], rate: Column) -> tuple[Column | None, list[Column]]:
    """The column of the numerator and those that may be the denominator."""
    said = _by_formula(columns, rate)
    if said is not None:
        return said
    name = headers.bare(rate.name)
    if rate.kind is Kind.SHARE:
        return (_spent(columns, rate), _budgets(columns, rate, name)) if _OF_BUDGET.search(name) else (None, [])
    if rate.meaning.quantity is Quantity.LAST_YEAR or "上年" in name:
        return None, []
    if _ARRIVAL_RATE.search(name) or rate.meaning.quantity is Quantity.RECEIVED:
        return _one(columns, rate, Quantity.RECEIVED), _budgets(columns, rate, name)
    if not _SPENDING_RATE.search(name) and rate.meaning.quantity is not Quantity.SPENT:
        return None, []
    return _spent(columns, rate), [*_budgets(columns, rate, name), *_received(columns, rate, name)]


def _received(columns: Sequence[Column], rate: Column, name: str) -> list[Column]:
    """Funds that arrived are what a rate may be of as well, unless its name says which budget it is of."""
    if any(pattern.search(name) for pattern, _ in _AGAINST) or "预算" in name:
        return []
    received = _one(columns, rate, Quantity.RECEIVED)
    return [received] if received is not None else []


def _by_formula(columns: Sequence[Column], rate: Column) -> tuple[Column, list[Column]] | None:
    """执行率(B/A) beside columns marked (A) and (B); 执行率(决算/调整后) beside columns of these names."""
    for text in reversed(rate.path):
        formula = headers.formula_of(text)
        if formula is None:
            continue
        top, bottom = (_named(columns, rate, part) for part in formula)
        if top is not None and bottom is not None:
            return top, [bottom]
    return None


def _named(columns: Sequence[Column], rate: Column, part: str) -> Column | None:
    if len(part) == 1:
        coded = [c for c in columns if c is not rate and any(headers.code_of(text) == part for text in c.path)]
        return _nearest(coded, rate)
    meaning = headers.meaning_of(part)
    same = [c for c in columns if c.kind is Kind.MONEY and c.meaning.source in PLAIN and _says(c, part, meaning)]
    return _nearest(same, rate)


def _says(column: Column, part: str, meaning: Meaning) -> bool:
    return part in column.name or (meaning.quantity is not None and meaning.quantity is column.meaning.quantity)


def _nearest(columns: Sequence[Column], to: Column) -> Column | None:
    """The nearest column; of those under one merged header cell the first, where its value stands."""
    nearest = min(columns, key=lambda column: abs(column.index - to.index), default=None)
    if nearest is None or not nearest.cells:
        return nearest
    return next(column for column in columns if column.cells and column.cells[-1] is nearest.cells[-1])


def _spent(columns: Sequence[Column], rate: Column) -> Column | None:
    return _one(columns, rate, Quantity.SPENT) or _one(columns, rate, Quantity.CUMULATIVE)


def _one(columns: Sequence[Column], rate: Column, quantity: Quantity) -> Column | None:
    """The one column of a quantity that fits the rate's year and source of funds; of several, the rate's quarter too."""
    found = [column for column in columns if column.meaning.quantity is quantity and _comparable(column, rate)]
    if len({column.part_of_year for column in found}) > 1:
        return _of_its_time(found, rate)
    if len(found) == 1:
        return found[0]
    whole = [column for column in found if _WHOLE.fullmatch(headers.bare(column.name))]
    return whole[0] if len(whole) == 1 else None


def _of_its_time(columns: Sequence[Column], rate: Column) -> Column | None:
    """Beside quarters a rate is of the year or of its own quarter, unless another stretch stands closer before it."""
    before = [column for column in columns if column.index < rate.index]
    same = [column for column in columns if column.part_of_year == rate.part_of_year]
    return same[0] if len(same) == 1 and before and same[0] is before[-1] else None


def _comparable(column: Column, rate: Column) -> bool:
    if column.kind is not Kind.MONEY:
        return False
    source = rate.meaning.source
    same_source = column.meaning.source in PLAIN if source in PLAIN else column.meaning.source is source
    return same_source and (column.year == rate.year or None in (column.year, rate.year))


def _budgets(columns: Sequence[Column], rate: Column, name: str) -> list[Column]:
    named = [quantity for pattern, quantity in _AGAINST if pattern.search(name)]
    wanted = named or list(BUDGETS)
    return [column for column in columns if column.meaning.quantity in wanted and _comparable(column, rate)]
