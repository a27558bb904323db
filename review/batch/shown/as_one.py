"""SARIF and JUnit of a run: all submissions as one report, each document's name led by its submission's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from review.export import render as render_report
from review.pipeline import Reviewed
from review.store import reading
from review.store.opening import Store
from review.version import version
from schemas.base import Bilingual, Language
from schemas.finding import Coverage, DocumentInfo, Evidence, Finding, Report, Severity, Submission, Unreadable

NamedT = TypeVar("NamedT", DocumentInfo, Evidence, Unreadable)


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[bytes]:
    yield render_report(form, whole(store, run_id), language)


def whole(store: Store, run_id: int) -> Reviewed:
    """The run as one report."""
    documents: list[DocumentInfo] = []
    findings: list[Finding] = []
    unreadable: list[Unreadable] = []
    unchecked: Counter[str] = Counter()
    figures = checked = 0
    for row in reading.results(store, run_id, by_name=True):
        reviewed = reading.reviewed(store, row.source)
        if reviewed is None:
            unreadable.append(_without_report(row.name, row.reason or row.state, row.message_zh, row.message_en))
            continue
        report = reviewed.report
        documents += [_named(each, "name", row.name) for each in report.submission.documents]
        findings += [_led(each, row.name) for each in report.findings]
        unreadable += [_named(each, "document", row.name) for each in report.unreadable]
        figures, checked = figures + report.coverage.figures, checked + report.coverage.checked
        unchecked.update(report.coverage.unchecked)
    coverage = Coverage(figures=figures, checked=checked, unchecked=dict(unchecked))
    verdict = (
        "inconsistent"
        if any(each.waived is None and each.severity is not Severity.INFO for each in findings)
        else "consistent"
    )
    return Reviewed(
        Report(
            version=version(),
            submission=Submission(documents=tuple(documents)),
            verdict="incomplete" if unreadable and verdict == "consistent" else verdict,
            findings=tuple(findings),
            coverage=coverage,
            unreadable=tuple(unreadable),
        )
    )


def _led(finding: Finding, name: str) -> Finding:
    return finding.model_copy(update={"evidence": tuple(_named(each, "document", name) for each in finding.evidence)})


def _named(each: NamedT, field: str, name: str) -> NamedT:
    return each.model_copy(update={field: f"{name}/{getattr(each, field)}"})


def _without_report(name: str, reason: str, zh: str | None, en: str | None) -> Unreadable:
    return Unreadable(document=name, reason=reason, message=Bilingual(zh=zh or "未核对", en=en or "not checked"))
