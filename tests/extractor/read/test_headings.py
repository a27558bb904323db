"""Headings by numbering and shape."""

import pytest

from extractor.read.headings import heading_level, starts_an_item


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("2022年度部门整体绩效自评报告", 1),
        ("附件1：项目支出绩效自评表", 1),
        ("附件 2", 1),
        ("附表：", 1),
        ("部门整体支出绩效评价指标体系框架(2022年修订)", 1),
        ("第一部分 部门概况", 2),
        ("第三章 绩效分析", 2),
        ("第二节 资金使用", 3),
        ("一、单位基本情况", 4),
        ("十二、其他需要说明的问题", 4),
        ("一 、 部门概况", 4),
        ("(三)2021年预算执行情况", 5),
        ("1. 资金管理情况", 6),
        ("2、目标设置情况", 6),
        ("5. “4+1”培训载体", 6),
        ("(2) 制度建设", 7),
        ("① 组织领导", 8),
        ("## 二、绩效分析", 2),
        ("(一)加强组织领导，压实工作责任", 5),
    ],
)
def test_headings(line: str, level: int) -> None:
    assert heading_level(line) == level


@pytest.mark.parametrize(
    "line",
    [
        "",
        "一是落实主体责任",
        "本单位按要求编报了绩效自评报告。",
        "1. 完成巡查12次",
        "(1)执行率≥95%的",
        "2. 预算数：100万元",
        "3. 控制率=32/35",
        "1.5亿元",
        "12.31",
        "2021 年完成全部任务",
        "(三)财务管理。严格执行各项制度",
        "1. 一季度抓进度，二季度抓质量，三季度抓验收",
        "负责编制部门预算、决算和绩效自评报告，并按规定公开",
        "一、" + "很长的标题" * 12,
    ],
)
def test_no_headings(line: str) -> None:
    assert heading_level(line) == 0


def test_items() -> None:
    assert starts_an_item("3. 其他")
    assert starts_an_item("（一）概况".replace("（", "(").replace("）", ")"))
    assert not starts_an_item("度较上年提高")
    assert not starts_an_item("1.5万元")
