"""Tables without upright lines are found; prose, captions and signatures are none."""

import pytest

from benchmarks.reading.cells import score_ours
from benchmarks.reading.paper import borderless_sheets, render
from extractor.read.pdf import read_pdf
from tests.pdf_paper import Paper, paper, prose


@pytest.mark.parametrize("seed", range(4))
def test_borderless_tables_are_read(seed: int) -> None:
    sheets = borderless_sheets(100 + seed, 8)
    score = score_ours(read_pdf("a.pdf", render(sheets)), sheets)
    assert score.share_with_span >= 0.97


def _columns(sheet: Paper) -> None:
    sheet.text(80, 60, "部门：区某局")
    sheet.text(400, 60, "单位：万元")
    rows = [("项目", "预算", "支出"), ("修缮", "30.43", "30.00"), ("采购", "7.57", "7.45"), ("合计", "38.00", "37.45")]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            sheet.text(80 + 130 * column, 84 + 20 * at, text)


def test_a_caption_is_no_row_of_the_table() -> None:
    document = read_pdf("a.pdf", paper(_columns))
    (table,) = document.tables
    assert (table.rows, table.columns) == (4, 3)
    assert document.raw.startswith("部门：区某局 单位：万元\n项目\t预算\t支出\n修缮\t30.43\t30.00")


@pytest.mark.parametrize(
    "lines",
    [
        ["填报人：某某    联系电话：0000-1234", "负责人：某某    日期：2021年3月", "审核人：某某    公章："],
        [
            "一是按进度支付资金，二是加强验收管理",
            "三是及时办理结算，四是按期公开信息",
            "五是开展绩效评价，六是落实整改要求",
        ],
        ["1.    完成造林3.2万亩", "2.    完成抚育5.5万亩", "3.    完成补植1.1万亩"],
    ],
)
def test_prose_is_no_table(lines: list[str]) -> None:
    assert read_pdf("a.pdf", paper(prose(lines))).tables == ()
