"""Rebuilds a header whose lower rows lost cells, from its first row and the columns that such groups always have.

A group of money columns is accepted only where the rows below bear out its total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.tables import headers
from extractor.tables.arithmetic import holds
from extractor.tables.columns import Column, column_of
from extractor.tables.grid import GridCell, Row
from extractor.tables.meanings import UNKNOWN, Kind, Source
from schemas.figure import Figure


@dataclass(slots=True)
class _Group:
    """A cell of the first header row with the columns below it and the header cells that belong to it."""

    cell: GridCell
    width: int
    leaves: list[tuple[GridCell, ...]] = field(default_factory=list)
    kinds: list[GridCell] = field(default_factory=list)

    @property
    def of_money(self) -> bool:
        return headers.meaning_of(self.cell.text).kind is Kind.MONEY

    @property
    def of_indicators(self) -> bool:
        return bool(headers.GROUPS.fullmatch(headers.bare(self.cell.text))) or self.cell.text.endswith(("指标", "目标"))


def is_broken(columns: Sequence[Column]) -> bool:
    """Whether lower header rows stand under parents that they cannot belong to."""
    return sum(_misfits(column) for column in columns) >= 2


def _misfits(column: Column) -> bool:
    if len(column.path) < 2:
        return False
    parent, leaf = headers.meaning_of(column.path[0]), headers.meaning_of(column.path[-1])
    indicator = leaf.kind in (Kind.TARGET, Kind.ACTUAL) or bool(headers.GROUPS.fullmatch(headers.bare(column.path[-1])))
    sources = leaf.kind is Kind.MONEY and leaf.source is not None
    return (indicator and parent.kind in (Kind.MONEY, Kind.RATE, Kind.TEXT, Kind.COMPLETION)) or (
        sources and parent.kind in (Kind.RATE, Kind.GOAL, Kind.COMPLETION)
    )


def rebuild(header: Sequence[Row], rows: Sequence[Row], width: int) -> list[Column] | None:
    """The columns of a broken header; None where it cannot be rebuilt."""
    groups = _groups(header[0], width)
    middle = [cell for cell in header[1] if cell is not None and not cell.blank] if len(header) > 1 else []
    lowest = [cell for cell in header[2] if cell is not None and not cell.blank] if len(header) > 2 else []
    if not groups or not _share_out(groups, middle, lowest):
        return None
    columns: list[Column] = []
    for group in groups:
        columns += _columns_of(group, len(columns), rows)
    return columns


def _groups(row: Row, width: int) -> list[_Group]:
    cells = [cell for cell in row if cell is not None and not cell.blank]
    ends = [cell.column for cell in cells[1:]] + [width]
    groups = [_Group(cell, end - cell.column) for cell, end in zip(cells, ends, strict=True)]
    if groups and not (groups[-1].of_money or groups[-1].of_indicators):
        groups[-1].width = 1
    return groups


def _share_out(groups: Sequence[_Group], middle: Sequence[GridCell], lowest: Sequence[GridCell]) -> bool:
    """Gives each cell of the lower rows to the group that it belongs to, in order."""
    sources = [cell for cell in middle if _is_source(cell)]
    kinds = [cell for cell in middle if not _is_source(cell)]
    details = [cell for cell in lowest if _is_source(cell)]
    money = [group for group in groups if group.width > 1 and group.of_money]
    indicators = [group for group in groups if group.width > 1 and group.of_indicators]
    if any(group.width > 1 and not group.of_money and not group.of_indicators for group in groups):
        return False
    return _share_sources(money, sources, details) and _share_kinds(indicators, kinds)


def _is_source(cell: GridCell) -> bool:
    meaning = headers.meaning_of(cell.text)
    return meaning.kind is Kind.MONEY and meaning.source is not None


def _share_sources(groups: Sequence[_Group], sources: Sequence[GridCell], details: Sequence[GridCell]) -> bool:
    """The same sources repeat for each group: one round of them a group."""
    if not groups:
        return not sources
    if len(sources) % len(groups) or len(details) % len(groups):
        return False
    per_group, deep = len(sources) // len(groups), len(details) // len(groups)
    for at, group in enumerate(groups):
        below = list(details[at * deep : (at + 1) * deep])
        for cell in sources[at * per_group : (at + 1) * per_group]:
            divided = headers.meaning_of(cell.text).source is Source.FISCAL and below
            group.leaves += [(group.cell, cell, each) for each in below] if divided else [(group.cell, cell)]
            below = [] if divided else below
    return True


def _share_kinds(groups: Sequence[_Group], kinds: Sequence[GridCell]) -> bool:
    """Each kind of indicators takes two columns: 指标内容 and 完成情况."""
    waiting: Iterator[GridCell] = iter(kinds)
    for group in groups:
        if group.width % 2:
            return False
        for _ in range(group.width // 2):
            kind = next(waiting, None)
            if kind is None:
                return False
            group.kinds.append(kind)
    return next(waiting, None) is None


def _columns_of(group: _Group, at: int, rows: Sequence[Row]) -> list[Column]:
    if group.width == 1:
        return [column_of(at, (group.cell,))]
    if group.of_money:
        return _money_columns(group, at, rows)
    pairs = [(kind, name) for kind in group.kinds for name in ("年度指标内容", "完成情况")]
    return [column_of(at + n, (group.cell, kind), extra=name) for n, (kind, name) in enumerate(pairs)]


def _money_columns(group: _Group, at: int, rows: Sequence[Row]) -> list[Column]:
    """The sources, with the total that the header lost before them, if the rows bear it out."""
    if len(group.leaves) == group.width:
        return [column_of(at + n, leaf) for n, leaf in enumerate(group.leaves)]
    if len(group.leaves) == group.width - 1 and _total_first(rows, at, group.width):
        total = column_of(at, (group.cell,), extra="合计")
        return [total, *(column_of(at + n, leaf) for n, leaf in enumerate(group.leaves, 1))]
    return [Column(at + n, (group.cell,), UNKNOWN, path=(group.cell.text,)) for n in range(group.width)]


def _total_first(rows: Sequence[Row], at: int, width: int) -> bool:
    """Whether the first of these columns is the sum of the others, in most rows and nowhere else as well."""
    held = read = 0
    for row in rows:
        figures = [_amount(row, place) for place in range(at, at + width)]
        if any(figure is None for figure in figures):
            continue
        known = [figure for figure in figures if figure is not None]
        read += 1
        held += holds(known[0], known[1:])
    return held >= 1 and held * 2 > read


def _amount(row: Row, at: int) -> Figure | None:
    cell = row[at] if at < len(row) else None
    return cell.amount if cell is not None else None
