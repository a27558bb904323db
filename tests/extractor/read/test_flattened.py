"""Forms copied a cell a line become the tables they were; what does not add up stays lines."""

import pytest

from extractor.read.text import read_text

HEADER = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施"
ROWS = (
    "产出指标 数量指标 巡护里程 ≥1200公里 1260公里 30 30",
    "质量指标 巡护合格率 ≥95% 93% 20 18 两处台账缺页",
    "效益指标 社会效益指标 火情处置 及时 达成预期指标 25 25",
    "满意度指标 服务对象满意度指标 林农满意度 ≥90% 92% 15 15",
)
FUNDS = (
    "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分",
    "年度资金总额 80 90 88.2 10 98% 9.8",
    "其中：当年财政拨款 80 90 88.2",
    "其他资金 0 0 0 - - -",
)


def flat(*rows: str, between: str = "\n") -> str:
    return between.join(cell for row in rows for cell in row.split(" "))


def grids(text: str) -> list[list[list[str]]]:
    document = read_text("form.txt", text.encode())
    return [
        [[document.cell_text(cell) if cell else "" for cell in table.row(row)] for row in range(table.rows)]
        for table in document.tables
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n"])
def test_indicators_and_funds_are_rebuilt(between: str) -> None:
    funds, card = grids(flat(*FUNDS, HEADER, *ROWS, "总分 100 97.8", between=between))
    assert funds[1] == ["", "年度资金总额", "80", "90", "88.2", "10", "98%", "9.8"]
    assert funds[2][:5] == ["", "其中：当年财政拨款", "80", "90", "88.2"]
    assert card[2] == ["", "质量指标", "巡护合格率", "≥95%", "93%", "20", "18", "两处台账缺页"]
    assert card[3][:3] == ["效益指标", "社会效益指标", "火情处置"]
    assert card[-1][5:7] == ["100", "97.8"]


def test_a_header_word_may_be_broken_over_lines() -> None:
    (card,) = grids(flat(HEADER.replace("年度指标值", "年度 指标值"), *ROWS, "总分 90 88"))
    assert card[1][3:] == ["≥1200公里", "1260公里", "30", "30", ""]


@pytest.mark.parametrize(
    "rows",
    [
        (HEADER, *ROWS, "总分 100"),
        (HEADER, *ROWS, "总分 95 88"),
        (HEADER, *ROWS[:2], "总分 50 48"),
        (HEADER, *ROWS, "效益指标 可持续影响指标 制度建设 健全 20 20 20 0 10", "总分 100 98"),
        (HEADER, "产出指标 数量指标 巡护里程 30", *ROWS, "总分 90 88"),
        (HEADER.replace("分值 ", ""), *ROWS, "总分 90 88"),
    ],
)
def test_what_is_not_certain_stays_lines(rows: tuple[str, ...]) -> None:
    assert grids(flat(*rows)) == []


def test_a_funds_row_that_is_full_stands_and_one_with_gaps_ends_the_block() -> None:
    told = (FUNDS[0], "年度资金总额 80万元 90万元 88.2万元 10 98% 9.8", "上年结转资金 10 8", "三级指标")
    (funds,) = grids(flat(*told))
    assert [row[1:5] for row in funds[1:]] == [["年度资金总额", "80万元", "90万元", "88.2万元"]]
