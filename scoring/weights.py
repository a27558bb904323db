"""Weights of a scorecard: walking its items, and what their printed maxima add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.extraction import Item, Scorecard
from schemas.figure import Figure


def all_items(card: Scorecard) -> Iterator[Item]:
    """Every item of every level, the upper ones first."""
    waiting = list(card.items)
    while waiting:
        item = waiting.pop(0)
        yield item
        waiting.extend(item.children)


def maxima_of(items: Sequence[Item]) -> tuple[Figure, ...] | None:
    """The printed weights of some items; None unless each has one, of the same unit."""
    maxima = tuple(item.maximum for item in items if item.maximum is not None)
    if not maxima or len(maxima) != len(items):
        return None
    return maxima if len({figure.unit.dimension for figure in maxima}) == 1 else None


def is_hundred(maxima: Sequence[Figure]) -> bool:
    """Whether weights make 100 points or 100%."""
    return sum(figure.value for figure in maxima) == 100
