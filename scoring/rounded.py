"""Rounded: a whole amount in a sentence and the number with decimals that an equation uses in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.kind import Qualifier
from scoring.evaluate import leaves_of
from scoring.gather import gatherer

_DIGITS = 4  # fewer in common may be chance


@dataclass(frozen=True)
class Rounded:
    whole: Figure
    exact: Figure


@gatherer(Rounded)
def rounded(extraction: Extraction) -> Iterator[Rounded]:
    wholes = {_place(claim.figure): claim.figure for claim in extraction.claims if _lost_decimals(claim.figure)}
    told: set[tuple[str, Decimal]] = set()
    for equation in extraction.equations:
        for figure in leaves_of(equation):
            place = (figure.span.document, figure.value.quantize(Decimal(1), ROUND_HALF_UP))
            if place in wholes and figure.decimals and figure.value != place[1] and place not in told:
                told.add(place)
                yield Rounded(wholes[place], figure)


def _place(figure: Figure) -> tuple[str, Decimal]:
    return figure.span.document, figure.value


def _lost_decimals(figure: Figure) -> bool:
    """A whole amount beside amounts with decimals, said without 约."""
    whole = figure.decimals == 0 and figure.neighbour_decimals > 0 and figure.qualifier is Qualifier.NONE
    return whole and figure.unit.dimension == "money" and len(f"{figure.value:f}") >= _DIGITS
