"""Submissions, runs and outcomes made by hand, for tests that need no file and no rule."""

import hashlib

from review.batch.job import Found, Outcome
from review.store import runs
from review.store.columns import pack
from review.store.enrolment import Candidate, HandedIn, enrol
from review.store.opening import Store
from schemas.base import Bilingual
from schemas.finding import Coverage, Evidence, Finding, Report, Severity, Submission, Unreadable


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def candidate(name: str, content: str = "", department: str | None = None) -> Candidate:
    return Candidate(name, (HandedIn("报告.txt", sha(content or name), 10),), f"in/{name}", department)


def run(store: Store, key: str = "k", scope: str = "s") -> int:
    new = runs.NewRun("0", "e", {}, "d", {}, key, scope, ["in"])
    return runs.begin(store, new)[0]


def entered(store: Store, run_id: int, *names: str) -> dict[str, int]:
    """The results' ids by the submissions' names."""
    found = enrol(store, run_id, [candidate(name) for name in names])
    return {each.candidate.name: each.result_id for each in found}


def finding(fingerprint: str, severity: Severity = Severity.ERROR, waived: str | None = None) -> Finding:
    return Finding(
        code="RATE01",
        title=Bilingual(zh="率", en="rate"),
        severity=severity,
        message=Bilingual(zh="应为 95%", en="should be 95%"),
        evidence=(Evidence(document="报告.txt", start=10, end=13, quote="96%", line=2, column=3),),
        fingerprint=fingerprint,
        waived=waived,
    )


def outcome(*findings: Finding, gaps: tuple[Unreadable, ...] = (), department: str | None = None) -> Outcome:
    """What a check of one document would have brought."""
    report = Report(
        version="0",
        submission=Submission(documents=()),
        verdict="inconsistent" if findings else "consistent",
        findings=findings,
        coverage=Coverage(figures=3, checked=2, unchecked={"year": 1}),
        unreadable=gaps,
    )
    seen: list[str] = []
    found = []
    for position, each in enumerate(findings):
        seen.append(each.fingerprint)
        nth = seen.count(each.fingerprint)
        told = (each.code, each.severity.value, each.origin, each.waived is not None, each.model_dump_json())
        found.append(Found(position, each.fingerprint, nth, *told))
    standing = [each.severity for each in findings if each.waived is None]
    return Outcome(
        state="done",
        report=pack(report.model_dump_json()),
        lines=pack('{"报告.txt":{"8":"率是96%。"}}'),
        findings=tuple(found),
        gaps=gaps,
        verdict=report.verdict,
        errors=standing.count(Severity.ERROR),
        warnings=standing.count(Severity.WARNING),
        infos=standing.count(Severity.INFO),
        waived=len(findings) - len(standing),
        unreadable=len(gaps),
        documents=1,
        figures=3,
        checked=2,
        department=department,
    )
