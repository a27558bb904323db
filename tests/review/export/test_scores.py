"""The scores of a report stand in every form that a person reads, and in the JSON."""

import io
import json

import pytest
from openpyxl import load_workbook

from review.export import render
from review.pipeline import Reviewed, review_documents
from tests.scoring.forms import HEAD

FORM = (
    HEAD
    + "| 管理 | 结转率 | 60 | ≤5%得60分；5%<结转率≤10%得40分；>10%得0分 | 60 | 结转率6.2% |\n"
    + "| 产出 | 培训 | 40 | 由评价组综合评定 | 40 | 完成 |\n| 总分 | | 100 | | 100 | |\n"
)


@pytest.fixture(scope="module")
def scored() -> Reviewed:
    from extractor.read import read_bytes

    return review_documents([read_bytes("form.md", FORM.encode())])


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_an_item_is_told_with_its_status_and_what_it_does_to_the_total(form: str, scored: Reviewed) -> None:
    told = render(form, scored, "zh").decode()
    assert "复算不符" in told
    assert "须人工判断" in told
    assert "自评总分 100，已证实的影响后为 80.00（−20.00）" in told


def test_json_holds_the_sheet(scored: Reviewed) -> None:
    (sheet,) = json.loads(render("json", scored, "en"))["scores"]
    assert [item["status"] for item in sheet["items"]] == ["differs", "judgement"]
    assert (sheet["claimed"], sheet["supported"]) == ("100", "80.00")


def test_the_workbook_has_a_sheet_of_scores(scored: Reviewed) -> None:
    rows = list(load_workbook(io.BytesIO(render("xlsx", scored, "zh")))["得分复核"].values)
    assert rows[1][1:7] == ("结转率", "60", "60", "复算不符", "40", "−20.00")


def test_a_finding_says_what_it_does_to_the_total(scored: Reviewed) -> None:
    effects = [finding.score_effect for finding in scored.report.findings if finding.code == "SCORE03"]
    assert effects == ["−20.00, 100 → 80.00"]
