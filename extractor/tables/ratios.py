"""Rates, shares and changes that the layout of a table states: a column beside the columns it is computed from."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractor.tables import headers
from extractor.tables.arithmetic import holds, is_growth
from extractor.tables.columns import Column
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import BUDGETS, Kind, Meaning, Quantity, Source
from extractor.tables.naming import metric_of_column
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from schemas.extraction import Growth, Ratio
from schemas.figure import Figure

_SPENDING_RATE = re.compile(r"执行|支出|支付|使用|完成|控制|进度")
_OF_BUDGET = re.compile(r"占.*(?:预算|计划|指标|安排)")
_ARRIVAL_RATE = re.compile(r"到位")
_AGAINST = (
    (re.compile("年初"), Quantity.INITIAL),
    (re.compile("调整"), Quantity.ADJUSTED),
    (re.compile("全年预算"), Quantity.ANNUAL),
)
_PLAIN = (None, Source.TOTAL)
_WHOLE = re.compile(
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
        top, bottoms = parts_of_rate(table.columns, column)
        numerator = _figure(record, top)
        denominators = tuple(f for f in (_figure(record, bottom) for bottom in bottoms) if f is not None)
        if numerator is None or not denominators or len(denominators) < _printed(record, bottoms):
            continue
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
                denominators=denominators,
            )
        )


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


def _figure(record: Record, column: Column | None) -> Figure | None:
    cell = record.get(column)
    return cell.amount if cell is not None else None


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
    same = [c for c in columns if c.kind is Kind.MONEY and c.meaning.source in _PLAIN and _says(c, part, meaning)]
    return _nearest(same, rate)


def _says(column: Column, part: str, meaning: Meaning) -> bool:
    return part in column.name or (meaning.quantity is not None and meaning.quantity is column.meaning.quantity)


def _nearest(columns: Sequence[Column], to: Column) -> Column | None:
    return min(columns, key=lambda column: abs(column.index - to.index), default=None)


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
    same_source = column.meaning.source in _PLAIN if source in _PLAIN else column.meaning.source is source
    return same_source and (column.year == rate.year or None in (column.year, rate.year))


def _budgets(columns: Sequence[Column], rate: Column, name: str) -> list[Column]:
    named = [quantity for pattern, quantity in _AGAINST if pattern.search(name)]
    wanted = named or list(BUDGETS)
    return [column for column in columns if column.meaning.quantity in wanted and _comparable(column, rate)]


def changes_of_row(out: Collector, table: LogicalTable, record: Record, scope: str | None) -> None:
    """Growth rates and differences of one row."""
    for column in table.columns_of(Kind.CHANGE, Kind.CHANGE_RATE):
        cell = record.get(column)
        pair = compared_in(table, column)
        if cell is None or cell.figure is None or not cell.content.numeric or pair is None:
            continue
        previous, current = (_figure(record, each) for each in pair)
        if previous is None or current is None:
            continue
        change = cell.figure
        if column.kind is Kind.CHANGE and change.unit.dimension == "ratio":
            continue
        out.growths.append(
            Growth(
                context=context_of(out, record),
                basis="table",
                name=headers.bare(column.name),
                name_span=column.cells[-1].span(out.document) if column.cells else None,
                scope=scope,
                change=change,
                current=current,
                previous=previous,
                falls=bool(re.search("减少|下降|降幅|降低", column.name)) and not re.search("增", column.name),
            )
        )


def compared_in(table: LogicalTable, change: Column) -> tuple[Column, Column] | None:
    """The earlier and the later column that a change is between; where the headers leave several, the rows decide."""
    if change.index not in table.compared:
        pairs = compared_columns(table.columns, change)
        if len(pairs) > 1:
            pairs = _borne_out(table.records, change, pairs)
        table.compared[change.index] = pairs[0] if len(pairs) == 1 else None
    return table.compared[change.index]


def _borne_out(
    records: Sequence[Record], change: Column, pairs: Sequence[tuple[Column, Column]]
) -> list[tuple[Column, Column]]:
    """The one pair whose difference or growth most rows print, if two rows or more do."""
    held = [sum(_differs_by(record, change, *pair) for record in records) for pair in pairs]
    best = max(held)
    return [pairs[held.index(best)]] if best > 1 and held.count(best) == 1 else []


def _differs_by(record: Record, change: Column, before: Column, after: Column) -> bool:
    figures = [_figure(record, column) for column in (change, before, after)]
    if any(figure is None or figure.value == 0 for figure in figures):
        return False
    stated, previous, current = (figure for figure in figures if figure is not None)
    if change.kind is Kind.CHANGE_RATE:
        return is_growth(stated, previous, current)
    return holds(current, [previous, stated]) or holds(previous, [current, stated])


def compared_columns(columns: Sequence[Column], change: Column) -> list[tuple[Column, Column]]:
    """The pairs of an earlier and a later column that a change may be between, by the headers."""
    name = headers.bare(change.name)
    money = [c for c in columns if c.kind is Kind.MONEY and c.meaning.source in _PLAIN]
    pairs = [(a, b) for a in money for b in money if _earlier(a, b)]
    if re.search("上年|去年|同比", name):
        pairs = [pair for pair in pairs if pair[0].meaning.quantity is Quantity.LAST_YEAR or _years(*pair)]
    elif re.search("预算|年初", name) and not re.search("年初数", name):
        pairs = [pair for pair in pairs if pair[0].meaning.quantity in BUDGETS]
    return pairs


def _earlier(one: Column, two: Column) -> bool:
    """Whether one column holds the value from which the other has changed."""
    before, after = one.meaning.quantity, two.meaning.quantity
    if (before, after) in ((Quantity.OPENING, Quantity.CLOSING), (Quantity.LAST_YEAR, Quantity.THIS_YEAR)):
        return True
    if before is Quantity.LAST_YEAR and after is Quantity.SPENT:
        return one is not two
    if before in BUDGETS and after is Quantity.SPENT:
        return not (one.year and two.year and one.year != two.year)
    return _years(one, two)


def _years(one: Column, two: Column) -> bool:
    same = one.meaning.quantity is two.meaning.quantity
    return bool(same and one.year and two.year and int(one.year) + 1 == int(two.year))
