"""Units of numbers in cells: from headers, labels, columns of units, neighbours and captions."""

from extractor.figures import find_figures
from schemas.document import Document
from schemas.figure import Figure
from schemas.kind import Kind
from tests.extractor.figures.documents import grid


def units(document: Document) -> dict[str, str]:
    return {f.quote: f.unit.symbol for f in find_figures(document) if f.kind not in (Kind.NAME, Kind.YEAR)}


def figure_of(document: Document, quote: str) -> Figure:
    return next(figure for figure in find_figures(document) if figure.quote == quote)


_PROJECTS = ("序号", "项目名称", "年初预算", "支出数", "执行率", "分值", "数量")


def test_a_caption_gives_its_unit_to_columns_of_money_only() -> None:
    document = grid(_PROJECTS, ("1", "巡查", "580.00", "560", "96.55%", "10", "12"), above="单位：万元")
    assert units(document) == {"1": "", "580.00": "万元", "560": "万元", "96.55%": "%", "10": "分", "12": ""}
    assert figure_of(document, "1").kind is Kind.LIST_NUMBER
    where = figure_of(document, "580.00").unit_from
    assert where is not None
    assert document.quote(where) == "万元"


def test_a_header_goes_before_the_caption() -> None:
    document = grid(("名称", "预算（元）", "执行率(%)"), ("甲", "5800", "96.5"), above="单位：万元")
    assert units(document) == {"5800": "元", "96.5": "%"}


def test_the_corner_of_a_form_names_the_unit_of_its_money() -> None:
    document = grid(
        ("项目资金（万元）", "", "年初预算数", "全年执行数", "分值", "执行率", "得分"),
        ("", "年度资金总额", "120", "110.2", "10", "91.83%", "9.18"),
    )
    assert units(document) == {"120": "万元", "110.2": "万元", "10": "分", "91.83%": "%", "9.18": "分"}


def test_a_column_of_units() -> None:
    document = grid(
        ("指标名称", "指标值", "度量单位", "完成值", "权重", "得分"),
        ("绿化面积", "35000", "平方米", "36120", "20", "19"),
    )
    assert units(document) == {"35000": "平方米", "36120": "平方米", "20": "分", "19": "分"}


def test_the_label_of_a_row() -> None:
    document = grid(("项目内容", "2021年", "2022年"), ("资产总额（万元）", "1520.3", "1600"), ("在职人数", "45", "47"))
    assert units(document) == {
        "1520.3": "万元",
        "1600": "万元",
        "45": "人",
        "47": "人",
    }


def test_an_actual_value_shares_the_unit_of_its_target() -> None:
    document = grid(("指标名称", "年度指标值", "实际完成值", "分值", "得分"), ("举办活动", "≥30场", "33", "10", "10"))
    assert figure_of(document, "33").unit.symbol == "场"
    assert figure_of(document, "33").kind is Kind.COUNT


def test_only_the_first_cell_of_a_column_prints_the_unit() -> None:
    document = grid(("项目名称", "预算数"), ("甲", "100.00万元"), ("乙", "55.20"))
    assert figure_of(document, "55.20").unit.symbol == "万元"


def test_a_table_that_goes_on_keeps_its_caption() -> None:
    first = grid(("序号", "项目名称", "预算金额"), ("1", "甲", "100.00"), above="单位：万元")
    second = grid(("序号", "项目名称", "预算金额"), ("2", "乙", "88.00"))
    shift = len(first.text)
    block = second.blocks[0]
    assert block.table is not None
    cells = tuple(
        cell.model_copy(update={"parts": tuple((a + shift, b + shift) for a, b in cell.parts)})
        for cell in block.table.cells
    )
    table = block.table.model_copy(update={"start": shift, "end": block.end + shift, "cells": cells})
    moved = block.model_copy(update={"start": shift, "end": block.end + shift, "table": table})
    text = first.text + second.text
    both = first.model_copy(update={"text": text, "raw": text, "blocks": (*first.blocks, moved)})
    assert units(both)["88.00"] == "万元"


def test_an_unclear_header_gives_nothing() -> None:
    document = grid(("名称", "情况", "说明"), ("甲", "35", "88"), above="单位：万元")
    assert units(document) == {"35": "", "88": ""}


def test_codes_years_and_telephones_by_their_column() -> None:
    document = grid(("科目编码", "年份", "联系电话", "金额（元）"), ("2080109", "2021", "8690022", "300"))
    kinds = [figure.kind for figure in find_figures(document)]
    assert kinds == [Kind.IDENTIFIER, Kind.YEAR, Kind.TELEPHONE, Kind.AMOUNT]


def test_neighbours_of_a_column_lend_their_decimals_to_amounts_only() -> None:
    document = grid(("名称", "预算（万元）", "得分"), ("甲", "195", "9.25"), ("乙", "207.25", "10"))
    decimals = {figure.quote: figure.neighbour_decimals for figure in find_figures(document)}
    assert decimals == {"195": 2, "207.25": 2, "9.25": 2, "10": 0}


def test_a_caption_that_counts() -> None:
    document = grid(("调查内容", "满意", "其他", "满意率"), ("环境", "412", "52", "88.79"), above="单位：人次")
    assert units(document) == {"412": "人次", "52": "人次", "88.79": ""}


def test_a_caption_with_two_units() -> None:
    document = grid(("项目", "在编人数", "支出数"), ("甲", "54", "7.37"), above="单位：人、万元")
    assert units(document) == {"54": "人", "7.37": "万元"}


def test_who_files_a_form_is_no_unit() -> None:
    document = grid(("项目", "支出数"), ("甲", "54"), above="填报单位：区农业局")
    assert units(document) == {"54": ""}


def test_a_cell_of_nothing_but_a_decimal_and_its_unit_is_no_item_of_a_list() -> None:
    document = grid(("指标", "完成值"), ("平均抽检次数", "3.5次"), ("开展情况", "1.5次培训"))
    assert [figure.quote for figure in find_figures(document)] == ["3.5次", "1.", "5次"]
