"""Misquoted: an operand of a printed equation that is one slip of the pen away from an amount told in the submission."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.equation import Equation
from schemas.extraction import Extraction
from schemas.figure import Figure
from scoring.evaluate import leaves
from scoring.gather import gatherer
from scoring.slips import neighbours

_MANY_DIGITS = 7
"""As many digits are hardly two amounts where all but one of them agree."""


@dataclass(frozen=True)
class Misquoted:
    operand: Figure
    told: Figure


@gatherer(Misquoted)
def misquoted(extraction: Extraction) -> Iterator[Misquoted]:
    """Amounts that an equation uses once, beside a neighbour that no other operand stands for."""
    operands = [figure for equation in extraction.equations for figure in _operands(equation)]
    used = _by_value([figure for figure in operands if _has_many_digits(figure)])
    if not used:
        return
    told = _by_value([claim.figure for claim in extraction.claims if claim.figure.unit.dimension == "money"])
    printed = {value for values in (used, told) for value in values}
    for pair in neighbours(printed, _MANY_DIGITS):
        if abs(pair[0] - pair[1]) in printed:
            continue  # what sets them apart is told too: two amounts
        for value, other in (pair, pair[::-1]):
            if value in used and value not in told and len(used[value]) == 1:
                yield Misquoted(used[value][0], (told.get(other) or used[other])[0])
                break


def _operands(equation: Equation) -> Iterator[Figure]:
    for step in equation.steps:
        yield from leaves(step.left)


def _has_many_digits(figure: Figure) -> bool:
    plain = figure.unit.dimension in ("money", "number") and figure.value_to is None
    return plain and len(f"{figure.value:f}".replace(".", "").strip("0")) >= _MANY_DIGITS - 1


def _by_value(figures: list[Figure]) -> dict[Decimal, list[Figure]]:
    """Each place once, by the number as printed: an equation often leaves its unit to the text."""
    found: dict[Decimal, dict[int, Figure]] = defaultdict(dict)
    for figure in figures:
        found[figure.value][figure.span.start] = figure
    return {value: list(places.values()) for value, places in found.items()}
