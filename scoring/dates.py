"""Dates as printed in cells, as the days they may mean: 2023年10月31日, 10月底, 第三季度, 年内."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schemas.patterns import late

_DAY = late(
    r"(?:(?P<year>20\d\d)\s*[年./-]\s*)?(?P<month>1[0-2]|0?[1-9])\s*[月./-]\s*(?P<day>3[01]|[12]\d|0?[1-9])(?:\s*[日号]|(?![\d%]))"
)
_MONTH = late(
    r"(?:(?P<year>20\d\d)\s*[年./-]\s*)?(?<![\d.])(?P<month>1[0-2]|0?[1-9])\s*月份?(?!\s*\d)(?P<part>底|末|初|上旬|中旬|下旬)?"
)
_QUARTER = late(r"(?:(?P<year>20\d\d)\s*年度?\s*)?第?(?P<quarter>[一二三四1-4])季度")
_HALF = re.compile(r"(?:(?P<year>20\d\d)\s*年度?\s*)?(?P<half>上半年|下半年)")
_YEAR_END = re.compile(r"(?:(?P<year>20\d\d)\s*年|(?<!\d)年|当年|本年度?|全年)(?P<end>底|末|内|度内)")
_RANGE = late(r"\d\s*[月日号]?\s*[-—~～至]\s*\d{1,2}\s*[月日号]|每月|每季|每年|按月|按季")


@dataclass(frozen=True)
class Days:
    """The days that a printed date may mean, and where in the text it stands."""

    first: date
    last: date
    start: int
    end: int


def days_in(text: str, year: int) -> list[Days]:
    """The dates of a text; one without a year is of ``year``. Nothing where the text speaks of stretches of time."""
    if _RANGE.search(text):
        return []
    found: list[Days] = []
    for each in _read(text, year):
        if all(each.end <= other.start or other.end <= each.start for other in found):
            found.append(each)
    return sorted(found, key=lambda days: days.start)


def _read(text: str, year: int) -> Iterator[Days]:
    for match in _DAY.finditer(text):
        if not match["year"] and "月" not in match[0]:
            continue
        try:
            day = date(int(match["year"] or year), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        yield Days(day, day, match.start(), match.end())
    for match in _MONTH.finditer(text):
        yield _of_month(match, int(match["year"] or year))
    for match in _QUARTER.finditer(text):
        quarter = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
        yield _months(int(match["year"] or year), quarter * 3 - 2, quarter * 3, match)
    for match in _HALF.finditer(text):
        first = 1 if match["half"] == "上半年" else 7
        yield _months(int(match["year"] or year), first, first + 5, match)
    for match in _YEAR_END.finditer(text):
        yield _months(int(match["year"] or year), 1, 12, match)


def _of_month(match: re.Match[str], year: int) -> Days:
    month = int(match["month"])
    last = calendar.monthrange(year, month)[1]
    first, end = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last)}.get(
        match["part"] or "", (1, last)
    )
    return Days(date(year, month, first), date(year, month, end), match.start(), match.end())


def _months(year: int, first: int, last: int, match: re.Match[str]) -> Days:
    return Days(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), match.start(), match.end())
