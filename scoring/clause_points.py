"""The points that a printed scoring clause offers: （1分） behind its numbered parts, 得6分 in its bands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.patterns import late

_NUMBER = r"(?P<points>\d+(?:\.\d+)?)"
_BRACKETED = late(rf"[（(](?:满分|共|计|分值)?[:：]?\s*{_NUMBER}\s*分[)）]")
_AWARDED = late(rf"(?:可?得|计|给|加|记)\s*(?:满分)?\s*{_NUMBER}\s*分")
_STATEMENT_END = late(r"[；;\n]+")
_PART = late(r"(?:^|[\n；;。>])\s*\d+[.、．]\s*(?!\d)|[①-⑳]\s*")
# the level that a number of points is for: a comparison, or a grade
_LEVEL = late(
    r"(?:(?:[≥≤<>=]|[高低大小]于|不足|达到|超过)\s*[\d.,]+\s*[%‰\w]{0,3}|以上|以下|以内|较[好差为]?\w{0,3}|[优良中差好]|一般|基本\w{1,4}|部分\w{1,4})\s*$"
)


@dataclass(frozen=True)
class Offer:
    """Some points and where in the clause they are printed."""

    points: Decimal
    start: int
    end: int


def offers(clause: str) -> tuple[Offer, ...]:
    """All points that a clause promises, deductions left out."""
    found = [*_matches(_BRACKETED, clause), *_matches(_AWARDED, clause)]
    return tuple(sorted(found, key=lambda offer: offer.start))


def most_by_parts(clause: str) -> tuple[Offer, ...]:
    """The points printed behind each part, one a part; empty unless every part has its own.

    Parts are numbered; where nothing is, they are the statements between semicolons and line ends.
    """
    numbered = [match.end() for match in _PART.finditer(clause)]
    starts = numbered or [0, *(match.end() for match in _STATEMENT_END.finditer(clause.rstrip("；;。 \n")))]
    ends = [*starts[1:], len(clause)]
    parts = list(zip(starts, ends, strict=True))
    heads = [next(_matches(_BRACKETED, clause, start, end), None) for start, end in parts]
    told = tuple(head for head in heads if head) if len(parts) > 1 and all(heads) else ()
    return () if any(_is_alternative(clause, head) for head in told) else told


def _is_alternative(clause: str, head: Offer) -> bool:
    """Whether points are those of a level, of which only one is reached: ≥98%（5分）, 不健全（0分）."""
    opened = max(clause.rfind(bracket, 0, head.start) for bracket in "(（")
    return head.points == 0 or _LEVEL.search(clause[:opened]) is not None


def _matches(pattern: re.Pattern[str], clause: str, start: int = 0, end: int | None = None) -> Iterator[Offer]:
    for match in pattern.finditer(clause, start, len(clause) if end is None else end):
        yield Offer(Decimal(match["points"]), match.start("points"), match.end("points"))
