"""Lines fit, lose nothing but blanks, break inside Chinese, and tear neither figures nor a mark from its word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from review.wrapping import wrapped

TEXTS = st.text(st.sampled_from("数字核对，。（）“”ab1.,%-/ ≤万"), max_size=80)


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in wrapped(Text(text), width)]


@given(TEXTS, st.integers(12, 40))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    text = text.strip()
    told = lines(text, width)
    assert all(cell_len(line) <= width for line in told)
    assert "".join("".join(told).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "told"),
    [
        ("核对了 全部数字", 10, ["核对了 全", "部数字"]),
        ("支出12,345.67万元，执行率", 16, ["支出", "12,345.67万元，", "执行率"]),
        ("支出合计12,345.67万元", 14, ["支出合计", "12,345.67万元"]),
        ("支出合计12,345.67万元", 12, ["支出合计", "12,345.67万", "元"]),
        ("共三项（甲、乙）。", 8, ["共三项", "（甲、", "乙）。"]),
        ("parts and their total", 10, ["parts and", "their", "total"]),
        ("  SUM01  分项之和与合计不符", 14, ["  SUM01  分项", "  之和与合计不", "  符"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
    ],
)
def test_where_lines_break(text: str, width: int, told: list[str]) -> None:
    assert lines(text, width) == told


def test_styles_stay_where_they_were() -> None:
    text = Text.assemble("算式：", ("四百一十八", "bold"))
    first, second = wrapped(text, 10)
    assert (first.plain, second.plain) == ("算式：四百", "一十八")
    assert [span.style for span in second.spans] == ["bold"]
