"""Names are compared by what they tell, not by how they are put."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.wording import Likeness, likeness, weight

EQUAL = [
    ("核酸检测人份数", "核酸检测"),
    ("全年 完成 家庭医生签约服务", "家庭医生签约服务"),
    ("员工适岗补贴", "适岗补贴 员工"),
    ("市民满意率", "居民满意度"),
    ("资助家庭经济困难学生", "家庭经济困难学生资助"),
]
NARROWER = [
    ("新冠病毒核酸检测", "核酸检测"),
    ("消费类 投诉举报", "投诉举报"),
]
OTHER = [
    ("东湖镇改造农村公路", "西湖镇改造农村公路"),
    ("固定资产净值", "固定资产总额"),
    ("短视频课件", "学习视频资料"),
]


@pytest.mark.parametrize(("one", "two"), EQUAL)
def test_two_ways_to_put_one_name(one: str, two: str) -> None:
    assert likeness(one, two) is Likeness.EQUAL


@pytest.mark.parametrize(("one", "two"), NARROWER)
def test_one_name_says_more(one: str, two: str) -> None:
    assert likeness(one, two) is Likeness.NARROWER


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_names_of_different_things(one: str, two: str) -> None:
    assert likeness(one, two) < Likeness.NARROWER


@given(st.text("东西湖镇农村公路改造学生资助 ", max_size=16), st.text("东西湖镇农村公路改造学生资助 ", max_size=16))
def test_the_order_of_the_two_does_not_matter(one: str, two: str) -> None:
    assert likeness(one, two) is likeness(two, one)


@given(st.text("东西湖镇农村公路改造学生资助 ", min_size=1, max_size=16))
def test_a_name_that_tells_something_equals_itself(name: str) -> None:
    expected = Likeness.EQUAL if weight(name) else Likeness.UNRELATED
    assert likeness(name, name) is expected


def test_fillers_and_counters_tell_nothing() -> None:
    assert weight("全年 共计 完成 数量") == 0
    assert weight("康复训练 人次数") == len("康复训练")
