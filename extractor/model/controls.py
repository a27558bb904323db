"""Controls: things whose answer is known go among those that are asked, to tell what a model's answers are worth.

A model that fails them may still propose; but then only arithmetic can make a label count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

FEWEST = 2


def reliable(held: Iterable[tuple[str, bool]]) -> bool:
    """Whether a model passed its controls: at least two of different kinds, and no more than one in five wrong.

    ``held`` gives for each control its right answer and whether it was given. Kinds matter because a model that always
    gives its first choice is right about all of one kind.
    """
    results = list(held)
    right = {answer for answer, passed in results if passed}
    wrong = sum(not passed for _, passed in results)
    return len(right) >= FEWEST and 5 * wrong <= len(results)


def spread(known: Sequence[tuple[str, int]], most: int) -> list[int]:
    """Which controls to take, given as (right answer, number): of as many kinds as there are, in their order."""
    taken: list[int] = []
    waiting = list(known)
    while waiting and len(taken) < most:
        kinds: set[str] = set()
        for each in list(waiting):
            if each[0] not in kinds and len(taken) < most:
                kinds.add(each[0])
                taken.append(each[1])
                waiting.remove(each)
    return sorted(taken)


def some_controls(
    controls: Sequence[tuple[str, str, str]], kinds: Sequence[str], text: str, pairs: int, *, alone: bool
) -> list[tuple[str, str, str]]:
    """Which controls go with some pairs, chosen by the text of the question: one of each of the first kinds.

    The first kind is the alarming one. Three go with a single pair and four with more; one less where they are not
    ``alone``, since the controls of both tasks about pairs are held together.
    """
    chosen = []
    for number, kind in enumerate(kinds[: (3 if pairs == 1 else 4) - (not alone)]):
        fitting = [each for each in controls if each[0] == kind]
        digest = hashlib.sha256(f"{number}{text}".encode()).digest()
        chosen.append(fitting[digest[0] % len(fitting)])
    return chosen


def mixed(told: Iterable[tuple[str, T]]) -> list[tuple[str, T]]:
    """Pairs and controls in an order that only their own text decides, so that no place gives a control away."""
    return sorted(told, key=lambda each: hashlib.sha256(each[0].encode()).digest())
