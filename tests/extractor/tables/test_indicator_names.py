"""What names an indicator's values: whole words, and the project whose form it stands in."""

from __future__ import annotations

import pytest

from extractor.figures import find_figures
from extractor.read.text import read_text
from extractor.tables import read_tables
from schemas.extraction import Role
from tests.extractor.tables.reading import claims_of, tables_in

_ROW = "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t数量指标\t{name}\t≥300{unit}\t310{unit}\t50\t50\n"


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [("受益农户数", "户", "受益农户"), ("核酸检测人次数", "次", "核酸检测"), ("样品检测份数", "份", "样品检测")],
)
def test_a_unit_is_taken_off_without_cutting_a_word(name, unit, words):
    (claim,) = claims_of(tables_in(_ROW.format(name=name, unit=unit)), f"310{unit}")
    assert claim.words == words


_FORMS = """
# 2022年度项目支出绩效自评情况

## 一、高标准农田建设

| 资金来源 | 全年预算数（万元） | 全年执行数（万元） | 执行率 |
|---|---|---|---|
| 年度资金总额 | 100.00 | 90.00 | 90.00% |
| 其他资金 | 20.00 | 15.00 | 75.00% |

## 二、{second}

| 资金来源 | 全年预算数（万元） | 全年执行数（万元） | 执行率 |
|---|---|---|---|
| 年度资金总额 | 200.00 | 190.00 | 95.00% |
| 其他资金 | 30.00 | 24.00 | 80.00% |
"""


def _scopes(second: str) -> list[str | None]:
    document = read_text("forms.md", _FORMS.format(second=second).encode())
    read = read_tables(document, find_figures(document))
    return [claims_of(read, quote)[0].scope for quote in ("90.00%", "95.00%")]


def test_a_form_below_a_title_of_projects_is_of_the_one_its_heading_names():
    assert _scopes("农机购置补贴") == ["高标准农田建设", "农机购置补贴"]


def test_the_title_of_a_document_need_not_be_above_its_sections():
    flat = _FORMS.replace("# 2022", "## 2022").format(second="农机购置补贴")
    read = read_tables(document := read_text("forms.md", flat.encode()), find_figures(document))
    assert claims_of(read, "95.00%")[0].scope == "农机购置补贴"


def test_a_general_heading_names_no_project():
    assert _scopes("资金使用情况")[1] in ("", None)


def test_opening_and_closing_columns_add_no_words():
    read = tables_in(
        "资产类别（万元）\t年初数\t年末数\n机器设备\t41.20\t39.80\n房屋建筑\t60.10\t60.10\n合计\t101.30\t99.90"
    )
    assert claims_of(read, "41.20")[0].words == claims_of(read, "39.80")[0].words == "机器设备"
    assert [claims_of(read, quote)[0].role for quote in ("41.20", "39.80")] == [Role.LAST_YEAR, None]
