"""Which pairs of values are one slip of the pen apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Span
from schemas.figure import Figure
from schemas.kind import Kind
from schemas.unit import YUAN
from scoring.slips import looks_mistyped, mistyped, neighbours

VALUES = st.decimals(min_value=1, max_value=10**8, places=4)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("405.398874", "405.398774"),  # a digit wrong
        ("62.7425", "62.4725"),  # two neighbours exchanged
        ("3223029.63", "322302.93"),  # a digit lost
        ("192708", "19278"),  # a zero lost
        ("1385", "1358"),
    ],
)
def test_slips(one: str, two: str) -> None:
    assert mistyped(Decimal(one), Decimal(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("405.398874", "405.389974"),  # two digits wrong
        ("2000", "1900"),  # round values say little
        ("12.5", "12.6"),
        ("4658.59", "4492.01"),
        ("1234.5", "1234.5"),
    ],
)
def test_no_slips(one: str, two: str) -> None:
    assert not mistyped(Decimal(one), Decimal(two))


@given(VALUES, VALUES)
def test_the_order_does_not_matter(one: Decimal, two: Decimal) -> None:
    assert mistyped(one, two) == mistyped(two, one)


@given(st.integers(min_value=10**6, max_value=10**8 - 1), st.integers(0, 5), st.integers(1, 9))
def test_a_changed_digit_is_found_among_many(value: int, place: int, step: int) -> None:
    digits = f"{value}7"
    wrong = int(digits[: place + 1] + str((int(digits[place + 1]) + step) % 10) + digits[place + 2 :])
    values = {Decimal(digits).scaleb(-4), Decimal(wrong).scaleb(-4)}
    assert [set(pair) for pair in neighbours(values, least=4)] == [values]


@pytest.mark.parametrize(
    ("stated", "expected", "slip"),
    [
        ("252", "225元", True),  # two neighbours exchanged, even of three digits
        ("252", "352元", False),  # one wrong of three proves nothing
        ("2,561.67", "2,516.67元", True),
        ("2,561.67", "2,789.10元", False),
        ("252", None, False),
    ],
)
def test_a_stated_value_a_slip_away_from_what_was_computed(stated: str, expected: str | None, slip: bool) -> None:
    value = Decimal(stated.replace(",", ""))
    span = Span(document="report.txt", start=0, end=len(stated))
    figure = Figure(id=1, kind=Kind.AMOUNT, value=value, unit=YUAN, quote=stated, span=span)
    assert looks_mistyped(figure, expected) is slip
