"""Parts whose printed shares make up a hundred per cent are all there are: 3,285条，占25%；8,541条，占65%；1,314条，占10%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.labels.grammar import Paragraph
from schemas.document import Span
from schemas.extraction import Ratio, Sum
from schemas.figure import total
from schemas.interval import Interval

_WHOLE = Interval.point(Decimal(1))
_SEVERAL = 2
_NEAR = 200
"""How far apart, in characters, the shares of one list may stand."""


def sums_of_shares(shares: Sequence[Ratio], known: Sequence[Sum], paragraph: Paragraph) -> Iterator[Sum]:
    """One sum for each whole of which several shares are told one after the other, together 100%, unless it is known."""
    if len(shares) < _SEVERAL:
        return
    added = {(each.total.span, *(part.span for part in each.parts)) for each in known if each.exhaustive}
    told: dict[Span, list[Ratio]] = {}
    for share in shares:
        if len(share.denominators) == 1 and share.metric == "share" and not share.added:
            told.setdefault(share.denominators[0].span, []).append(share)
    for each in told.values():
        if len({share.numerator.span for share in each}) == len(each) > 1 and _make_up_all(each):
            made = _made(each, paragraph)
            if (made.total.span, *(part.span for part in made.parts)) not in added:
                yield made


def _make_up_all(shares: Sequence[Ratio]) -> bool:
    near = all(two.rate.span.start - one.rate.span.start < _NEAR for one, two in pairwise(shares))
    return near and total([share.rate for share in shares]).interval().meets(_WHOLE)


def _made(shares: Sequence[Ratio], paragraph: Paragraph) -> Sum:
    first = shares[0]
    start = min(share.context.start for share in shares)
    end = max(share.context.end for share in shares)
    whole = first.denominators[0]
    told = (m for m in (*paragraph, *paragraph.told) if m.figure.span == whole.span)
    return Sum(
        context=Span(first.context.document, start, end),
        basis="sentence",
        name=next((m.words for m in told), ""),
        scope=first.scope,
        total=whole,
        parts=tuple(share.numerator for share in shares),
        part_names=tuple(share.name for share in shares),
    )
