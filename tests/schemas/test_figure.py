"""Figures: what a printed number stands for, and the trail of what is computed from it."""

from decimal import Decimal

import pytest

from schemas.figure import constant, larger, smaller, total
from schemas.figures import Figures
from schemas.interval import INFINITY
from schemas.kind import Qualifier
from tests.printed import printed


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [
        ("96.42%", "0.96415", "0.96425"),
        ("4,492.01万元", "44920050", "44920150"),
        ("195万元", "1945000", "1955000"),
        ("9人", "9", "9"),
        ("597.2万人次", "5971500", "5972500"),
        ("500万人次", "4995000", "5005000"),
        ("98.396分", "98.3955", "98.3965"),
    ],
)
def test_a_figure_stands_for_the_interval_of_its_printed_precision(quote: str, low: str, high: str) -> None:
    assert printed(quote).interval() == (Decimal(low), Decimal(high))


def test_the_strict_reading_takes_the_decimals_of_the_neighbours() -> None:
    assert printed("195万元", neighbours=2).interval("strict") == (Decimal(1949950), Decimal(1950050))


def test_a_qualifier_opens_the_interval() -> None:
    assert printed("95%", qualifier=Qualifier.AT_LEAST).interval() == (Decimal("0.945"), INFINITY)
    assert printed("3人", qualifier=Qualifier.AT_MOST).interval() == (-INFINITY, Decimal(3))


def test_a_range_stands_for_all_between_its_ends() -> None:
    figure = printed("90%").changed(value_to=Decimal(95))
    assert figure.interval() == (Decimal("0.895"), Decimal("0.955"))


def test_changed_forgets_the_intervals_of_before() -> None:
    figure = printed("95%")
    figure.interval()
    assert figure.changed(value=Decimal(50)).interval() == (Decimal("0.495"), Decimal("0.505"))


def test_a_computation_keeps_its_formula_and_its_figures() -> None:
    spent, budget = printed("4,492.01万元"), printed("4,658.59万元")
    rate = spent / budget
    assert rate.formula == "4,492.01 ÷ 4,658.59"
    assert rate.figures == (spent, budget)
    assert rate.unit.dimension == "ratio"
    assert rate.interval().contains(Decimal("0.964242"))


def test_formulas_are_bracketed_where_the_order_of_signs_needs_it() -> None:
    a, b, c = printed("1"), printed("2"), printed("3")
    assert ((a + b) / c).formula == "(1 + 2) ÷ 3"
    assert (a - (b - c)).formula == "1 − (2 − 3)"
    assert (a * b / c).formula == "1 × 2 ÷ 3"
    assert (a + b * c).formula == "1 + 2 × 3"


def test_units_are_converted_before_anything_is_compared() -> None:
    both = total([printed("1万元"), printed("5000元")])
    assert both.interval().contains(Decimal(15000))


def test_caps() -> None:
    assert smaller(printed("109.13%"), constant(1)).interval() == (1, 1)
    assert larger(printed("96人"), constant(100)).interval() == (100, 100)


def test_figures_are_found_by_position() -> None:
    a, b, c = printed("1"), printed("2"), printed("3")
    figures = Figures([c, a, b])
    assert list(figures) == [a, b, c]
    assert figures.within(b.span.start, b.span.end) == (b,)


def test_the_value_shown_is_that_of_the_printed_numbers_not_the_middle_of_the_interval() -> None:
    growth = (printed("360万元") - printed("120万元")) / printed("120万元")
    assert growth.middle == 2
