"""Amounts that a sentence gives twice, in two units: 32.75万元（327,500元）, 32.75万元，折合327,500元."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from schemas.patterns import late
from scoring import same_quantity_vocabulary as vocabulary
from scoring.same_quantity_mention import Mention

_ENDS = late(r"^\s*(?:[,，。;；、)）]|$)")
_CONVERTED = re.compile(r"^\s*[,，、(（]?\s*折")
_CLOSES = re.compile(r"^\s*[)）]")


def told_in_two_units(found: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Neighbours in a sentence of which the second only says the first again in another unit of money."""
    for one, two in pairwise(found):
        if one.prose and one.dimension == two.dimension == "money" and _again(one, two):
            yield one, two


def _again(one: Mention, two: Mention) -> bool:
    if one.block != two.block or one.sentence != two.sentence:
        return False
    between = one.sentence[one.at + len(one.figure.quote) : two.at]
    if one.figure.unit.symbol == two.figure.unit.symbol and not (_CONVERTED.match(between) or one.digits == two.digits):
        return False
    after = two.sentence[two.at + len(two.figure.quote) :]
    if vocabulary.AGAIN_IN_BRACKETS.match(between):
        return _CLOSES.match(after) is not None
    return vocabulary.AGAIN.match(between) is not None and _ENDS.match(after) is not None
