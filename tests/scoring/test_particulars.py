"""Words that set a figure apart from its namesake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.particulars import _AXES, contradict, one_sided, particulars

APART = [
    ("区赛共30名选手", "市赛共14名选手"),
    ("线上办理12,486件", "线下办理8,214件"),
    ("一季度末支出进度", "二季度末支出进度"),
    ("固定资产净值", "固定资产原值"),
    ("男职工32人", "女职工26人"),
    ("小学学生41,265人", "初中学生22,215人"),
]


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_values_of_one_axis_are_two_quantities(one: str, two: str) -> None:
    assert contradict(particulars(one), particulars(two)) is not None


def test_what_only_one_says_is_named() -> None:
    assert one_sided(particulars("新增养老床位120张"), particulars("养老床位1,420张")) == {"新增"}


def test_the_end_of_the_year_is_no_part_of_it() -> None:
    assert "quarter" not in particulars("截至12月底，资产总额")
    assert "quarter" in particulars("截至11月底，预算执行率")


@pytest.mark.parametrize("axis", _AXES)
@given(data=st.data())
def test_whatever_an_axis_can_say_is_read(axis: str, data: st.DataObject) -> None:
    assert axis in particulars(data.draw(st.from_regex(_AXES[axis])))
