"""MixedCount: a total in a unit that stands for several (52台（架、套）), with the counts told before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.kind import Qualifier
from schemas.patterns import late
from scoring.gather import gatherer
from scoring.same_quantity_mention import Mention
from scoring.same_quantity_places import by_sentence, mentions_of

_OTHER_UNITS = re.compile(r"^\s*[(（]([\u4e00-\u9fff]{1,2}(?:[、,，/][\u4e00-\u9fff]{1,2})*)[)）]")
_TOTAL = late(r"(?:共|合计|总计|共计|累计)[^,，、。\d]{0,6}$")


@dataclass(frozen=True)
class MixedCount:
    total: Figure
    parts: tuple[Figure, ...]


@gatherer(MixedCount)
def mixed_counts(extraction: Extraction) -> Iterator[MixedCount]:
    for sentence in by_sentence(mentions_of(extraction)):
        for at, mention in enumerate(sentence):
            units = _units(mention)
            parts = _parts(sentence[:at], units)
            if len({part.unit.symbol for part in parts}) > 1:
                yield MixedCount(mention.figure, parts)


def _units(mention: Mention) -> frozenset[str]:
    """The units that a total covers; empty where it is no such total."""
    figure = mention.figure
    others = _OTHER_UNITS.match(mention.sentence[mention.at + len(figure.quote) :])
    if others is None or not figure.unit.counts or not _TOTAL.search(mention.sentence[: mention.at]):
        return frozenset()
    return frozenset({figure.unit.symbol, *re.split(r"[、,，/]", others[1])})


def _parts(before: Sequence[Mention], units: frozenset[str]) -> tuple[Figure, ...]:
    """The unbroken row of counts in these units right before the total."""
    parts: list[Figure] = []
    for mention in reversed(before):
        figure = mention.figure
        if figure.unit.symbol not in units or figure.qualifier is not Qualifier.NONE:
            break
        parts.insert(0, figure)
    return tuple(parts)
