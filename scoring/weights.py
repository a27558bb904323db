"""Weights of a scorecard: walking its items, and what their printed maxima add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.extraction import Item, Scorecard
from schemas.figure import Figure
from scoring.remembered import once

_FEWEST = 3
_EXECUTION = (10, 20)
"""The points that forms give for execution."""


def all_items(card: Scorecard) -> Iterator[Item]:
    """Every item of every level, the upper ones first."""
    waiting = list(card.items)
    while waiting:
        item = waiting.pop(0)
        yield item
        waiting.extend(item.children)


def points(figure: Figure) -> Figure:
    """Points are given, not measured: a whole number of them is exact."""
    return figure if figure.exact or figure.decimals else _exact(figure)


@once
def _exact(figure: Figure) -> Figure:
    return figure.changed(exact=True)


def maxima_of(items: Sequence[Item]) -> tuple[Figure, ...] | None:
    """The printed weights that items stand for, an item without one by those below it; None where one is missing."""
    maxima: list[Figure] = []
    for item in items:
        below = (points(item.maximum),) if item.maximum is not None else maxima_of(item.children)
        if below is None:
            return None
        maxima.extend(below)
    alike = len({figure.unit.dimension for figure in maxima}) == 1
    return tuple(maxima) if alike else None


def is_hundred(maxima: Sequence[Figure]) -> bool:
    """Whether weights make 100 points or 100%."""
    return sum(figure.value for figure in maxima) == 100


def without_execution(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items of the indicator table alone: the points for execution may stand in a block of their own above it."""
    return tuple(item for item in items if item.children or item.target or "执行率" not in item.name)


def scores_to_be_weighted(card: Scorecard) -> bool:
    """Whether each indicator is scored out of 100 and counts by its weight: most scores are above their weights."""
    scored = [(i.score.value, i.maximum.value) for i in all_items(card) if i.score and i.maximum and not i.children]
    above = sum(score > weight for score, weight in scored)
    return len(scored) >= _FEWEST and above * 5 >= len(scored) * 4


def execution_told_elsewhere(card: Scorecard) -> bool:
    """Whether weights and scores lack just what the points for execution are: 90 of 100, and at most 10 of the total.

    Those may stand in a block of the form that was not recognised; then neither sum proves anything.
    """
    maxima, stated, given = maxima_of(card.items), card.total_maximum, card.total_score
    if maxima is None or stated is None or given is None or any("执行" in item.name for item in all_items(card)):
        return False
    missing = stated.value - sum(figure.value for figure in maxima)
    lost = given.value - sum(item.score.value for item in all_items(card) if item.score and not item.children)
    return missing in _EXECUTION and 0 < lost <= missing
