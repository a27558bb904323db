"""Totals within a row: 合计 beside the sources of funds that its header divides it into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.tables import headers
from extractor.tables.arithmetic import holds, in_one_unit
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import Record
from extractor.tables.meanings import Kind, Source
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from schemas.extraction import Sum
from schemas.figure import Figure

_REST = frozenset({Source.OTHER, Source.NON_FISCAL})
_FISCAL = frozenset({Source.FISCAL, Source.GENERAL, Source.CURRENT})
_WHOLES = (frozenset({Source.BASIC, Source.PROJECT}),)


@dataclass(frozen=True, slots=True)
class Division:
    """A column and the columns that it is divided into."""

    total: Column
    parts: tuple[Column, ...]
    exhaustive: bool


def divisions_of(columns: Sequence[Column]) -> list[Division]:
    """Every total of the header with its parts, nested ones as well."""
    found: list[Division] = []
    for group in _groups([column for column in columns if column.kind is Kind.MONEY]):
        _divide(group, 0, found)
    return found


def divisions_in(columns: Sequence[Column], records: Sequence[Record]) -> list[Division]:
    """The divisions of the header, without those that the rows contradict: 年初结转 is no total of 本年拨款 beside it."""
    return [each for each in divisions_of(columns) if not _contradicted(each, records)]


def _contradicted(division: Division, records: Sequence[Record]) -> bool:
    read = held = 0
    for record in records:
        total = record.get(division.total)
        parts = _readable([record.get(column) for column in division.parts])
        if total is None or total.amount is None or not parts:
            continue
        read += 1
        fits = holds(total.amount, parts)
        held += fits or (not division.exhaustive and sum(part.value for part in parts) <= total.amount.value)
    if any(
        part.of_which for part in division.parts[1:]
    ):  # 基本支出 | 其中：人员支出 | 公用支出 | 项目支出: parts of which?
        return held < read
    return read > 1 and held * 3 < read


def proven_divisions(columns: Sequence[Column], records: Sequence[Record]) -> list[Division]:
    """A 合计 column that is the sum of all value columns on its left, where most rows bear it out."""
    found: list[Division] = []
    for total in columns:
        if not (headers.is_total(total.name) or headers.is_subtotal(total.name)) or len(total.cells) > 1:
            continue
        parts = _numeric(_beside(columns, total), records)
        if len(parts) > 1 and _borne_out(total, parts, records):
            found.append(Division(total, tuple(parts), True))
    return found


def _beside(columns: Sequence[Column], total: Column) -> list[Column]:
    parts: list[Column] = []
    for column in reversed(columns[: total.index]):
        if column.kind not in (Kind.UNKNOWN, Kind.MONEY) or len(column.cells) != 1:
            break
        parts.insert(0, column)
    return parts


def _numeric(columns: list[Column], records: Sequence[Record]) -> list[Column]:
    """Without the columns of words that stand before the first value."""
    while columns and not any((cell := record.get(columns[0])) is not None and cell.amount for record in records):
        columns = columns[1:]
    return columns


def _borne_out(total: Column, parts: Sequence[Column], records: Sequence[Record]) -> bool:
    held = read = 0
    for record in records:
        stated, figures = record.get(total), _readable([record.get(column) for column in parts])
        if stated is None or stated.amount is None or not figures or stated.amount.value == 0:
            continue
        read += 1
        held += len(figures) > 1 and holds(stated.amount, figures)
    return held >= 2 and held * 10 >= read * 6


def _groups(money: Sequence[Column]) -> list[list[Column]]:
    """Neighbouring columns of one quantity and year."""
    groups: list[list[Column]] = []
    for column in money:
        if groups and _same_group(groups[-1], column):
            groups[-1].append(column)
        else:
            groups.append([column])
    return [group for group in groups if len(group) > 1 and group[0].meaning.quantity is not None]


def _same_group(group: Sequence[Column], column: Column) -> bool:
    last = group[-1]
    if column.index != last.index + 1 or (column.year and last.year and column.year != last.year):
        return False
    same = column.meaning.quantity in (group[0].meaning.quantity, None)
    return same and (_parent(column) is _parent(last) or column.meaning.source not in (None, Source.TOTAL))


def _parent(column: Column) -> GridCell | None:
    return column.cells[0] if len(column.cells) > 1 else None


def _divide(group: Sequence[Column], depth: int, found: list[Division]) -> Column | None:
    """The column that stands for a group: its total; what divides it goes to ``found``."""
    total = next((column for column in group if _is_total(column, depth, group)), None)
    rest = [column for column in group if column is not total]
    parts: list[Column] = []
    for subgroup in _subgroups(rest, depth + 1):
        if len(subgroup) == 1:
            parts.append(subgroup[0])
            continue
        inner = _divide(subgroup, depth + 1, found)
        parts += [inner] if inner is not None else subgroup
    if total is not None and parts and _within_time(total, parts):
        found.append(Division(total, tuple(parts), _exhaustive(total, parts)))
    return total


def _is_total(column: Column, depth: int, group: Sequence[Column]) -> bool:
    """The column of a group that names no source of its own."""
    if column.meaning.source is Source.TOTAL or headers.is_total(column.name) or headers.is_subtotal(column.name):
        return len(column.cells) <= depth + 2
    alone = len(column.cells) <= depth + 1
    return alone and column.meaning.source is None and _leads(column, group)


def _leads(column: Column, group: Sequence[Column]) -> bool:
    """The first of a group; beside quarters the one column of the year, for no quarter is the whole of the others."""
    stretches = [each.part_of_year for each in group]
    if len(set(stretches)) == 1:
        divided = (each.of_which or each.meaning.source is not None or len(each.cells) > 1 for each in group[1:])
        return column is group[0] and all(divided)
    return column.part_of_year is None and stretches.count(None) == 1


def _within_time(total: Column, parts: Sequence[Column]) -> bool:
    """Parts of the total's own time, or all quarters of its year: 1-6月 and 1-9月 overlap."""
    stretches = {part.part_of_year for part in parts}
    if stretches == {total.part_of_year}:
        return True
    quarters = {
        text.strip("前第") for text in stretches if text and text.endswith("季度") and not text.startswith("前")
    }
    halves = stretches <= {"上半年", "下半年"} and len(stretches) == 2
    return total.part_of_year is None and len(parts) == len(stretches) and (halves or len(quarters) == 4 == len(parts))


def _subgroups(columns: Sequence[Column], depth: int) -> list[list[Column]]:
    """Columns that share a header cell at a depth of the header."""
    groups: list[list[Column]] = []
    for column in columns:
        shared = column.cells[depth] if len(column.cells) > depth + 1 else None
        if (
            groups
            and shared is not None
            and len(groups[-1][-1].cells) > depth + 1
            and groups[-1][-1].cells[depth] is shared
        ):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _exhaustive(total: Column, parts: Sequence[Column]) -> bool:
    """Whether the form claims that the parts are all: sources that complement each other, or no 其中."""
    sources = frozenset(part.meaning.source for part in parts if part.meaning.source is not None)
    if (sources & _REST and sources & _FISCAL) or any(whole <= sources for whole in _WHOLES):
        return True
    return len(parts) > 1 and not any(part.of_which for part in parts)


def sums_of_row(out: Collector, divisions: Sequence[Division], record: Record, scope: str | None) -> None:
    """The totals of one row with their parts; a total with an unreadable part is left out."""
    for division in divisions:
        total = record.get(division.total)
        read = _readable([record.get(column) for column in division.parts])
        if total is None or total.amount is None or not read:
            continue
        stated, *parts = in_one_unit((total.amount, *read))
        names = tuple(c.name for c in division.parts if (cell := record.get(c)) is not None and cell.amount is not None)
        out.sums.append(
            Sum(
                context=context_of(out, record),
                basis="table",
                name=division.total.words,
                name_span=division.total.cells[-1].span(out.document) if division.total.cells else None,
                scope=scope,
                total=stated,
                parts=tuple(parts),
                part_names=names,
                exhaustive=division.exhaustive,
            )
        )


def _readable(cells: Sequence[GridCell | None]) -> tuple[Figure, ...] | None:
    """The figures of the parts; absent ones count as nothing, an unreadable one spoils the sum."""
    figures: list[Figure] = []
    for cell in cells:
        if cell is None or cell.content.absent:
            continue
        if cell.amount is None:
            return None
        figures.append(cell.amount)
    return tuple(figures)
