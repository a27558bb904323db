"""One conflict is one finding: verdicts that show the same disagreement are told once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.check import Judged


def merge(judged: Sequence[Judged]) -> list[Judged]:
    """Keep the first of those that rest on the same figures."""
    kept: dict[frozenset[object], Judged] = {}
    for each in judged:
        figures = frozenset(figure.span for figure in each.verdict.figures)
        kept.setdefault(figures, each)
    return list(kept.values())
