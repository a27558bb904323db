"""How a total and its parts become a Sum of the extraction."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.labels.grammar import context_of, name_of
from extractor.labels.mention import Mention
from schemas.extraction import Sum


def made(total: Mention, parts: Sequence[Mention], *, exhaustive: bool, subtracted: Sequence[Mention] = ()) -> Sum:
    name, name_span = name_of(total)
    return Sum(
        context=context_of(total, *parts, *subtracted),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=total.scope,
        total=total.figure,
        parts=tuple(part.figure for part in parts),
        part_names=tuple(part.words for part in parts),
        subtracted=tuple(part.figure for part in subtracted),
        exhaustive=exhaustive,
    )
