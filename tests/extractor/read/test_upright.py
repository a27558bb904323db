"""Tables that lie on their side are turned; cells keep their places on paper."""

import pytest

from extractor.read import read_bytes
from schemas.document import Document

LYING = """
| 项目名称 | 公园管护 | 绿地补植 | 合计 |
|---|---|---|---|
| 年初预算（万元） | 420.00 | 150.00 | 570.00 |
| 全年执行（万元） | 443.52 | 144.00 | 587.52 |
| 执行率（%） | 105.60 | 96.00 | 103.07 |
"""
INDICATORS = """
| 指标 | 修剪树木（株） | 市民满意度 |
|---|---|---|
| 年度目标值 | 12,000 | ≥90% |
| 实际完成值 | 12,460 | 91.8% |
| 得分 | 15 | 20 |
"""
ROWS = """
| 科目 | 2021年 | 2022年 |
|---|---|---|
| 年初预算 | 420.00 | 150.00 |
| 全年执行 | 443.52 | 144.00 |
"""
UPRIGHT = """
| 项目名称 | 年初预算 | 全年执行 | 执行率 |
|---|---|---|---|
| 公园管护 | 420.00 | 443.52 | 105.60% |
| 绿地补植 | 150.00 | 144.00 | 96.00% |
"""


def _read(text: str) -> Document:
    return read_bytes("report.md", text.encode())


@pytest.mark.parametrize(("text", "fields"), [(LYING, 4), (INDICATORS, 4)])
def test_fields_become_columns(text: str, fields: int) -> None:
    document = _read(text)
    (table,) = document.tables
    assert table.columns == fields
    names = [document.cell_text(cell) for cell in table.row(0) if cell is not None]
    assert names[0] in ("项目名称", "指标") and names[1].startswith(("年初预算", "年度目标"))
    assert document.text[table.start : table.end] == _read(text).text[table.start : table.end]


@pytest.mark.parametrize("text", [ROWS, UPRIGHT])
def test_years_and_projects_in_rows_stay(text: str) -> None:
    document = _read(text)
    (table,) = document.tables
    first = table.at(1, 0)
    assert first is not None and document.cell_text(first) in ("年初预算", "公园管护")
