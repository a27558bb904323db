"""Exit codes: 2 over 3 over 1 over 0."""

import pytest

from review.exits import FailOn, exit_of
from review.pipeline import Reviewed
from schemas.finding import Finding, Report, Severity


def report(reviewed: Reviewed, *severities: Severity, waived: str | None = None, whole: bool = True) -> Report:
    finding = reviewed.report.findings[0]
    found: list[Finding] = [
        finding.model_copy(update={"severity": severity, "waived": waived}) for severity in severities
    ]
    return reviewed.report.model_copy(
        update={"findings": tuple(found), "unreadable": () if whole else reviewed.report.unreadable}
    )


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.ERROR, "error", 1),
        (Severity.WARNING, "error", 0),
        (Severity.WARNING, "warning", 1),
        (Severity.INFO, "warning", 0),
        (Severity.INFO, "info", 1),
        (Severity.ERROR, "never", 0),
    ],
)
def test_the_level_decides(reviewed: Reviewed, severity: Severity, fail_on: FailOn, code: int) -> None:
    assert exit_of(report(reviewed, severity), fail_on, exit_zero=False) == code


def test_waived_findings_do_not_count(reviewed: Reviewed) -> None:
    assert exit_of(report(reviewed, Severity.ERROR, waived="核实"), "info", exit_zero=False) == 0


def test_exit_zero_is_about_findings_only(reviewed: Reviewed) -> None:
    assert exit_of(report(reviewed, Severity.ERROR), "warning", exit_zero=True) == 0
    assert exit_of(report(reviewed, Severity.ERROR, whole=False), "warning", exit_zero=True) == 3


def test_what_was_not_read_is_graver_than_findings(reviewed: Reviewed) -> None:
    partial = report(reviewed, Severity.ERROR, whole=False)
    assert exit_of(partial, "warning", exit_zero=False) == 3
    nothing = partial.model_copy(
        update={"submission": partial.submission.model_copy(update={"documents": ()}), "findings": ()}
    )
    assert exit_of(nothing, "warning", exit_zero=False) == 2
