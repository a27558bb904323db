"""Rubrics: every built-in one holds together, the right one is chosen, and a report is held against it."""

from pathlib import Path

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.errors import BadSettings
from schemas.rubric import Rubric
from scoring.check import Checked, check
from scoring.rubric_check import problems_of, reading_of
from scoring.rubrics import built_in, load, parse

OURS = """
title: {zh: 云港市部门评分标准, en: Yungang}
form: department
regions: [云港]
since: 2023
valid_from: 2023-01-01
source: {title: 云港市部门整体绩效自评办法, number: 云财〔2023〕8号}
items:
  - name: 履职管理
    weight: 40
    items:
      - {name: 预算完成率, weight: 25, clause: 得分=预算完成率×25分，最高得25分}
      - {name: 制度建设, weight: 15, clause: 1. 制度齐全（10分）；2. 执行到位（5分）}
  - name: 履职效果
    weight: 60
    items:
      - {name: 群众满意度, weight: 60, clause: "满意度≥90%得60分；80%≤满意度<90%得40分；满意度<80%得0分"}
"""
REPORT = """# 云港市文化馆2023年度部门整体绩效自评报告

| 一级指标 | 分值 | 二级指标 | 分值 | 完成情况 | 得分 |
|---|---|---|---|---|---|
| 履职管理 | 40 | 预算完成率 | {rate} | 96.40% | 24.10 |
| | | 制度建设 | {rules} | 齐全 | 15 |
| 履职效果 | 60 | 群众满意度 | 60 | 86.3% | {score} |
| 合计 | 100 | | | | |
"""


def held_against(text: str, **rubrics: Rubric) -> Checked:
    document = read_bytes("report.md", text.encode())
    return check(extract([document]), [document], rubrics=rubrics)


@pytest.mark.parametrize("name", built_in())
def test_a_built_in_rubric_holds_together(name: str) -> None:
    assert problems_of(built_in()[name]) == ()
    assert built_in()[name].source.title
    assert name.endswith(str(built_in()[name].since))


def test_a_report_without_clauses_is_recomputed_by_the_rubric() -> None:
    checked = held_against(REPORT.format(rate=25, rules=15, score=60), yungang=parse(OURS, "yungang.yaml"))
    (sheet,) = checked.scores
    assert sheet.rubric == "yungang"
    assert [item.status for item in sheet.items] == ["agrees", "judgement", "differs"]
    assert [(f.code, f.expected) for f in checked.findings] == [("SCORE03", "40分")]


def test_without_the_rubric_nothing_is_said() -> None:
    (sheet,) = held_against(REPORT.format(rate=25, rules=15, score=60)).scores
    assert sheet.rubric is None
    assert {item.status for item in sheet.items} == {"not_computable"}


def test_other_weights_than_the_rubrics_are_found() -> None:
    checked = held_against(REPORT.format(rate=20, rules=20, score=40), yungang=parse(OURS, "yungang.yaml"))
    assert [f.code for f in checked.findings if f.code == "WEIGHT04"] == ["WEIGHT04", "WEIGHT04"]


def test_a_rubric_for_another_region_or_year_is_not_chosen() -> None:
    framework = "深圳市某单位{year}年度部门整体绩效自评\n\n| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
    rubric = built_in()["shenzhen-longgang-department-2021"]
    rows = "".join(f"| 绩效 | {item.name} | {item.weight} | {item.weight} |\n" for item in rubric.leaves)
    chosen = [held_against(framework.format(year=year) + rows).scores[0].rubric for year in (2021, 2024)]
    assert chosen == ["shenzhen-longgang-department-2021", None]
    elsewhere = framework.format(year=2021).replace("深圳市", "某某市")
    assert held_against(elsewhere + rows).scores[0].rubric is None


def test_a_department_is_not_held_against_the_project_form() -> None:
    form = (
        "# 2023年度{what}绩效自评表\n\n| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n| 预算执行率 | 执行率 | 10 | 10 |\n"
        "| 产出指标 | 培训 | 50 | 50 |\n| 效益指标 | 就业 | 30 | 30 |\n| 满意度指标 | 满意度 | 10 | 10 |\n"
    )
    chosen = [held_against(form.format(what=what)).scores[0].rubric for what in ("项目支出", "部门整体")]
    assert chosen == ["china-project-2020", None]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight: 25,", "wieght: 25,", "items[履职管理].items[预算完成率].wieght"),
        ("since: 2023\n", "", "since"),
        ("weight: 60\n", "weight: much\n", "items[履职效果].weight"),
        ("form: department", "form: house", "form"),
        ("items:\n  - name: 履职管理", "items: [", "YAML"),
    ],
)
def test_a_wrong_file_says_where(old: str, new: str, told: str) -> None:
    assert old in OURS
    with pytest.raises(BadSettings) as error:
        parse(OURS.replace(old, new, 1), "yungang.yaml")
    assert told in error.value.message.en
    assert error.value.message.zh.startswith("yungang.yaml")


def test_a_missing_file_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such file"):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("weight: 15,", "weight: 10,", "the items below add up to 35, not 40"),
        ("weight: 40", "weight: 30", "the weights add up to 90, not 100"),
        ("制度齐全（10分）", "制度齐全（12分）", "the clause offers more than 15 points"),
        ("得分=预算完成率×25分", "得分=(A×0.6+B×0.4)/C×25分", "the clause could not be read"),
        ("name: 制度建设", "name: 预算完成率", "two items have this name"),
    ],
)
def test_what_does_not_add_up_is_told(old: str, new: str, told: str) -> None:
    assert old in OURS
    problems = problems_of(parse(OURS.replace(old, new, 1), "yungang.yaml"))
    assert any(told in problem.message.en for problem in problems)


def test_how_clauses_are_read() -> None:
    rubric = parse(OURS, "yungang.yaml")
    assert [reading_of(item) for item in rubric.leaves] == ["computed", "judgement", "computed"]
