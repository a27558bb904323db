"""Another region's or body's figure carries its name; the department's own carries none."""

import pytest

from extractor.figures import find_figures
from extractor.labels import label_narrative
from extractor.labels.subjects import level_of
from extractor.read import read_bytes


def subjects(sentence: str, department: str = "清河县教育局") -> list[str | None]:
    text = f"{department}2023年度部门整体支出绩效自评报告\n\n一、履职情况\n\n{sentence}"
    document = read_bytes("报告.txt", text.encode())
    return [claim.subject for claim in label_narrative(document, find_figures(document)).claims]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("巩固率96.2%，而全市巩固率为95.1%。", [None, "全市"]),
        ("覆盖率93.3%，高于全省平均水平91.8%。", [None, "全省平均"]),
        ("同期全市法院受理7,820件，我县受理1,046件。", ["全市", None]),
        ("全县在校学生3.42万人，全县学校87所。", [None, None]),
        ("相邻的桃河区同类补助户均48万元，本县户均54万元；桃河区受益412户。", ["桃河区", None, "桃河区"]),
        ("同类学校平均合格率为97.5%，本校为100%。", ["同类学校平均", None]),
        ("合格率99.1%，高于全省平均水平1.3个百分点。", [None, None]),
        ("全省职业技能竞赛获奖12人，全国文明校园3所。", [None, None]),
    ],
)
def test_whose_figure_it_is(sentence: str, expected: list[str | None]) -> None:
    found = subjects(sentence)
    assert [bool(each) for each in found] == [bool(each) for each in expected]
    assert all((said or "").startswith(name or "") for said, name in zip(found, expected, strict=True)), found


def test_a_citys_own_figures_are_those_of_the_whole_city() -> None:
    assert subjects("全市巩固率为95.1%。", "九溪市教育局") == [None]
    assert subjects("全县在校学生3.42万人。", "海塘镇人民政府") == ["全县"]


def test_who_names_no_region_is_only_apart_from_averages_of_the_province() -> None:
    assert subjects("全市巩固率为95.1%，全省平均巩固率为94.8%。", "第二实验中学") == [None, "全省"]


def test_the_lowest_region_of_a_name_is_its_level() -> None:
    order = ["石塔镇人民政府", "清河县教育局", "九溪市农业农村局", "贵州省教育厅"]
    assert [level_of(name) for name in order] == [0, 1, 2, 3]
    assert level_of("城市管理局") is None
