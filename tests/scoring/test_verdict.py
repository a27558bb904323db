"""Verdicts: wrong only where intervals do not meet, open where a qualifier leaves it so."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from schemas.figure import total
from schemas.kind import Qualifier
from scoring.verdict import Status, compare, meeting
from tests.printed import printed


def test_a_rate_that_rounds_to_the_printed_one_agrees() -> None:
    verdict = compare(printed("96.42%"), printed("4,492.01万元") / printed("4,658.59万元"))
    assert verdict.status is Status.AGREES
    assert verdict.computation == "4,492.01 ÷ 4,658.59 = 96.4242%"


def test_a_rate_that_does_not_is_wrong_and_says_what_it_should_be() -> None:
    verdict = compare(printed("95.6%"), printed("4,492.01万元") / printed("4,658.59万元"))
    assert verdict.status is Status.DIFFERS
    assert verdict.expected == "96.4%"


def test_nine_rounded_parts_may_miss_a_total_by_a_last_place() -> None:
    parts = [printed(f"{amount}万元") for amount in (7.45, 30.00, 874.10, 95.57, 197.11, 196.91, 480.87, 232.34)]
    assert compare(printed("2,114.36万元"), total(parts)).status is Status.AGREES
    assert compare(printed("2,124.36万元"), total(parts)).status is Status.DIFFERS


def test_a_conflict_only_under_the_strict_reading_is_told_apart() -> None:
    rate = printed("28.04%")
    assert compare(rate, printed("54.5万元") / printed("195万元")).status is Status.AGREES
    exact = compare(rate, printed("54.5万元", neighbours=2) / printed("195万元", neighbours=2))
    assert exact.status is Status.DIFFERS_STRICTLY


def test_about_proves_nothing_wrong() -> None:
    assert meeting(printed("3000人", qualifier=Qualifier.ABOUT), printed("2,800人")) is Status.UNDETERMINED


def test_at_least_is_open_upwards_and_proven_wrong_downwards() -> None:
    target = printed("95%", qualifier=Qualifier.AT_LEAST)
    assert meeting(target, printed("99%")) is Status.UNDETERMINED
    assert meeting(target, printed("90%")) is Status.DIFFERS


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 4))
def test_a_correctly_rounded_quotient_is_never_called_wrong(spent: int, budget: int, decimals: int) -> None:
    exact = Decimal(spent) / Decimal(budget) * 100
    rate = printed(f"{round(exact, decimals):f}%")
    quotient = printed(f"{spent / 100:.2f}万元") / printed(f"{budget / 100:.2f}万元")
    assert not compare(rate, quotient).wrong


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=12))
def test_the_order_of_parts_changes_no_verdict(cents: list[int]) -> None:
    parts = [printed(f"{cent / 100:.2f}") for cent in cents]
    stated = printed(f"{(sum(cents) + 3) / 100:.2f}")
    shuffled = sorted(parts, key=lambda figure: figure.value)
    assert compare(stated, total(parts)).status is compare(stated, total(shuffled)).status


def test_what_differs_only_as_an_exact_amount_is_shown_with_its_decimals() -> None:
    stated = printed("260万元", neighbours=2)
    verdict = compare(stated, total([printed("142.35万元"), printed("118.05万元")]))
    assert verdict.status is Status.DIFFERS_STRICTLY
    assert verdict.expected == "260.40万元"
