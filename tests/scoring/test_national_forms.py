"""National project forms from file to findings: clean ones are silent, each mistake is one finding and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractor.read import read_bytes
from review.pipeline import review_documents
from schemas.finding import Finding
from tests.scoring.national_forms import FORMATS, Form, clean

LAYOUTS = {"10+90": clean("10"), "20+80": clean("20"), "unscored": clean("10", scored=False)}


def wrong_execution_score(form: Form) -> Form:
    return replace(form, execution_score=f"{float(form.execution_score) + 0.5:.2f}")


def wrong_execution_score_in_the_total(form: Form) -> Form:
    return replace(wrong_execution_score(form), total=f"{float(form.total) + 0.5:.2f}")


def wrong_total(form: Form) -> Form:
    return replace(form, total=f"{float(form.total) - 2:.2f}")


def score_above_its_weight(form: Form) -> Form:
    return form.with_line(7, score="12")


def score_above_its_weight_in_the_total(form: Form) -> Form:
    return replace(form.with_line(7, score="12"), total=f"{float(form.total) + 2:.2f}")


def weights_make_110(form: Form) -> Form:
    """The weight alone was typed wrongly; the points for it are those of the right weight, with a reason."""
    return form.with_line(5, weight="25", reason="部分住户外出未统计")


def weights_and_scores_make_110(form: Form) -> Form:
    changed = form.with_line(5, weight="25", score="25")
    return replace(changed, total=f"{float(form.total) + 10:.2f}")


def weights_and_total_make_110(form: Form) -> Form:
    return replace(weights_and_scores_make_110(form), total_weight="110")


def unexplained_deduction(form: Form) -> Form:
    return replace(form.with_line(5, score="12"), total=f"{float(form.total) - 3:.2f}")


MISTAKES: list[tuple[Callable[[Form], Form], set[str]]] = [
    (wrong_execution_score, {"SCORE04"}),
    (wrong_execution_score_in_the_total, {"SCORE04"}),
    (wrong_total, {"SCORE02"}),
    (score_above_its_weight, {"SCORE01", "SCORE02"}),
    (score_above_its_weight_in_the_total, {"SCORE01"}),
    (weights_make_110, {"WEIGHT02"}),
    (weights_and_scores_make_110, {"WEIGHT02"}),
    (weights_and_total_make_110, {"WEIGHT02"}),
    (unexplained_deduction, {"STATUS02"}),
]


def findings_in(form: Form, kind: str) -> tuple[Finding, ...]:
    document = read_bytes(f"form.{kind}", FORMATS[kind](form))
    return review_documents([document]).report.findings


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_clean_form_is_silent(layout: str, kind: str) -> None:
    assert [f"{finding.code} {finding.message.zh}" for finding in findings_in(LAYOUTS[layout], kind)] == []


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("layout", ["10+90", "20+80"])
@pytest.mark.parametrize(("spoil", "codes"), MISTAKES, ids=lambda each: getattr(each, "__name__", ""))
def test_a_mistake_is_one_finding(spoil: Callable[[Form], Form], codes: set[str], layout: str, kind: str) -> None:
    found = findings_in(spoil(LAYOUTS[layout]), kind)
    assert len(found) == 1, [f"{finding.code} {finding.message.zh}" for finding in found]
    assert found[0].code in codes


@pytest.mark.parametrize("layout", ["10+90", "20+80"])
def test_every_indicator_of_a_clean_form_is_confirmed(layout: str) -> None:
    document = read_bytes("form.docx", FORMATS["docx"](LAYOUTS[layout]))
    (sheet,) = review_documents([document]).report.scores
    assert {item.name: item.status for item in sheet.items if item.status != "agrees"} == {}
    assert len(sheet.items) == 9
