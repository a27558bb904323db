"""Scoring clauses in the genre's many wordings become formulas; what cannot be read stays visible."""

from decimal import Decimal

import pytest

from schemas.interval import Interval
from scoring.clause import read_clause
from scoring.clause_weights import in_points
from scoring.formula import Award, Band, Deduction, Proportion


def only_part(clause: str) -> list[object]:
    (part,) = read_clause(clause)
    return list(part.formulas)


def ends(band: Band) -> tuple[str, str]:
    low = f"{'[' if band.low.closed else '('}{band.low.value}{band.low.unit}" if band.low else "("
    high = f"{band.high.value}{band.high.unit}{']' if band.high.closed else ')'}" if band.high else ")"
    return low, high


@pytest.mark.parametrize(
    ("statement", "name", "low", "high", "points"),
    [
        ("满意度≥95%的，得6分", "满意度", "[95%", ")", "6"),
        ("满意度在90%（含）以上的得5分", "满意度", "[90%", ")", "5"),
        ("90%≤满意度<95%的，得4分", "满意度", "[90%", "95%)", "4"),
        ("90%>利用率≥75%的，得0.7分", "利用率", "[75%", "90%)", "0.7"),
        ("支出率大于等于98%，计10分", "支出率", "[98%", ")", "10"),
        ("偏差率不超过5%的，得3分", "偏差率", "(", "5%]", "3"),
        ("偏差率低于10%的得2分", "偏差率", "(", "10%)", "2"),
        ("完成率80%-90%得4分", "完成率", "[80%", "90%]", "4"),
        ("执行率60%以下的不得分", "执行率", "(", "60%)", "0"),
        ("到位率达到100%得满分", "到位率", "[100%", ")", "None"),
        ("培训场次大于或等于12场得8分", "培训场次", "[12场", ")", "8"),
    ],
)
def test_bands(statement: str, name: str, low: str, high: str, points: str) -> None:
    (band,) = only_part(statement.replace("（", "(").replace("）", ")"))
    assert isinstance(band, Band)
    assert (band.name, *ends(band), str(band.points)) == (name, low, high, points)


def test_bands_after_the_first_speak_of_the_same_quantity() -> None:
    bands = only_part("支付率95%以上得10分；90%-95%得8分；90%以下不得分")
    assert [band.name for band in bands if isinstance(band, Band)] == ["支付率"] * 3


@pytest.mark.parametrize(
    ("statement", "numerator", "denominator", "divisor", "points", "cap"),
    [
        ("得分=执行率×10分", "执行率", "", None, "10", "None"),
        ("得分=(支出进度/序时进度25%)×1分，最高得1分", "支出进度", "序时进度", "25", "1", "1"),
        ("本指标得分=已完成项目数/计划完成项目总数×6分", "已完成项目数", "计划完成项目总数", None, "6", "None"),
    ],
)
def test_proportions(
    statement: str, numerator: str, denominator: str, divisor: str | None, points: str, cap: str
) -> None:
    (formula,) = only_part(statement)
    assert isinstance(formula, Proportion)
    assert (formula.numerator, formula.denominator) == (numerator, denominator)
    assert (formula.divisor and str(formula.divisor.value), str(formula.points), str(formula.cap)) == (
        divisor,
        points,
        cap,
    )


@pytest.mark.parametrize(
    ("statement", "points", "unit", "beyond"),
    [
        ("发现一项不符合的扣1分，扣完为止", "1", "项", None),
        ("每有1个项目未完成扣2分，扣完为止", "2", "个", None),
        ("超出10%的，超出一个百分点扣0.1分，直至1分扣完为止", "0.1", "%", "10"),
        ("每低于1个百分点扣0.5分，扣完为止", "0.5", "%", None),
    ],
)
def test_deductions(statement: str, points: str, unit: str, beyond: str | None) -> None:
    found = [formula for formula in only_part(statement) if isinstance(formula, Deduction)]
    assert len(found) == 1
    assert (str(found[0].points), found[0].per_unit) == (points, unit)
    assert (found[0].beyond and str(found[0].beyond.value)) == beyond


def test_numbered_parts_keep_their_own_points() -> None:
    parts = read_clause("1. 制度健全（2分）；2. 制度得到有效执行，资料完整的，得3分。")
    assert [part.points for part in parts] == [Decimal(2), None]
    assert [part.kind for part in parts] == ["judgement", "judgement"]
    assert isinstance(parts[1].formulas[0], Award)


def test_what_cannot_be_read_says_where() -> None:
    (part,) = read_clause("得分=(A×0.6+B×0.4)/C×10分")
    assert part.unread


@pytest.mark.parametrize(
    ("low", "high", "holds"),
    [("0.95", "0.96", True), ("0.94", "0.949", False), ("0.945", "0.955", None), ("0.95", "0.95", True)],
)
def test_a_value_on_both_sides_of_an_end_decides_nothing(low: str, high: str, holds: bool | None) -> None:
    (band,) = only_part("满意度≥95%的，得6分")
    assert isinstance(band, Band)
    assert band.holds(Interval(Decimal(low), Decimal(high))) is holds


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("完成率=100%得10分；95%（含）-100%得8分", [("[100%", "100%]"), ("[95%", "100%)")]),
        ("以100%为标准，≤100%得8分，每超过1%扣1分", [("(", "100%]")]),
        ("支出率=支出数/预算数×100%，≥95%得3分，＜95%得1分", [("[95%", ")"), ("(", "95%)")]),
        ("≥2,400批次得8分，否则不得分", [("[2400批次", ")")]),
    ],
)
def test_bands_of_a_clause(clause: str, expected: list[tuple[str, str]]) -> None:
    text = clause.replace("（", "(").replace("）", ")").replace("＜", "<")
    bands = [ends(f) for part in read_clause(text) for f in part.formulas if isinstance(f, Band)]
    assert bands == expected


def test_a_line_that_breaks_inside_a_statement_is_mended() -> None:
    (part,) = read_clause("≥95%得6分；90%≤满意度<95%得4分；<\n90%得0分")
    assert len([f for f in part.formulas if isinstance(f, Band)]) == 3


def test_bands_in_a_list_of_their_own_belong_to_the_part_above() -> None:
    one, two = read_clause("1. 预算公开(2分)：\n(1)按要求的，得2分。\n(2)没有的，得0分。\n2. 决算公开(2分)。")
    assert (one.points, two.points) == (Decimal(2), Decimal(2))
    assert [f.points for f in one.formulas if isinstance(f, Award)] == [Decimal(2), Decimal(0)]


def test_points_behind_every_statement_of_a_part_add_up() -> None:
    (part,) = read_clause("渠道畅通(1分)；答复及时(1分)；未超期(1分)。")
    assert part.points == Decimal(3)


def test_a_ceiling_and_a_share_are_read() -> None:
    (part,) = read_clause("得分=利用率×5 如实际数大于计划数，本项得0分")
    assert [type(f).__name__ for f in part.formulas] == ["Proportion", "Forfeit"]
    (part,) = read_clause("≥180万元得4分，不足180万元按比例得分")
    assert [type(f).__name__ for f in part.formulas] == ["Band", "Share"]


def test_spaces_that_a_layout_puts_around_numbers_are_none() -> None:
    one, two = read_clause("1. 账实相符( 1 分)；\n2. 处置规范(1.5 分 )。")
    assert (one.points, two.points, one.unread) == (Decimal(1), Decimal("1.5"), "")


def test_a_definition_glued_to_the_formula_before_it_is_apart() -> None:
    (part,) = read_clause(
        "采购得分=采购执行率×1分采购执行率=(实际采购数/计划采购数)×100% 如实际采购数大于计划采购数，本项得0分。"
    )
    assert (part.unread, [type(f).__name__ for f in part.formulas]) == ("", ["Proportion", "Forfeit"])


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("预算完成率达到100%（含）的，得满分；低于100%的，每降低1个百分点扣0.2分", [("[100%", ")", "None")]),
        ("资产利用率90%以上（含90%）得2分；75%-90%（含75%）得1.5分", [("[90%", ")", "2"), ("[75%", "90%)", "1.5")]),
        ("质量合格率达到95%以上得5分，每降低1个百分点扣1分", [("[95%", ")", "5")]),
        ("资金到位率100%，得2分；资金到位率＜60%，得0分", [("[100%", ")", "2"), ("(", "60%)", "0")]),
        ("满意度达95分以上得10分，90-95分得8分，85分以下得0分", [("[95分", ")", "10"), ("[90分", "95分]", "8"), ("(", "85分)", "0")]),
        ("结余率控制在10%以内（含10%）得5分；10%~20%（含20%）得3分", [("(", "10%]", "5"), ("(10%", "20%]", "3")]),
        ("设备完好率≥98%（5分）；95%≤设备完好率＜98%（3分）", [("[98%", ")", "5"), ("[95%", "98%)", "3")]),
        ("执行率≥98%的，得10分；执行率＜98%的，得分=执行率/98%×10分", [("[98%", ")", "10"), ("(", "98%)", "10")]),
    ],
)  # fmt: skip
def test_bands_of_many_regions(clause: str, expected: list[tuple[str, str, str]]) -> None:
    text = clause.replace("（", "(").replace("）", ")").replace("＜", "<")
    (part,) = read_clause(text)
    bands = [(*ends(f), str(f.points)) for f in part.formulas if isinstance(f, Band)]
    assert (part.unread, bands) == ("", expected)


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("控制率=(实际支出÷预算安排)×100%，控制率≤100%得3分，100%<控制率≤105%得1分", "控制率"),
        ("问卷满意度X≥90%，得10分；80%≤X<90%，得8分", "问卷满意度X"),
        ("经费增长率≤0得3分；0<增长率≤5%得1分", "经费增长率"),
    ],
)
def test_a_quantity_keeps_its_name_where_it_is_shortened(clause: str, name: str) -> None:
    (part,) = read_clause(clause)
    assert {f.name for f in part.formulas if isinstance(f, Band)} == {name}


@pytest.mark.parametrize(
    "clause",
    [
        "效益显著得8-10分，较好得5-8分，一般得0-5分",
        "数量达到指标值得满分，未达到按完成比例得分",
        "获一等奖得3分，二等奖得2分，未获奖不得分",
        "综合得分=∑(各项目得分×项目权重)",
    ],
)
def test_what_a_person_judges_has_no_bands(clause: str) -> None:
    assert [f for part in read_clause(clause) for f in part.formulas if isinstance(f, Band | Proportion)] == []


@pytest.mark.parametrize(
    ("clause", "written"),
    [
        ("完成值/目标值×分值", "完成值/目标值×12分"),
        ("得分=完成率×该指标分值", "得分=完成率×12分"),
        ("90%以上得100%权重分，80%-90%得80%权重分", "90%以上得12分，80%-90%得9.6分"),
        ("每降低1个百分点，扣指标分值的5%", "每降低1个百分点，扣0.6分"),
        ("满意度90%得6分", "满意度90%得6分"),
        ("各项目得分×权重的平均值", "各项目得分×12分的平均值"),
    ],
)
def test_shares_of_the_weight_are_written_as_points(clause: str, written: str) -> None:
    assert in_points(clause, Decimal(12)) == written


def test_a_month_is_no_occurrence_and_a_ceiling_may_stand_in_brackets() -> None:
    (late,) = only_part("每延迟一个月扣2分")
    (share,) = only_part("得分=(完成数量÷计划数量)×15分(最高不超过15分)")
    assert isinstance(late, Deduction) and late.per_unit == "个月"
    assert isinstance(share, Proportion) and (share.points, share.cap) == (Decimal(15), Decimal(15))


def test_what_forfeits_the_points_is_read() -> None:
    awards = only_part("全年无安全事故得5分，发生重大事故该项不得分")
    assert [award.points for award in awards if isinstance(award, Award)] == [Decimal(5), Decimal(0)]
