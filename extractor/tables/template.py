"""The columns that the parts of a table share: its best header, with what headers are known to lose put back.

Only what the rest of the header leaves no doubt about is mended; nothing here looks at data rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractor.tables import headers
from extractor.tables.columns import Column, settle
from extractor.tables.grid import Content, GridCell, Row
from extractor.tables.meanings import UNKNOWN, Kind, Meaning
from extractor.tables.rebuilt import is_broken, rebuild
from extractor.tables.sections import Section

_ENDS = (Kind.EXPLANATION, Kind.TEXT, Kind.RATE, Kind.SERIAL, Kind.PROJECT, Kind.DEPARTMENT)


def template_of(group: Sequence[Section]) -> list[Column]:
    best = max(group, key=lambda section: _worth(section.columns))
    if best.grid.spanned:
        return best.columns
    if is_broken(best.columns):
        columns = rebuild(best.header, [row for section in group for row in section.rows], best.grid.width)
        if columns is not None:
            return settle(columns)
    return mended(best.columns)


def _worth(columns: Sequence[Column]) -> tuple[int, int]:
    """Named columns count; of headers that name as many, the one with fewer nameless columns is better."""
    if is_broken(columns):
        return 0, 0
    known = len({column.path for column in columns if column.kind is not Kind.UNKNOWN})
    return known, -sum(column.kind is Kind.UNKNOWN for column in columns)


def mended(columns: Sequence[Column]) -> list[Column]:
    """The columns with those gone that no table has, and those put back that the form leaves no doubt about."""
    kept = _without_overhang(columns)
    kept = _without_odd_ones(kept)
    kept = _with_weights(kept)
    return [replace(column, index=at) for at, column in enumerate(kept)]


def _without_overhang(columns: Sequence[Column]) -> list[Column]:
    """Columns to the right of a header that is not divided (整改情况) were pushed there by lost cells."""
    kept: list[Column] = []
    for column in columns:
        above = column.cells[0] if column.cells else None
        left = kept[-1] if kept else None
        under_left = left is not None and above is not None and left.cells and left.cells[0] is above
        if under_left and left is not None and len(left.cells) == 1 and headers.meaning_of(left.name).kind in _ENDS:
            continue
        kept.append(column)
    while kept and not kept[-1].path:
        kept.pop()
    return kept


def _without_odd_ones(columns: Sequence[Column]) -> list[Column]:
    """Where every kind of indicator has 指标内容 and 完成情况, a third column under one of them is none."""
    groups = [list(members) for _, members in groupby(columns, key=_indicator_group)]
    pairs = [
        g for g in groups if _indicator_group(g[0]) is not None and [c.kind for c in g] == [Kind.TARGET, Kind.ACTUAL]
    ]
    if len(pairs) < 3:
        return list(columns)
    kept: list[Column] = []
    for group in groups:
        odd = _indicator_group(group[0]) is not None and len(group) == 3
        kept += group[:2] if odd and [c.kind for c in group[:2]] == [Kind.TARGET, Kind.ACTUAL] else group
    return kept


def _indicator_group(column: Column) -> GridCell | None:
    """The header cell of the kind of indicators that a column belongs to."""
    if len(column.cells) < 2 or column.kind not in (Kind.TARGET, Kind.ACTUAL, Kind.SCORE, Kind.WEIGHT):
        return None
    parent = column.cells[-2]
    return parent if headers.GROUPS.fullmatch(headers.bare(parent.text)) else None


def _with_weights(columns: Sequence[Column]) -> list[Column]:
    """名称|参考分值|名称|参考分值|名称: the last name has a weight too, which the header lost."""
    levels = [column for column in columns if column.kind is Kind.LEVEL]
    weighted = Counter(columns[at - 1].kind for at, c in enumerate(columns) if at and c.kind is Kind.WEIGHT)
    last = columns.index(levels[-1]) if levels else -1
    has_weight = last + 1 < len(columns) and columns[last + 1].kind is Kind.WEIGHT
    if len(levels) < 2 or weighted[Kind.LEVEL] != len(levels) - 1 or has_weight:
        return list(columns)  # a level above may have no weights: 一级指标|分值|二级指标|三级指标|分值
    kept: list[Column] = []
    for at, column in enumerate(columns):
        kept.append(column)
        follows = columns[at + 1].kind if at + 1 < len(columns) else None
        if column.kind is Kind.LEVEL and follows is not Kind.WEIGHT:
            weight = Meaning(Kind.WEIGHT, level=column.meaning.level)
            kept.append(Column(0, column.cells, weight, optional=True, path=(*column.path[:-1], "分值")))
    return kept


def with_names(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Leading columns of words name rows, whatever stands above them (经费控制（万元） over 公务接待费, 会议费 …)."""
    found = list(columns)
    for at, column in enumerate(columns):
        if column.kind not in (Kind.MONEY, Kind.RATE, Kind.CHANGE, Kind.SCORE, Kind.WEIGHT):
            if column.kind in (Kind.UNKNOWN, Kind.SERIAL, Kind.CATEGORY):
                continue
            break
        cells = [row[at] for row in rows if at < len(row)]
        words = sum(cell is not None and cell.content in (Content.WORDS, Content.PROSE) for cell in cells)
        values = sum(cell is not None and cell.content.printed_value for cell in cells)
        if not words and not values and column.kind is Kind.MONEY and at + 1 < len(columns):
            continue  # the label of a block, whose merged cell was lost below it
        if not words or values * 3 > words:
            break
        found[at] = replace(column, meaning=UNKNOWN)
    return found
