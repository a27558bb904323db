"""Constants of scoring clauses are told from scores and rates that were reached."""

import pytest

from extractor.figures import find_figures
from schemas.kind import Kind
from tests.extractor.figures.documents import figures_in, grid


def formulas(text: str) -> list[str]:
    return [figure.quote for figure in figures_in(text) if figure.kind is Kind.FORMULA]


@pytest.mark.parametrize(
    ("text", "constants"),
    [
        ("满意度≥95%的，得6分", ["95%", "6分"]),
        ("每降低1个百分点扣0.5分", ["1个百分点", "0.5分"]),
        ("发现一项不符合扣1分，扣完为止", ["一项", "1分"]),
        ("得分=执行率×10分，最高得10分", ["10分", "10分"]),
        ("自评96.71分，等级为“优”（90分及以上为优）", ["90分"]),
        ("控制率=(实际/预算)×100%", ["100%"]),
        ("未达100%，扣0.09分", []),
        ("“绩效指标明确性”扣0.5分", []),
        ("自评得分98.396分，满意度99.51%", []),
    ],
)
def test_sentences(text: str, constants: list[str]) -> None:
    assert formulas(text) == constants


_HEADER = ("三级指标", "分值", "评分标准", "得分", "扣分原因")


def test_the_column_of_criteria() -> None:
    document = grid(_HEADER, ("采购", "2", "1. 手续完备（1分）；2. 公开透明（1分）", "1.5", "有2次调剂，扣0.5分"))
    found = [(figure.quote, figure.kind) for figure in find_figures(document) if figure.kind is not Kind.NAME]
    assert found == [
        ("2", Kind.SCORE),
        ("1.", Kind.LIST_NUMBER),
        ("1分", Kind.FORMULA),
        ("2.", Kind.LIST_NUMBER),
        ("1分", Kind.FORMULA),
        ("1.5", Kind.SCORE),
        ("2次", Kind.COUNT),
        ("0.5分", Kind.SCORE),
    ]


def test_a_computation_in_the_column_of_criteria_is_no_clause() -> None:
    document = grid(_HEADER, ("采购", "2", "采购执行率=183.20/190.50*100%=96.17%", "2", ""))
    kinds = {figure.quote: figure.kind for figure in find_figures(document)}
    assert (kinds["183.20"], kinds["96.17%"], kinds["100%"]) == (Kind.PLAIN, Kind.RATE, Kind.FORMULA)


def test_criteria_that_have_shifted_by_a_vanished_column() -> None:
    document = grid(_HEADER, ("资金管理", "采购", "2", "≥90%的，得2分；≥80%的，得1分", "1"))
    kinds = {figure.quote: figure.kind for figure in find_figures(document)}
    assert (kinds["90%"], kinds["2分"]) == (Kind.FORMULA, Kind.FORMULA)


def test_criteria_under_the_header_of_the_reached_score() -> None:
    header = ("三级指标", "指标说明", "评分标准", "得分情况")
    clause = "1. 指标与任务对应（2分）；2. 指标可量化（1分）"
    document = grid(header, ("明确性", "3", "绩效指标是否清晰", clause))
    kinds = [figure.kind for figure in find_figures(document) if figure.unit.symbol == "分"]
    assert kinds == [Kind.FORMULA, Kind.FORMULA]


def test_points_held_back_stay_scores_beside_criteria() -> None:
    header = ("三级指标", "评分标准", "扣分原因")
    document = grid(header, ("明确性", "指标可量化（1分）；指标对应（2分）", "未量化扣0.5分；不对应扣0.5分"))
    kinds = [figure.kind for figure in find_figures(document) if figure.quote == "0.5分"]
    assert kinds == [Kind.SCORE, Kind.SCORE]
