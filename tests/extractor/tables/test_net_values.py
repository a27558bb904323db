"""What 净值 rows, columns of quarters and kinds of spending mean for totals and rates."""

import pytest

from tests.extractor.tables.reading import tables_in

_ROWS = """
资产项目 | 年末数
{0}流动资产 | 300.00
{1}固定资产原值 | 900.00
减：累计折旧 | 350.00
{2}
{3}无形资产 | 50.00
资产总计 | 900.00
"""


@pytest.mark.parametrize("marks", [("", "", ""), ("一、", "二、", "三、")])
def test_what_a_total_counts_of_an_asset_is_its_net_value(marks: tuple[str, str, str]):
    first, second, third = marks
    (found,) = tables_in(_ROWS.format(first, second, "固定资产净值 | 550.00", third)).sums
    assert [figure.quote for figure in found.parts] == ["300.00", "550.00", "50.00"] and not found.subtracted


@pytest.mark.parametrize("marks", [("", "", ""), ("一、", "二、", "三、")])
def test_without_a_net_value_depreciation_is_taken_away(marks: tuple[str, str, str]):
    first, second, third = marks
    (found,) = tables_in(_ROWS.format(first, second, "", third)).sums
    assert [figure.quote for figure in found.subtracted] == ["350.00"]
    assert [figure.quote for figure in found.parts] == ["300.00", "900.00", "50.00"]


def test_an_execution_rate_is_of_the_year_and_not_of_its_first_quarter():
    table = """
    项目名称 | 预算数 | 支出情况 | < | < | 执行率
    ^ | ^ | 一季度 | 二季度 | 全年合计 | ^
    堤坝加固 | 200.00 | 40.00 | 150.00 | 190.00 | 95.00%
    """
    (rate,) = tables_in(table).ratios
    assert rate.numerator.quote == "190.00"


def test_quarters_alone_leave_the_rate_open():
    table = """
    项目名称 | 预算数 | 支出情况 | < | 执行率
    ^ | ^ | 一季度 | 二季度 | ^
    堤坝加固 | 200.00 | 40.00 | 150.00 | 95.00%
    """
    assert not tables_in(table).ratios


def test_no_kind_of_spending_is_the_total_of_the_others():
    table = """
    项目名称 | 预算数 | 维修支出 | 购置支出 | 支出合计 | 执行率
    泵站更新 | 100.00 | 30.00 | 65.00 | 95.00 | 95.00%
    """
    read = tables_in(table)
    assert all(found.total.quote == "95.00" for found in read.sums)
    assert [rate.numerator.quote for rate in read.ratios] == ["95.00"]


def test_stretches_that_overlap_are_not_added_up():
    table = """
    项目名称 | 预算数 | 1-6月支出 | 1-9月支出 | 全年支出 | 执行率
    泵站更新 | 100.00 | 30.00 | 50.00 | 95.00 | 95.00%
    """
    read = tables_in(table)
    assert not read.sums
    assert [rate.numerator.quote for rate in read.ratios] == ["95.00"]


def test_a_rate_beside_its_half_year_is_not_of_the_year():
    table = """
    项目名称 | 预算数 | 上半年支出 | 支出进度 | 下半年支出 | 全年支出 | 支出进度
    泵站更新 | 100.00 | 30.00 | 30.00% | 65.00 | 95.00 | 95.00%
    """
    read = tables_in(table)
    assert [rate.rate.quote for rate in read.ratios] == ["95.00%"]
