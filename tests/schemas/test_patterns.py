"""A late pattern says what the compiled one says, and is compiled once, when it is first asked."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.patterns import compile_all, late

PATTERN = r"(?P<name>[a-c一二]+)|\d+"
TEXTS = st.text("abc一二1 \n", max_size=12)


@given(TEXTS)
def test_a_late_pattern_says_what_the_compiled_one_says(text: str) -> None:
    compiled, waiting = re.compile(PATTERN), late(PATTERN)
    assert waiting.findall(text) == compiled.findall(text)
    assert waiting.sub("<>", text) == compiled.sub("<>", text)
    assert waiting.split(text) == compiled.split(text)
    for asked in ("search", "match", "fullmatch"):
        here, there = getattr(waiting, asked)(text), getattr(compiled, asked)(text)
        assert (here and (here.span(), here.lastgroup)) == (there and (there.span(), there.lastgroup))


def test_it_is_compiled_once_and_not_before_it_is_asked() -> None:
    with patch("schemas.patterns.re.compile", wraps=re.compile) as compiling:
        waiting = late("[甲乙]+")
        assert waiting.pattern == "[甲乙]+"
        compiling.assert_not_called()
        assert waiting.search("丙甲乙") and waiting.match("甲") and not waiting.fullmatch("丙")
        compiling.assert_called_once_with("[甲乙]+", 0)


def test_flags_are_kept_and_what_a_pattern_cannot_do_is_an_error() -> None:
    assert late("[a-z]+", re.IGNORECASE).fullmatch("AbC")
    assert late("(?P<x>a)").groupindex == {"x": 1}
    with pytest.raises(AttributeError):
        late("a").reversed  # type: ignore[attr-defined] # noqa: B018


def test_all_can_be_compiled_at_once() -> None:
    waiting = late("[甲乙丙]+")
    compile_all()
    with patch("schemas.patterns.re.compile") as compiling:
        assert waiting.search("丙")
        compiling.assert_not_called()
