"""The score that a submission supports: a status for every item, the total as claimed, as proven, and as arguable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from schemas.document import Document, Span
from schemas.extraction import Extraction, Scorecard
from schemas.figure import Figure
from schemas.finding import Evidence, ScoredItem, ScoreSheet
from scoring.findings import evidence
from scoring.items import ItemRead
from scoring.merge import Judged
from scoring.outcome import Outcome, outcome_of
from scoring.rubric_choice import Against
from scoring.verdict import Effect
from scoring.weights import all_items

_LONGEST_CLAUSE = 400


def score_sheets(
    extraction: Extraction,
    items: Iterable[ItemRead],
    judged: Iterable[Judged],
    documents: Mapping[str, Document],
    chosen: Iterable[Against] = (),
) -> tuple[ScoreSheet, ...]:
    """One sheet for each scorecard that prints scores, with the rubric it was held against."""
    against = {id(each.card): each for each in chosen}
    effects = tuple(each.verdict.effect for each in judged if each.verdict.wrong and each.verdict.effect)
    reads = [read for read in items if not read.item.children]
    sheets = []
    for card in extraction.scorecards:
        mine = [read for read in reads if read.on is not None and read.on.card is card]
        if any(read.item.score is not None for read in mine):
            sheet = _sheet(card, mine, effects, documents)
            rubric = against.get(id(card))
            named = {"rubric": rubric.name, "rubric_title": rubric.rubric.title} if rubric is not None else {}
            sheets.append(sheet.changed(**named))
    return tuple(sheets)


def totals_of(extraction: Extraction) -> dict[Span, Figure]:
    """The printed total that each printed score counts towards."""
    totals: dict[Span, Figure] = {}
    for card in extraction.scorecards:
        if card.total_score is not None:
            totals[card.total_score.span] = card.total_score
            totals |= {item.score.span: card.total_score for item in all_items(card) if item.score is not None}
    return totals


def _sheet(
    card: Scorecard, reads: Iterable[ItemRead], effects: Iterable[Effect], documents: Mapping[str, Document]
) -> ScoreSheet:
    known = list(effects)
    outcomes = [(read, outcome_of(read)) for read in reads]
    known += [outcome.effect for _, outcome in outcomes if outcome.effect is not None]
    spans = {item.score.span for item in all_items(card) if item.score is not None}
    if card.total_score is not None:
        spans.add(card.total_score.span)
    proven, arguable = (_largest(known, spans, certain=certain) for certain in (True, False))
    claimed = card.total_score.value if card.total_score is not None else None
    items = tuple(_item(read, outcome, proven, arguable, documents) for read, outcome in outcomes)
    return ScoreSheet(
        title=card.title,
        document=card.span.document,
        items=items,
        claimed=claimed,
        supported=None if claimed is None else claimed + sum(proven.values(), Decimal(0)),
        proven=sum(proven.values(), Decimal(0)),
        arguable=sum((change for span, change in arguable.items() if span not in proven), Decimal(0)),
        total=_at(card.total_score, documents),
    )


def _largest(effects: Iterable[Effect], spans: set[Span], *, certain: bool) -> dict[Span, Decimal]:
    """What is to be added to each score; of several reasons for one score the weightiest counts."""
    changes: dict[Span, Decimal] = {}
    for effect in effects:
        span = effect.score.span
        if effect.certain is certain and span in spans and abs(effect.change) > abs(changes.get(span, Decimal(0))):
            changes[span] = effect.change
    return changes


def _item(
    read: ItemRead,
    outcome: Outcome,
    proven: Mapping[Span, Decimal],
    arguable: Mapping[Span, Decimal],
    documents: Mapping[str, Document],
) -> ScoredItem:
    score, maximum = read.item.score, read.item.maximum
    span = score.span if score is not None else None
    certain = span in proven
    change = (proven if certain else arguable).get(span) if span is not None else None
    return ScoredItem.made(
        name=read.item.name,
        above=tuple(item.name for item in read.path),
        status=outcome.status,
        maximum=maximum.value if maximum is not None else None,
        claimed=score.value if score is not None else None,
        lowest=_shown(outcome.points.low if outcome.points is not None else None),
        highest=_shown(outcome.points.high if outcome.points is not None else None),
        judged=outcome.judged,
        change=change,
        certain=certain or change is None,
        computation=outcome.computation or None,
        reason=outcome.reason,
        score=_at(score, documents),
        clause=next(_clause(read, documents), None),
    )


def _shown(points: Decimal | None) -> Decimal | None:
    """Points for a reader: not more decimals than scores are printed with."""
    if points is None or not points.is_finite():
        return None
    rounded = round(points, 4).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _at(figure: Figure | None, documents: Mapping[str, Document]) -> Evidence | None:
    return evidence(documents[figure.span.document], figure.span, "stated") if figure is not None else None


def _clause(read: ItemRead, documents: Mapping[str, Document]) -> Iterator[Evidence]:
    for span in read.item.clause:
        start = span.start + len(read.clause) - len(read.clause.lstrip()) if span is read.item.clause[0] else span.start
        yield evidence(
            documents[span.document], Span(span.document, start, min(span.end, start + _LONGEST_CLAUSE)), "context"
        )
