"""Chunks: passages of a document grouped for one question each, following its sections; no passage is in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.document import Document, Span
from schemas.figure import Figure

MOST_CHARACTERS = 2400
MOST_ITEMS = 24


@dataclass(frozen=True)
class Passage:
    """A sentence or a table row with the figures in it that are asked about, and the headings above."""

    document: Document
    span: Span
    figures: tuple[Figure, ...]
    path: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return min(self.span.end - self.span.start, 400)


@dataclass(frozen=True)
class Chunk:
    """The passages of one question."""

    passages: tuple[Passage, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for passage in self.passages for figure in passage.figures)

    @property
    def about(self) -> tuple[Span, ...]:
        return tuple(passage.span for passage in self.passages)


def chunks(passages: Iterable[Passage], characters: int = MOST_CHARACTERS, items: int = MOST_ITEMS) -> Iterator[Chunk]:
    """Passages in reading order as chunks: full ones end, and half full ones where a new part of the report begins."""
    held: list[Passage] = []
    for passage in (small for each in passages for small in _divided(each, items)):
        if held and _ends(held, passage, characters, items):
            yield Chunk(tuple(held))
            held = []
        held.append(passage)
    if held:
        yield Chunk(tuple(held))


def _divided(passage: Passage, items: int) -> Iterator[Passage]:
    """A row with more figures than one question takes, in pieces that each begin with the row's own."""
    for at in range(0, len(passage.figures), items):
        yield Passage(passage.document, passage.span, passage.figures[at : at + items], passage.path)


def _ends(held: Sequence[Passage], passage: Passage, characters: int, items: int) -> bool:
    length = sum(each.length for each in held)
    figures = sum(len(each.figures) for each in held)
    if length + passage.length > characters or figures + len(passage.figures) > items:
        return True
    another = passage.document.name != held[-1].document.name or passage.path[:1] != held[-1].path[:1]
    return another and length > characters / 2
