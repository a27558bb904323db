"""Reading: what is known of a sentence before it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.labels.mention import Mention
from schemas.extraction import Role


@dataclass
class Reading:
    """What is known before a sentence is read: the report's year, the scope it stands in, a role from outside.

    ``targets`` and ``later`` tell that the headings speak of aims or of the time after the report's year;
    ``named`` is the project that a sentence before named last, ``before`` the mentions of the sentence before,
    ``topic`` the project that the paragraph opens with, ``title`` its short title (（一）康复服务。), ``item`` the same where
    it names no scope (1.预算编制。), ``in_cell`` that
    the text is a cell, whose form says whose it is.
    """

    year: str | None = None
    department: str | None = None
    known_projects: tuple[str, ...] = ()
    scope: str | None = None
    role: Role | None = None
    targets: bool = False
    later: bool = False
    named: str | None = None
    topic: str | None = None
    title: str | None = None
    item: str | None = None
    begun: bool = False
    in_cell: bool = False
    before: list[Mention] = field(default_factory=list)
