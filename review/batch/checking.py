"""All that decides what a check finds, as one text that travels to any process or host: equal texts, equal findings."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from review import waivers as waivers_files
from review.pipeline import Reading, Selection
from review.waivers import Waivers
from schemas.base import Model
from schemas.finding import Severity
from schemas.rubric import Rubric


class File(Model):
    """A settings file by its name and text."""

    name: str
    text: str


class Checking(Model):
    """How submissions are checked. The password is not part of the text: it is handed over apart."""

    codes: tuple[str, ...] | None = None
    least: Severity = Severity.INFO
    seconds: float | None = None
    memory_mb: int | None = None
    waivers: File | None = None
    today: datetime.date = Field(default_factory=datetime.date.today)
    """The day that waivers are held against: all submissions of a run see the same."""
    rubrics: tuple[File, ...] = ()
    model: dict[str, Any] = Field(default_factory=dict)
    """The table ``[model]`` less what is private; empty without a model."""

    def digest(self, password: str | None = None) -> str:
        """What equal settings share. Of the day only counts which waivers it has ended."""
        said = self.model_dump(mode="json", exclude={"today"})
        said["expired"] = [each.fingerprint for each in self.parsed().waivers.waivers if each.expires < self.today]
        said["password"] = None if password is None else hashlib.sha256(password.encode()).hexdigest()
        return hashlib.sha256(repr(sorted(said.items())).encode()).hexdigest()

    def rubric_digests(self) -> dict[str, str]:
        return {each.name: hashlib.sha256(each.text.encode()).hexdigest() for each in self.rubrics}

    def parsed(self) -> Parsed:
        return _parsed(self.model_dump_json())


@dataclass(frozen=True)
class Parsed:
    """The settings as the pipeline takes them."""

    reading: Reading
    selection: Selection
    waivers: Waivers
    rubrics: Mapping[str, Rubric]
    model: Mapping[str, Any]


def parsed(text: str) -> Parsed:
    """The settings that ``Checking.model_dump_json`` wrote; a process that checks thousands parses them once."""
    return _parsed(text)


@lru_cache(maxsize=4)
def _parsed(text: str) -> Parsed:
    from scoring.rubrics import parse

    said = Checking.model_validate_json(text)
    waived = said.waivers
    chosen = said.codes
    if waived and chosen is None:
        # One submission of many cannot tell that a waiver fits nothing: named rules are no complete check.
        from review.catalogue import codes

        chosen = tuple(codes())
    return Parsed(
        reading=Reading(None, said.seconds, said.memory_mb),
        selection=Selection(None if chosen is None else frozenset(chosen), said.least),
        waivers=waivers_files.parse(waived.text, Path(waived.name), said.today) if waived else waivers_files.NO_WAIVERS,
        rubrics={each.name: parse(each.text, each.name) for each in said.rubrics},
        model=said.model,
    )
