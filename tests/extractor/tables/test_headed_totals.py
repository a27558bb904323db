"""Totals that stand above their parts, one for each kind of money."""

from schemas.extraction import Role
from tests.extractor.tables.reading import tables_in

_BOTH = """
项目 | 2022年决算数 | 2023年决算数
一、收入合计 | 500.00 | 620.00
财政拨款收入 | 460.00 | 590.00
其他收入 | 40.00 | 30.00
二、支出合计 | 490.00 | 610.00
基本支出 | 300.00 | 310.00
项目支出 | 190.00 | 300.00
"""


def test_a_total_above_its_parts_is_not_of_the_rows_before_it():
    sums = [[part.quote for part in found.parts] for found in tables_in(_BOTH).sums]
    assert sums == [["460.00", "40.00"], ["590.00", "30.00"], ["300.00", "190.00"], ["310.00", "300.00"]]


def test_settled_income_is_no_spending():
    metrics = {claim.figure.quote: claim.metric for claim in tables_in(_BOTH).claims}
    assert metrics["590.00"] == metrics["620.00"] == "revenue" and metrics["310.00"] == "expenditure"


def test_a_column_beside_one_that_says_which_amount_it_is_is_another_amount():
    table = """
    乡镇 | 道路硬化（公里） | | 奖补资金（万元） | |
    | 计划 | 完成 | 下达 | 挂账 |
    甲乡 | 6.2 | 6.1 | 310.00 | 20.00 |
    乙镇 | 8.5 | 8.5 | 460.00 | 30.00 |
    """
    said = {claim.figure.quote: (claim.metric, claim.role) for claim in tables_in(table).claims}
    assert said["6.2"] == (None, Role.TARGET) and said["310.00"][0] == "budget" and said["20.00"][0] is None
