"""Remembered: what is formed or judged once about a thing is kept with it, for as long as the thing lives.

Things are told apart by identity, since comparing two extractions costs more than forming the answer again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")
Formed = TypeVar("Formed")


def once(ask: Callable[[Thing], Answer]) -> Callable[[Thing], Answer]:
    """Ask but once about each thing. The thing is frozen and is never changed by ``model_copy``, which would
    take the answers along."""

    @wraps(ask)
    def answer(thing: Thing) -> Answer:
        known = answers_about(thing)
        if ask not in known:
            known[ask] = ask(thing)
        told: Answer = known[ask]
        return told

    return answer


def answers_about(thing: Any) -> dict[Any, Any]:
    """What is remembered of a thing, by what was asked."""
    own: dict[str, Any] = thing.__dict__
    known: dict[Any, Any] | None = own.get("_remembered")
    if known is None:
        known = own["_remembered"] = {}
    return known


def formed_once(form: Callable[[Thing], Iterable[Formed]]) -> Callable[[Thing], tuple[Formed, ...]]:
    """The same for what is formed one by one."""

    @wraps(form)
    def all_formed(thing: Thing) -> tuple[Formed, ...]:
        return tuple(form(thing))

    return once(all_formed)
