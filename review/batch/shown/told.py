"""A submission of a run with all that the HTML and Markdown forms show of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from review import words
from review.batch.shown import decided
from review.batch.shown import summary as shown
from review.export.as_html import lines
from review.pipeline import Reviewed
from review.store import reading, runs
from review.store.decisions import Decision, Standing, standing
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Finding, Report, Severity


@dataclass(frozen=True)
class Told:
    """One submission; those with nothing to tell are left out by ``submissions``."""

    row: Row[Any]
    reviewed: Reviewed | None
    decisions: Standing
    language: Language
    checked: datetime.datetime

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

    def decision(self, finding: Finding) -> Decision | None:
        """What a reviewer decided about a finding."""
        return self.decisions.get((self.row.name, finding.fingerprint))

    def decided(self, finding: Finding) -> list[tuple[str, str]]:
        """The decision as a labelled line, where there is one."""
        decision = self.decision(finding)
        return [] if decision is None else [decided.line(decision, self.language, self.checked)]


def submissions(store: Store, run_id: int, language: Language) -> Iterator[Told]:
    """Worst first, those without finding or gap left out."""
    decisions, checked = standing(store), runs.get(store, run_id).started
    for row in reading.results(store, run_id):
        if row.errors or row.warnings or row.infos or row.waived or row.unreadable or row.state != "done":
            yield Told(row, reading.reviewed(store, row.source), decisions, language, checked)
