"""What rules speak of: the relations of an extraction by type, and the groups that scoring forms itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from schemas.extraction import (
    Average,
    Claim,
    Extraction,
    Growth,
    Increase,
    Listing,
    Product,
    ProjectRow,
    Ratio,
    Scorecard,
    Sum,
    Twins,
)
from scoring.items import EquationRead, ItemRead, equations_of, items_of
from scoring.remembered import formed_once

Gatherer = Callable[[Extraction], Iterable[Any]]

_gatherers: dict[type, Gatherer] = {
    Claim: lambda extraction: extraction.claims,
    Ratio: lambda extraction: extraction.ratios,
    Growth: lambda extraction: extraction.growths,
    Sum: lambda extraction: extraction.sums,
    Product: lambda extraction: extraction.products,
    Increase: lambda extraction: extraction.increases,
    Average: lambda extraction: extraction.averages,
    Listing: lambda extraction: extraction.listings,
    EquationRead: equations_of,
    ItemRead: items_of,
    Scorecard: lambda extraction: extraction.scorecards,
    ProjectRow: lambda extraction: extraction.projects,
    Twins: lambda extraction: extraction.twins,
    Extraction: lambda extraction: (extraction,),
}


def gatherer(over: type) -> Callable[[Gatherer], Gatherer]:
    """Register how things of a type are formed from an extraction (same-quantity groups, say)."""

    def register(form: Gatherer) -> Gatherer:
        _gatherers[over] = formed_once(form)
        return form

    return register


def formed_by_check(over: type) -> None:
    """Announce a type whose things need more than an extraction; ``check`` forms them itself."""
    _gatherers.setdefault(over, lambda extraction: ())


def gather(extraction: Extraction, over: type) -> Iterable[Any]:
    """All things of a type; asked again of one extraction, they are the same things."""
    return _gatherers[over](extraction)
