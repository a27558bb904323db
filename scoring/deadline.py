"""Deadline: the date an item was due and the date it was done, where each cell prints one."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.document import Span
from schemas.extraction import Extraction
from scoring.dates import Days, days_in
from scoring.items import ItemRead

_LONGEST = 40


@dataclass(frozen=True)
class Deadline:
    """When it was due, when it was done, and where both are printed."""

    due: Days
    done: Days
    due_at: Span
    done_at: Span

    @property
    def late(self) -> bool:
        """Whether every day it may have been done is after every day it may have been due."""
        return self.done.first > self.due.last

    @property
    def kept(self) -> bool:
        return self.done.last <= self.due.last


def deadline_of(read: ItemRead) -> Deadline | None:
    """The deadline of an item; None unless target and actual each print one date."""
    if read.on is None:
        return None
    return deadline(read.item.target, read.item.actual, read.on.extraction)


def deadline(target: tuple[Span, ...], actual: tuple[Span, ...], extraction: Extraction) -> Deadline | None:
    if len(target) != 1 or len(actual) != 1 or not (extraction.year or "").isdigit():
        return None
    due, done = (_date(cells[0], extraction) for cells in (target, actual))
    if due is None or done is None:
        return None
    return Deadline(due, done, _at(target[0], due), _at(actual[0], done))


def _date(cell: Span, extraction: Extraction) -> Days | None:
    text = extraction.texts[cell.document][cell.start : cell.end]
    found = days_in(text, int(extraction.year or 0)) if len(text) <= _LONGEST else []
    return found[0] if len(found) == 1 else None


def _at(cell: Span, days: Days) -> Span:
    return Span(cell.document, cell.start + days.start, cell.start + days.end)
