"""IndicatorCells: the content of an indicator and its completion, side by side in a row of a project table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.document import Span
from schemas.extraction import Extraction, ProjectRow
from schemas.figure import Figure
from scoring.figures_by_place import figures_in
from scoring.gather import gatherer
from scoring.said import is_empty

_TOLD = ("text", "explanation", "problem", "problems", "reason")


@dataclass(frozen=True)
class IndicatorCells:
    """The two cells with their figures; ``explained`` where the row reports a problem or a reason."""

    project: str
    kind: str
    target: tuple[Span, ...]
    actual: tuple[Span, ...]
    target_text: str
    actual_text: str
    targets: tuple[Figure, ...]
    actuals: tuple[Figure, ...]
    explained: bool


@gatherer(IndicatorCells)
def indicator_cells(extraction: Extraction) -> Iterator[IndicatorCells]:
    for row in extraction.projects:
        for key, target in row.texts.items():
            if key.startswith("target "):
                actual = row.texts.get("actual " + key.removeprefix("target "))
                if actual:
                    yield _cells(row, key.removeprefix("target "), target, actual, extraction)


def _cells(
    row: ProjectRow, kind: str, target: tuple[Span, ...], actual: tuple[Span, ...], extraction: Extraction
) -> IndicatorCells:
    told = [spans for key, spans in row.texts.items() if key.split(" ")[0] in _TOLD]
    return IndicatorCells(
        row.name,
        kind,
        target,
        actual,
        extraction.text(target),
        extraction.text(actual),
        _figures(target, extraction),
        _figures(actual, extraction),
        any(not is_empty(extraction.text(spans)) for spans in told),
    )


def _figures(cells: tuple[Span, ...], extraction: Extraction) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures_in(cells, extraction) if figure.kind.is_figure)
