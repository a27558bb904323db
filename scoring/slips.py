"""Slips of the pen: whether two printed values look like one that was mistyped. Digits only, no words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from schemas.figure import Figure

LEAST = 4  # significant digits from which two values that differ in one place are hardly two quantities


def mistyped(one: Decimal, two: Decimal, least: int = LEAST) -> bool:
    """One digit wrong, two neighbours exchanged, or a digit lost or added, in values with enough digits."""
    ours, theirs = _aligned(one, two)
    if ours == theirs or max(len(ours), len(theirs)) < least or min(len(ours), len(theirs)) < least - 1:
        return False
    if len(ours) == len(theirs):
        return _one_wrong(ours, theirs) or exchanged(ours, theirs)
    return _one_lost(ours, theirs)


def looks_mistyped(stated: Figure, expected: str | None) -> bool:
    """Whether a stated figure is a slip of digits away from what was computed, as that would be printed."""
    digits = "".join(sign for sign in expected or "" if sign.isdigit() or sign == ".")
    if not digits:
        return False
    ours, theirs = _aligned(stated.value, Decimal(digits))
    few = len(ours) == len(theirs) == LEAST - 1 and exchanged(ours, theirs)
    return few or mistyped(stated.value, Decimal(digits))


def same_digits(one: str, two: str, least: int = LEAST) -> bool:
    """Whether only the point or the unit sets two values apart."""
    return one == two and len(one) >= least


def neighbours(values: Iterable[Decimal], least: int) -> Iterator[tuple[Decimal, Decimal]]:
    """The pairs of values that are one slip of digits apart, found without comparing each with each."""
    shelves: dict[tuple[int, int, str], list[Decimal]] = defaultdict(list)
    printed = {(each, shown) for each in values for shown in (f"{each.normalize():f}", f"{each:f}")}
    for value, digits in printed:
        if sum(letter.isdigit() for letter in digits.strip("0.")) < least:
            continue
        point = (digits + ".").index(".")
        bare = digits.replace(".", "")
        for at in range(len(bare)):
            shelves[(point, at, f"{bare[:at]}*{bare[at + 1 :]}")].append(value)
            pair = "".join(sorted(bare[at : at + 2]))
            shelves[(point, -at - 1, f"{bare[:at]}{pair}{bare[at + 2 :]}")].append(value)
    seen = {tuple(sorted(pair)) for shelf in shelves.values() for pair in combinations(shelf, 2)}
    for one, two in sorted(seen):
        if mistyped(one, two, least):
            yield one, two


def _aligned(one: Decimal, two: Decimal) -> tuple[str, str]:
    """Both values as whole numbers of one place, without the zeros that both end in."""
    places = max(0, *(-int(value.as_tuple().exponent) for value in (one, two)))
    ours, theirs = (f"{abs(value).scaleb(places):.0f}" for value in (one, two))
    zeros = min(len(text) - len(text.rstrip("0")) for text in (ours, theirs))
    return (ours[:-zeros], theirs[:-zeros]) if zeros else (ours, theirs)


def _one_wrong(ours: str, theirs: str) -> bool:
    return sum(one != two for one, two in zip(ours, theirs, strict=True)) == 1


def exchanged(ours: str, theirs: str) -> bool:
    """Whether two neighbouring digits have changed places."""
    wrong = [at for at, (one, two) in enumerate(zip(ours, theirs, strict=True)) if one != two]
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    first, second = wrong
    return ours[first] == theirs[second] and ours[second] == theirs[first]


def _one_lost(ours: str, theirs: str) -> bool:
    short, long = sorted((ours, theirs), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
