"""Finding: what a rule says about a submission, with all places, the computation and what follows for the score."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from schemas.base import Bilingual, Model
from schemas.document import Box


class Severity(StrEnum):
    """``error``: proven from printed figures; ``warning``: needs an explanation; ``info``: worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return ("info", "warning", "error").index(self.value)


class Evidence(Model):
    """One place of a finding. ``start`` and ``end`` are code points of the document's text.

    ``role`` says what the place is in the computation: ``stated``, ``operand``, ``other`` (the twin that
    disagrees), ``context``.
    """

    document: str
    start: int
    end: int
    quote: str
    line: int
    column: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    cell: str | None = None
    role: Literal["stated", "operand", "other", "context"] = "other"


class Finding(Model):
    """One inconsistency. ``fingerprint`` survives re-layout: rule, metric and normalised values."""

    code: str
    title: Bilingual
    severity: Severity
    message: Bilingual
    evidence: tuple[Evidence, ...]
    computation: str | None = None
    expected: str | None = None
    score_effect: str | None = None
    clause: str | None = None
    origin: Literal["rule", "model"] = "rule"
    fingerprint: str
    waived: str | None = None


class Undetermined(Model):
    """A check that could not decide, and why."""

    code: str
    reason: Bilingual
    evidence: tuple[Evidence, ...]


class Coverage(Model):
    """How much of a submission was checked.

    ``figures`` counts all numbers read; ``checked`` those in a decided check; ``undetermined`` the checks
    that could not decide; ``unchecked`` counts the rest by reason (``stated once``, ``date`` …).
    """

    figures: int
    checked: int
    undetermined: tuple[Undetermined, ...] = ()
    unchecked: dict[str, int]


class Unreadable(Model):
    """A file, or a part of one, that could not be read. ``partial`` is true where the rest of it was."""

    document: str
    reason: str
    message: Bilingual
    page: int | None = None
    partial: bool = False


class DocumentInfo(Model):
    name: str
    media_type: str
    sha256: str
    pages: int | None = None


class Submission(Model):
    documents: tuple[DocumentInfo, ...]


class Report(Model):
    """The answer of ``hedui check``: the object that ``--format json`` prints.

    ``verdict`` is ``consistent``, ``inconsistent`` (an error or warning stands) or ``incomplete``
    (nothing found, but a part could not be read).
    """

    version: str
    submission: Submission
    verdict: Literal["consistent", "inconsistent", "incomplete"]
    findings: tuple[Finding, ...]
    coverage: Coverage
    unreadable: tuple[Unreadable, ...] = ()
