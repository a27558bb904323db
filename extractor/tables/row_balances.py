"""Balances within a row: 年初结转 + 本年收入 − 本年支出 = 年末结余, 原值 − 折旧 = 净值, 小计 before or behind its parts.

Which columns make up another one, the rows themselves must bear out: words only say which columns are worth a try.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from extractor.labels.grades import GRADES
from extractor.tables import headers
from extractor.tables.arithmetic import in_one_unit, net_holds
from extractor.tables.columns import Column
from extractor.tables.logical import Record
from extractor.tables.meanings import Kind
from extractor.tables.result import Collector
from extractor.tables.rows import is_subtotal_row, is_total_row
from extractor.tables.values import context_of
from extractor.tables.values_of_columns import Values, alike, counted, values_of
from schemas.extraction import Sum
from schemas.figure import Figure
from schemas.patterns import late

_RESULT = late(
    r"结余|余额|结存|年末结转|剩余|净[值额]|账面价值|节约|节省|差额|未[支使执拨付]|年末|期末|合计|小计|总计|总数"
)
_COUNT = late(r".*(?:数量|个数|问卷|样本|总数|[人户家项]数)(?:总?数)?")
_OPENING = late(r"年初|期初|上年|以前年度|率|比重|占|原因|说明")
_MOST_LEFT = 5
_MOST_PARTS = 6
_DIGITS = 6
"""How many digits the results that follow must have together: three of 8.25 or six of 3."""

Signs = tuple[tuple[int, int], ...]
"""Columns with the sign that each has in the sum."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A column that others make up, and the rows of which the columns do not say all (收回, 结余分配)."""

    result: Column
    plus: tuple[Column, ...]
    minus: tuple[Column, ...]
    but: frozenset[int] = frozenset()


def balances_of(columns: Sequence[Column], records: Sequence[Record], but: Iterable[Column] = ()) -> list[Balance]:
    """The columns that others make up in most rows; ``but`` are understood already."""
    known = {column.index for column in but}
    graded = [column.index for column in columns if headers.bare(column.name) in GRADES]
    counts = [c for c in columns if len(graded) > 1 and _COUNT.fullmatch(headers.bare(c.name))]
    wanted = [c for c in columns if c.index not in known and (_is_result(c) or c in counts)]
    if not wanted or len(records) < 3:
        return []
    values = values_of(columns, records)
    by_index = {column.index: column for column in columns}
    found = []
    for column in wanted:
        signs = made_up(column, columns, values, graded) if column.index in values else None
        if signs is not None:
            parts = [tuple(by_index[at] for at, sign in signs if sign == which) for which in (1, -1)]
            found.append(Balance(column, parts[0], parts[1], _apart(column.index, signs, values, records)))
    return [each for each in found if not _circular(each, found)]


def _is_result(column: Column) -> bool:
    name = headers.bare(column.name)
    return bool(_RESULT.search(name)) and not _OPENING.search(name) and column.kind not in (Kind.SERIAL, Kind.RATE)


def _circular(balance: Balance, found: Sequence[Balance]) -> bool:
    """Whether a sum is only another one turned round (结余 as 合计 less 支出, where 合计 was found to hold both)."""
    own = {balance.result.index, *(c.index for c in (*balance.plus, *balance.minus))}
    before = found[: found.index(balance)]
    return any(own == {o.result.index, *(c.index for c in (*o.plus, *o.minus))} for o in before)


def made_up(result: Column, columns: Sequence[Column], values: Values, together: Sequence[int] = ()) -> Signs | None:
    """The signs under which other columns make up the result in all rows, or else in most of them.

    ``together`` are columns that may only make it up all together: the grades of what is counted.
    """
    best: list[Signs] = []
    most = 0
    grades = [tuple((at, 1) for at in together if at in values)] if together else []
    for signs in (*grades, *_readings(result, columns, values)):
        held, read, digits = _held(result.index, signs, values, least=1 if _divided(result, signs, columns) else 2)
        if digits < _DIGITS or held < 2 or held * 3 < read * 2:
            continue
        if held == read:
            return signs
        if signs in grades:
            return signs
        if held >= most:
            best = [*best, signs] if held == most else [signs]
            most = held
    return best[0] if len(best) == 1 and most >= 3 else None


def _readings(result: Column, columns: Sequence[Column], values: Values) -> Iterator[Signs]:
    own = values[result.index]
    usable = [c.index for c in columns if c.index in values and alike(own, values[c.index]) and c is not result]
    right = [at for at in usable if at > result.index]
    every = [at for at in usable if at < result.index]
    left = every[-_MOST_LEFT:]
    if headers.is_total(result.name) or headers.is_subtotal(result.name) or "数" in result.name:
        for parts in (right[:size] for size in range(2, min(len(right), _MOST_PARTS) + 1)):
            if _in_a_run(result.index, parts):
                yield tuple((at, 1) for at in parts)
    for run in (every[-size:] for size in range(4, min(len(every), _MOST_PARTS) + 1)):
        yield tuple((at, 1) for at in run)
    for size in (2, 3):
        for chosen in combinations(reversed(left), size):
            yield from _signed(chosen)
    if len(left) > 3:
        yield from _signed(tuple(left[-4:]))


def _in_a_run(at: int, parts: Sequence[int]) -> bool:
    return list(parts) == list(range(at + 1, at + 1 + len(parts)))


def _signed(chosen: tuple[int, ...]) -> Iterator[Signs]:
    for signs in product((1, -1), repeat=len(chosen)):
        if 1 in signs:
            yield tuple(zip(chosen, signs, strict=True))


def _divided(result: Column, signs: Signs, columns: Sequence[Column]) -> bool:
    """在岗: 合计 | 行政编 | 事业编: whether one header cell stands above a total and just its parts."""
    if len(result.cells) < 2 or not (headers.is_total(result.name) or headers.is_subtotal(result.name)):
        return False
    under = {c.index for c in columns if len(c.cells) > 1 and c.cells[0] is result.cells[0]} - {result.index}
    return under == {at for at, sign in signs if sign > 0}


def _held(result: int, signs: Signs, values: Values, least: int) -> tuple[int, int, int]:
    """In how many of the telling rows the signs hold, how many tell, and how many digits the results that hold have."""
    held = read = digits = 0
    for at, stated in enumerate(values[result]):
        parts = [(values[column][at], sign) for column, sign in signs]
        if stated is None or all(part is None for part, _ in parts):
            continue
        telling = sum(part is not None and part.value != 0 for part, _ in parts) >= least
        fits = _holds(stated, parts)
        read += telling or not fits
        held += telling and fits
        digits += len(stated.value.as_tuple().digits) if telling and fits else 0
        if read > 2 * (held + 1):
            break
    return held, read, digits


def _holds(stated: Figure, parts: Sequence[tuple[Figure | None, int]]) -> bool:
    read = [(part, sign) for part, sign in parts if part is not None]
    near = sum((part.value * sign for part, sign in read), -stated.value)
    if abs(near) > len(read) and all(part.unit == stated.unit for part, _ in read):
        return False
    plus, minus = ([part for part, sign in read if sign == which] for which in (1, -1))
    return net_holds(stated, plus, minus)


def _apart(result: int, signs: Signs, values: Values, records: Sequence[Record]) -> frozenset[int]:
    """The rows whose difference stands in a total row as well: something that no column names was taken out."""
    off: dict[int, Decimal] = {}
    for at, stated in enumerate(values[result]):
        parts = [(values[column][at], sign) for column, sign in signs]
        if stated is not None and not _holds(stated, parts):
            off[at] = stated.value - sum((part.value * sign for part, sign in parts if part is not None), Decimal(0))
    totals = {at for at in off if is_total_row(records[at]) or is_subtotal_row(records[at])}
    if not totals or len(totals) == len(off):
        return frozenset()
    rest = sum((off[at] for at in off if at not in totals), Decimal(0))
    return frozenset(id(records[at]) for at in off) if any(off[at] == rest for at in totals) else frozenset()


def balances_of_row(out: Collector, balances: Sequence[Balance], record: Record, scope: str | None) -> None:
    """The balances of one row; a row with a part that cannot be read has none."""
    for balance in balances:
        total = _amount(record, balance.result)
        columns = (*balance.plus, *balance.minus)
        if total is None or id(record) in balance.but or any(_unreadable(record, column) for column in columns):
            continue
        plus, minus = ([f for c in side if (f := _amount(record, c))] for side in (balance.plus, balance.minus))
        if len(plus) + len(minus) < 2 or not plus:
            continue
        stated, *parts = counted(balance.result, in_one_unit((total, *plus, *minus)))
        out.sums.append(
            Sum(
                context=context_of(out, record),
                basis="table",
                name=balance.result.words,
                name_span=balance.result.cells[-1].span(out.document) if balance.result.cells else None,
                scope=scope,
                total=stated,
                parts=tuple(parts[: len(plus)]),
                part_names=tuple(column.name for column in balance.plus if _amount(record, column)),
                subtracted=tuple(parts[len(plus) :]),
            )
        )


def _amount(record: Record, column: Column) -> Figure | None:
    cell = record.get(column)
    return cell.figure if cell is not None and cell.content.printed_value else None


def _unreadable(record: Record, column: Column) -> bool:
    cell = record.get(column)
    return cell is not None and not cell.content.absent and not cell.content.printed_value
