"""Finding: what a rule says about a submission, with all places, the computation and what follows for the score."""

from __future__ import annotations

from decimal import Decimal
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
    arguable: bool = False
    """Whether the effect on the score (存疑) depends on how a clause or an indirect statement is read."""
    clause: str | None = None
    origin: Literal["rule", "model"] = "rule"
    reason: Bilingual | None = None
    """Where the origin is a model: what it gave as the ground of the label that this rests on."""
    fingerprint: str
    waived: str | None = None


class Undetermined(Model):
    """A check that could not decide, and why."""

    code: str
    reason: Bilingual
    evidence: tuple[Evidence, ...]


class Unlabelled(Model):
    """A part of the submission that the model was asked about and gave no usable answer on."""

    task: str
    reason: Bilingual
    evidence: tuple[Evidence, ...]


class Coverage(Model):
    """How much of a submission was checked.

    ``figures`` counts all numbers read; ``checked`` those in a decided check; ``undetermined`` the checks
    that could not decide; ``unchecked`` counts the rest by reason (``stated once``, ``date`` …). ``unlabelled`` are
    the parts that a model was to label and did not.
    """

    figures: int
    checked: int
    undetermined: tuple[Undetermined, ...] = ()
    unchecked: dict[str, int]
    unlabelled: tuple[Unlabelled, ...] = ()


ScoreStatus = Literal["agrees", "differs", "judgement", "not_computable"]


class ScoredItem(Model):
    """An item of a scorecard and what came of recomputing its score.

    ``lowest`` and ``highest`` bound the scores that the printed figures and the clause support; ``judged`` is how much
    of that only a person can decide. ``change`` is what the findings do to the score, ``certain`` where it is proven.
    ``above`` names the items above it, ``clause`` quotes the beginning of its clause.
    """

    name: str
    above: tuple[str, ...] = ()
    status: ScoreStatus
    maximum: Decimal | None = None
    claimed: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    judged: Decimal = Decimal(0)
    change: Decimal | None = None
    certain: bool = True
    computation: str | None = None
    reason: Bilingual | None = None
    score: Evidence | None = None
    clause: Evidence | None = None


class ScoreSheet(Model):
    """One scorecard: its items, the total as ``claimed``, and as ``supported`` once what is ``proven`` is changed.

    ``arguable`` is what findings that need an explanation would change beyond that. ``rubric`` names the official
    rubric that the scorecard was held against.
    """

    title: str
    document: str
    items: tuple[ScoredItem, ...]
    claimed: Decimal | None = None
    supported: Decimal | None = None
    proven: Decimal = Decimal(0)
    arguable: Decimal = Decimal(0)
    total: Evidence | None = None
    rubric: str | None = None
    rubric_title: Bilingual | None = None


class Unreadable(Model):
    """A file, or a part of one, that could not be read. ``partial`` is true where the rest of it was."""

    document: str
    reason: str
    message: Bilingual
    page: int | None = None
    partial: bool = False


class Remark(Model):
    """Something that a reader should know of a file that was read: text nobody sees, hidden rows, pages read by OCR."""

    document: str
    code: str
    message: Bilingual
    page: int | None = None


class DocumentInfo(Model):
    name: str
    media_type: str
    sha256: str
    pages: int | None = None


class Submission(Model):
    documents: tuple[DocumentInfo, ...]


class ModelUse(Model):
    """What was sent to a language model, where, and what it cost. ``remembered`` counts answers already at hand."""

    endpoint: str
    model: str
    requests: int = 0
    remembered: int = 0
    characters: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)


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
    scores: tuple[ScoreSheet, ...] = ()
    model: ModelUse | None = None
    remarks: tuple[Remark, ...] = ()
