"""The exit codes of the command line. What is graver wins: 2 over 3 over 1 over 0."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # --help does not wait for pydantic
    from schemas.base import Language
    from schemas.finding import Finding, Report

FailOn = Literal["error", "warning", "info", "never"]
_LEVELS = ("info", "warning", "error")


class Exit(IntEnum):
    """What a script learns from the exit code."""

    CLEAN = 0
    FINDINGS = 1
    UNUSABLE = 2  # wrong usage, nothing could be read, or a fault of our own
    PARTIAL = 3  # the report does not speak for the whole submission
    INTERRUPTED = 130


class Interrupted(Exception):
    """Ctrl-C where something was kept: the message says what, and how to go on."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self._said = {"zh": zh, "en": en}

    def said_in(self, language: Language) -> str:
        return self._said[language]


def exit_of(report: Report, fail_on: FailOn, exit_zero: bool) -> Exit:
    """3 wins over 1: a 1 promises that everything handed in was checked."""
    if report.unreadable and not report.submission.documents:
        return Exit.UNUSABLE
    if report.unreadable or report.coverage.unlabelled:
        return Exit.PARTIAL
    if exit_zero or not fails(report.findings, fail_on):
        return Exit.CLEAN
    return Exit.FINDINGS


def fails(findings: Iterable[Finding], fail_on: FailOn) -> bool:
    """Whether a finding that nobody waived reaches the level."""
    if fail_on == "never":
        return False
    level = _LEVELS.index(fail_on)
    return any(_LEVELS.index(each.severity) >= level for each in findings if each.waived is None)
