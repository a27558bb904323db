"""Units that a cell takes from its neighbours: 实际完成值 from 年度指标值 in its row, amounts from the cell above.

Forms print ≥50个 as the target and a bare 50 as the actual value, or 万元 only in the first cell of a column.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extractor.figures.draft import Draft, Region
from extractor.figures.header_words import HeaderSays, header_says
from extractor.figures.headers import Headers
from schemas.kind import Kind
from schemas.patterns import late

_DIFFERENCE = late("(?:增减|变动|变化|增加|减少|差异|差)(?:额|金额|数额|数)?$|额$")
_SHARED = (Kind.AMOUNT, Kind.COUNT, Kind.MEASURE, Kind.RATE)


class _Lone(NamedTuple):
    """The only figure of a cell."""

    region: Region
    draft: Draft
    header: str
    says: HeaderSays


def share_units(read: Iterable[tuple[Region, list[Draft]]], headers: Headers) -> None:
    """Gives bare numbers of one table the unit of a neighbour that surely shares it."""
    target: _Lone | None = None
    money: dict[int, _Lone] = {}
    for region, drafts in read:
        lone = _lone(region, drafts, headers)
        if lone is None or region.cell is None:
            continue
        if lone.draft.kind is Kind.PLAIN and lone.draft.unit.dimension == "number":
            if lone.says.measured and target is not None and _shares(target, lone):
                _take(lone, target)
            elif lone.says.money and not lone.says.not_money and region.cell.column in money:
                _take(lone, money[region.cell.column])
        elif lone.draft.kind is Kind.AMOUNT and lone.draft.unit_at is None:
            money[region.cell.column] = lone
        target = lone if lone.says.measured and lone.draft.kind in _SHARED else target


def _lone(region: Region, drafts: list[Draft], headers: Headers) -> _Lone | None:
    figures = [draft for draft in drafts if draft.kind.is_figure]
    if region.cell is None or len(figures) != 1 or len(region.text.strip()) > figures[0].end - figures[0].start + 6:
        return None
    above = headers.above(region.cell.row, region.cell.column)
    header = headers.text(above[0]) if above else ""
    return _Lone(region, figures[0], header, header_says(header))


def _shares(target: _Lone, lone: _Lone) -> bool:
    """Whether a value has the unit of the target before it; a difference in money behind a rate has not."""
    if target.draft.kind is Kind.RATE and _DIFFERENCE.search(lone.header):
        return False
    return _beside(target.region, lone.region)


def _beside(target: Region, actual: Region) -> bool:
    """Whether a cell follows the target in its row, with at most one cell (an operator, a unit) between."""
    if target.cell is None or actual.cell is None or target.cell.row != actual.cell.row:
        return False
    return 0 < actual.cell.column - target.cell.column <= 2


def _take(taker: _Lone, giver: _Lone) -> None:
    own = giver.draft
    taker.draft.kind, taker.draft.unit = own.kind, own.unit
    taker.draft.unit_at = own.unit_at or giver.region.place(own.number_end, own.end)
    if own.number_end == own.end and own.unit_at is None:
        taker.draft.unit_at = giver.region.place(own.start, own.end)
