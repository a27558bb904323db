"""Controls: things whose answer is known go among those that are asked, to tell what a model's answers are worth.

A model that fails them may still propose; but then only arithmetic can make a label count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
