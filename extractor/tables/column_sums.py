"""Totals down a column: which rows a 小计, 合计 or 总计 covers, and the sums that follow.

Only what the layout claims is emitted; where two readings of a table are possible, the one that its own columns bear out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from extractor.tables import headers
from extractor.tables.arithmetic import holds, in_one_unit
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import Record
from extractor.tables.meanings import Kind
from extractor.tables.outline import depths_of
from extractor.tables.result import Collector
from extractor.tables.rows import Block
from extractor.tables.values_of_columns import counted
from schemas.extraction import Sum
from schemas.figure import Figure
from schemas.patterns import late

_ASIDE = re.compile(r"^(?:另[:外]?|注|附|备注|说明|人均|平均|户均|其他说明)")
_SUBTRACTED = re.compile(r"^减[:、]|累计折旧|累计摊销")
_NET = late(r"净[值额数]|账面价值")
_UNSUMMED = late(
    r"平均|[人户次亩车]均|单价|单位成本|标准|价格|率|比重|占比|比例|[师床医]比|比$|指数|系数|密度|进度|年份|排名|名次|%"
)
_ALL = re.compile(r"全[省市县区州盟旗镇乡校院街系统]{1,2}|全部")
"""Names of rows that may be the total of those above or what they are compared with: the columns decide."""
_CODE = re.compile(r"[0-9]{3}")
_CODE_PART = re.compile(r"[0-9]{2}")
_WHOLE = late(r"[一-鿿]{2,10}(?:总计|合计)")
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
    """``item``, ``subtotal``, ``perhaps`` one, ``total`` or ``aside``."""
    depth: int = 0
    of_which: bool = False
    number: int = 0
    loose: bool = False
    marked: bool = False
    """Whether another column than that of the names gives the depth."""
    children: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Cover:
    """A total row and the rows that it covers."""

    total: Line
    parts: list[Line]
    certain: bool = True
    """False where the layout does not say that the parts are all: then another column must bear it out."""


def covers_of(
    records: Sequence[Record], block: Block | None, names: Sequence[GridCell | None] = (), *, alone: bool = True
) -> list[Cover]:
    """Every total row with the rows it covers, and every numbered row with those numbered below it."""
    read = [_line(r, block, names[at] if names else None, alone) for at, r in enumerate(records)]
    codes = block.codes if block is not None else ()
    lines = _nested(_marked(read, codes) if alone or codes else read)
    if headed := _headed(lines):
        return headed
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
        if line.kind == "perhaps" and not _sums_up(block, line, pending[since:]):
            pending.append(line)
            continue
        if line.kind in ("subtotal", "perhaps"):
            covers.append(Cover(line, pending[since:]))
            pending[since:] = [line]
            since = len(pending)
            continue
        if pending:
            covers.append(Cover(line, list(pending), certain=not line.loose))
            pending, since = [line], 0
        elif leading is None:
            leading = line
    if leading is not None and pending and not any(line.kind == "total" for line in pending):
        covers.append(Cover(leading, pending))
    covers += [Cover(line, line.children, certain=False) for line in _all(lines) if line.children]
    covers = [Cover(cover.total, _net(cover.parts), cover.certain) for cover in covers if not _is_gross(cover)]
    return [cover for cover in covers if cover.parts and cover.total not in cover.parts]


def _headed(lines: Sequence[Line]) -> list[Cover]:
    """一、收入合计 above its kinds, 二、支出合计 above its own: no total is of the rows before it."""
    rows = [line for line in lines if line.kind != "aside"]
    heads = [at for at, line in enumerate(rows) if line.kind in ("subtotal", "total")]
    numbered = all((name := rows[at].name) is not None and _DEPTHS[0].match(name.text) for at in heads)
    if len(heads) < 2 or heads[0] or not numbered:
        return []
    return [Cover(rows[head], rows[head + 1 : end], certain=False) for head, end in pairwise([*heads, len(rows)])]


def _sums_up(block: Block | None, line: Line, above: Sequence[Line]) -> bool:
    """流动资产合计: whether a row is the sum of those above it, by one of the columns at least."""
    return block is not None and len(above) > 1 and borne_out(block.values, line, above) > 0


def _marked(lines: Sequence[Line], codes: Sequence[Column]) -> Sequence[Line]:
    """Lines without a number of their own have the depth that a column of numbers or codes gives them."""
    marks = [_mark(line, codes) if line.kind == "item" else "" for line in lines]
    for line, depth in zip(lines, depths_of(marks), strict=True):
        if depth and not line.depth:
            line.depth, line.marked = depth, True
    return lines


def _mark(line: Line, codes: Sequence[Column]) -> str:
    """The number or code before a row; 201 | 06 | 01 in columns of their own are one code."""
    if codes:
        return "".join(cell.text for code in codes if (cell := line.record.get(code)) is not None)
    first, *rest = (cell.text for cell in line.record.all)
    return first + "".join(takewhile(_CODE_PART.fullmatch, rest)) if _CODE.fullmatch(first) else first


def _is_gross(cover: Cover) -> bool:
    """原值 with 减: and 净值 numbered or nested below it: what is below is taken from it, not added up to it."""
    return not cover.certain and any(_takes_away(line) for line in cover.parts)


def _net(parts: Sequence[Line]) -> list[Line]:
    """Parts with what is taken away from them; where a 净值 follows, it alone stands for 原值 and 减."""
    found: list[Line] = []
    for part in parts:
        below = any(_takes_away(line) for line in part.children)
        for line in (part, *part.children) if below else (part,):
            if len(found) > 1 and _takes_away(found[-1]) and line.name is not None and _NET.search(line.name.text):
                found[-2:] = []
            found.append(line)
    return found


def _all(lines: Iterable[Line]) -> list[Line]:
    return [each for line in lines for each in (line, *_all(line.children))]


def _line(record: Record, block: Block | None, name: GridCell | None, alone: bool) -> Line:
    cell = name if name is not None else block.name_cell(record) if block is not None else None
    first = next(iter(record.all), None) if alone else None
    if cell is None and not alone:
        return Line(record, None, "item" if record.unplaced else "aside")
    texts = [each.text for each in (cell, first) if each is not None]
    if any(headers.is_subtotal(text) for text in texts):
        return Line(record, cell, "subtotal")
    if any(headers.is_total(text) for text in texts):
        return Line(record, cell, "total")
    if cell is not None and _ALL.fullmatch(cell.text):
        return Line(record, cell, "total", loose=True)
    name_text = cell.text if cell is not None else ""
    if _WHOLE.fullmatch(name_text):
        return Line(record, cell, "total" if name_text.endswith("总计") else "perhaps")
    if _ASIDE.match(name_text):
        return Line(record, cell, "aside")
    depth = next((at for at, pattern in enumerate(_DEPTHS, 1) if pattern.match(name_text)), 0)
    return Line(record, cell, "item", depth, headers.is_of_which(name_text), _number(name_text) if depth else 0)


def _number(text: str) -> int:
    found = re.match(r"[(]?([0-9]+|[一二三四五六七八九十]+|[①-⑳])", text)
    if found is None:
        return 0
    digits = found[1]
    if digits.isascii():
        return int(digits)
    return ord(digits) - ord("①") + 1 if "①" <= digits <= "⑳" else "一二三四五六七八九十".find(digits) + 1


def _nested(lines: Sequence[Line]) -> list[Line]:
    """Lines under the numbered line, or the line before a numbering, that they belong to; 其中 under the line before."""
    top: list[Line] = []
    open_: list[Line] = []
    depths = {line.depth for line in lines if line.kind == "item" and line.depth}
    for at, line in enumerate(lines):
        if line.kind != "item":
            open_ = []
            top.append(line)
        elif line.of_which and open_:
            open_[-1].children.append(line)
        elif line.depth:
            open_ = [above for above in open_ if above.depth < line.depth and (above.depth or _heads(lines, above))]
            (open_[-1].children if open_ else top).append(line)
            open_.append(line)
        elif depths and open_ and _inside_numbering(lines, at):
            open_[-1].children.append(line)
        else:
            open_ = [line]
            top.append(line)
    return top


def _heads(lines: Sequence[Line], line: Line) -> bool:
    """Whether a numbering begins right below a line without a number."""
    after = lines[lines.index(line) + 1 :]
    return bool(after) and after[0].number == 1


def _inside_numbering(lines: Sequence[Line], at: int) -> bool:
    """Whether the numbering goes on after a line without a number: then that line is part of the item before it."""
    before = next((line for line in reversed(lines[:at]) if line.depth), None)
    after = next((line for line in lines[at + 1 :] if line.depth or line.kind != "item"), None)
    if before is None or after is None or not after.depth:
        return False
    return after.depth == before.depth and after.number == before.number + 1


def sums_of_columns(out: Collector, columns: Sequence[Column], covers: Sequence[Cover], scope: str | None) -> None:
    """The sums of each column of values."""
    summed = [column for column in columns if _summed(column)]
    borne = [cover.certain or borne_out(summed, cover.total, cover.parts) > 0 for cover in covers]
    outlined = any(held and cover.total.marked and not cover.certain for held, cover in zip(borne, covers, strict=True))
    for exhaustive, cover in zip(borne, covers, strict=True):
        exhaustive = exhaustive or (outlined and cover.total.marked and len(cover.parts) > 1)
        nested = any(line.children for line in cover.parts)
        if not cover.certain and not exhaustive and (nested or cover.total.loose):
            continue
        for column in summed:
            found = sum_of(out, column, cover, scope, exhaustive=exhaustive)
            if found is not None:
                out.sums.append(found)


def borne_out(columns: Sequence[Column], total: Line, parts: Sequence[Line]) -> int:
    """In how many columns the parts make up the total, zeros aside."""
    count = 0
    for column in columns:
        cell = total.record.get(column)
        figures = figures_of(column, parts)
        if cell is None or cell.figure is None or not figures or cell.figure.value == 0:
            continue
        count += holds(cell.figure, [figure for _, figure in figures])
    return count


def _summed(column: Column) -> bool:
    if column.kind in (Kind.RATE, Kind.SHARE, Kind.CHANGE_RATE, Kind.SERIAL, Kind.WEIGHT, Kind.SCORE):
        return False
    return not _UNSUMMED.search(column.name)


def sum_of(out: Collector, column: Column, cover: Cover, scope: str | None, *, exhaustive: bool) -> Sum | None:
    """The sum of one column, or nothing where a part cannot be read."""
    cell = cover.total.record.get(column)
    parts = figures_of(column, cover.parts)
    if cell is None or cell.figure is None or not parts or len(cover.parts) < 2:
        return None
    plus = tuple(figure for line, figure in parts if not _takes_away(line))
    minus = tuple(figure for line, figure in parts if _takes_away(line))
    stated, *rest = counted(column, in_one_unit((cell.figure, *plus, *minus)))
    plus, minus = tuple(rest[: len(plus)]), tuple(rest[len(plus) :])
    if _is_average(column, stated, plus):
        return None
    units = {figure.unit.dimension for figure in (stated, *rest)}
    if not plus or len(units) > 1 or units & {"ratio", "points", "score"}:
        return None
    first, last = cover.parts[0].record, cover.total.record
    return Sum(
        context=out.span(min(first.start, last.start), max(last.end, first.end, cover.parts[-1].record.end)),
        basis="table",
        name=(cover.total.name.text if cover.total.name is not None else "合计") + column.words,
        name_span=cover.total.name.span(out.document) if cover.total.name is not None else None,
        scope=scope,
        total=stated,
        parts=plus,
        part_names=tuple(line.name.text if line.name is not None else "" for line, _ in parts if not _takes_away(line)),
        subtracted=minus,
        exhaustive=exhaustive,
    )


def _is_average(column: Column, stated: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a total lies between its parts, as a mean does and a sum of positive values cannot (生师比, 平均得分)."""
    values = [part.value for part in parts]
    if column.kind is Kind.MONEY or len(values) < 2 or min(values) <= 0:
        return False
    return min(values) <= stated.value <= max(values)


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
