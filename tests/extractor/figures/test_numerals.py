"""Values of Chinese numerals, and that what is written so is read so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.figures.numerals import arabic_value, chinese_value

_DIGITS = "零一二三四五六七八九"


def written(number: int) -> str:
    """A number below 10**8 in Chinese."""
    if number >= 10**4:
        rest = number % 10**4
        gap = "零" if 0 < rest < 1000 else ""
        return written(number // 10**4) + "万" + (gap + written(rest) if rest else "")
    text, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + sign
        pending = not digit
    return text or "零"


@given(st.integers(min_value=1, max_value=10**8 - 1))
def test_a_written_number_is_read_back(number: int) -> None:
    assert chinese_value(written(number)) == number


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("一百二", 120),
        ("三万五", 35000),
        ("两千零五", 2005),
        ("壹拾", 10),
        ("二〇二一", 2021),
    ],
)
def test_short_and_formal_forms(numeral: str, value: int) -> None:
    assert chinese_value(numeral) == value


@pytest.mark.parametrize("numeral", ["百", "万", "一一", "三五", "十百", "二二百"])
def test_what_is_no_numeral(numeral: str) -> None:
    assert chinese_value(numeral) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_thousands_separators_do_not_change_a_value(value: Decimal) -> None:
    assert arabic_value(f"{value:,.2f}") == (value, 2)
