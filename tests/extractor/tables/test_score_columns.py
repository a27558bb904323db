"""Scoring tables with more than one column of points."""

from __future__ import annotations

from tests.extractor.tables.reading import outline, tables_in

_REVIEWED = """
一级指标\t三级指标\t分值\t自评得分\t复核得分\t扣分原因
投入\t目标合理性\t20\t20\t18\t目标偏低
过程\t预算执行率\t30\t28.5\t28.5\t
产出\t培训场次\t30\t30\t30\t
效果\t学员满意度\t20\t19\t17\t样本不足
合计\t\t100\t97.5\t93.5\t
"""
_BONUS = """
一级指标\t三级指标\t标准分\t自评分\t加分\t扣分\t最终得分
预算管理\t预算编制\t20\t20\t0\t0\t20
预算管理\t预算执行\t30\t28.5\t0\t1\t27.5
履职产出\t重点工作\t30\t30\t1\t0\t31
履职效果\t满意度\t20\t19\t0\t0.5\t18.5
合计\t\t100\t97.5\t1\t1.5\t97
"""


def sums(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(s.total.quote, [p.quote for p in s.parts], [p.quote for p in s.subtracted]) for s in tables_in(text).sums]


def test_the_reviewed_scores_have_a_total_of_their_own():
    assert sums(_REVIEWED) == [("93.5", ["18", "28.5", "30", "17"], [])]
    assert sums(_REVIEWED.replace("93.5", "94.5")) == [("94.5", ["18", "28.5", "30", "17"], [])]


def test_reviewed_scores_belong_to_their_items():
    (card,) = tables_in(_REVIEWED).scorecards
    assert card.complete and [item.reviewed[0].quote for item in card.items for item in item.children] == [
        "18",
        "28.5",
        "30",
        "17",
    ]


def test_a_total_that_does_not_cover_all_rows_says_nothing_of_the_other_column():
    assert sums(_REVIEWED.replace("97.5\t93.5", "87.5\t83.5")) == []


def test_what_was_added_and_taken_away_makes_the_final_score():
    found = sums(_BONUS)
    assert ("27.5", ["28.5", "0"], ["1"]) in found or ("27.5", ["0", "28.5"], ["1"]) in found
    assert ("97", ["20", "27.5", "31", "18.5"], []) in found and ("1.5", ["0", "1", "0", "0.5"], []) in found
    (card,) = tables_in(_BONUS).scorecards
    assert card.complete and outline(card)[0][1] == "预算管理"


def test_a_score_with_a_bonus_may_be_above_its_weight():
    (card,) = tables_in(_BONUS).scorecards
    assert [item.name for parent in card.items for item in parent.children if not item.reviewed] == ["重点工作"]


def test_scores_under_one_header_are_scores():
    table = """
    一级指标 | 三级指标 | 分值 | 得分 | <
    ^ | ^ | ^ | 自评 | 终审
    投入 | 目标合理性 | 40 | 40 | 36
    过程 | 预算执行率 | 30 | 28.5 | 28.5
    效果 | 学员满意度 | 30 | 29 | 27
    合计 | < | 100 | 97.5 | 91.5
    """
    assert sums(table) == [("91.5", ["36", "28.5", "27"], [])]
    (card,) = tables_in(table).scorecards
    assert card.total_score is not None and card.total_score.quote == "97.5"


def test_the_points_of_a_row_make_its_total():
    table = """
项目名称\t预算执行（10分）\t产出（50分）\t效益（30分）\t满意度（10分）\t总得分
社工服务\t8.95\t44\t25.5\t9\t87.45
临时救助\t9.9\t49\t28.5\t9.5\t96.9
适老改造\t9.7\t47\t28\t9.6\t94.3
特困供养\t10\t49.5\t29\t10\t99.5
"""
    assert ("99.5", ["10", "49.5", "29", "10"], []) in sums(table)
