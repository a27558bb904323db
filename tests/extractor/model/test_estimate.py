"""The estimate of tokens: never below what is possible, and it grows with the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.model.estimate import tokens_in


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("预算执行率", 10, 20),  # five characters
        ("1234567.89", 10, 20),
        ("execution rate of the annual budget", 8, 25),
        ("", 0, 10),
        ("   \n  ", 0, 10),
    ],
)
def test_the_order_of_magnitude(text: str, least: int, most: int) -> None:
    assert least <= tokens_in(text) <= most


@given(st.text(max_size=60), st.text(max_size=60))
def test_more_text_is_never_fewer_tokens(one: str, other: str) -> None:
    assert tokens_in(one + other) >= max(tokens_in(one), tokens_in(other)) - 2
