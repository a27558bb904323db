"""Balances within rows, borne out by the rows themselves."""

from __future__ import annotations

import pytest

from tests.extractor.tables.reading import tables_in

_FUNDS = """
项目名称\t年初结转（万元）\t本年收入（万元）\t本年支出（万元）\t年末结余（万元）
图书更新\t12.40\t86.00\t90.15\t8.25
馆舍维护\t6.76\t48.50\t50.26\t5.00
阅读推广\t5.00\t62.00\t59.67\t7.33
合计\t24.16\t196.50\t200.08\t20.58
"""
_ASSETS = """
类别\t数量\t单位\t账面原值（元）\t累计折旧（元）\t账面净值（元）
房屋\t3\t栋\t8,624,500.00\t2,156,125.00\t6,468,375.00
车辆\t6\t辆\t1,086,200.00\t724,133.20\t362,066.80
家具\t412\t件\t238,600.00\t95,440.00\t143,160.00
合计\t\t\t9,949,300.00\t2,975,698.20\t6,973,601.80
"""
_STAFF = """
单位\t小计\t在职\t退休\t编外
局机关\t41\t26\t12\t3
执法大队\t42\t34\t6\t2
检测中心\t19\t16\t2\t1
"""


def balances(text: str, *above: str) -> list[tuple[str, list[str], list[str]]]:
    sums = [s for s in tables_in(text, *above).sums if s.total.span.start < s.context.end and len(s.part_names) < 4]
    return [(s.total.quote, [p.quote for p in s.parts], [p.quote for p in s.subtracted]) for s in sums if s.subtracted]


def test_what_was_carried_over_and_received_less_what_was_spent():
    assert ("8.25", ["86.00", "12.40"], ["90.15"]) in balances(_FUNDS)
    assert len(balances(_FUNDS)) == 4


def test_a_row_that_does_not_balance_among_those_that_do():
    assert ("8.52", ["86.00", "12.40"], ["90.15"]) in balances(_FUNDS.replace("8.25", "8.52"))


def test_what_no_column_names_and_the_total_has_as_well_proves_nothing():
    more = _FUNDS.replace("合计\t", "少儿馆\t0.00\t42.26\t42.26\t0.00\n古籍库\t1.20\t9.30\t8.10\t2.40\n合计\t")
    taken_back = more.replace("59.67\t7.33", "59.67\t5.33").replace(
        "24.16\t196.50\t200.08\t20.58", "25.36\t248.06\t250.44\t20.98"
    )
    assert [total for total, _, _ in balances(taken_back)] == ["8.25", "5.00", "0.00", "2.40"]


def test_columns_that_make_up_nothing_are_left_alone():
    assert balances(_FUNDS.replace("8.25", "9.10").replace("5.00\n", "7.31\n").replace("7.33", "3.12")) == []


def test_original_value_less_depreciation_though_a_column_of_units_stands_between():
    assert ("362,066.80", ["1,086,200.00"], ["724,133.20"]) in balances(_ASSETS)
    totals = [(s.total.quote, len(s.parts)) for s in tables_in(_ASSETS).sums if len(s.parts) == 3]
    assert totals == [("9,949,300.00", 3), ("2,975,698.20", 3), ("6,973,601.80", 3)]


@pytest.mark.parametrize("total", ["小计", "人数合计"])
def test_a_total_before_its_parts(total):
    sums = tables_in(_STAFF.replace("小计", total)).sums
    assert [(s.total.quote, [p.quote for p in s.parts]) for s in sums] == [
        ("41", ["26", "12", "3"]),
        ("42", ["34", "6", "2"]),
        ("19", ["16", "2", "1"]),
    ]


def test_a_total_and_its_parts_under_one_header_though_most_rows_have_one_part():
    table = """
    机构 | 编制数 | 在岗 | < | <
    ^ | ^ | 合计 | 行政编 | 事业编
    局机关 | 32 | 29 | 29 | 0
    执法支队 | 58 | 55 | 0 | 55
    监测站 | 41 | 40 | 0 | 40
    合计 | 131 | 124 | 29 | 95
    """
    assert ("55", ["0", "55"]) in [(s.total.quote, [p.quote for p in s.parts]) for s in tables_in(table).sums]
