"""A change put together: growth or difference between two values that a paragraph tells. Which two is not decided here."""

from __future__ import annotations

from extractor.labels.grammar import context_of, name_of
from extractor.labels.mention import Mention
from schemas.extraction import Growth


def changed(change: Mention, previous: Mention, current: Mention, *, falls: bool) -> Growth:
    name, name_span = name_of(change)
    return Growth(
        context=context_of(change, previous, current),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=current.scope,
        change=change.figure,
        current=current.figure,
        previous=previous.figure,
        falls=falls,
    )
