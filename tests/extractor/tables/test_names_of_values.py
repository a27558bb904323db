"""Where the names of values stand: in a first column, beside them in a group of columns, behind the label of their row."""

from extractor.figures import find_figures
from extractor.read.text import read_text
from extractor.tables import read_tables
from schemas.extraction import Role
from tests.extractor.tables.reading import tables_in


def _said(table: str) -> dict[str, tuple[str, Role | None]]:
    return {claim.figure.quote: (claim.words, claim.role) for claim in tables_in(table).claims}


def test_a_first_column_names_the_rows_where_no_other_could():
    said = _said("""
    绩效指标 | 年初目标 | 完成情况 | 自评得分
    办理刑事案件数 | 不少于500件 | 588件 | 20
    故障修复时间 | ≤4小时 | 平均2.5小时 | 9
    """)
    assert said["500件"] == ("办理刑事案件", Role.TARGET) and said["588件"] == ("办理刑事案件", Role.ACTUAL)
    assert "故障修复时间" in said["2.5小时"][0]


def test_a_content_names_the_plan_and_the_result_beside_it():
    said = _said("""
    项目名称 | 资金下达 | 主要产出 | < | <
    ^ | ^ | 内容 | 计划 | 实绩
    高龄津贴 | 318.00 | 发放人数（人） | 5,260 | 5,255
    临时救助 | 286.00 | 救助人次（人次） | 1,500 | 1,386
    """)
    assert said["5,260"] == ("发放人数", Role.TARGET) and said["5,255"] == ("发放人数", Role.ACTUAL)


def test_pairs_stand_behind_the_label_of_their_row():
    table = """
    项目名称 | 跑道改造 | < | < | < | < | <
    项目预算执行情况（10%） | 预算数（万元） | 168.00 | 执行数（万元） | 151.62 | 执行率 | 90.25%
    """
    metrics = {claim.figure.quote: claim.metric for claim in tables_in(table).claims}
    assert metrics == {"168.00": "budget", "151.62": "expenditure", "90.25%": "budget_execution_rate"}


def test_what_is_done_there_is_no_name_of_a_row():
    table = """
    幼儿园 | 建设内容 | 建筑面积（㎡） | 计划投资（万元） | 完成投资（万元）
    城关二幼 | 新建综合楼 | 3,260 | 420.00 | 420.00
    文峰中心园 | 改扩建 | 1,480 | 210.00 | 178.60
    """
    scopes = {claim.figure.quote: claim.scope for claim in tables_in(table).claims}
    assert scopes["3,260"] == "城关二幼" and scopes["178.60"] == "文峰中心园"


def test_an_adjusted_aim_is_held_and_the_first_one_told():
    read = tables_in("""
    指标名称 | 计量单位 | 年初指标值 | 调整指标值 | 全年完成值 | 得分系数（%） | 指标权重（分） | 指标得分（分）
    数据共享调用量 | 万次 | 3,000 | 3,500 | 3,412 | 97.49 | 15 | 14.62
    群众满意度 | % | 90 | 92 | 93.2 | 100 | 10 | 10
    说明 | 调用量按平台日志统计，共抽查12个系统 | < | < | < | < | < | <
    """)
    said = {claim.figure.quote: (claim.words, claim.role) for claim in read.claims}
    assert said["3,000"] == said["3,500"] == ("数据共享调用量", Role.TARGET)
    assert said["97.49"] == ("数据共享调用量 得分系数", None) and "12个" in said
    target = read.scorecards[0].items[0].target
    assert [span.end - span.start for span in target] == [len("3,500")]


def test_columns_of_years_are_income_and_spending_by_their_rows():
    read = tables_in("""
    指标 | 计量单位 | 2021年 | 2022年
    本年收入 | 万元 | 1,268.40 | 1,318.62
    其中：项目支出 | 万元 | 777.45 | 777.09
    年末在职人数 | 人 | 26 | 27
    """)
    said = {claim.figure.quote: (claim.metric, claim.period) for claim in read.claims}
    assert said["1,268.40"] == ("revenue", "2021") and said["777.09"] == ("expenditure", "2022")
    assert said["27"][0] == "staff_on_post"


def test_a_number_and_a_rate_stand_under_the_plan_and_under_the_result():
    read = tables_in("""
    指标类别 | 指标内容 | 目标 | < | 结果 | <
    ^ | ^ | 数量 | 比率 | 数量 | 比率
    时效 | 兑付及时率 | — | 100% | — | 98.35%
    社会效益 | 带动脱贫户 | ≥640户 | — | 668户 | —
    """)
    roles = {claim.figure.quote: claim.role for claim in read.claims}
    assert roles["100%"] is roles["640户"] is Role.TARGET and roles["98.35%"] is roles["668户"] is Role.ACTUAL


def test_a_row_whose_name_lost_its_column_is_not_the_row_above():
    text = """
项目名称 | 冷库建设 | ||||||
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |
产出指标 | 数量指标 | 建设冷库面积 | ≥1,290平方米 | 1,290平方米 | 10 | 10 | |
时效指标 | 按期完工率 | ≥95% | 96% | 10 | 10 | ||
总分 | 100 | 98 | |||||
"""
    document = read_text("report.txt", text.encode())
    read = read_tables(document, find_figures(document))
    assert not [claim for claim in read.claims if "冷库" in claim.words and claim.figure.quote == "96%"]


def test_the_department_itself_is_no_part_of_it():
    read = tables_in("""
    机构名称 | 支出合计（万元） | 基本支出（万元） | 其中：人员支出（万元） | 公用支出（万元） | 项目支出（万元）
    中心本级 | 1,221.94 | 512.38 | 451.20 | 61.18 | 709.56
    """)
    said = {claim.figure.quote: (claim.metric, claim.scope) for claim in read.claims}
    assert said["1,221.94"] == ("expenditure", "") and said["512.38"] == ("expenditure", "基本支出")
    assert not read.sums  # which of them 其中 divides is not said
