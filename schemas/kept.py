"""kept: an attribute that is computed when first asked for and then kept with its thing.

What ``functools.cached_property`` does, without the lock that it takes for each before Python 3.12; things here are
frozen, so that two threads would only compute the same twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Answer = TypeVar("Answer")


class kept(Generic[Answer]):  # noqa: N801 - read as a decorator, like property
    """The first answer goes to the thing's own dictionary, where it hides this descriptor."""

    def __init__(self, ask: Callable[[Any], Answer]) -> None:
        self._ask = ask
        self._name = ask.__name__
        self.__doc__ = ask.__doc__

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...
    @overload
    def __get__(self, thing: object, owner: type) -> Answer: ...
    def __get__(self, thing: object, owner: type) -> Self | Answer:
        if thing is None:
            return self
        answer = thing.__dict__[self._name] = self._ask(thing)
        return answer
