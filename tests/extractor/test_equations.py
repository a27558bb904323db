"""Printed equations become steps: what is computed, and what it is said to make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.equations import find_equations, find_equations_in
from extractor.figures import find_figures
from schemas.document import Document
from schemas.equation import Equation, Expression
from schemas.figure import Figure
from tests.extractor.figures.documents import grid, prose


def written(expression: Expression) -> str:
    if isinstance(expression, Figure):
        return expression.quote
    return f"({written(expression.left)} {expression.sign} {written(expression.right)})"


def steps(equation: Equation) -> list[str]:
    return [f"{written(step.left)} → {step.stated.quote}" for step in equation.steps]


def equations_in(text: str) -> tuple[Document, tuple[Equation, ...]]:
    document = prose(text)
    return document, find_equations(document, find_figures(document))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购执行率=183.20/190.50*100%=96.17%", ["((183.20 ÷ 190.50) × 100%) → 96.17%"]),
        ("执行率＝（492.01÷658.59）×100％＝74.71％", ["((492.01 ÷ 658.59) × 100％) → 74.71％"]),
        ("利用率=319.19 万元 / 845.26 万元 *100%=37.76%", ["((319.19 万元 ÷ 845.26 万元) × 100%) → 37.76%"]),
        ("比率=6/(42+6)*100%=12.5%", ["((6 ÷ (42 + 6)) × 100%) → 12.5%"]),
        ("控制率=3.6/0*100%=0%", ["((3.6 ÷ 0) × 100%) → 0%"]),
        ("（26%+51%+75%+97%）÷4=62.25%", ["((((26% + 51%) + 75%) + 97%) ÷ 4) → 62.25%"]),
        ("[12+3]*2=30", ["((12 + 3) × 2) → 30"]),
        ("(5-2)x3=9", ["((5 − 2) × 3) → 9"]),
        ("得分=10-0.5×2=9分", ["(10 − (0.5 × 2)) → 9分"]),
        ("1.5+0.5=2分", ["(1.5 + 0.5) → 2分"]),
        ("1,234.50元÷3人=411.5元", ["(1,234.50元 ÷ 3人) → 411.5元"]),
        ("12人×3天×100元=3600元", ["((12人 × 3天) × 100元) → 3600元"]),
        ("得分=96.95%×3分≈2.91分", ["(96.95% × 3分) → 2.91分"]),
        ("（183.20/190.50=96.17%）", ["(183.20 ÷ 190.50) → 96.17%"]),
        ("合计100分=10分+50分+40分", ["((10分 + 50分) + 40分) → 100分"]),
    ],
)
def test_one_computation(text: str, expected: list[str]) -> None:
    _, (equation,) = equations_in(text)
    assert steps(equation) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26.31%/25%=105.24%*1分=1分", ["(26.31% ÷ 25%) → 105.24%", "(105.24% × 1分) → 1分"]),
        ("得分=95.6%/100%=95.6%*2=1.91分", ["(95.6% ÷ 100%) → 95.6%", "(95.6% × 2) → 1.91分"]),
        ("99.79%*2分=2分", ["(99.79% × 2分) → 2分"]),
    ],
)
def test_a_chain_goes_on_from_its_result(text: str, expected: list[str]) -> None:
    _, (equation,) = equations_in(text)
    assert steps(equation) == expected


def test_a_chain_may_also_equate_two_computations() -> None:
    _, (equation,) = equations_in("得分=132.35/132.88*2=99.6%*2=1.99分")
    assert steps(equation) == ["(99.6% × 2) → 1.99分"]


@pytest.mark.parametrize(
    "text",
    [
        "执行率=实际支出/预算×100%",
        "得分=执行率×10分，最高10分",
        "90%≤执行率<95%，得4分；执行率>=95%的得6分",
        "完成时间：2021/12/31",
        "完成情况（1/3），区间3-5",
        "其中2021年=100",
        "满意度=95%",
        "A=B+C=3",
        "=",
    ],
)
def test_what_is_no_equation(text: str) -> None:
    assert equations_in(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1. 采购执行率=183.20/190.50=96.17%", "采购执行率"),
        ("在编控制率(含工勤人员)=32/35*100%=91.43%", "在编控制率(含工勤人员)"),
        ("二季度：51.83%/50%=103.66%，得1分", "二季度"),
        ("完成率=实际完成数/计划数=45/50=90%", "完成率"),
        ("支出进度较快，得分为95.67%×10=9.57分", "得分"),
        ("执行率=支出185.47万元/预算195万元×100%=95.11%", "执行率"),
        ("183.20（实际）/190.50（计划）=96.17%", ""),
    ],
)
def test_the_words_before_name_the_result(text: str, label: str) -> None:
    document, (equation,) = equations_in(text)
    assert (document.quote(equation.label) if equation.label else "") == label


def test_an_equation_cut_by_a_page_break() -> None:
    document = grid(("4. 四季度得分", "", "=94.3%/100%=94.3%*1分=0.94分。"))
    first, _, second = (cell.parts[0] for cell in document.tables[0].cells)
    (equation,) = find_equations_in(document, [first, second], find_figures(document))
    assert steps(equation) == ["(94.3% ÷ 100%) → 94.3%", "(94.3% × 1分) → 0.94分"]
    assert equation.label is not None
    assert document.quote(equation.label) == "四季度得分"


def test_an_equation_wrapped_inside_its_cell() -> None:
    _, (equation,) = equations_in("执行率=183.20/\n190.50*100%\n=96.17%")
    assert steps(equation) == ["((183.20 ÷ 190.50) × 100%) → 96.17%"]


def test_equations_of_one_cell_stay_apart() -> None:
    _, equations = equations_in("增长率=（120-100）/100=20%，降幅=5/100=5%；执行率=3/4=75% 2. 说明")
    assert [steps(equation) for equation in equations] == [
        ["((120 − 100) ÷ 100) → 20%"],
        ["(5 ÷ 100) → 5%"],
        ["(3 ÷ 4) → 75%"],
    ]


_PIECES = st.sampled_from([*"0123456789.()（）+-*/÷×=%x率为，；\n ", "100%", "12.5", "分", "万元", "="])


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_gives_steps_of_its_own_figures(text: str) -> None:
    document = prose(text)
    figures = find_figures(document)
    for equation in find_equations(document, figures):
        assert equation.steps
        for step in equation.steps:
            assert step.stated in list(figures)
            assert equation.span.start <= step.span.start < step.span.end <= equation.span.end


@pytest.mark.parametrize(
    "text",
    [
        "“三公”经费控制率=“三公”经费实际支出数92.57万元÷“三公”经费预算安排数164.22万元×100%=56.37%",
        "增长率=(2023年收入92.57万元-2022年收入64.22万元)/2022年收入64.22万元×100%=44.15%",
    ],
)
def test_numbers_inside_the_names_of_operands_cut_no_equation(text: str) -> None:
    document = prose(text)
    (equation,) = find_equations(document, find_figures(document))
    (step,) = equation.steps
    assert step.stated.quote in text.rsplit("=", 1)[1]
    assert step.span.start < text.index("92.57") + 1


def test_the_tail_of_an_equation_that_was_cut_is_not_taken_for_one() -> None:
    name = "由上级部门另行核定并下达的全部专项业务工作经费年初安排"
    document = prose(f"控制率=实际支出92.57万元÷{name}164.22万元×100%=56.37%")
    assert find_equations(document, find_figures(document)) == ()
