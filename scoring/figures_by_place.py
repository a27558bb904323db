"""The figures of a submission by where they stand: those of a document, and those in some of its cells."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.document import Span
from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.figures import Figures
from scoring.remembered import once


@once
def figures_of(extraction: Extraction) -> dict[str, Figures]:
    """All numbers of each document."""
    found: dict[str, list[Figure]] = {}
    for figure in extraction.figures:
        found.setdefault(figure.span.document, []).append(figure)
    return {document: Figures(figures) for document, figures in found.items()}


def figures_in(spans: Iterable[Span], extraction: Extraction) -> tuple[Figure, ...]:
    """The numbers that stand in some stretches, stretch by stretch."""
    figures = figures_of(extraction)
    return tuple(
        figure
        for span in spans
        if span.document in figures
        for figure in figures[span.document].within(span.start, span.end)
        if span.covers(figure.span)
    )
