"""Check: every rule over everything it speaks of in an extraction; verdicts become findings and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schemas.document import Document
from schemas.extraction import Extraction
from schemas.finding import Coverage, Finding, ScoreSheet
from schemas.rubric import Rubric
from scoring.coverage import cover
from scoring.findings import finding_from
from scoring.gather import gather
from scoring.items import ItemRead
from scoring.merge import Judged, merge
from scoring.other_readings import with_second_look
from scoring.outcome import outcome_of
from scoring.proposed import Proposal, findings_of, judge_proposed
from scoring.rubric_choice import Against, choose, with_official
from scoring.rubrics import built_in
from scoring.rule import Rule, all_rules
from scoring.score_status import score_sheets, totals_of
from scoring.verdict import Effect

Formed = Mapping[type, Sequence[Any]]


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: findings worst first, the coverage, and which rules looked at which figure."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    checks_of: Mapping[tuple[str, int], tuple[str, ...]]
    scores: tuple[ScoreSheet, ...] = ()


def check(
    extraction: Extraction,
    documents: Iterable[Document],
    rules: Iterable[Rule] | None = None,
    rubrics: Mapping[str, Rubric] | None = None,
    proposal: Proposal | None = None,
) -> Checked:
    """Judge an extraction. ``documents`` are asked only for quotes and places.

    ``rules`` limits the check to some of them; the default is all. ``rubrics`` of the user's own go before those
    that are built in. ``proposal`` is a second reading with a model's labels: what it adds comes on top of what is
    proven without it.
    """
    by_name = {document.name: document for document in documents}
    chosen = choose(extraction, built_in(), rubrics or {}) if extraction.scorecards else ()
    reads = with_official(gather(extraction, ItemRead), chosen)
    formed: Formed = {ItemRead: reads, Against: chosen}
    run = tuple(all_rules() if rules is None else rules)
    judged = with_effects(reads, judge(extraction, run, formed))
    proposed = [] if proposal is None else judge_proposed(extraction, proposal, run, judged)
    totals = totals_of(extraction)
    found = [finding_from(each.rule, each.verdict, by_name, totals) for each in merge(judged)]
    found += findings_of(proposed, judged, by_name, totals)
    found.sort(key=_worst_first)
    every = [*judged, *(each.judged for each in proposed)]
    read = extraction if proposal is None else proposal.extraction
    coverage = cover(read, [(each.rule.code, each.verdict) for each in every], by_name)
    return Checked(tuple(found), coverage, _checks_of(every), score_sheets(extraction, reads, judged, by_name, chosen))


def judge(extraction: Extraction, rules: Iterable[Rule], formed: Formed | None = None) -> list[Judged]:
    """The verdict of each rule on each thing it speaks of; ``formed`` are things that need more than the extraction."""
    ready = formed or {}
    judged: list[Judged] = []
    for each in rules:
        for thing in ready.get(each.over) or gather(extraction, each.over):
            said = each.verdicts(thing)
            if said:
                judged += [Judged(each, with_second_look(thing, verdict, extraction)) for verdict in said]
    return judged


def with_effects(reads: Iterable[ItemRead], judged: list[Judged]) -> list[Judged]:
    """A printed result that does not hold says what it does to the score that rests on it."""
    effects: dict[tuple[str, int], Effect] = {}
    for read in reads:
        outcome = outcome_of(read) if read.equations and not read.item.children else None
        if outcome is not None and outcome.effect is not None:
            effects |= {figure.key: outcome.effect for figure in outcome.causes}
    return [_with_effect(each, effects) for each in judged]


def _with_effect(each: Judged, effects: Mapping[tuple[str, int], Effect]) -> Judged:
    verdict = each.verdict
    stated = verdict.figures[0] if verdict.wrong and verdict.figures else None
    effect = effects.get(stated.key) if stated is not None and verdict.effect is None else None
    return Judged(each.rule, replace(verdict, effect=effect)) if effect is not None else each


def _worst_first(finding: Finding) -> tuple[object, ...]:
    first = finding.evidence[0]
    return (-finding.severity.rank, first.document, first.start, finding.code)


def _checks_of(judged: Iterable[Judged]) -> dict[tuple[str, int], tuple[str, ...]]:
    checks: dict[tuple[str, int], list[str]] = {}
    for each in judged:
        for figure in each.verdict.figures:
            codes = checks.setdefault(figure.key, [])
            if each.rule.code not in codes:
                codes.append(each.rule.code)
    return {figure: tuple(codes) for figure, codes in checks.items()}
