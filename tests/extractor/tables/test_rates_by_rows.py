"""Rates whose parts the rows tell, where headers name none or the wrong ones."""

from __future__ import annotations

from tests.extractor.tables.reading import ratios, tables_in

_PURCHASES = """
采购事项\t采购预算\t合同金额\t实际支付\t合同支付率
体检车\t168.00\t160.50\t152.48\t95.00%
试剂\t45.00\t42.36\t42.36\t100.00%
软件\t88.00\t80.24\t64.19\t80.00%
"""
_SURVEY = """
对象\t发出问卷（份）\t收回问卷（份）\t回收率
企业\t240\t223\t92.92%
群众\t600\t571\t95.17%
"""
_TASKS = """
乡镇\t任务（户）\t改造（户）\t完成率\t下达资金（万元）\t支出（万元）
东河\t120\t120\t100.00%\t36.00\t35.10
西河\t80\t80\t100.00%\t24.00\t22.65
南坪\t95\t95\t100.00%\t28.50\t27.00
"""


def test_a_payment_rate_of_the_contract_not_of_the_budget():
    found = ratios(tables_in(_PURCHASES, "单位：万元"))
    assert [(rate, part, whole) for _, rate, part, whole in found] == [
        ("95.00%", "152.48", ["160.50"]),
        ("100.00%", "42.36", ["42.36"]),
        ("80.00%", "64.19", ["80.24"]),
    ]


def test_a_wrong_rate_among_those_that_tell_the_columns():
    more = _PURCHASES.replace("80.00%", "88.00%") + "桌椅\t20.00\t19.00\t9.50\t50.00%\n"
    assert (None, "88.00%", "64.19", ["80.24"]) in [(None, *each[1:]) for each in ratios(tables_in(more, "单位：万元"))]


def test_a_header_that_names_no_parts():
    assert [(part, whole) for _, _, part, whole in ratios(tables_in(_SURVEY))] == [("223", ["240"]), ("571", ["600"])]


def test_one_row_tells_nothing():
    assert ratios(tables_in("\n".join(_SURVEY.strip().splitlines()[:2]))) == []


def test_where_all_is_done_the_two_columns_before_the_rate():
    found = [r for r in ratios(tables_in(_TASKS)) if r[1] == "100.00%"]
    assert [(part, whole) for _, _, part, whole in found] == [("120", ["120"]), ("80", ["80"]), ("95", ["95"])]


def test_rates_that_no_columns_make_are_left_alone():
    wrong = (
        _TASKS.replace("\t120\t120\t", "\t120\t96\t")
        .replace("\t80\t80\t", "\t80\t31\t")
        .replace("\t95\t95\t", "\t95\t60\t")
    )
    assert [r for r in ratios(tables_in(wrong)) if r[1] == "100.00%"] == []
