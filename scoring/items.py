"""ItemRead: an item of a scorecard with all that is printed for it: clause, explanation, equations, related claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemas.document import Span
from schemas.equation import Equation
from schemas.extraction import Claim, Extraction, Item, Scorecard
from schemas.figure import Figure, Key
from schemas.patterns import late
from schemas.rubric import RubricItem
from scoring.figures_by_place import figures_in
from scoring.remembered import formed_once, once
from scoring.weights import all_items

_REASON_COLUMN = late(
    r"偏差(?:原因|情况|分析|说明)|(?:扣|失|丢|未得满)分(?:原因|情况|说明|及|理由)|(?:未完成|未达标|差异|调整)(?:的)?(?:原因|情况说明)"
    r"|得分说明|评分说明|自评说明|原因分析|原因说明"
)
_DITTO = re.compile(r"\s*(?:同上|同前|[〃″]|同上一?(?:项|指标|行))[。.]?\s*")
_HEAD = 1500
OFFICIAL_SIGNS = str.maketrans("（）＜＞％：；", "()<>%:;")
"""A rubric's signs, brought to those that documents are normalised to."""


@dataclass(frozen=True)
class EquationRead:
    """A printed equation with the words before it."""

    equation: Equation
    label: str


@dataclass(frozen=True)
class CardRead:
    """What the items of one scorecard share: the form's habits, and the submission around it."""

    card: Scorecard
    extraction: Extraction
    asks_reasons: bool
    """The form has a column for the reasons of deductions or deviations."""
    score_decimals: int
    """The most decimals of any score; 0 where rounding to whole points is the form's habit."""


@dataclass(frozen=True)
class ItemRead:
    """An item with the text of its clause, the numbers printed in it, and the figures that may be its inputs.

    ``told`` are the figures of its explanation, target and actual cells, ``equations`` those printed there,
    ``claims`` all claims of the submission outside scorecards' clauses. ``path`` holds the items above it.
    """

    item: Item
    clause: str
    figures: tuple[Figure, ...]
    told: tuple[Figure, ...] = ()
    equations: tuple[EquationRead, ...] = ()
    claims: tuple[Claim, ...] = ()
    on: CardRead | None = None
    path: tuple[Item, ...] = field(default=())
    official: RubricItem | None = None
    """The item of the official rubric that this one answers."""
    matched: Mapping[str, Figure] = field(default_factory=dict)
    """Figures that a model took for variables of the clause."""

    @property
    def governing_clause(self) -> str:
        """The clause by which the item is scored: the printed one, else the official."""
        if self.clause.strip() or self.official is None:
            return self.clause
        return self.official.clause.translate(OFFICIAL_SIGNS)

    def text(self, spans: tuple[Span, ...]) -> str:
        """The normalised text of cells of this item."""
        return self.on.extraction.text(spans) if self.on is not None else ""

    def inside(self, spans: tuple[Span, ...]) -> tuple[Figure, ...]:
        """The figures among ``told`` that stand in some cells; a claim's figure first, it knows its operator."""
        extraction = self.on.extraction if self.on is not None else None
        if extraction is None:
            return tuple(f for f in self.told if any(span.covers(f.span) for span in spans) and f.kind.is_figure)
        claimed = _claimed(extraction)
        inside = {f.key: f for f in figures_in(spans, extraction) if f.kind.is_figure}
        return tuple(claimed.get(each, inside[each]) for each in sorted(inside))


@once
def _claimed(extraction: Extraction) -> dict[Key, Figure]:
    """The figures as claims have them, which may know more of their operator."""
    return {claim.figure.key: claim.figure for claim in extraction.claims}


@formed_once
def equations_of(extraction: Extraction) -> Iterator[EquationRead]:
    for equation in extraction.equations:
        label = extraction.text((equation.label,)) if equation.label else ""
        yield EquationRead(equation, label.strip())


@formed_once
def items_of(extraction: Extraction) -> Iterator[ItemRead]:
    equations = equations_of(extraction)
    for card in extraction.scorecards:
        on = card_read(card, extraction)
        clause = ""
        for path, item in with_paths(card.items):
            told = item.explanation + item.actual
            above, clause = clause, extraction.text(item.clause)
            clause = above if _DITTO.fullmatch(clause) else clause
            yield ItemRead(
                item,
                clause,
                figures_in(item.clause, extraction),
                figures_in(told, extraction),
                tuple(each for each in equations if _covers(told, each.equation.span)),
                extraction.claims,
                on,
                path,
            )


def card_read(card: Scorecard, extraction: Extraction) -> CardRead:
    text = extraction.texts.get(card.span.document, "")
    scores = [item.score for item in all_items(card) if item.score is not None]
    return CardRead(
        card=card,
        extraction=extraction,
        asks_reasons=_REASON_COLUMN.search(text[max(0, card.span.start - 200) : card.span.start + _HEAD]) is not None,
        score_decimals=max((score.decimals for score in scores), default=0),
    )


def with_paths(items: tuple[Item, ...], path: tuple[Item, ...] = ()) -> Iterator[tuple[tuple[Item, ...], Item]]:
    """Every item of a tree in reading order, with the items above it."""
    for item in items:
        yield path, item
        yield from with_paths(item.children, (*path, item))


def _covers(spans: Iterable[Span], inner: Span) -> bool:
    """Whether an equation begins in one of the spans; it may end in the next, behind a page break."""
    return any(span.document == inner.document and span.start <= inner.start < span.end for span in spans)
