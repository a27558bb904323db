"""Check: every rule over everything it speaks of in an extraction; verdicts become findings and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.document import Document
from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.finding import Coverage, Finding
from scoring.coverage import cover
from scoring.findings import finding_from
from scoring.gather import gather
from scoring.merge import Judged, merge
from scoring.rule import Rule, all_rules
from scoring.verdict import Verdict


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: findings worst first, the coverage, and which rules looked at which figure."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    checks_of: Mapping[tuple[str, int], tuple[str, ...]]


def check(extraction: Extraction, documents: Iterable[Document], rules: Iterable[Rule] | None = None) -> Checked:
    """Judge an extraction. ``documents`` are asked only for quotes and places.

    ``rules`` limits the check to some of them; the default is all.
    """
    by_name = {document.name: document for document in documents}
    judged = judge(extraction, all_rules() if rules is None else rules)
    found = [finding_from(each.rule, each.verdict, by_name) for each in merge(judged)]
    found.sort(key=_worst_first)
    coverage = cover(extraction, [(each.rule.code, each.verdict) for each in judged], by_name)
    return Checked(tuple(found), coverage, _checks_of(judged))


def judge(extraction: Extraction, rules: Iterable[Rule]) -> list[Judged]:
    """The verdict of each rule on each thing it speaks of."""
    judged: list[Judged] = []
    things: dict[type, list[Any]] = {}
    for each in rules:
        if each.over not in things:
            things[each.over] = list(gather(extraction, each.over))
        for thing in things[each.over]:
            outcome = each.check(thing)
            verdicts = [outcome] if isinstance(outcome, Verdict) else outcome or ()
            judged.extend(Judged(each, verdict) for verdict in verdicts)
    return judged


def _worst_first(finding: Finding) -> tuple[object, ...]:
    first = finding.evidence[0]
    return (-finding.severity.rank, first.document, first.start, finding.code)


def _checks_of(judged: Iterable[Judged]) -> dict[tuple[str, int], tuple[str, ...]]:
    checks: dict[tuple[str, int], list[str]] = {}
    for each in judged:
        for figure in each.verdict.figures:
            codes = checks.setdefault(key(figure), [])
            if each.rule.code not in codes:
                codes.append(each.rule.code)
    return {figure: tuple(codes) for figure, codes in checks.items()}


def key(figure: Figure) -> tuple[str, int]:
    """What identifies a figure in a submission."""
    return (figure.span.document, figure.id)
