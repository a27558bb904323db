"""What rules speak of: the relations of an extraction by type, and the groups that scoring forms itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from schemas.equation import Equation
from schemas.extraction import Claim, Extraction, Growth, Item, Listing, ProjectRow, Ratio, Scorecard, Sum
from schemas.figure import Figure
from scoring.weights import all_items


@dataclass(frozen=True)
class EquationRead:
    """A printed equation with the words before it."""

    equation: Equation
    label: str


def _equations(extraction: Extraction) -> Iterable[EquationRead]:
    for equation in extraction.equations:
        label = extraction.text((equation.label,)) if equation.label else ""
        yield EquationRead(equation, label.strip())


@dataclass(frozen=True)
class ItemRead:
    """An item of a scorecard with the text of its clause and the numbers printed in it."""

    item: Item
    clause: str
    figures: tuple[Figure, ...]


def _items(extraction: Extraction) -> Iterable[ItemRead]:
    figures: dict[str, list[Figure]] = {}
    for figure in extraction.figures:
        figures.setdefault(figure.span.document, []).append(figure)
    for card in extraction.scorecards:
        for item in all_items(card):
            inside = (f for span in item.clause for f in figures.get(span.document, ()) if span.covers(f.span))
            yield ItemRead(item, extraction.text(item.clause), tuple(inside))


Gatherer = Callable[[Extraction], Iterable[Any]]

_gatherers: dict[type, Gatherer] = {
    Claim: lambda extraction: extraction.claims,
    Ratio: lambda extraction: extraction.ratios,
    Growth: lambda extraction: extraction.growths,
    Sum: lambda extraction: extraction.sums,
    Listing: lambda extraction: extraction.listings,
    EquationRead: _equations,
    ItemRead: _items,
    Scorecard: lambda extraction: extraction.scorecards,
    ProjectRow: lambda extraction: extraction.projects,
    Extraction: lambda extraction: (extraction,),
}


def gatherer(over: type) -> Callable[[Gatherer], Gatherer]:
    """Register how things of a type are formed from an extraction (same-quantity groups, say)."""

    def register(form: Gatherer) -> Gatherer:
        _gatherers[over] = form
        return form

    return register


def gather(extraction: Extraction, over: type) -> Iterable[Any]:
    return _gatherers[over](extraction)
