"""Where other figures of a sentence give exactly what is printed, nothing is proven."""

from schemas.document import Span
from schemas.extraction import Extraction, Ratio, Sum
from schemas.figure import Figure
from scoring.check import judge
from scoring.rule import all_rules
from scoring.verdict import Status
from tests.printed import printed


def status_of(thing: Ratio | Sum, *beside: Figure) -> Status:
    figures = tuple(sorted({*beside}, key=lambda figure: figure.span.start))
    extraction = Extraction(
        documents=("test.txt",),
        figures=figures,
        ratios=(thing,) if isinstance(thing, Ratio) else (),
        sums=(thing,) if isinstance(thing, Sum) else (),
        texts={"test.txt": "x" * 100_000},
    )
    (judged,) = judge(extraction, [rule for rule in all_rules() if rule.over is type(thing)])
    return judged.verdict.status


def around(*figures: Figure) -> Span:
    return Span("test.txt", min(f.span.start for f in figures), max(f.span.end for f in figures))


def test_a_rate_that_two_other_figures_make_is_left_open() -> None:
    whole, part, budget, rate = (printed(q) for q in ("11,665.35万元", "1,758.23万元", "12,878.02万元", "90.58%"))
    context = around(whole, part, budget, rate)
    wrong = Ratio(context=context, basis="sentence", rate=rate, numerator=part, denominators=(budget,))
    assert status_of(wrong, whole, part, budget, rate) is Status.UNDETERMINED
    assert status_of(wrong, part, budget, rate) is Status.DIFFERS


def test_the_layout_of_a_table_leaves_no_second_reading() -> None:
    whole, part, budget, rate = (printed(q) for q in ("11,665.35万元", "1,758.23万元", "12,878.02万元", "90.58%"))
    context = around(whole, part, budget, rate)
    wrong = Ratio(context=context, basis="table", rate=rate, numerator=part, denominators=(budget,))
    assert status_of(wrong, whole, part, budget, rate) is Status.DIFFERS


def test_a_total_that_another_figure_completes_is_left_open() -> None:
    total, one, two, three = (printed(q) for q in ("4,892.03万元", "1,783.89万元", "2,694.98万元", "413.16万元"))
    wrong = Sum(context=around(total, one, two, three), basis="sentence", total=total, parts=(one, two))
    assert status_of(wrong, total, one, two, three) is Status.UNDETERMINED
    assert status_of(wrong, total, one, two) is Status.DIFFERS


def test_small_counts_add_up_to_anything_and_excuse_nothing() -> None:
    total, one, two, three = (printed(q) for q in ("137人", "58人", "59人", "20人"))
    wrong = Sum(context=around(total, one, two, three), basis="sentence", total=total, parts=(one, two))
    assert status_of(wrong, total, one, two, three) is Status.DIFFERS


def test_operands_that_already_have_their_rate_are_not_those_of_another() -> None:
    spent, budget, own, other = (printed(q) for q in ("670.77万元", "718.19万元", "93.40%", "94.44%"))
    right = Ratio(
        context=around(spent, budget, own), basis="sentence", rate=own, numerator=spent, denominators=(budget,)
    )
    wrong = right.model_copy(update={"rate": other, "context": around(spent, budget, own, other)})
    extraction = Extraction(
        documents=("test.txt",),
        figures=(spent, budget, own, other),
        ratios=(right, wrong),
        texts={"test.txt": "x" * 100_000},
    )
    judged = judge(extraction, [rule for rule in all_rules() if rule.over is Ratio])
    assert [each.verdict.status for each in judged] == [Status.AGREES, Status.UNDETERMINED]


def test_the_parts_of_a_numerator_are_no_whole_for_it() -> None:
    insured, staff, residents, rate = (printed(q) for q in ("312.46万人", "58.73万人", "253.73万人", "97.2%"))
    context = around(insured, staff, residents, rate)
    wrong = Ratio(context=context, basis="sentence", rate=rate, numerator=insured, denominators=(staff, residents))
    assert status_of(wrong, insured, staff, residents, rate) is Status.UNDETERMINED
