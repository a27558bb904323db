"""Deductions told in words against the points that were lost."""

import pytest

from tests.scoring.forms import checked

HEAD = "| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 扣分原因 |\n|---|---|---|---|---|---|---|\n"


def told(score: str, reason: str) -> list[tuple[str, str]]:
    rows = (
        f"| 产出 | 档案规范 | 规范 | 基本规范 | 40 | {score} | {reason} |\n| 产出 | 义诊 | ≥24次 | 25次 | 60 | 60 | |\n"
    )
    findings = checked(HEAD + rows).findings
    return [(each.code, each.severity.value) for each in findings if each.code == "SCORE07"]


@pytest.mark.parametrize(
    ("score", "reason"),
    [("39", "两份档案缺页，扣2分"), ("40", "缺页扣0.5分"), ("39", "缺页扣1分；归档迟扣1分"), ("38.5", "合计扣2分")],
)
def test_less_lost_than_told_is_wrong(score: str, reason: str) -> None:
    assert told(score, reason) == [("SCORE07", "error")]


def test_more_lost_than_told_is_asked_about() -> None:
    assert told("37", "一是缺页，扣2分；二是归档偏晚") == [("SCORE07", "warning")]


@pytest.mark.parametrize(
    ("score", "reason"),
    [
        ("38", "两份档案缺页，扣2分"),
        ("37.5", "缺页扣2分；归档迟扣0.5分"),
        ("37.54", "按比例，扣2.46分"),
        ("38", "每缺一页扣1分"),
        ("38", "缺页扣1分，归档迟扣1分，共扣2分"),
        ("38", "如再次发生扣5分"),
        ("40", "未扣分"),
        ("38", "个别档案缺页"),
    ],
)
def test_what_agrees_or_tells_no_deduction_is_silent(score: str, reason: str) -> None:
    assert told(score, reason) == []
