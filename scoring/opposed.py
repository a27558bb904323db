"""Opposed: two statements that a model holds to contradict each other, with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.extraction import Contradiction, Extraction
from scoring.gather import gatherer


@dataclass(frozen=True)
class Opposed:
    """A contradiction and the words of both statements, which identify it whatever the layout."""

    told: Contradiction
    words: tuple[str, str]


@gatherer(Opposed)
def opposed(extraction: Extraction) -> Iterator[Opposed]:
    for each in extraction.contradictions:
        one, other = (extraction.text((span,)) for span in (each.one, each.other))
        yield Opposed(each, (one, other))
