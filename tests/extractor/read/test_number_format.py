"""Shown numbers; the expected ones agree with LibreOffice, except where Excel is known to differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.read.number_format import sections, show_number, show_text

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.964242, "0.00%", "96.42%"),
        (0.9, "0%", "90%"),
        (4827, "#,##0.00", "4,827.00"),
        (1234567.891, "#,##0", "1,234,568"),
        (4492.01, "0.00_ ", "4492.01"),
        (4492.01, "General", "4492.01"),
        (0.1 + 0.2, "General", "0.3"),
        (95.5714285714286, "General", "95.57142857"),
        (100, "General", "100"),
        (1e-7, "General", "1E-07"),
        (2.675, "0.00", "2.68"),
        (1.005, "0.00", "1.01"),
        (-12.345, "0.00", "-12.35"),
        (-0.001, "0.00", "0.00"),
        (-12.345, "0.00_);[Red]\\(0.00\\)", "(12.35)"),
        (0, ACCOUNTING, "-"),
        (1234.5, ACCOUNTING, "1,234.50"),
        (-1234.5, ACCOUNTING, "-1,234.50"),
        (4827, '0.00"万元"', "4827.00万元"),
        (4827, '#,##0.00\\ "元"', "4,827.00 元"),
        (48270000, '0!.0,"万"', "4827.0万"),
        (48270000, "0!.0000", "4827.0000"),
        (1234567, "0.00,", "1234.57"),
        (1234567, '0.0,,"百万"', "1.2百万"),
        (0.5, "#.##", ".5"),
        (5, "0.0#", "5.0"),
        (42, "00000", "00042"),
        (1234.5, "[$￥-804]#,##0.00", "￥1,234.50"),
        (1234.5, "¥#,##0.00;¥-#,##0.00", "¥1,234.50"),
        (12345, "0.00E+00", "1.23E+04"),
        (0, "0.00E+00", "0.00E+00"),
        (12000, '[>=10000]0.00,"千";0.00', "12.00千"),
        (12, '[>=10000]0.00,"千";0.00', "12.00"),
        (0, '0.00%;-0.00%;"无"', "无"),
        (5, ";;;", ""),
        (5, 'General"人"', "5人"),
        (5, "G/通用格式", "5"),
        (5, '"共"0"家"', "共5家"),
        (1.5, "# ?/?", "1.5"),
        (1234.5, "[DBNum1][$-804]General", "1234.5"),
    ],
)
def test_shown_numbers(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_shown_texts() -> None:
    assert show_text("五", "General") == "五"
    assert show_text("五", '@"元"') == "五元"
    assert show_text("五", '0;0;0;"（"@"）"') == "（五）"


def test_sections_know_quotes() -> None:
    assert sections('0";"0;\\;0;[Red];') == ('0";"0', "\\;0", "[Red]", "")


@given(st.floats(-1e12, 1e12), st.integers(0, 6), st.booleans())
def test_shown_is_rounded_value(value: float, decimals: int, grouped: bool) -> None:
    code = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    shown = float(show_number(value, code).replace(",", ""))
    assert abs(shown - value) <= 0.5 * 10**-decimals + abs(value) * 1e-14


@given(st.floats(allow_nan=False, allow_infinity=False), st.text('0#?.,%;[]"\\_*@E+-=<>1元 ', max_size=20))
def test_any_format_shows_something(value: float, code: str) -> None:
    assert isinstance(show_number(value, code), str)
