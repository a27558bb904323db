"""Header words of the genre, and what they are not."""

import pytest

from extractor.tables.headers import code_of, formula_of, is_subtotal, is_total, meaning_of, without_notes
from extractor.tables.meanings import Kind, Quantity, Source


@pytest.mark.parametrize(
    ("words", "kind", "quantity", "source"),
    [
        ("年初预算数", Kind.MONEY, Quantity.INITIAL, None),
        ("2022年年初部门预算(万元)", Kind.MONEY, Quantity.INITIAL, None),
        ("调整后预算数", Kind.MONEY, Quantity.ADJUSTED, None),
        ("预算调整数", Kind.MONEY, Quantity.ADJUSTMENT, None),
        ("全年预算数(A)", Kind.MONEY, Quantity.ANNUAL, None),
        ("项目年度预算金额", Kind.MONEY, Quantity.BUDGET, None),
        ("全年执行数(B)", Kind.MONEY, Quantity.SPENT, None),
        ("实际支出金额", Kind.MONEY, Quantity.SPENT, None),
        ("决算数", Kind.MONEY, Quantity.SPENT, None),
        ("资金支付", Kind.MONEY, Quantity.SPENT, None),
        ("完成支付(万元)", Kind.MONEY, Quantity.SPENT, None),
        ("投资计划(万元)", Kind.MONEY, Quantity.BUDGET, None),
        ("分配额", Kind.MONEY, Quantity.BUDGET, None),
        ("到位资金", Kind.MONEY, Quantity.RECEIVED, None),
        ("年末结余", Kind.MONEY, Quantity.BALANCE, None),
        ("上年决算数", Kind.MONEY, Quantity.LAST_YEAR, None),
        ("本年预算数", Kind.MONEY, Quantity.BUDGET, None),
        ("其中:财政拨款", Kind.MONEY, None, Source.FISCAL),
        ("一般公共预算", Kind.MONEY, None, Source.GENERAL),
        ("政府性基金", Kind.MONEY, None, Source.FUND),
        ("非财政资金", Kind.MONEY, None, Source.NON_FISCAL),
        ("上年结转资金", Kind.MONEY, None, Source.CARRIED),
        ("合计", Kind.MONEY, Quantity.NAMED, Source.TOTAL),
    ],
)
def test_money(words, kind, quantity, source):
    meaning = meaning_of(words)
    assert (meaning.kind, meaning.source) == (kind, source)
    assert meaning.quantity is quantity or (words == "合计" and meaning.quantity in (None, Quantity.NAMED))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("序号", Kind.SERIAL), ("项目名称", Kind.PROJECT), ("主管部门", Kind.DEPARTMENT), ("三级指标", Kind.LEVEL),
        ("参考分值", Kind.WEIGHT), ("权重(%)", Kind.WEIGHT), ("自评得分", Kind.SCORE), ("得分情况", Kind.SCORE),
        ("参考评分标准", Kind.CLAUSE), ("指标说明", Kind.DESCRIPTION), ("偏差原因分析及改进措施", Kind.EXPLANATION),
        ("扣分情况及整改情况说明", Kind.EXPLANATION), ("年度指标值", Kind.TARGET), ("年初目标值(A)", Kind.TARGET),
        ("实际完成值", Kind.ACTUAL), ("年初绩效目标", Kind.GOAL), ("绩效目标整体完成情况", Kind.COMPLETION),
        ("指标方向", Kind.OPERATOR), ("计量单位", Kind.UNIT), ("预算支出执行率", Kind.RATE), ("占年初预算比重", Kind.SHARE),
        ("实绩", Kind.ACTUAL), ("自评得分(满分)", Kind.SCORE),
        ("比上年增减(%)", Kind.CHANGE_RATE), ("增减额", Kind.CHANGE), ("项目执行中存在的问题", Kind.TEXT),
    ],
)  # fmt: skip
def test_other_columns(words, kind):
    assert meaning_of(words).kind is kind


@pytest.mark.parametrize(
    "words",
    ["亮灯率98.61%,电费支出462万元", "完成了全部年度任务。", "青禾镇", "培训12期", "一是加强预算管理；二是压减支出"],
)
def test_what_is_no_header(words):
    assert meaning_of(words).kind is Kind.UNKNOWN


def test_letters_and_formulas():
    assert (code_of("全年预算数(A)"), code_of("支出数③"), code_of("支出数(万元)")) == ("A", "③", None)
    assert formula_of("执行率(B/A)") == ("B", "A")
    assert formula_of("支出率④=③/②") == ("③", "②")
    assert formula_of("执行率(决算/调整后)") == ("决算", "调整后")
    assert without_notes("金额(万元)") == "金额" and without_notes("执行率(B/A)") == "执行率"


@pytest.mark.parametrize("words", ["合计", "总计", "总分", "总得分情况", "自评总分", "本年收入合计", "合计(适用97分)"])
def test_total_rows(words):
    assert is_total(words) and not is_subtotal(words)


@pytest.mark.parametrize("words", ["小计", "产出指标小计", "综合服务", "总工会活动", "合同管理"])
def test_rows_that_are_no_totals(words):
    assert not is_total(words)
