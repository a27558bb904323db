"""Figures: all numbers of one document in order, found by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

from schemas.figure import Figure


class Figures(Sequence[Figure]):
    """All numbers of one document in order, found by position."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = tuple(figures)
        self._starts = [figure.span.start for figure in self._figures]
        if any(one > two for one, two in pairwise(self._starts)):
            self._figures = tuple(sorted(self._figures, key=lambda figure: figure.span.start))
            self._starts.sort()

    @overload
    def __getitem__(self, index: int) -> Figure: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Figure]: ...
    def __getitem__(self, index: int | slice) -> Figure | Sequence[Figure]:
        return self._figures[index]

    def __len__(self) -> int:
        return len(self._figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures)

    def within(self, start: int, end: int) -> tuple[Figure, ...]:
        """The numbers that begin in a stretch of text."""
        return self._figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
