"""Shown dates and times."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.utils.datetime import WINDOWS_EPOCH

from extractor.read.date_format import CHINESE_BUILTIN, moment_of, show_moment

NOON = datetime(2021, 3, 5, 14, 7, 9)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (NOON, 'yyyy"年"m"月"d"日"', "2021年3月5日"),
        (NOON, "yyyy-mm-dd", "2021-03-05"),
        (NOON, "yyyy/m/d", "2021/3/5"),
        (NOON, "yy.mm", "21.03"),
        (NOON, "[$-804]yyyy\\-mm\\-dd;@", "2021-03-05"),
        (NOON, "h:mm", "14:07"),
        (NOON, "yyyy-mm-dd hh:mm:ss", "2021-03-05 14:07:09"),
        (NOON, "mm:ss", "07:09"),
        (NOON, "h:mm AM/PM", "2:07 PM"),
        (NOON, "上午/下午h:mm", "下午2:07"),
        (NOON, "yyyy年m月d日 aaaa", "2021年3月5日 星期五"),
        (date(2021, 3, 5), "m/d", "3/5"),
        (time(8, 5), "h:mm", "8:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm:ss", "30:05:00"),
    ],
)
def test_shown_moments(value: datetime, code: str, shown: str) -> None:
    assert show_moment(value, code) == shown


def test_serial_numbers_in_chinese_builtin_formats() -> None:
    moment = moment_of(44562, WINDOWS_EPOCH)
    assert moment is not None
    assert show_moment(moment, CHINESE_BUILTIN[31]) == "2022年1月1日"
    assert show_moment(moment, CHINESE_BUILTIN[57]) == "2022年1月"


def test_serial_numbers_beyond_the_calendar() -> None:
    assert moment_of(1e12, WINDOWS_EPOCH) is None
