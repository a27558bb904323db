"""The words of a clause: what the look at their first sign must let through, and statements that hold none."""

import re
from re import _constants as codes  # the parsed pattern is the only way to know all first signs
from re import _parser as parser
from typing import Any

import pytest

from scoring.clause_tokens import _FIRST, _WORDS, says_nothing, tokens


@pytest.mark.parametrize("name", _WORDS)
def test_every_word_begins_with_a_sign_that_is_let_through(name: str) -> None:
    first = re.compile(_FIRST)
    signs, empty = _first_signs(parser.parse(_WORDS[name]))
    assert signs and not empty
    assert [sign for sign in signs if not first.match(sign)] == []


def test_names_and_pauses_say_nothing() -> None:
    assert says_nothing("制度健全、管理规范，资料齐全")
    assert not says_nothing("制度健全的，得2分")
    assert [token.type for token in tokens("满意度≥95%的，得6分")] == [
        "NAME",
        "GE",
        "VALUE",
        "OF",
        "COMMA",
        "AWARD",
        "POINTS",
    ]


def _first_signs(items: Any) -> tuple[set[str], bool]:
    """The signs a pattern can begin with, and whether it may be empty."""
    signs: set[str] = set()
    for operation, value in items:
        if operation is codes.LITERAL:
            return signs | {chr(value)}, False
        if operation is codes.IN:
            return signs | {sign for each in value for sign in _of_a_class(*each)}, False
        if operation in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
            continue
        found, empty = _of_a_group(operation, value)
        signs |= found
        if not empty:
            return signs, False
    return signs, True


def _of_a_group(operation: Any, value: Any) -> tuple[set[str], bool]:
    if operation is codes.BRANCH:
        parts = [_first_signs(branch) for branch in value[1]]
        return set().union(*(signs for signs, _ in parts)), any(empty for _, empty in parts)
    if operation is codes.SUBPATTERN:
        return _first_signs(value[3])
    least, _, repeated = value
    signs, empty = _first_signs(repeated)
    return signs, empty or least == 0


def _of_a_class(operation: Any, value: Any) -> list[str]:
    if operation is codes.RANGE:
        return [chr(code) for code in range(value[0], value[1] + 1)]
    return [chr(value)] if operation is codes.LITERAL else list("0123456789")
