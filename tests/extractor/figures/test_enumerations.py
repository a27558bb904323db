"""Units that stand elsewhere in the sentence than beside the number."""

from decimal import Decimal

import pytest

from extractor.figures import find_figures
from schemas.kind import Kind
from tests.extractor.figures.documents import figures_in, grid


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("区赛、市赛分别为30、14名", ["名", "名"]),
        ("进度分别为25、50、75、100%", ["%", "%", "%", "%"]),
        ("甲：12.5，乙：3，丙：4.25（万元）", ["万元", "万元", "万元"]),
        ("完成5项、3项和2项", ["项", "项", "项"]),
        ("完成培训人次 597.2 万", ["万人次"]),
        ("投入资金500万", ["万元"]),
        ("新增就业3.2万人，其中城镇1.8万、农村1.4万", ["万人", "万人", "万人"]),
        ("总投资3.2亿元，其中中央1.5亿、市县7000万", ["亿元", "亿元", "万元"]),
    ],
)
def test_units_are_inherited(text: str, units: list[str]) -> None:
    assert [figure.unit.symbol for figure in figures_in(text)] == units


@pytest.mark.parametrize("text", ["得分95，共3家", "共200，345人参加"])
def test_a_comma_parts_sentences_not_numbers(text: str) -> None:
    assert figures_in(text)[0].unit.symbol == ""


def test_where_the_unit_was_printed_is_told() -> None:
    figures = figures_in("分别为30、14名")
    where = figures[0].unit_from
    assert where is not None
    assert where.start == figures[1].span.end - 1
    assert figures[0].in_base() == Decimal(30)


def test_a_page_break_between_a_number_and_its_unit() -> None:
    document = grid(("名称", "情况"), ("挂牌，2021", "年建成，培训300", "人次"))
    block = document.blocks[0]
    assert block.table is not None
    *others, first, second, third = block.table.cells
    whole = first.model_copy(update={"parts": first.parts + second.parts + third.parts})
    table = block.table.model_copy(update={"cells": (*others, whole)})
    document = document.model_copy(update={"blocks": (block.model_copy(update={"table": table}),)})
    found = [(figure.quote, figure.kind, figure.unit.symbol) for figure in find_figures(document)]
    assert found == [("2021", Kind.YEAR, ""), ("300", Kind.COUNT, "人次")]
