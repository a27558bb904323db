"""Namesakes: pairs of figures under different names that may be one quantity, since one looks like a slip of the other.

Figures that agree need nobody's judgement, and those whose names or labels say what they are have been compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from operator import ne

from schemas.extraction import WHOLE, Claim, Extraction, Role
from schemas.kind import Qualifier

_MOST = 8
_FEWEST_DIGITS = 4
_CLOSE = Decimal("0.03")
_OPEN_ROLES = (Role.TARGET, Role.LAST_YEAR, Role.WEIGHT, Role.SCORE, Role.CUMULATIVE)
_DERIVED = re.compile(r"(?:增长|下降|占比|之比|扣分)$|^(?:平均|人均|户均|每)")


@dataclass(frozen=True)
class Candidate:
    """Two claims that may be of one quantity."""

    one: Claim
    other: Claim


def namesakes(extraction: Extraction) -> list[Candidate]:
    """The candidates, those with the most words in common first."""
    claims = [claim for claim in extraction.claims if _may_be_told_again(claim)]
    alike: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        alike.setdefault((claim.figure.unit.dimension, len(_digits(claim.figure.in_base()))), []).append(claim)
    found = [
        Candidate(one, other)
        for group in alike.values()
        for one, other in combinations(group, 2)
        if _few_digits_apart(_digits(one.figure.in_base()), _digits(other.figure.in_base())) and _may_be_one(one, other)
    ]
    found.sort(key=lambda pair: (-_shared(pair, extraction), pair.one.figure.span, pair.other.figure.span))
    return list(_each_once(found))[:_MOST]


def as_labelled(pair: Candidate, extraction: Extraction) -> Candidate | None:
    """The pair with its claims as another reading has them; None where they may be one quantity no longer."""
    claims = [
        next(
            (each for each in extraction.claims if each.figure == claim.figure and each.context == claim.context), None
        )
        for claim in (pair.one, pair.other)
    ]
    one, other = claims
    if one is None or other is None or not all(map(_may_be_told_again, (one, other))):
        return None
    return Candidate(one, other) if _may_be_one(one, other) else None


def _may_be_told_again(claim: Claim) -> bool:
    figure = claim.figure
    telling = len(str(figure.value).replace(".", "").strip("0")) >= _FEWEST_DIGITS
    closed = figure.qualifier is Qualifier.NONE and figure.value_to is None
    plain = claim.role not in _OPEN_ROLES and _DERIVED.search(claim.words.replace(" ", "")) is None
    return telling and closed and plain and figure.unit.dimension != "number" and claim.subject is None


def _may_be_one(one: Claim, other: Claim) -> bool:
    if one.context == other.context:
        return False
    if one.metric is not None and other.metric is not None and not _both_proposed(one, other):
        return False
    if _name(one) == _name(other) or (one.role and other.role and one.role is not other.role):
        return False
    if one.period and other.period and one.period != other.period:
        return False
    if one.scope != other.scope and not {one.scope, other.scope} & {None, WHOLE}:
        return False
    return _slip_apart(one, other)


def _both_proposed(one: Claim, other: Claim) -> bool:
    """Two figures that a model gave one metric; those of the lexicon have been compared by it."""
    return one.metric == other.metric and "model" in (one.labelled_by, other.labelled_by)


def _name(claim: Claim) -> str:
    return claim.words.replace(" ", "")


def _slip_apart(one: Claim, other: Claim) -> bool:
    """Whether two different values are as far apart as a slip of the pen makes them."""
    ours, theirs = one.figure.in_base(), other.figure.in_base()
    if one.figure.interval().meets(other.figure.interval()) or not ours or not theirs or (ours < 0) != (theirs < 0):
        return False
    first, second = _digits(ours), _digits(theirs)
    different = sum(map(ne, first, second))
    near = abs(ours - theirs) <= _CLOSE * max(abs(ours), abs(theirs))
    return different != 1 or near


def _few_digits_apart(first: str, second: str) -> bool:
    """Whether one digit differs, two are exchanged, or none differs (a wrong power of ten)."""
    different = sum(map(ne, first, second))
    return different <= 1 or (different == 2 and sorted(first) == sorted(second))


@lru_cache(maxsize=8192)
def _digits(value: Decimal) -> str:
    return "".join(str(digit) for digit in value.normalize().as_tuple().digits)


def _shared(pair: Candidate, extraction: Extraction) -> int:
    """How many pairs of characters the two contexts share, names counting double."""
    near = _grams(extraction.text((pair.one.context,))) & _grams(extraction.text((pair.other.context,)))
    return len(near) + 2 * len(_grams(_name(pair.one)) & _grams(_name(pair.other)))


def _grams(text: str) -> set[str]:
    plain = re.sub(r"[^一-鿿]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


def _each_once(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A figure is asked about in one pair only."""
    taken: set[tuple[str, int]] = set()
    for pair in found:
        keys = {(claim.figure.span.document, claim.figure.id) for claim in (pair.one, pair.other)}
        if not keys & taken:
            taken |= keys
            yield pair
