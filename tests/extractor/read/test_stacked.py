"""Tables that stand one cell a line are read where they come out even; what does not stays prose."""

import pytest

from extractor.read import read_bytes
from schemas.document import Document

ACCOUNT = "年度支出情况（万元）\n机构名称\n支出合计\n基本支出\n项目支出\n中心本级\n1,221.94\n512.38\n709.56\n其余从略\n"
INDICATORS = "指标名称\n年初目标\n实际完成\n补贴户数\n1,200户\n1,264户\n准确率\n98%\n99.3%\n满意度\n≥90%\n92.7%\n"
A_VALUE_SHORT = INDICATORS.replace("99.3%\n", "")
NO_HEADER = "第一批\n第二批\n第三批\n城关镇\n12\n13\n石桥镇\n14\n15\n七里镇\n16\n17\n"
LABELS = "联系人\n周敏\n人员编制\n32\n实有人数\n29\n办公面积\n1,200\n"


def _read(text: str) -> Document:
    return read_bytes("report.txt", f"某某中心绩效自评报告\n\n{text}".encode())


def _rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[document.cell_text(cell) if cell else "" for cell in table.row(row)] for row in range(table.rows)]


def test_a_header_and_one_row() -> None:
    document = _read(ACCOUNT)
    assert _rows(document) == [
        ["机构名称", "支出合计", "基本支出", "项目支出"],
        ["中心本级", "1,221.94", "512.38", "709.56"],
    ]
    prose = [document.text[block.start : block.end] for block in document.paragraphs()]
    assert prose[-2:] == ["年度支出情况(万元)", "其余从略"]


def test_a_header_and_several_rows() -> None:
    rows = _rows(_read(INDICATORS))
    assert rows[0] == ["指标名称", "年初目标", "实际完成"] and rows[3] == ["满意度", "≥90%", "92.7%"]


@pytest.mark.parametrize("text", [A_VALUE_SHORT, NO_HEADER, LABELS])
def test_what_does_not_come_out_even_is_no_table(text: str) -> None:
    assert not _read(text).tables
