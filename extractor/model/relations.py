"""Relations that labels imply: which are new with a labelling, and whether they recompute from what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Any

from schemas.base import Model
from schemas.extraction import Average, Extraction, Growth, Increase, Listing, Product, Ratio, Relation, Sum
from schemas.figure import Figure, Quantity, total
from schemas.interval import Interval

Key = tuple[str, int]
_TELLING_DIGITS = 3
KINDS: dict[str, type[Relation]] = {
    "ratios": Ratio,
    "growths": Growth,
    "sums": Sum,
    "products": Product,
    "averages": Average,
    "increases": Increase,
    "listings": Listing,
}
"""The fields of an extraction that hold relations."""


class Standing(StrEnum):
    """Whether a relation recomputes; ``open`` where it proves nothing either way."""

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


def key(figure: Figure) -> Key:
    return figure.span.document, figure.id


def changed(extraction: Extraction, **fields: object) -> Extraction:
    """Another extraction with some other fields, free of what has been remembered about the first."""
    kept = {name: getattr(extraction, name) for name in Extraction.model_fields}
    return Extraction.model_construct(**{**kept, **fields})


def figures_of(thing: Any) -> Iterator[Figure]:
    """All figures of a relation."""
    if isinstance(thing, Figure):
        yield thing
    elif isinstance(thing, Model):
        for name in type(thing).model_fields:
            yield from figures_of(getattr(thing, name))
    elif isinstance(thing, tuple) and not hasattr(thing, "_fields"):
        for each in thing:
            yield from figures_of(each)


def bound(extraction: Extraction) -> frozenset[Key]:
    """The figures that relations bind: they need no label to be checked."""
    return frozenset(key(figure) for name in KINDS for each in getattr(extraction, name) for figure in figures_of(each))


def new_relations(base: Extraction, told: Extraction) -> Iterator[Relation]:
    """The relations of a second reading that the first did not have."""
    for name in KINDS:
        known = {_signature(each) for each in getattr(base, name)}
        yield from (each for each in getattr(told, name) if _signature(each) not in known)


def standing(relation: Relation) -> Standing:
    """Whether what is printed recomputes under this reading. What would hold of any figures says nothing."""
    if any(figure.open or figure.value_to is not None for figure in figures_of(relation)):
        return Standing.OPEN
    match relation:
        case Ratio():
            return _of_ratio(relation)
        case Growth():
            return _of_growth(relation)
        case Sum():
            return _of_sum(relation)
        case _:
            return Standing.OPEN


def holds_tellingly(relation: Relation) -> bool:
    """Whether a relation recomputes and would hardly do so by chance: its result has three digits or more."""
    if standing(relation) is not Standing.HOLDS:
        return False
    result = relation.rate if isinstance(relation, Ratio) else None
    if isinstance(relation, Growth):
        result = relation.change
    elif isinstance(relation, Sum):
        result = relation.total
    return result is not None and len(str(abs(result.value)).replace(".", "").lstrip("0")) >= _TELLING_DIGITS


def _of_ratio(ratio: Ratio) -> Standing:
    if ratio.perhaps or ratio.reverse:
        return Standing.OPEN
    part = total((ratio.numerator, *ratio.added)) if ratio.added else ratio.numerator
    computed = [_quotient(part, whole) for whole in ratio.denominators]
    if any(each is None for each in computed):
        return Standing.OPEN
    held = any(each is not None and each.meets(ratio.rate.interval()) for each in computed)
    trivial = ratio.rate.value == 0 or any(ratio.numerator.value == whole.value for whole in ratio.denominators)
    return _told(held, trivial=trivial)


def _of_growth(growth: Growth) -> Standing:
    change = growth.change
    if growth.current.unit.dimension != growth.previous.unit.dimension:
        return Standing.OPEN
    difference: Quantity = growth.current - growth.previous
    if change.unit.dimension == "ratio" and growth.current.unit.dimension != "ratio":
        if growth.previous.interval().contains(Decimal(0)):
            return Standing.OPEN
        difference = difference / growth.previous
    computed = difference.interval()
    held = computed.meets(change.interval()) or (-computed).meets(change.interval())
    return _told(held, trivial=change.value == 0)


def _of_sum(sum_: Sum) -> Standing:
    if any(each.unit.dimension != sum_.total.unit.dimension for each in (*sum_.parts, *sum_.subtracted)):
        return Standing.OPEN
    computed: Quantity = total(sum_.parts)
    for each in sum_.subtracted:
        computed = computed - each
    if not sum_.exhaustive or len(sum_.parts) < 2:
        return Standing.FAILS if computed.interval().low > sum_.total.interval().high else Standing.OPEN
    nonzero = sum(part.value != 0 for part in sum_.parts)
    return _told(computed.interval().meets(sum_.total.interval()), trivial=nonzero < 2)


def _told(held: bool, *, trivial: bool) -> Standing:
    if not held:
        return Standing.FAILS
    return Standing.OPEN if trivial else Standing.HOLDS


def _quotient(part: Quantity, whole: Figure) -> Interval | None:
    if part.unit.dimension != whole.unit.dimension or whole.interval().contains(Decimal(0)):
        return None
    return (part / whole).interval()


def _signature(relation: Relation) -> tuple[object, ...]:
    if isinstance(relation, Listing):
        return (type(relation), key(relation.stated), relation.items)
    return (type(relation), *(key(figure) for figure in figures_of(relation)))
