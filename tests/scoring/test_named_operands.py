"""Numbers that a score was computed with, against what the submission says of them elsewhere."""

import pytest

from review.words import score_effect
from tests.scoring.forms import HEAD, checked

CLAUSE = "编制使用率=在编人数(含工勤)/核定编制数。编制使用率≤100%的，得10分；编制使用率>100%的，得0分。"
ROWS = f"| 管理 | 编制使用率 | 10 | {CLAUSE} | 10 | 编制使用率=38/40*100%=95% |\n| 产出 | 培训 | 90 | 完成的得90分 | 90 | 完成 |\n"


def found(narrative: str) -> list[tuple[str, str | None]]:
    findings = checked(f"{narrative}\n\n{HEAD}{ROWS}").findings
    return [(each.code, each.score_effect) for each in findings if each.code == "SCORE09"]


def test_another_count_that_would_cost_the_points_says_so() -> None:
    assert found("年末在编人数为44人。") == [("SCORE09", "−10.00")]


def test_another_count_that_would_not_is_told_without_an_effect() -> None:
    assert found("年末在编人数为36人。") == [("SCORE09", None)]


@pytest.mark.parametrize(
    "narrative",
    [
        "年末在编人数为38人。",
        "上年末在编人数为44人。",
        "下属图书馆在编人数为44人。",
        "年末在编人数为38人，其中两名借调；6月末在编人数为44人。",
        "在编人数约44人。",
        "在编教师44人。",
        "编外人数为44人。",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_silent(narrative: str) -> None:
    assert found(narrative) == []


def test_an_effect_that_rests_on_another_count_can_be_argued() -> None:
    findings = checked(f"年末在编人数为44人。\n\n{HEAD}{ROWS}").findings
    (finding,) = [each for each in findings if each.code == "SCORE09"]
    assert finding.arguable
    assert score_effect(finding, "zh") == "−10.00（存疑）"
