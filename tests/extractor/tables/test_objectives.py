"""The objectives of a form in words take the names of its indicator rows."""

from __future__ import annotations

import pytest

from schemas.extraction import Claim, Role
from tests.extractor.tables.reading import claims_of, tables_in

_FORM = """
# 项目支出绩效自评表（湿地巡护）

| 项目资金（万元） |  | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |
|---|---|---|---|---|---|---|
|  | 年度资金总额 | 75.00 | 72.60 | 10 | 96.80% | 9.68 |
|  | 其中：财政拨款 | 75.00 | 72.60 | - | 96.80% | - |

年度总体目标：组织巡护检查达到260次，种植芦苇31亩。

实际完成情况：组织巡护检查275次，种植芦苇33亩，资金支出72.60万元。

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 巡护检查次数 | ≥260次 | 275次 | 50 | 50 |
| 产出指标 | 数量指标 | 种植芦苇亩数 | 31亩 | 33亩 | 40 | 40 |
| 总分 |  |  |  |  | 100 | 99.68 |
"""


@pytest.fixture(scope="module")
def read():
    from extractor.figures import find_figures
    from extractor.read.text import read_text
    from extractor.tables import read_tables

    document = read_text("form.md", _FORM.encode())
    return read_tables(document, find_figures(document))


def _labels(claims: list[Claim]) -> set[tuple[str, str | None, Role | None]]:
    return {(claim.words, claim.scope, claim.role) for claim in claims}


@pytest.mark.parametrize(("quote", "role"), [("260次", Role.TARGET), ("33亩", Role.ACTUAL), ("275次", Role.ACTUAL)])
def test_words_and_row_name_one_quantity(read, quote, role):
    claims = claims_of(read, quote)
    assert len(claims) == 2 and len(_labels(claims)) == 1
    assert claims[0].scope == "湿地巡护" and claims[0].role is role


def test_money_after_an_indicator_is_the_projects(read):
    (claim,) = claims_of(read, "72.60万元")
    assert claim.scope == "湿地巡护" and claim.metric == "expenditure"


def test_a_cell_under_one_wide_header_cell_is_placed():
    table = (
        "年度目标\t预期目标\t\t\t实际完成情况\n\t铺设步道4公里并完成验收\t\t\t已铺设步道4公里\n"
        "\t种植乔木500株并完成养护\t\t\t已种植乔木520株\n"
    )
    read = tables_in(table)
    assert read.seen[0].unplaced == ()
    assert claims_of(read, "500株")[0].role is Role.TARGET
