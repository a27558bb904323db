"""Totals down a column: which rows a 小计, 合计 or 总计 covers, and the sums that follow.

Only what the layout claims is emitted; where two readings of a table are possible, the one that its own columns bear out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.result import Collector
from extractor.tables.rows import Block
from schemas.extraction import Sum
from schemas.figure import Figure, total

_ASIDE = re.compile(r"^(?:另[:外]?|注|附|备注|说明|人均|平均|户均|其他说明)")
_SUBTRACTED = re.compile(r"^减[:、]|累计折旧|累计摊销")
_UNSUMMED = re.compile(r"平均|人均|户均|单价|单位成本|标准|价格|率|比重|占比|进度|年份|%")
_DEPTHS = (
    re.compile(r"^[一二三四五六七八九十]+[、.]"),
    re.compile(r"^\([一二三四五六七八九十]+\)"),
    re.compile(r"^[0-9]{1,2}[.、](?![0-9])"),
    re.compile(r"^(?:\([0-9]{1,2}\)|[①-⑳])"),
)


@dataclass(slots=True)
class Line:
    """A row as far as sums are concerned."""

    record: Record
    name: GridCell | None
    kind: str
    """``item``, ``subtotal``, ``total`` or ``aside``."""
    depth: int = 0
    of_which: bool = False
    children: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Cover:
    """A total row and the rows that it covers."""

    total: Line
    parts: list[Line]
    exhaustive: bool = True


def covers_of(records: Sequence[Record], block: Block | None, names: Sequence[GridCell | None] = ()) -> list[Cover]:
    """Every total row with the rows it covers, and every numbered row with those numbered below it."""
    lines = _nested([_line(r, block, names[at] if names else None) for at, r in enumerate(records)])
    covers: list[Cover] = []
    pending: list[Line] = []
    leading: Line | None = None
    since = 0
    for line in lines:
        if line.kind == "aside":
            continue
        if line.kind == "item":
            pending.append(line)
            continue
        if line.kind == "subtotal":
            covers.append(Cover(line, pending[since:]))
            pending[since:] = [line]
            since = len(pending)
            continue
        if pending:
            covers.append(Cover(line, list(pending)))
            pending, since = [line], 1 if False else 0
        elif leading is None:
            leading = line
    if leading is not None and pending and all(cover.total is not leading for cover in covers):
        if not any(line.kind == "total" for line in pending):
            covers.append(Cover(leading, pending))
    covers += [Cover(line, line.children, exhaustive=not any(c.of_which for c in line.children)) for line in _all(lines) if line.children]
    return [cover for cover in covers if cover.parts and cover.total not in cover.parts]


def _all(lines: Iterable[Line]) -> list[Line]:
    return [each for line in lines for each in (line, *_all(line.children))]


def _line(record: Record, block: Block | None, name: GridCell | None) -> Line:
    cell = name if name is not None else block.name_cell(record) if block is not None else None
    first = next(iter(record.all), None)
    texts = [each.text for each in (cell, first) if each is not None]
    if any(headers.is_subtotal(text) for text in texts):
        return Line(record, cell, "subtotal")
    if any(headers.is_total(text) for text in texts):
        return Line(record, cell, "total")
    name_text = cell.text if cell is not None else ""
    if _ASIDE.match(name_text):
        return Line(record, cell, "aside")
    depth = next((at for at, pattern in enumerate(_DEPTHS, 1) if pattern.match(name_text)), 0)
    return Line(record, cell, "item", depth, headers.is_of_which(name_text))


def _nested(lines: Sequence[Line]) -> list[Line]:
    """Lines under the numbered line that they belong to; 其中 under the line before."""
    top: list[Line] = []
    open_: list[Line] = []
    depths = {line.depth for line in lines if line.kind == "item" and line.depth}
    for line in lines:
        if line.kind != "item":
            open_ = []
            top.append(line)
            continue
        if line.of_which and open_:
            open_[-1].children.append(line)
            continue
        if len(depths) > 1 and line.depth:
            open_ = [above for above in open_ if above.depth and above.depth < line.depth]
            (open_[-1].children if open_ else top).append(line)
            open_.append(line)
            continue
        open_ = [line]
        top.append(line)
    return top


def sums_of_columns(
    out: Collector, table: LogicalTable, columns: Sequence[Column], covers: Sequence[Cover], scope: str | None
) -> None:
    """The sums of each column of values."""
    for cover in covers:
        for column in columns:
            if not _summed(column):
                continue
            found = sum_of(out, table, column, cover, scope)
            if found is not None:
                out.sums.append(found)


def _summed(column: Column) -> bool:
    if column.kind in (Kind.RATE, Kind.SHARE, Kind.CHANGE_RATE, Kind.SERIAL, Kind.WEIGHT, Kind.SCORE):
        return False
    return not _UNSUMMED.search(column.name)


def sum_of(
    out: Collector, table: LogicalTable, column: Column, cover: Cover, scope: str | None
) -> Sum | None:
    """The sum of one column, or nothing where a part cannot be read."""
    cell = cover.total.record.get(column)
    parts = figures_of(column, cover.parts)
    if cell is None or cell.figure is None or not parts or len(cover.parts) < 2:
        return None
    plus = tuple(figure for line, figure in parts if not _takes_away(line))
    minus = tuple(figure for line, figure in parts if _takes_away(line))
    units = {figure.unit.dimension for figure in (cell.figure, *plus, *minus)}
    if not plus or len(units) > 1 or units & {"ratio", "points", "score"}:
        return None
    first, last = cover.parts[0].record, cover.total.record
    return Sum(
        context=out.span(min(first.start, last.start), max(last.end, first.end, cover.parts[-1].record.end)),
        basis="table",
        name=(cover.total.name.text if cover.total.name is not None else "合计") + column.words,
        name_span=cover.total.name.span(out.document) if cover.total.name is not None else None,
        scope=scope,
        total=cell.figure,
        parts=plus,
        part_names=tuple(line.name.text if line.name is not None else "" for line, _ in parts if not _takes_away(line)),
        subtracted=minus,
        exhaustive=cover.exhaustive,
    )


def _takes_away(line: Line) -> bool:
    return line.name is not None and bool(_SUBTRACTED.search(line.name.text))


def figures_of(column: Column, lines: Sequence[Line]) -> list[tuple[Line, Figure]] | None:
    """The figures of rows in a column; absent ones count as nothing, an unreadable one spoils the sum."""
    found: list[tuple[Line, Figure]] = []
    for line in lines:
        cell = line.record.get(column)
        if cell is None or cell.content.absent:
            if line.record.unplaced:
                return None
            continue
        if cell.figure is None or not cell.content.printed_value:
            return None
        found.append((line, cell.figure))
    return found


def holds(cell: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts add up to a total within the rounding of what is printed."""
    if not parts or any(figure.unit.dimension != cell.unit.dimension for figure in parts):
        return False
    computed = total(list(parts)).interval("printed")
    stated = cell.interval("printed")
    return not (stated.below(computed) or computed.below(stated))
