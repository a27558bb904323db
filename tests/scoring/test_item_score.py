"""Scores recomputed from the clause: what is computed, what is left to judgement, and what is outside both."""

import pytest

from schemas.finding import ScoredItem
from tests.scoring.forms import item, sheet

QUARTERS = "1. 一季度得分=(一季度支出进度/序时进度25%)×1分，最高得1分。<br>2. 二季度得分=(二季度支出进度/序时进度50%)×1分，最高得1分。"


@pytest.mark.parametrize(
    ("weight", "clause", "score", "told", "status"),
    [
        ("5", "≤5%得5分；5%<结转率≤10%得3分；>10%得0分", "3", "结转率6.2%", "agrees"),
        ("5", "≤5%得5分；5%<结转率≤10%得3分；>10%得0分", "5", "结转率6.2%", "differs"),
        ("6", "≤100%得6分，否则0分", "6", "43/45*100%=95.56%", "agrees"),
        ("6", "≤100%得6分，否则0分", "6", "47/45*100%=104.44%", "differs"),
        ("7", "≥98%得7分，每低1个百分点扣1分", "5", "办结率96%", "agrees"),
        ("7", "≥98%得7分，每低1个百分点扣1分", "7", "办结率95.2%", "differs"),
        ("8", "≥2,400批次得8分，每少1%扣0.5分", "7", "抽检2,352批次", "agrees"),
        ("8", "≥2,400批次得8分，每少1%扣0.5分", "8", "抽检2,352批次", "differs"),
        ("4", "≥180万元得4分，不足180万元按比例得分", "4", "挽回损失186.4万元", "agrees"),
        ("8", "达到1.2万亩得8分，否则不得分", "8", "完成1.26万亩", "agrees"),
        ("10", "得分=执行率×10分，最高10分", "9.42", "执行率94.17%", "agrees"),
        ("10", "得分=执行率×10分，最高10分", "9.24", "执行率94.17%", "differs"),
        ("4", "1. 满意度≥90%得2分，否则0分；2. 制度健全（2分）", "3.5", "满意度91%", "agrees"),
        ("3", "开展情况由评价组综合评定", "3", "良好", "judgement"),
        ("4", "目标相符得2分，目标量化得2分", "4", "相符", "judgement"),
        ("5", "支付率≥95%得5分；90%≤支付率<95%得3分；支付率<90%不得分", "5", "见附件", "not_computable"),
        ("5", "全覆盖（8分）", "5", "全覆盖", "not_computable"),
    ],
)
def test_status(weight: str, clause: str, score: str, told: str, status: str) -> None:
    assert item(weight, clause, score, told).status == status


def test_what_is_left_to_judgement_bounds_the_score() -> None:
    found = item("4", "1. 满意度≥90%得2分，否则0分；2. 制度健全（2分）", "3.5", "满意度88%")
    assert (found.status, str(found.lowest), str(found.highest), str(found.judged)) == ("differs", "0", "2", "2")


def test_an_occurrence_that_a_person_must_find_opens_the_lower_end() -> None:
    found = item("5", "支付率≥95%得5分，否则0分。<br>发现一项违规扣1分，扣完为止。", "4", "支付率97%")
    assert (found.status, str(found.lowest), str(found.highest)) == ("agrees", "0", "5")


def test_quarters_printed_as_equations_add_up() -> None:
    told = "一季度得分=22.10%/25%=88.4%*1分=0.88分；二季度得分=50.61%/50%=101.22%*1分=1分"
    assert item("2", QUARTERS, "1.88", told).status == "agrees"
    assert item("2", QUARTERS, "1.98", told).status == "differs"


def test_a_ceiling_that_is_broken_earns_nothing() -> None:
    clause = "采购执行率得分=采购执行率×2分 采购执行率=(实际采购金额/计划采购金额)×100% 如实际采购金额大于计划采购金额，本项得0分。"
    assert item("2", clause, "1.96", "采购执行率=96.1/98.0*100%=98.06%").status == "agrees"
    assert item("2", clause, "2", "采购执行率=99.1/98.0*100%=101.12%").status == "differs"


def test_spending_without_a_budget_is_above_every_band() -> None:
    found = item("3", "控制率≤100%得3分；控制率>100%得0分", "3", "控制率=2.6/0*100%=0%")
    assert (found.status, str(found.change)) == ("differs", "-3.00")


def test_the_narrative_gives_what_the_table_leaves_out() -> None:
    before = "2022年政府采购预算执行情况良好，资产使用率达到93.40%。"
    clause = "资产使用率≥95%得4分；90%≤资产使用率<95%得3分；资产使用率<90%得1分"
    assert item("4", clause, "3", "详见报告", before=before).status == "agrees"


def test_accounts_that_wait_for_publication_leave_the_points_arguable() -> None:
    clause = (
        "1. 部门预算公开（2分）：<br>（1）按要求公开的，得2分。<br>（2）没有公开的，得0分。<br>"
        "2. 部门决算公开（2分）：<br>（1）按要求公开的，得2分。<br>（2）没有公开的，得0分。"
    )
    before = "部门预算已按规定在网站公开，决算待批复后再公开。"
    found = item("4", clause, "4", "", before=before)
    assert (found.status, str(found.change), found.certain) == ("differs", "-2.00", False)


GOALS = "| 一级指标 | 三级指标 | 评分标准 | 年度指标值 | 实际完成值 | 分值 | 得分 | 说明 |\n|---|---|---|---|---|---|---|---|\n"


def with_target(clause: str, target: str, actual: str, weight: str, score: str, told: str = "") -> ScoredItem:
    """One item with target and actual value, beside another that is beyond doubt."""
    rest = f"{100 - float(weight):g}"
    row = f"| 产出 | 受检指标 | {clause} | {target} | {actual} | {weight} | {score} | {told} |\n"
    other = f"| 管理 | 培训 | 完成的得{rest}分 | 完成 | 完成 | {rest} | {rest} | |\n"
    return sheet(GOALS + row + other).items[0]


@pytest.mark.parametrize(
    ("clause", "target", "actual", "weight", "score", "status"),
    [
        ("达到指标值得满分，否则得分=实际完成值/指标值×分值", "≥1200人", "1080人", "20", "18", "agrees"),
        ("达到指标值得满分，否则得分=实际完成值/指标值×分值", "≥1200人", "1080人", "20", "20", "differs"),
        ("完成值/指标值×权重，超过指标值得满分", "≥60场", "66场", "15", "15", "agrees"),
        ("达到指标值得满分，未达到按完成比例得分", "≥60场", "57场", "20", "19", "agrees"),
        ("达到指标值得满分，未达到按完成比例得分", "≥60场", "57场", "20", "20", "differs"),
        ("不超过指标值得满分，否则不得分", "≤4.5万元", "4.72万元", "10", "10", "differs"),
        ("不超过指标值得满分，否则不得分", "≤4.5万元", "4.32万元", "10", "10", "agrees"),
        ("完成率≥100%得满分，否则按完成率×分值计分", "≥95%", "93.1%", "20", "19.6", "agrees"),
        ("完成90%以上得100%权重分，80%-90%得80%权重分", "≥500次", "425次", "20", "20", "differs"),
        ("执行率≥98%得10分；执行率<98%的，得分=执行率/98%×10分", "≥98%", "90%", "10", "9.18", "agrees"),
        ("完成全部任务得10分；每有一项未完成扣2分；未完成超过3项的不得分", "5项", "5项", "10", "10", "agrees"),
    ],
)
def test_clauses_that_speak_of_the_target(
    clause: str, target: str, actual: str, weight: str, score: str, status: str
) -> None:
    assert with_target(clause, target, actual, weight, score).status == status


@pytest.mark.parametrize(
    ("score", "told", "status"),
    [
        ("8", "检查发现2处不规范", "differs"),
        ("6", "检查发现2处不规范", "agrees"),
        ("8", "未发现2处以上问题", "judgement"),
        ("8", "检查发现2处不规范，均已整改", "differs"),
        ("8", "有关资料齐全", "judgement"),
    ],
)
def test_counted_occurrences_cost_their_points(score: str, told: str, status: str) -> None:
    assert item("10", "全部规范得满分，发现一处不规范扣2分，扣完为止", score, told).status == status


def test_of_thresholds_open_on_one_side_the_hardest_counts() -> None:
    clause = "到位率95%以上得6分；到位率90%以上得4分"
    assert item("6", clause, "4", "到位率97.3%").status == "differs"
    assert item("6", clause, "4", "到位率92.3%").status == "agrees"


def test_several_targets_of_a_cell_are_held_against_as_many_values() -> None:
    missed = with_target("", "≥200家次；≥480批次", "212家次；476批次", "20", "20")
    met = with_target("", "≥200家次；≥480批次", "212家次；496批次", "20", "20")
    assert (missed.status, met.status) == ("judgement", "agrees")


def test_the_clause_above_counts_where_a_cell_says_ditto() -> None:
    rows = "| 产出 | 甲 | 满意度≥90%得50分，否则得20分 | ≥90% | 88% | 50 | 20 | |\n| 产出 | 乙 | 同上 | ≥90% | 87% | 50 | 50 | |\n"
    assert [each.status for each in sheet(GOALS + rows).items] == ["agrees", "differs"]


def test_a_deduction_without_a_place_to_begin_from_leaves_the_score_open() -> None:
    found = item("10", "服务对象满意度每降低1个百分点扣0.5分，低于80%的不得分", "6", "满意度88%")
    assert found.status != "differs"
