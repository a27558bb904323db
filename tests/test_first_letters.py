"""A pattern that opens with the letters it may begin with finds its place sooner; a letter that is left out would hide
what it begins. The parser of ``re`` says which letters those are."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import extractor
import scoring

_parse = importlib.import_module("re._parser").parse
_LEADS = re.compile(r"\(\?=\[(?:[^\]\\]|\\.)*\]\)")
_EXTRAS = ("cv2", "numpy", "rapidocr")
"""What reads scans, and need not be installed."""
Ranges = set[tuple[int, int]]


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (extractor, scoring):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError as missing:
                if missing.name in _EXTRAS:
                    continue
                raise
            for name, value in vars(sys.modules[module.name]).items():
                if _LEADS.match(str(getattr(value, "pattern", ""))):
                    yield f"{module.name}.{name}", value


_LED = list(_patterns())


def _first_of(sequence: Any) -> tuple[Ranges, bool]:
    """The letters that a parsed pattern may begin with, and whether it may match nothing."""
    letters: Ranges = set()
    for operation, argument in sequence:
        first, empty = _first_of_one(str(operation), argument)
        letters |= first
        if not empty:
            return letters, False
    return letters, True


def _first_of_one(operation: str, argument: Any) -> tuple[Ranges, bool]:
    match operation:
        case "LITERAL":
            return {(argument, argument)}, False
        case "IN":
            return _members(argument), False
        case "SUBPATTERN":
            return _first_of(argument[3])
        case "BRANCH":
            branches = [_first_of(branch) for branch in argument[1]]
            return set().union(*(letters for letters, _ in branches)), any(empty for _, empty in branches)
        case "MAX_REPEAT" | "MIN_REPEAT":
            letters, empty = _first_of(argument[2])
            return letters, empty or argument[0] == 0
        case "ASSERT" | "ASSERT_NOT" | "AT":
            return set(), True
    raise ValueError(f"{operation} may begin with any letter")


def _members(argument: Any) -> Ranges:
    found: Ranges = set()
    for operation, member in argument:
        match str(operation):
            case "LITERAL":
                found.add((member, member))
            case "RANGE":
                found.add(member)
            case "CATEGORY":
                found |= {(ord("0"), ord("9"))} if "DIGIT" in str(member) else {(ord(" "), ord(" "))}
            case other:
                raise ValueError(f"{other} may be any letter")
    return found


def test_there_are_patterns_to_look_at() -> None:
    assert len(_LED) >= 8


@pytest.mark.parametrize(("name", "pattern"), _LED, ids=[name for name, _ in _LED])
def test_it_may_begin_with_all_its_letters(name: str, pattern: re.Pattern[str]) -> None:
    (_, (_, lookahead)), *rest = list(_parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    named, _ = _first_of(lookahead)
    letters, empty = _first_of(rest)
    assert not empty, f"{name} may match nothing at all"
    covered = {code for low, high in named for code in range(low, high + 1)}
    missing = "".join(chr(code) for low, high in letters for code in range(low, high + 1) if code not in covered)
    assert not missing, f"{name} can never match what begins with {missing}"


def test_a_letter_left_out_is_seen() -> None:
    letters, empty = _first_of(list(_parse("(?:(?<=x)年|[月日]?号|(?:共|合)计)")))
    assert {chr(low) for low, _ in letters} == set("年月日号共合") and not empty
