"""Hints: labels of figures and columns that do not come from the lexicon, for a whole submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.labels.hints import FigureHint, FigureHints
from extractor.tables.hints import ColumnHint, ColumnHints


@dataclass(frozen=True)
class Hints:
    """Labels by the document they speak of."""

    figures: Mapping[str, FigureHints] = field(default_factory=dict)
    columns: Mapping[str, ColumnHints] = field(default_factory=dict)

    def figures_of(self, document: str) -> FigureHints:
        return self.figures.get(document, {})

    def columns_of(self, document: str) -> ColumnHints:
        return self.columns.get(document, {})


NO_HINTS = Hints()

__all__ = ["NO_HINTS", "ColumnHint", "ColumnHints", "FigureHint", "FigureHints", "Hints"]
