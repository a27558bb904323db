"""The most decimals among a figure's neighbours: its column in a table, its paragraph in prose.

Rates, counts and scores keep their own: their trailing zeros are not lost on the way to paper.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.figures.draft import Draft, Region
from schemas.kind import Kind

_ROUNDED = "亿元"
"""Told in whole hundreds of millions, an amount is rounded, whatever stands beside it."""
_WITH_NEIGHBOURS = (Kind.AMOUNT, Kind.MEASURE, Kind.PLAIN)


def set_neighbour_decimals(read: Iterable[tuple[Region, list[Draft]]]) -> None:
    """Sets ``neighbour_decimals`` of every figure that has neighbours of its own unit."""
    most: dict[object, int] = {}
    placed: list[tuple[Draft, object]] = []
    for region, drafts in read:
        for draft in drafts:
            if not draft.kind.is_figure:
                continue
            key = _neighbourhood(region, draft)
            if key is not None:
                placed.append((draft, key))
                most[key] = max(most.get(key, 0), draft.decimals)
            else:
                draft.neighbour_decimals = draft.decimals
    for draft, key in placed:
        draft.neighbour_decimals = most[key]


def _neighbourhood(region: Region, draft: Draft) -> object | None:
    unit = (draft.unit.dimension, draft.unit.symbol)
    if region.cell is not None and region.table is not None and draft.kind in _WITH_NEIGHBOURS:
        return (region.table.start, region.cell.column, *unit)
    if region.cell is None and draft.kind is Kind.AMOUNT and draft.unit.symbol != _ROUNDED:
        return (region.start, *unit)
    return None
