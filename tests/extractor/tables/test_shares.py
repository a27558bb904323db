"""Shares of a total: 占比 beside the numbers whose part of the total row it is."""

from __future__ import annotations

import pytest

from tests.extractor.tables.reading import claims_of, ratios, tables_in

_STAFF = """
人员类别\t人数（人）\t占比
管理人员\t24\t30.00%
技术人员\t48\t60.00%
工勤人员\t8\t10.00%
合计\t80\t100%
"""
_SPENDING = """
支出类型\t全年预算数（万元）\t决算数（万元）\t完成率\t占总支出比例
基本支出\t660.00\t640.00\t96.97%\t51.20%
项目支出\t680.00\t610.00\t89.71%\t48.80%
合计\t1340.00\t1250.00\t93.28%\t100.00%
"""


def test_a_share_is_of_the_total_row():
    read = tables_in(_STAFF)
    assert ("工勤人员", "10.00%", "8", ["80"]) in ratios(read)
    assert {ratio.metric for ratio in read.ratios} == {"share"}


@pytest.mark.parametrize("total", ["合计", "在编人员合计", "年末在职人数总计"])
def test_the_total_row_of_a_table_of_people(total):
    read = tables_in(_STAFF.replace("合计", total))
    assert ("工勤人员", "10.00%", "8", ["80"]) in ratios(read)
    assert [(s.total.quote, len(s.parts)) for s in read.sums] == [("80", 3)]


def test_a_wrong_share_among_right_ones_is_still_a_share():
    read = tables_in(_STAFF.replace("10.00%", "13.00%"))
    assert ("工勤人员", "13.00%", "8", ["80"]) in ratios(read)


def test_the_rows_say_which_column_a_share_belongs_to():
    shares = [r for r in ratios(tables_in(_SPENDING)) if r[1] in ("51.20%", "48.80%")]
    assert [(rate, part, whole) for _, rate, part, whole in shares] == [
        ("51.20%", "640.00", ["1250.00"]),
        ("48.80%", "610.00", ["1250.00"]),
    ]


def test_a_part_of_a_part_may_be_of_either_whole():
    table = _SPENDING.replace("项目支出\t", "其中：人员经费\t500.00\t480.00\t96.00%\t75.00%\n项目支出\t")
    (share,) = [ratio for ratio in tables_in(table).ratios if ratio.rate.quote == "75.00%"]
    assert [whole.quote for whole in share.denominators] == ["640.00", "1250.00"]


def test_shares_that_follow_from_nothing_are_left_alone():
    table = _STAFF.replace("30.00%", "31.25%").replace("60.00%", "41.50%").replace("10.00%", "77.00%")
    assert ratios(tables_in(table)) == []


def test_a_share_and_a_rate_of_one_row_have_names_of_their_own():
    read = tables_in(_SPENDING)
    (share,), (rate,) = claims_of(read, "51.20%"), claims_of(read, "96.97%")
    assert share.words == "基本支出 占比" and share.metric is None
    assert rate.words == "基本支出 完成率" and rate.metric == "budget_execution_rate"
