"""Groups made by hand: which values there are, which of them is confirmed, and what a slip of the unit should read."""

from decimal import Decimal

import pytest

from schemas.extraction import WHOLE, Claim, Extraction, Ratio, Role, Sum
from schemas.figure import Figure
from schemas.kind import Qualifier
from scoring.gather import gather
from scoring.misfit import Misfit, moved
from scoring.same_quantity import Mentions
from scoring.same_quantity_verdict import compare_mentions, power_between
from scoring.verdict import Status, Verdict
from tests.printed import printed


def spent(figure: Figure, scope: str | None = WHOLE, role: Role = Role.FINAL, period: str | None = None) -> Claim:
    return Claim(
        figure=figure,
        metric="expenditure",
        words="支出",
        scope=scope,
        role=role,
        period=period,
        context=figure.span,
    )


def verdicts(*claims: Claim, ratios: tuple[Ratio, ...] = (), year: str | None = "2022") -> list[Verdict]:
    """The verdicts on all groups of a submission of which each claim is a document of its own."""
    figures = [claim.figure for claim in claims]
    known = {figure.span for figure in figures}
    figures += [f for ratio in ratios for f in (ratio.rate, *ratio.denominators) if f.span not in known]
    placed = [f.changed(id=at, span=f.span._replace(document=f"{at}.txt")) for at, f in enumerate(figures)]
    again = dict(zip((f.span for f in figures), placed, strict=True))
    extraction = Extraction(
        documents=tuple(f.span.document for f in placed),
        figures=tuple(placed),
        claims=tuple(
            c.model_copy(update={"figure": again[c.figure.span], "context": again[c.figure.span].span}) for c in claims
        ),
        ratios=tuple(
            r.model_copy(
                update={
                    "rate": again[r.rate.span],
                    "numerator": again[r.numerator.span],
                    "denominators": tuple(again[d.span] for d in r.denominators),
                }
            )
            for r in ratios
        ),
        texts={f.span.document: " " * f.span.end for f in placed},
        year=year,
    )
    found = (compare_mentions(group) for group in gather(extraction, Mentions))
    return [verdict for verdict in found if verdict is not None]


@pytest.mark.parametrize("twin", ["4,492.01万元", "44,920,100元", "0.449201亿元", "4492万元", "0.45亿元"])
def test_one_value_in_other_units_and_precision_agrees(twin: str) -> None:
    (verdict,) = verdicts(spent(printed("4,492.01万元")), spent(printed(twin)))
    assert verdict.status is Status.AGREES


def test_two_values_differ_and_none_is_called_right() -> None:
    (verdict,) = verdicts(spent(printed("4,492.01万元")), spent(printed("4,429.01万元")))
    assert verdict.status is Status.DIFFERS
    assert verdict.expected is None
    assert "请核实" in verdict.words["proof"]


def test_the_later_of_two_is_named_first_and_the_rarer_of_three() -> None:
    (verdict,) = verdicts(*(spent(printed(q)) for q in ("100.25万元", "100.52万元", "100.25万元")))
    assert verdict.figures[0].quote == "100.52万元"


def test_a_ratio_that_holds_confirms_one_value() -> None:
    right, wrong = spent(printed("4,492.01万元")), spent(printed("4,429.01万元"))
    budget, rate = printed("4,658.59万元"), printed("96.42%")
    ratio = Ratio(context=rate.span, basis="sentence", rate=rate, numerator=right.figure, denominators=(budget,))
    (verdict,) = verdicts(right, wrong, ratios=(ratio,))
    assert verdict.expected == "4,492.01万元"
    assert verdict.figures[0].quote == "4,429.01万元"
    assert verdict.computation == "4,492.01 ÷ 4,658.59 = 96.4242%"
    assert {figure.quote for figure in verdict.figures} >= {"96.42%", "4,658.59万元"}


def test_a_ratio_too_coarse_to_tell_confirms_nothing() -> None:
    right, wrong = spent(printed("4,492.01万元")), spent(printed("4,492.10万元"))
    budget, rate = printed("4,658.59万元"), printed("96%")
    ratio = Ratio(context=rate.span, basis="sentence", rate=rate, numerator=right.figure, denominators=(budget,))
    (verdict,) = verdicts(right, wrong, ratios=(ratio,))
    assert verdict.status is Status.DIFFERS
    assert verdict.expected is None


@pytest.mark.parametrize(
    "other",
    [
        spent(printed("310.00万元"), scope="河道巡查"),
        spent(printed("310.00万元"), role=Role.LAST_YEAR),
        spent(printed("310.00万元"), role=Role.TARGET),
        spent(printed("310.00万元"), period="2021"),
        spent(printed("310.00万元"), period="2022Q1"),
    ],
)
def test_another_scope_role_or_period_is_another_quantity(other: Claim) -> None:
    assert verdicts(spent(printed("486.20万元")), other) == []


def test_the_year_of_the_report_need_not_be_said() -> None:
    (verdict,) = verdicts(spent(printed("486.20万元"), period="2022"), spent(printed("486.20万元")))
    assert verdict.status is Status.AGREES


def test_an_unknown_scope_is_never_an_error() -> None:
    found = verdicts(spent(printed("486.20万元")), spent(printed("310.00万元"), scope=None))
    assert all(verdict.status is Status.UNDETERMINED for verdict in found)


def test_about_leaves_it_open_but_the_same_value_agrees() -> None:
    about = printed("486.20万元", qualifier=Qualifier.ABOUT)
    (same,) = verdicts(spent(printed("486.20万元")), spent(about))
    (other,) = verdicts(spent(printed("496.20万元")), spent(about))
    assert (same.status, other.status) == (Status.AGREES, Status.UNDETERMINED)


@pytest.mark.parametrize(
    ("one", "two", "power"),
    [
        ("32.75万元", "327,500万元", -4),
        ("32.75万元", "32.75元", 4),
        ("18.60万元", "186.0万元", -1),
        ("18.60万元", "18.61元", None),
    ],
)
def test_powers_of_ten(one: str, two: str, power: int | None) -> None:
    assert power_between(printed(one), printed(two)) == power


def test_moved_digits_read_as_they_should_be_printed() -> None:
    assert moved(printed("450.90元"), 4) == "450.90万元"
    assert moved(printed("2,364,500万元"), -4) == "2,364,500元"
    assert moved(printed("9.642%"), 1) == "96.42%"
    assert moved(printed("1,860户"), 1) == "18,600户"


def test_a_sum_off_by_the_unit_of_one_part_names_it() -> None:
    total, *parts = (printed(q) for q in ("662.65万元", "176.45万元", "2,364,500元", "249.75元"))
    each = Sum(context=total.span, basis="table", total=total, parts=tuple(parts))
    figures = (total, *parts)
    extraction = Extraction(documents=("report.txt",), figures=figures, sums=(each,))
    (misfit,) = gather(extraction, Misfit)
    ((figure, power),) = misfit.suspects
    assert (figure.quote, power) == ("249.75元", 4)
    assert figure.in_base() * Decimal(10) ** power + parts[0].in_base() + parts[1].in_base() == total.in_base()
