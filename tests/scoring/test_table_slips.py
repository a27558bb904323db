"""What tables other than forms show: grades of rows, points of execution that stand elsewhere, balances."""

from __future__ import annotations

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.check import check

_GRADES = """
| 序号 | 项目名称 | 支出（万元） | 总得分 | 等级 |
|---|---|---|---|---|
| 1 | 社工服务 | 86.20 | 87.45 | 良 |
| 2 | 临时救助 | 120.00 | 96.9 | 优 |
| 3 | 适老改造 | 64.30 | 94.3 | 优 |
| 4 | 特困供养 | 210.50 | 98.5 | {grade} |
"""
_NO_WEIGHT = """
| 一级指标 | 三级指标 | 目标值 | 实际值 | 分值 | 得分 |
|---|---|---|---|---|---|
| 产出指标 | 调查户数 | 120户 | 120户 | 50 | 50 |
| 效益指标 | 采纳信息 | 20条 | 23条 | 30 | 30 |
| 满意度指标 | 调查对象满意度 | 90% | 95% | 10 | 10 |
| 总分 | | | | 100 | {total} |
"""
_BALANCE = """
单位：万元

| 事项 | 年初结转 | 本年收入 | 本年支出 | 年末结余 |
|---|---|---|---|---|
| 图书更新 | 12.40 | 86.00 | 90.15 | {rest} |
| 馆舍维护 | 6.76 | 48.50 | 50.26 | 5.00 |
| 阅读推广 | 5.00 | 62.00 | 59.67 | 7.33 |
| 古籍保护 | 1.20 | 9.30 | 8.10 | 2.40 |
"""


def codes(text: str) -> list[tuple[str, str]]:
    document = read_bytes("a.md", text.encode())
    found = check(extract([document]), [document]).findings
    return [(each.code, each.severity.value) for each in found if each.severity.value != "info"]


def test_a_grade_that_its_row_does_not_earn_among_those_that_are_earned() -> None:
    assert codes(_GRADES.format(grade="优")) == []
    assert codes(_GRADES.format(grade="良")) == [("SCORE06", "warning")]


def test_grades_by_other_bands_are_left_alone() -> None:
    strange = _GRADES.format(grade="中").replace("| 优 |", "| 良 |").replace("87.45 | 良", "87.45 | 中")
    assert codes(strange) == []


def test_points_for_execution_that_stand_in_another_block() -> None:
    assert codes(_NO_WEIGHT.format(total="99.81")) == []


def test_a_total_beyond_what_execution_could_give() -> None:
    assert {code for code, _ in codes(_NO_WEIGHT.format(total="100.5"))} >= {"SCORE02"}


def test_a_row_that_does_not_balance() -> None:
    assert codes(_BALANCE.format(rest="8.25")) == []
    assert codes(_BALANCE.format(rest="8.52")) == [("SUM01", "error")]
