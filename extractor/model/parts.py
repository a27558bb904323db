"""Parts: what one task asks about a submission, with ids of its own; several small parts travel as one request.

A part names things by local ids (``f1``, ``s2``). Where its own lines speak of them they stand as ``<f1>``, which no
text of a document can contain; a request gives every thing one id, however many of its parts speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.model.chunks import MOST_CHARACTERS, Passage
from extractor.model.statements import Statement
from schemas.document import Span
from schemas.figure import Figure


@dataclass(frozen=True)
class Choices:
    """What an id may be answered with; ``name`` is unique in a request: a capital for a task, small letters for metrics."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """What one task asks.

    ``passages`` hold the figures in question, ``figures`` and ``statements`` say what the local ids stand for, ``ours``
    are control sentences, ``before`` and ``lines`` what stands before and after all these; ``entries`` are what is asked.
    """

    task: str
    about: tuple[Span, ...]
    entries: Mapping[str, Choices]
    lines: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    ours: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        told = sum(passage.length for passage in self.passages)
        told += sum(each.span.end - each.span.start for each in self.statements.values())
        return told + sum(map(len, (*self.before, *self.lines, *self.ours)))


def packed(parts: Iterable[Part], characters: int = MOST_CHARACTERS) -> list[list[Part]]:
    """The parts as requests, each in the first that has room and no part of its task."""
    requests: list[list[Part]] = []
    for part in parts:
        for request in requests:
            room = characters - sum(each.length for each in request)
            if part.length <= room and all(each.task != part.task for each in request):
                request.append(part)
                break
        else:
            requests.append([part])
    return requests
