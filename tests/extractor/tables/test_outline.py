"""Rows that lie under each other by a column of their own, and totals under other names."""

from __future__ import annotations

import pytest

from extractor.tables.outline import depths_of
from tests.extractor.tables.reading import tables_in

_BY_NUMBER = """
序号\t支出内容\t金额（元）\t付款月份
一\t设备购置\t386,400.00\t5月
1\t服务器\t227,200.00\t5月
2\t交换机\t159,200.00\t6月
二\t软件开发\t298,000.00\t8月
3\t平台模块\t245,000.00\t8月
4\t接口改造\t53,000.00\t9月
合计\t\t684,400.00\t
"""
_BY_CODE = """
科目编码\t科目名称\t决算数（万元）\t基本支出\t项目支出
207\t文化支出\t741.06\t498.72\t242.34
20701\t文化和旅游\t741.06\t498.72\t242.34
2070104\t图书馆\t711.06\t498.72\t212.34
2070199\t其他\t30.00\t0.00\t30.00
208\t社会保障\t86.27\t86.27\t0.00
\t合计\t827.33\t584.99\t242.34
"""
_TOWNS = """
乡镇\t户数（户）\t人数（人）\t金额（万元）
龙泉\t452\t873\t352.70
石桥\t396\t742\t301.25
双河\t288\t531\t214.76
{name}\t1,136\t2,146\t868.71
"""


def totals(text: str) -> list[tuple[str, list[str]]]:
    return [(s.total.quote, [p.quote for p in s.parts]) for s in tables_in(text).sums if not s.subtracted]


@pytest.mark.parametrize(
    ("marks", "depths"),
    [
        (["一", "1", "2", "二", "3"], [1, 3, 3, 1, 3]),
        (["1", "2", "3"], [0, 0, 0]),
        (["207", "20701", "2070104", "208"], [3, 5, 7, 3]),
        (["207", "30801", "2070104", "208"], [0, 0, 0, 0]),
        (["2019", "2020", "2021"], [0, 0, 0]),
        (["1", "2", "一"], [0, 0, 0]),
    ],
)
def test_depths(marks, depths):
    assert depths_of(marks) == depths


def test_a_total_covers_the_groups_and_each_group_its_own_rows():
    assert totals(_BY_NUMBER) == [
        ("684,400.00", ["386,400.00", "298,000.00"]),
        ("386,400.00", ["227,200.00", "159,200.00"]),
        ("298,000.00", ["245,000.00", "53,000.00"]),
    ]


def test_a_group_that_is_wrong_beside_one_that_is_right():
    found = tables_in(_BY_NUMBER.replace("298,000.00", "289,000.00")).sums
    assert ("289,000.00", True) in [(s.total.quote, s.exhaustive) for s in found]


def test_codes_tell_which_rows_lie_under_which():
    assert ("827.33", ["741.06", "86.27"]) in totals(_BY_CODE)
    assert ("741.06", ["711.06", "30.00"]) in totals(_BY_CODE)


def test_the_whole_county_is_a_total_where_its_columns_say_so():
    assert ("2,146", ["873", "742", "531"]) in totals(_TOWNS.format(name="全县"))
    compared = _TOWNS.format(name="全省").replace("1,136\t2,146\t868.71", "9,875\t15,640\t4,381.25")
    assert totals(compared) == []


def test_a_mean_is_no_total():
    table = "学校\t学生（人）\t生师人数\n一小\t1,286\t17.86\n二小\t1,457\t14.87\n三小\t998\t12.05\n合计\t3,741\t15.02\n"
    assert [total for total, _ in totals(table)] == ["3,741"]


def test_two_sides_with_subtotals():
    table = """
资产\t年初数\t年末数\t负债和净资产\t年初数\t年末数
流动资产：\t\t\t流动负债：\t\t
货币资金\t186.42\t203.15\t应付账款\t25.30\t18.64
存货\t5.48\t6.02\t其他应付款\t16.85\t20.12
流动资产合计\t191.90\t209.17\t负债合计\t42.15\t38.76
固定资产净值\t555.63\t543.64\t净资产合计\t705.38\t714.05
资产总计\t747.53\t752.81\t负债和净资产总计\t747.53\t752.81
"""
    found = [(total, parts) for total, parts in totals("单位：万元\n" + table)]
    assert ("203.15", []) not in found and ("209.17", ["203.15", "6.02"]) in found
    assert ("752.81", ["209.17", "543.64"]) in found and ("752.81", ["38.76", "714.05"]) in found
