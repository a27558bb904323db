"""Periods are read with the year that is reported on."""

import pytest

from extractor.labels.periods import find_periods


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2021年末资产", ["2021"]),
        ("截至2022年12月31日", ["2022"]),
        ("截至2022年6月底", ["2022-06"]),
        ("2020年第三季度", ["2020Q3"]),
        ("二季度", ["2021Q2"]),
        ("2021年下半年", ["2021H2"]),
        ("上年同期", ["2020"]),
        ("本年度", ["2021"]),
        ("2019-2021年", ["2019-2021"]),
        ("9月末", ["2021-09"]),
        ("《2018年工作方案》", []),
        ("自2019年以来", []),
        ("上年结转", []),
    ],
)
def test_period(text: str, values: list[str]) -> None:
    assert [period.value for period in find_periods(text, "2021")] == values


def test_relative_periods_need_a_year() -> None:
    assert [period.value for period in find_periods("上年", None)] == ["last"]
