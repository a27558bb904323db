"""Computations are told in English as in Chinese: every phrase of ours, and nothing of the document's."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.pipeline import review
from scoring import phrases
from scoring.phrases import PHRASES, in_english

CHINESE = re.compile(r"[一-鿿；，（]")
FIELD = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("86.37% 属于“75%≤利用率<90%”，得 3 分", "86.37% is in “75%≤利用率<90%”: 3 points"),
        ("75.00% 属于““三公”经费控制率<90%”，得 1 分", "75.00% is in ““三公”经费控制率<90%”: 1 point"),
        (
            "8% 属于“5%≤X”，得 2 分；9% 未达到“10%≤Y”，得 0 分",
            "8% is in “5%≤X”: 2 points; 9% is short of “10%≤Y”: 0 points",
        ),
        ("97% 未达到 98%，按比例得分", "97% is short of 98%: a share of the points"),
        ("87.5% 超出“90%”，每 1% 扣 0.1 分", "87.5% is beyond “90%”: 0.1 points off for each 1%"),
        ("决算尚未公开，得 0 分", "the accounts are not yet published: 0 points"),
        ("“基本达成”，6–8 分", "“基本达成”: 6–8 points"),
        ("3 ÷ 4 = 75% × 8分（按官方评分标准“完成率”）", "3 ÷ 4 = 75% × 8 points (by the official clause of “完成率”)"),
        ("10 / 12，未达目标", "10 / 12, short of the target"),
        ("100% 的除数为 0，高于任何档次", "100% has the divisor 0, above any band"),
        ("4/5 个项目完成 × 6分", "4/5 projects are done × 6 points"),
        ("5 − 2 × 1（发现2处）", "5 − 2 × 1 (发现2处)"),
        ("86.42% − 85.16% = 1.26个百分点", "86.42% − 85.16% = 1.26 percentage points"),
        ("18 + 32 = 50分", "18 + 32 = 50 points"),
        ("21.60 + 25.00 = 46.60万元", "21.60 + 25.00 = 46.60万元"),
        ("25分钟 / 30分钟", "25分钟 / 30分钟"),
    ],
)
def test_what_is_told_in_chinese_is_told_in_english(zh: str, en: str) -> None:
    assert in_english(zh) == en


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.en)
def test_both_forms_of_a_phrase_have_the_same_fields_and_the_english_one_no_chinese(phrase: phrases.Phrase) -> None:
    assert sorted(FIELD.findall(phrase.zh)) == sorted(FIELD.findall(phrase.en))
    assert not re.search("[一-鿿；，（]", phrase.en.replace("分", ""))


@given(st.text(st.sampled_from("0123456789.,+−×÷=%()/ "), max_size=40))
def test_arithmetic_is_the_same_in_every_language(told: str) -> None:
    assert in_english(told) == told


@pytest.mark.parametrize("case", ["shunde-2022-stale-rate-and-slips", "quzhou-2023-clean-narrative-and-scorecard"])
def test_the_computations_of_a_real_scorecard_have_no_phrase_left_in_chinese(case: str) -> None:
    report = review([Path("golden", case, "report.txt")]).report
    told = [item.computation for sheet in report.scores for item in sheet.items if item.computation]
    assert any(CHINESE.search(each) for each in told)
    for each in told:
        bare = re.sub(r"“[^；]*”", "", in_english(each))
        assert not re.search("属于|未达|超出|得分|；|，", bare), each


def test_a_quotation_inside_a_quotation_has_the_inner_marks() -> None:
    assert phrases.IN_BAND.said(band="“三公”经费控制率<90%", points="3") == " 属于“‘三公’经费控制率<90%”，得 3 分"
