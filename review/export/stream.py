"""A report, or the reports of a whole run as one, whose parts are read one after the other and never held together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from review.pipeline import Reviewed
from schemas.finding import DocumentInfo, Finding, Unreadable


@dataclass(frozen=True)
class Stream:
    """What SARIF and JUnit are made of. Each part can be read several times.

    ``passed`` are the rules that were run and found nothing, ``found`` those that did.
    """

    version: str
    passed: tuple[str, ...]
    found: tuple[str, ...]
    documents: Callable[[], Iterable[DocumentInfo]]
    findings: Callable[[], Iterable[Finding]]
    unreadable: Callable[[], Iterable[Unreadable]]


def stream_of(reviewed: Reviewed) -> Stream:
    report = reviewed.report
    found = {finding.code for finding in report.findings}
    return Stream(
        report.version,
        tuple(code for code in reviewed.codes if code not in found),
        tuple(sorted(found)),
        lambda: report.submission.documents,
        lambda: report.findings,
        lambda: report.unreadable,
    )
