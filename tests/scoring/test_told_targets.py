"""Sentences that call a target reached: wrong where their own figures say otherwise, else silent."""

import pytest

from tests.scoring.forms import checked, codes

CONTRADICTED = [
    "窗口业务即办率为95%，完成了不低于98.26%的年度目标。",
    "接待查档群众1,060人次，目标值为至少1,600人次，已完成。",
    "群众有效投诉101件，达到不高于76件的要求。",
    "学生人均耗材成本119.0元，目标值为不超过75.5元，已完成。",
    "教师培训合格率87.72%，高于90%的目标值。",
    "全年完成河道巡查48次，超额完成60次的年度目标。",
    "新建公厕12座，超额完成年初确定的13座任务。",
    "全年保障低保对象16,300人，为年初目标19,271人的118.23%。",
    "年度目标受理热线工单19271件，实际完成16300件，目标完成率为118.23%。",
    "年度目标巡查60次，实际巡查48次，超额完成目标。",
    "平均等候17.9分钟，低于12.2分钟的目标值。",
    "全年培训学员450人次，完成年度目标任务（500人次）。",
]
CONSISTENT = [
    "平均等候12.2分钟，低于17.9分钟的控制目标。",
    "截至11月完成巡查48次，完成全年60次目标的80%。",
    "全年检测48批次，基本完成60批次的任务。",
    "全年完成巡查48次，距60次的年度目标还差12次。",
    "全年培训48人，未达到60人的目标。",
    "全年培训48人，低于60人的目标。",
    "预算执行率93%，力争达到95%的目标。",
    "单位能耗下降3.2%，完成下降3%的目标。",
    "出栏生猪12万头，存栏6万头，完成上级下达的15万头任务。",
    "窗口业务即办率达到95%（目标值98.26%），尚有差距。",
    "平均抢修时间4小时，年度目标6小时，完成率150%。",
    "全年计划办结案件13201件，实际完成13200件，目标完成率为100%。",
]


@pytest.mark.parametrize("sentence", CONTRADICTED)
def test_a_target_called_reached_that_was_not(sentence: str) -> None:
    assert codes(sentence, ["TARGET"]) == ["TARGET05"]


@pytest.mark.parametrize("sentence", CONSISTENT)
def test_what_was_reached_or_told_as_missed_is_silent(sentence: str) -> None:
    assert codes(sentence) == []


def test_a_value_that_may_have_been_rounded_is_only_asked_about() -> None:
    (finding,) = checked("路灯亮灯率为95%，完成了不低于95.12%的年度目标。").findings
    assert (finding.code, finding.severity.value) == ("TARGET05", "warning")
