"""What goes to whoever checks a submission, and what comes back. Both are small, picklable and know no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from schemas.base import Bilingual
from schemas.finding import Unreadable


class SubmissionFile(NamedTuple):
    """A file where this host can read it, the name that its findings carry, and its content's digest."""

    path: Path
    name: str
    sha256: str


@dataclass(frozen=True)
class ModelAccess:
    """What a worker needs to ask a model besides the settings: the store that keeps replies and counts what the run
    spends, and what of ``[model]`` is written nowhere (the key)."""

    store: str
    run_id: int
    private: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """One submission to check. ``checking`` is the text of ``checking.Checking``.

    ``refused`` are files that are known to be poison, with the reason: they are reported and not touched.
    """

    files: tuple[SubmissionFile, ...]
    checking: str
    password: str | None = None
    refused: tuple[Unreadable, ...] = ()
    model: ModelAccess | None = None


class Found(NamedTuple):
    """A finding as the store keeps it; ``nth`` counts those of one fingerprint, ``body`` is the Finding as JSON."""

    position: int
    fingerprint: str
    nth: int
    code: str
    severity: str
    origin: str
    waived: bool
    body: str


@dataclass(frozen=True)
class Outcome:
    """What became of a submission. ``report`` and ``lines`` are packed (``review.store.columns.pack``), ``gaps``
    is what could not be read, ``unreadable`` how many files that concerns, ``rubrics`` which were held against it.

    ``done``: there is a report, even if files in it could not be read. ``failed``: it may go better next time.
    ``set_aside``: checking it died twice, and nobody should try again unasked.
    """

    state: Literal["done", "failed", "set_aside"]
    attempts: int = 1
    reason: str | None = None
    message: Bilingual | None = None
    report: bytes = b""
    lines: bytes = b""
    findings: tuple[Found, ...] = ()
    gaps: tuple[Unreadable, ...] = ()
    verdict: str | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    waived: int = 0
    unreadable: int = 0
    documents: int = 0
    figures: int = 0
    checked: int = 0
    not_told: int = 0
    unlabelled: int = 0
    rubrics: tuple[str, ...] = ()
    department: str | None = None
    year: str | None = None
