"""Regular expressions that are compiled when they are first asked: hundreds wait for words that few reports have."""

from __future__ import annotations

import re
from typing import Any, cast

_ANSWERS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "split",
    "sub",
    "subn",
    "flags",
    "groupindex",
    "groups",
)


class _Ready:
    """What the compiled pattern can do, each answer an attribute of its own: asking costs hardly more than asking it."""

    __slots__ = ("_asked", "pattern", *_ANSWERS)


class _Late(_Ready):
    """The text of a pattern until the first question, which makes it ready.

    It is of another class then, because a class that answers for missing attributes is slow to give those it has.
    """

    __slots__ = ()

    def __init__(self, pattern: str, asked: int) -> None:
        self.pattern = pattern
        self._asked = asked

    def __getattr__(self, name: str) -> Any:
        """Called only for what is not there yet."""
        if name not in _ANSWERS:
            raise AttributeError(name)
        self.be_compiled()
        return object.__getattribute__(self, name)

    def be_compiled(self) -> None:
        compiled = re.compile(self.pattern, self._asked)
        for each in _ANSWERS:
            setattr(self, each, getattr(compiled, each))
        self.__class__ = _Ready  # type: ignore[assignment]


_all: list[_Ready] = []


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile`` that waits: for constants that many reports never ask; what all ask is better compiled at once."""
    waiting = _Late(pattern, flags)
    _all.append(waiting)
    return cast("re.Pattern[str]", waiting)


def compile_all() -> None:
    """Wait no longer: a process from which many are forked compiles once for all of them."""
    for each in _all:
        if isinstance(each, _Late):
            each.be_compiled()
