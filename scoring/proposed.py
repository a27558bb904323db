"""Proposed: what the rules say of a second reading, one that rests on a model's labels.

What they prove of the first reading stands as it is: it is never judged again, and nothing here can take from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schemas.base import Bilingual
from schemas.document import Document, Span
from schemas.extraction import Claim, Extraction, ProjectRow, Relation, Twins, Variable
from schemas.figure import Figure
from schemas.finding import Finding, Severity
from scoring.findings import finding_from
from scoring.gather import gather
from scoring.items import ItemRead
from scoring.merge import Judged, merge
from scoring.opposed import Opposed
from scoring.other_readings import with_second_look
from scoring.rule import Rule
from scoring.same_quantity import Mentions
from scoring.verdict import Verdict

MATCHED = Bilingual(zh="该数字即评分标准所要的变量", en="this figure is what the scoring clause asks for")
MAPPED = Bilingual(zh="依据表头与样例", en="by the header and the samples below it")


@dataclass(frozen=True)
class Proposal:
    """A second reading, and the figures that a model took for variables of scoring clauses."""

    extraction: Extraction
    matched: Sequence[tuple[Variable, Figure]] = ()


@dataclass(frozen=True)
class Ground:
    """Why a model labelled so, and whether arithmetic bears the label out."""

    reason: Bilingual
    confirmed: bool = False


@dataclass(frozen=True)
class Proposed:
    """A verdict that rests on a model's labels."""

    judged: Judged
    ground: Ground


def judge_proposed(
    base: Extraction, proposal: Proposal, rules: Iterable[Rule], known: Iterable[Judged]
) -> list[Proposed]:
    """The verdicts that the second reading adds to those of the first."""
    told = proposal.extraction
    seen = {_identity(each) for each in known}
    matched = list(_matched_reads(proposal))
    found: dict[tuple[str, frozenset[Span]], Proposed] = {}
    for rule in rules:
        things = matched if rule.over is ItemRead else gather(told, rule.over)
        for thing in things:
            ground = _ground(thing, base)
            for verdict in _verdicts(rule, thing) if ground is not None else ():
                judged = Judged(rule, with_second_look(thing, verdict, told))
                if _identity(judged) not in seen and _uses(thing, verdict) and ground is not None:
                    found.setdefault(_identity(judged), Proposed(judged, ground))
    return list(found.values())


def findings_of(
    proposed: Sequence[Proposed],
    known: Iterable[Judged],
    documents: Mapping[str, Document],
    totals: Mapping[Span, Figure],
) -> Iterator[Finding]:
    """The findings of these verdicts, at most warnings where arithmetic has not borne the labels out."""
    told = [_spans(each) for each in known if each.verdict.wrong]
    new = [each for each in proposed if not any(_spans(each.judged) <= spans for spans in told)]
    for judged in merge([each.judged for each in new]):
        under = [each.ground for each in new if _spans(each.judged) <= _spans(judged)]
        finding = finding_from(judged.rule, judged.verdict, documents, totals)
        confirmed = all(ground.confirmed for ground in under)
        severity = finding.severity if confirmed or finding.severity is Severity.INFO else Severity.WARNING
        yield finding.model_copy(update={"origin": "model", "reason": under[0].reason, "severity": severity})


def _verdicts(rule: Rule, thing: Any) -> Sequence[Verdict]:
    outcome = rule.check(thing)
    return [outcome] if isinstance(outcome, Verdict) else list(outcome or ())


def _matched_reads(proposal: Proposal) -> Iterator[ItemRead]:
    """The items for whose clauses a figure was found."""
    by_item: dict[Span, dict[str, Figure]] = {}
    for variable, figure in proposal.matched:
        by_item.setdefault(variable.item, {})[variable.name] = figure
    for read in gather(proposal.extraction, ItemRead):
        if read.item.span in by_item:
            yield replace(read, matched=by_item[read.item.span])


def _ground(thing: Any, base: Extraction) -> Ground | None:
    """What a thing owes to a model; None where it owes nothing."""
    match thing:
        case Relation() | Claim():
            owed = thing.labelled_by == "model"
            return Ground(thing.reason or MAPPED, thing.confirmed) if owed else None
        case Mentions():
            claims = [place.claim for place in thing.places if place.claim.labelled_by == "model"]
            confirmed = all(claim.confirmed for claim in claims)
            return Ground(claims[0].reason or MAPPED, confirmed) if claims else None
        case ProjectRow():
            known = any(row.name_span == thing.name_span for row in base.projects)
            return None if known else Ground(MAPPED, confirmed=True)
        case Opposed():
            return Ground(thing.told.reason)
        case Twins():
            return Ground(thing.reason)
        case ItemRead():
            return Ground(MATCHED) if thing.matched else None
        case _:
            return None


def _uses(thing: Any, verdict: Verdict) -> bool:
    """Whether a verdict on an item rests on the figure that was matched, and not on its other cells."""
    if not isinstance(thing, ItemRead):
        return True
    spans = {figure.span for figure in verdict.figures}
    return any(figure.span in spans for figure in thing.matched.values())


def _spans(each: Judged) -> frozenset[Span]:
    figures = [figure.span for figure in each.verdict.figures]
    return frozenset(figures or [span for span, _ in each.verdict.places])


def _identity(each: Judged) -> tuple[str, frozenset[Span]]:
    return each.rule.code, _spans(each)
