"""Confirm: labels that a model proposed, tried against the relations they imply.

What recomputes is confirmed, whoever proposed it. What does not is a wrong label or a real conflict; it is a conflict
only where the labels stand on evidence of their own, and is dropped where they do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.labels.hints import FigureHint
from extractor.model.reasons import BY_HEADER, BY_WORDS
from extractor.model.relations import (
    KINDS,
    Key,
    Standing,
    changed,
    figures_of,
    holds_tellingly,
    key,
    new_relations,
    standing,
)
from schemas.document import Span
from schemas.extraction import Claim, Extraction, Relation

_FEWEST_ROWS = 2


@dataclass(frozen=True)
class TableProposal:
    """A table whose columns a model named: the figures of each such column, and whether it passed its controls."""

    about: Span
    columns: Mapping[Key, int]
    reliable: bool


@dataclass(frozen=True)
class Proposal:
    """All that a model proposed; ``reliable`` is whether it passed the controls among the figures."""

    figures: Mapping[Key, FigureHint] = field(default_factory=dict)
    disputed: frozenset[Key] = frozenset()
    """Those for which the lexicon has another label."""
    reliable: bool = False
    tables: Sequence[TableProposal] = ()


@dataclass(frozen=True)
class Weighed:
    """The extraction with what can be relied on, and the figures whose proposed labels arithmetic confirmed."""

    extraction: Extraction
    confirmed: frozenset[Key]
    dropped: int
    """How many relations were kept apart, since they neither recompute nor stand on evidence of their own."""


def weigh(base: Extraction, told: Extraction, proposal: Proposal) -> Weighed:
    """The first reading with what the second adds; nothing of the first is lost or changed but labels it did not have."""
    new = list(new_relations(base, told))
    kept: list[Relation] = []
    confirmed: set[Key] = set()
    accepted: set[Key] = set()
    rows: list[Span] = []
    for table in proposal.tables:
        mine = [each for each in new if any(key(figure) in table.columns for figure in figures_of(each))]
        borne_out = _columns_borne_out(mine, table)
        held = {figure for figure, column in table.columns.items() if column in borne_out}
        kept += [_marked(each, confirmed=True) for each in mine if _within(each, table, held)]
        confirmed |= held
        accepted |= held | (set(table.columns) if table.reliable else set())
        rows += [table.about] if borne_out else []
    labels = [each for each in new if _rests_on(each, proposal.figures) and not _in_tables(each, proposal.tables)]
    proven = {key(f) for each in labels if holds_tellingly(each) for f in figures_of(each)}
    proven &= set(proposal.figures)
    for each in labels:
        if standing(each) is Standing.HOLDS or _stands(each, proposal, proven):
            kept.append(_marked(each, reason=_ground(each, proposal), confirmed=_all_proven(each, proposal, proven)))
    confirmed |= proven
    accepted |= set(proposal.figures) if proposal.reliable else proven - proposal.disputed
    extraction = _merged(base, told, kept, accepted, confirmed, rows)
    return Weighed(extraction, frozenset(confirmed), len(new) - len(kept))


def _columns_borne_out(relations: Iterable[Relation], table: TableProposal) -> set[int]:
    """The columns that take part in relations of which at least two hold, and hardly one fails."""
    held: Counter[int] = Counter()
    failed: Counter[int] = Counter()
    for relation in relations:
        columns = {table.columns[key(f)] for f in figures_of(relation) if key(f) in table.columns}
        match standing(relation):
            case Standing.HOLDS:
                held.update(columns)
            case Standing.FAILS:
                failed.update(columns)
            case Standing.OPEN:
                pass
    return {column for column, times in held.items() if times >= _FEWEST_ROWS and times >= 2 * failed[column]}


def _within(relation: Relation, table: TableProposal, held: set[Key]) -> bool:
    """Whether all that a relation owes to the model is borne out by other rows."""
    return all(key(figure) in held for figure in figures_of(relation) if key(figure) in table.columns)


def _in_tables(relation: Relation, tables: Sequence[TableProposal]) -> bool:
    return any(key(figure) in table.columns for table in tables for figure in figures_of(relation))


def _rests_on(relation: Relation, labels: Mapping[Key, FigureHint]) -> bool:
    return any(key(figure) in labels for figure in figures_of(relation))


def _stands(relation: Relation, proposal: Proposal, proven: set[Key]) -> bool:
    """Whether a relation that does not recompute may be a conflict rather than a wrong label.

    The model must have passed its controls, and its labels be confirmed elsewhere; one may instead be what the words
    right beside it say.
    """
    if not proposal.reliable:
        return False
    owed = [each for each in figures_of(relation) if key(each) in proposal.figures and key(each) not in proven]
    if not owed:
        return True
    beside = all(proposal.figures[key(each)].reason == BY_WORDS for each in owed)
    return len(owed) == 1 and beside


def _all_proven(relation: Relation, proposal: Proposal, proven: set[Key]) -> bool:
    return all(key(each) in proven for each in figures_of(relation) if key(each) in proposal.figures)


def _ground(relation: Relation, proposal: Proposal) -> object:
    return next(proposal.figures[key(f)].reason for f in figures_of(relation) if key(f) in proposal.figures)


def _marked(relation: Relation, *, reason: object = BY_HEADER, confirmed: bool) -> Relation:
    return relation.model_copy(update={"labelled_by": "model", "reason": reason, "confirmed": confirmed})


def _merged(
    base: Extraction,
    told: Extraction,
    kept: Sequence[Relation],
    accepted: set[Key],
    confirmed: set[Key],
    rows: Sequence[Span],
) -> Extraction:
    added = {
        name: (*getattr(base, name), *(each for each in kept if type(each) is kind)) for name, kind in KINDS.items()
    }
    names = {project.name_span for project in base.projects}
    projects = [
        each
        for each in told.projects
        if each.name_span not in names and any(span.covers(each.name_span) for span in rows)
    ]
    claims = tuple(_claims(base, told, accepted, confirmed))
    return changed(base, **added, claims=claims, projects=(*base.projects, *projects))


def _claims(base: Extraction, told: Extraction, accepted: set[Key], confirmed: set[Key]) -> Iterator[Claim]:
    """The claims of the first reading, those of accepted labels replaced by the second's."""
    replaced: set[Key] = set()
    second: dict[Key, list[Claim]] = {each: [] for each in accepted}
    for claim in told.claims:
        if key(claim.figure) in accepted:
            second[key(claim.figure)].append(claim)
    for claim in base.claims:
        each = key(claim.figure)
        if not second.get(each) and each not in replaced:
            yield claim
            continue
        replaced.add(each)
        for new in second.pop(each, ()):
            yield new.model_copy(
                update={
                    "labelled_by": "model",
                    "reason": new.reason or BY_HEADER,
                    "confirmed": each in confirmed,
                }
            )
