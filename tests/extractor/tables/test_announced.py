"""Counts announced above a table: N个项目 … 见下表 against the rows below."""

from __future__ import annotations

import pytest

from tests.extractor.tables.reading import tables_in

_TABLE = """
序号\t项目名称\t预算数（万元）\t执行数（万元）\t执行率
1\t绿道养护\t10.00\t9.00\t90.00%
2\t公厕运维\t20.00\t19.00\t95.00%
3\t路灯维护\t30.00\t30.00\t100.00%
\t合计\t60.00\t58.00\t96.67%
"""


def _listed(*above: str) -> list[tuple[str, int]]:
    return [(listing.stated.quote, len(listing.items)) for listing in tables_in(_TABLE, *above).listings]


@pytest.mark.parametrize(
    "above",
    [
        "2022年全部4个项目的支出进度见下表。",
        "我中心收支平衡。本年安排4个预算项目，具体如下表：",
        "4个项目执行情况如下：",
    ],
)
def test_a_count_that_points_to_the_table_below_lists_its_rows(above):
    assert _listed(above, "单位：万元") == [("4个", 3)]


def test_a_count_in_chinese_numerals():
    assert [count for _, count in _listed("本年度四个项目的执行情况见下表。")] == [3]


@pytest.mark.parametrize(
    "above",
    [
        "本年共安排4个项目，均已完成。",
        "其中2个重点项目的情况见下表。",
        "新增1个项目，执行情况见下表。",
        "4个项目由3个单位实施。支出情况见下表。",
        "4家单位的支出情况见下表。",
    ],
)
def test_other_counts_above_a_table_are_not_its_rows(above):
    assert _listed(above) == []
