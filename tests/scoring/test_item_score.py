"""Scores recomputed from the clause: what is computed, what is left to judgement, and what is outside both."""

import pytest

from tests.scoring.forms import item

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
