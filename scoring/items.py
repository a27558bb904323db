"""ItemRead: an item of a scorecard with all that is printed for it: clause, explanation, equations, related claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.document import Span
from schemas.equation import Equation
from schemas.extraction import Claim, Extraction, Item
from schemas.figure import Figure
from scoring.weights import all_items


@dataclass(frozen=True)
class EquationRead:
    """A printed equation with the words before it."""

    equation: Equation
    label: str


@dataclass(frozen=True)
class ItemRead:
    """An item with the text of its clause, the numbers printed in it, and the figures that may be its inputs.

    ``told`` are the figures of its explanation, target and actual cells, ``equations`` those printed there,
    ``claims`` all claims of the submission outside scorecards' clauses.
    """

    item: Item
    clause: str
    figures: tuple[Figure, ...]
    told: tuple[Figure, ...] = ()
    equations: tuple[EquationRead, ...] = ()
    claims: tuple[Claim, ...] = ()


def equations_of(extraction: Extraction) -> Iterator[EquationRead]:
    for equation in extraction.equations:
        label = extraction.text((equation.label,)) if equation.label else ""
        yield EquationRead(equation, label.strip())


def items_of(extraction: Extraction) -> Iterator[ItemRead]:
    figures: dict[str, list[Figure]] = {}
    for figure in extraction.figures:
        figures.setdefault(figure.span.document, []).append(figure)
    equations = tuple(equations_of(extraction))
    for card in extraction.scorecards:
        for item in all_items(card):
            told = item.explanation + item.actual
            yield ItemRead(
                item,
                extraction.text(item.clause),
                _inside(item.clause, figures),
                _inside(told, figures),
                tuple(each for each in equations if _covers(told, each.equation.span)),
                extraction.claims,
            )


def _inside(spans: Iterable[Span], figures: dict[str, list[Figure]]) -> tuple[Figure, ...]:
    return tuple(f for span in spans for f in figures.get(span.document, ()) if span.covers(f.span))


def _covers(spans: Iterable[Span], inner: Span) -> bool:
    """Whether an equation begins in one of the spans; it may end in the next, behind a page break."""
    return any(span.document == inner.document and span.start <= inner.start < span.end for span in spans)
