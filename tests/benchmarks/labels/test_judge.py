"""What counts as right, unlabelled and wrong."""

from typing import Any

import pytest

from benchmarks.labels.handmade import Label, Placed
from benchmarks.labels.judge import Outcome, judge
from extractor.figures import find_figures
from extractor.read import read_bytes
from schemas.document import Span
from schemas.extraction import Claim, Role

TEXT = "全年支出120.50万元。"


def _outcome(label: dict[str, Any], *claims: dict[str, Any]) -> Outcome:
    document = read_bytes("report.txt", TEXT.encode())
    (figure,) = (number for number in find_figures(document) if number.kind.is_figure)
    made = [Claim(figure=figure, context=Span(document.name, 0, len(TEXT)), **claim) for claim in claims]
    placed = Placed(Label(quote="120.50万元", **label), document, figure.span)
    (judged,) = judge([placed], made, 2022)
    return judged.outcome


SPENT: dict[str, Any] = {"metric": "expenditure", "role": "final", "scope": ""}
GIVEN: dict[str, Any] = {"metric": "expenditure", "role": Role.FINAL, "scope": ""}


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        (GIVEN, Outcome.RIGHT),
        (GIVEN | {"period": "2022"}, Outcome.RIGHT),
        (GIVEN | {"period": "2021"}, Outcome.WRONG),
        (GIVEN | {"metric": "budget"}, Outcome.WRONG),
        (GIVEN | {"metric": None, "words": "支出"}, Outcome.UNLABELLED),
        (GIVEN | {"role": None}, Outcome.UNLABELLED),
        (GIVEN | {"role": Role.TARGET}, Outcome.WRONG),
        (GIVEN | {"scope": None}, Outcome.UNLABELLED),
        (GIVEN | {"scope": "基本支出"}, Outcome.WRONG),
        (GIVEN | {"subject": "县民政局"}, Outcome.WRONG),
    ],
)
def test_one_claim(claim: dict[str, Any], outcome: Outcome) -> None:
    assert _outcome(SPENT, claim) is outcome


def test_no_claim_is_unlabelled_and_one_wrong_claim_decides() -> None:
    assert _outcome(SPENT) is Outcome.UNLABELLED
    assert _outcome(SPENT, GIVEN, GIVEN | {"metric": "budget"}) is Outcome.WRONG


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("新建 渠系", Outcome.RIGHT),
        ("渠系", Outcome.UNLABELLED),
        ("机耕道路", Outcome.WRONG),
        ("", Outcome.UNLABELLED),
        ("因疫情影响延期至下一年度继续推进的新建灌排渠系等配套工程", Outcome.UNLABELLED),
    ],
)
def test_words(words: str, outcome: Outcome) -> None:
    assert _outcome({"words": ("新建 渠系|沟渠",)}, {"words": words}) is outcome


def test_a_figure_without_a_lexicon_name_takes_no_metric() -> None:
    assert _outcome({"words": ("罚款",)}, {"metric": "expenditure", "words": "罚款"}) is Outcome.WRONG


def test_an_unmarked_result_is_actual_or_nothing() -> None:
    label = {"words": ("罚款",)}
    given = {role: _outcome(label, {"words": "罚款", "role": role}) for role in (None, Role.ACTUAL, Role.TARGET)}
    assert given == {None: Outcome.RIGHT, Role.ACTUAL: Outcome.RIGHT, Role.TARGET: Outcome.WRONG}


def test_last_year_is_a_period_too() -> None:
    label = {"metric": "expenditure", "role": ("final", "last_year"), "period": "2021"}
    assert _outcome(label, {"metric": "expenditure", "role": Role.LAST_YEAR}) is Outcome.RIGHT
    assert _outcome(label, {"metric": "expenditure", "role": Role.FINAL}) is Outcome.UNLABELLED


def test_a_figure_that_deserves_no_label() -> None:
    assert _outcome({"nothing": True}) is Outcome.RIGHT
    assert _outcome({"nothing": True}, {"words": "三项"}) is Outcome.RIGHT
    assert _outcome({"nothing": True}, {"words": "三项", "role": Role.TARGET}) is Outcome.WRONG


def test_a_scope_is_compared_without_what_says_nothing_more() -> None:
    label = {"metric": "budget", "scope": ("营养改善计划/中央资金",)}
    assert _outcome(label, {"metric": "budget", "scope": "营养改善计划项目/中央"}) is Outcome.RIGHT
    assert _outcome(label, {"metric": "budget", "scope": "营养改善计划"}) is Outcome.WRONG
