"""A submission of a run with all that the HTML and Markdown forms show of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from review import words
from review.batch.shown import summary as shown
from review.batch.shown.as_xlsx import DECISIONS
from review.export.as_html import lines
from review.pipeline import Reviewed
from review.store import reading
from review.store.decisions import Decision, standing
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Finding, Report, Severity


@dataclass(frozen=True)
class Told:
    """One submission; those with nothing to tell are left out by ``submissions``."""

    row: Row[Any]
    reviewed: Reviewed | None
    decisions: Mapping[tuple[str, str], Decision]
    language: Language

    @property
    def report(self) -> Report | None:
        return self.reviewed.report if self.reviewed else None

    @property
    def counts(self) -> str:
        zh = self.language == "zh"
        told = [] if self.row.state == "done" else [shown.state(self.row.state, self.language)]
        for number, severity in (
            (self.row.errors, Severity.ERROR),
            (self.row.warnings, Severity.WARNING),
            (self.row.infos, Severity.INFO),
        ):
            name = words.SEVERITIES[severity].said_in(self.language)
            if number:
                told.append(f"{number} 处{name}" if zh else words.plural(number, name))
        return ("、" if zh else ", ").join(told)

    @property
    def message(self) -> str:
        return shown.message(self.row, self.language)

    @property
    def gaps(self) -> list[str]:
        return [words.unread(gap, self.language) for gap in self.report.unreadable] if self.report else []

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings if self.report else ()

    def lines(self, finding: Finding) -> list[dict[str, object]]:
        return lines(finding, self.reviewed) if self.reviewed else []

    def decided(self, finding: Finding) -> list[tuple[str, str]]:
        """A reviewer's decision as a labelled line, where there is one."""
        decision = self.decisions.get((self.row.name, finding.fingerprint))
        if decision is None:
            return []
        what = shown.said(DECISIONS[decision.decision], self.language)
        said = "  ".join(part for part in (what, decision.note) if part)
        by = f"（{decision.person}，{shown.moment(decision.made)}）"
        return [("复核：" if self.language == "zh" else "reviewed: ", said + by)]


def submissions(store: Store, run_id: int, language: Language) -> Iterator[Told]:
    """Worst first, those without finding or gap left out."""
    decisions = standing(store)
    for row in reading.results(store, run_id):
        if row.errors or row.warnings or row.infos or row.waived or row.unreadable or row.state != "done":
            yield Told(row, reading.reviewed(store, row.source), decisions, language)
