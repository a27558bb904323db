"""The mutation benchmark's own arithmetic, and a small fixed run of it that fails below the bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from benchmarks.mutation.figures import YUAN, Fig, Names, Overrides, Range, View, spelled
from benchmarks.mutation.measure import Measured, Outcome, measure
from benchmarks.mutation.mutations import Mutant, mutants
from benchmarks.mutation.relations import IMPLEMENTED, Change, Listing, Ratio, Total, Twin
from benchmarks.mutation.report import RECALL, RECALL_OF_FAMILY, page
from benchmarks.mutation.templates import TEMPLATES, submission
from benchmarks.mutation.written import write

# The bars of the benchmark (benchmarks/mutation/report.py), over a small fixed part of it; never lower them.
CLEAN, MUTANTS, SEED = 20, 60, 31415  # the first submissions of the published run, with their mutants
FEWEST_OF_A_FAMILY = 10


def amount(key: int, value: str, unit: str = "万元") -> Fig:
    number = Decimal(value)
    return Fig(key, number, max(0, -int(number.as_tuple().exponent)), "amount", unit)


def rate(key: int, value: str) -> Fig:
    number = Decimal(value)
    return Fig(key, number, max(0, -int(number.as_tuple().exponent)), "rate", "%")


def view(*neighbours: tuple[int, int], overrides: Overrides | None = None) -> View:
    return View(dict(neighbours), overrides or {})


def test_a_ratio_holds_within_the_printed_places() -> None:
    spent, budget = amount(1, "4492.01"), amount(2, "4658.59")
    assert Ratio(rate(3, "96.42"), spent, (budget,)).holds(view(), "printed")
    assert Ratio(rate(3, "96"), spent, (budget,)).holds(view(), "printed")
    assert not Ratio(rate(3, "96"), spent, (budget,)).holds(view((3, 2)), "strict")
    assert not Ratio(rate(3, "95.6"), spent, (budget,)).holds(view(), "printed")
    assert Ratio(rate(3, "93.06"), spent, (budget, amount(4, "4827.00"))).holds(view(), "printed")


def test_rounded_parts_may_miss_their_total_by_what_rounding_explains() -> None:
    parts = tuple(amount(key, "10.33") for key in range(3))
    assert Total(amount(9, "31.00"), parts).holds(view(), "printed")
    assert not Total(amount(9, "31.02"), parts).holds(view(), "printed")
    assert Total(amount(9, "99.00"), parts, exhaustive=False).holds(view(), "printed")
    assert not Total(amount(9, "30.00"), parts, exhaustive=False).holds(view(), "printed")


def test_units_and_qualifiers() -> None:
    assert Twin(amount(1, "9.276"), amount(2, "92760", YUAN)).holds(view(), "printed")
    assert not Twin(amount(1, "9.276"), amount(2, "92760")).holds(view(), "printed")
    assert Twin(amount(1, "9.276"), amount(2, "500").changed(before="约")).holds(view(), "printed")


def test_changes_and_lists() -> None:
    assert Change(rate(1, "14.43"), amount(2, "1126"), amount(3, "984"), relative=True).holds(view(), "printed")
    assert Change(amount(1, "142"), amount(2, "984"), amount(3, "1126"), falls=True).holds(view(), "printed")
    names, stated = Names(1, ("甲", "乙")), Fig(2, Decimal(2), 0, "count", "个")
    assert Listing(stated, names).holds(view(), "printed")
    assert not Listing(stated, names).holds(view(overrides={1: Names(1, ("甲",))}), "printed")


def test_numbers_spelled() -> None:
    assert [spelled(n) for n in (2, 10, 12, 35)] == ["两", "十", "十二", "三十五"]


def test_division_by_what_may_be_zero_says_nothing() -> None:
    assert (Range(Fraction(1), Fraction(2)) / Range(Fraction(0), Fraction(1))).meets(Range(Fraction(-9), Fraction(-8)))


@pytest.mark.parametrize("seed", range(len(TEMPLATES)))
def test_clean_submissions_are_consistent_and_made_alike_each_time(seed: int) -> None:
    made = submission(seed)
    readings = [made.view({}), made.view({}, whole=True)]
    assert all(each.holds(v, "strict") for each in made.relations for v in readings)
    assert {each.key for each in made.figs()} >= {fig.key for each in made.relations for fig in each.figs}
    again = submission(seed)
    assert [each.text for each in made.figs()] == [each.text for each in again.figs()]


def some_mutants(seed: int) -> Iterator[Mutant]:
    yield from mutants(submission(seed), Random(seed), 30)


@pytest.mark.parametrize("seed", [1, 8, 15])
def test_an_observable_mutant_breaks_a_relation_and_stands_where_it_is_said_to(seed: int) -> None:
    made = submission(seed)
    for mutant in some_mutants(seed):
        broken = [each for each in made.relations if not each.holds(made.view(mutant.overrides), "strict")]
        assert bool(broken) == (mutant.expected != "none")
        assert mutant.before != mutant.after
        written = write(made, mutant.overrides)
        for key in mutant.keys:
            spot = written.spots[key]
            assert spot.text == mutant.overrides[key].text
            if spot.start is not None:
                raw = dict(written.files)[spot.document]
                text = raw.decode("gb18030" if made.files[0].kind == "gb" else "utf-8")
                assert text[spot.start : spot.end] == spot.text


def missed(outcomes: Sequence[Outcome]) -> list[str]:
    return [f"{each.submission} {each.before} → {each.after}: {each.relations}" for each in outcomes if not each.caught]


@pytest.fixture(scope="module")
def measured() -> Measured:
    return measure(CLEAN, MUTANTS, SEED, jobs=1)


def test_hedui_reads_every_submission(measured: Measured) -> None:
    assert measured.failures == []
    assert measured.clean == CLEAN


def test_no_clean_submission_raises_an_alarm(measured: Measured) -> None:
    assert measured.alarmed == 0, [(a.submission, a.code, a.message) for a in measured.alarms]


def test_most_observable_mutants_are_found_at_the_wrong_figure(measured: Measured) -> None:
    wanted = [each for each in measured.outcomes if each.wanted]
    assert len(wanted) > MUTANTS // 2
    assert Fraction(sum(each.caught for each in wanted), len(wanted)) >= RECALL, missed(wanted)


@pytest.mark.parametrize("family", IMPLEMENTED)
def test_most_of_each_family_are_found(measured: Measured, family: str) -> None:
    mine = [each for each in measured.outcomes if family in each.broken]
    if len(mine) >= FEWEST_OF_A_FAMILY:
        assert Fraction(sum(each.caught for each in mine), len(mine)) >= RECALL_OF_FAMILY, missed(mine)


def test_unobservable_mutants_raise_no_alarm(measured: Measured) -> None:
    """An operand off in its last place changes no rate, yet SAME07 sees at it that the text tells another amount."""
    calm = [each for each in measured.outcomes if each.expected == "none"]
    assert [each for each in calm if {*each.found} - {"SAME07"} or each.elsewhere] == []


def test_the_page_names_every_family_and_its_limits(measured: Measured) -> None:
    told = page(measured, "command")
    assert all(f"| {family} |" in told for family in ("RATE", "SAME", "SCORE", "TARGET"))
    assert "## Limits" in told
