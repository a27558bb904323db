"""Counts: a stated number of things against the things themselves, and lists with their entries' words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.document import Span
from schemas.extraction import Extraction, Listing
from schemas.figure import Figure
from schemas.interval import Interval
from schemas.kind import Qualifier
from scoring.gather import gatherer
from scoring.verdict import OPEN, Status, Verdict

_SHOWN = 8


@dataclass(frozen=True)
class ListingRead:
    """A stated count and the words of what is listed under it."""

    listing: Listing
    names: tuple[str, ...]


@gatherer(ListingRead)
def listings_read(extraction: Extraction) -> Iterator[ListingRead]:
    for listing in extraction.listings:
        yield ListingRead(listing, tuple(extraction.text((span,)).strip() for span in listing.items))


def compare_count(
    stated: Figure, items: Sequence[Span], name: str = "", *, exhaustive: bool = True, names: Sequence[str] = ()
) -> Verdict:
    """Whether so many are there. Of a list that may leave some out, only too many are wrong."""
    counted = len(items)
    said = stated.in_base()
    status = Status.AGREES
    if stated.qualifier is not Qualifier.NONE:
        status = Status.UNDETERMINED
    elif counted > said or (exhaustive and counted != said):
        status = Status.DIFFERS
    return Verdict(
        status,
        (stated,),
        name,
        expected=f"{counted}{stated.unit.symbol}",
        reason=OPEN if status is Status.UNDETERMINED else None,
        words={"counted": str(counted), "listed": _listed(names)},
        places=((stated.span, "stated"), *((span, "other") for span in items)),
        solve=lambda figure: Interval.point(Decimal(counted)) if figure.span == stated.span else None,
    )


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:_SHOWN])
    return f"{shown}…" if len(names) > _SHOWN else shown
