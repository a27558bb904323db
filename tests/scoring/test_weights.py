"""Weights as printed by forms of many regions: trees with gaps, weights in percent of their parent, points kept outside."""

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.check import check

HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"


def weights_wrong_in(rows: str) -> list[tuple[str, str]]:
    document = read_bytes("form.md", ("# 绩效自评表\n\n" + HEAD + rows).encode())
    found = check(extract([document]), [document]).findings
    return [(finding.code, finding.evidence[0].quote) for finding in found if finding.code.startswith("WEIGHT")]


CLEAN = (
    "| 产出指标（50分） | 数量指标 | 演出场次 | 30 | 30 |\n| | 质量指标 | 合格率 | 20 | 20 |\n"
    "| 效益指标（40分） | 社会效益 | 观众人次 | 40 | 40 |\n| 满意度指标（10分） | 满意度 | 观众满意度 | 10 | 10 |\n"
)
TOTAL = "| 总分 | | | 100 | 100 |\n"


def test_a_form_whose_weights_add_up_is_silent() -> None:
    assert weights_wrong_in(CLEAN + TOTAL) == []


def test_a_weight_off_by_one_is_seen_below_its_parent() -> None:
    rows = CLEAN.replace("演出场次 | 30", "演出场次 | 29").replace("（50分）", "（50 分）")
    assert {code for code, _ in weights_wrong_in(rows + TOTAL)} == {"WEIGHT01"}


def test_a_weight_off_by_one_is_seen_in_the_total_where_the_levels_above_print_none() -> None:
    rows = (
        CLEAN.replace("（50分）", "").replace("（40分）", "").replace("（10分）", "").replace("| 30 | 30", "| 31 | 30")
    )
    assert weights_wrong_in(rows + TOTAL) == [("WEIGHT02", "100")]


def test_points_kept_outside_the_table_are_not_called_wrong() -> None:
    rows = CLEAN.replace("（50分）", "（40分）").replace("演出场次 | 30", "演出场次 | 20")
    assert weights_wrong_in(rows) == []


def test_a_sum_of_110_without_a_printed_total_needs_an_explanation() -> None:
    rows = CLEAN.replace("（10分）", "（20分）").replace("观众满意度 | 10", "观众满意度 | 20")
    assert [code for code, _ in weights_wrong_in(rows)] == ["WEIGHT02"]


def test_a_wrong_uppermost_weight_is_told_with_both_sums() -> None:
    document = read_bytes("form.md", ("# 绩效自评表\n\n" + HEAD + CLEAN.replace("（50分）", "（45分）")).encode())
    found = check(extract([document]), [document]).findings
    assert [finding.computation for finding in found if finding.code == "WEIGHT01"] == [
        "30 + 20 = 50分；45 + 40 + 10 = 95 ≠ 100"
    ]
