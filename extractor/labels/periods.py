"""Periods: which year, quarter, half-year or month a figure is of, from the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

PERIOD = re.compile(
    r"(?=[11-41-92一三上下二今全前去四年当明本次第])(?:"
    r"(?P<from>20[0-9]{2})(?:年度?)?(?:-|—|–|~|至|到)+(?P<to>20[0-9]{2})年度?"
    r"|(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?|第?(?P<quarter>[一二三四1-4])季度|(?P<half>上半年|下半年))?(?:度|全年|期间|末|底|初)?"
    r"|(?P<up_to>前[二两三]个?季度|(?<![0-9年])1月?(?:-|—|–|~|至|到)+(?P<last_month>[2-9]|1[0-2])月份?)"
    r"|第?(?P<bare_quarter>[一二三四1-4])季度末?"
    r"|(?<![0-9年])(?P<bare_month>[1-9]|1[0-2])月(?:末|底|份|[0-9]{1,2}日)(?!前)"
    r"|(?P<bare_half>上半年|下半年)"
    r"|(?P<last>(?<![加以晚])上一?年度?(?:同期|末|底)?|去年(?:同期|末|底)?|前一年度?)(?!结转|结余)"
    r"|(?P<next>(?<!结转)(?<!转至)(?<!转入)(?<!留待)(?:次年|下一?年度?|明年))"
    r"|(?P<this>当年|本年度?|今年|全年|年度|年[末底])"
    r")"
)
_QUOTED_TITLE = re.compile(r"《[^》]*》|[〔\[(（]20[0-9]{2}[〕\])）][0-9]*号?")
_COMPARED = re.compile(r"(?:比|较|与|同|和|于|自|从|由|相比)(?:疫情前的?)?$")
_OPENING = re.compile(r"(?:^|[，,。；;：:、(（])(?:其中|截[至止]到?|到|至|[我本该全][一-鿿]{1,5})*$")
_UP_TO = re.compile("截[至止]到?$")
_SINCE = re.compile(
    r"^(?:以来|起|开始|之前|前|(?:[0-9]{1,2}月)?(?:确定|制定|出台|核定|批复|签订|印发|启动|建成|发布)的)"
)


@dataclass(frozen=True)
class Period:
    """A period as named at a place of a text; ``compared`` where something is only measured against it."""

    start: int
    end: int
    value: str | None
    relative: bool
    compared: bool
    all_year: bool = False
    opens: bool = False
    """Whether it opens its clause, so that what follows is told of it; 延至第四季度开工 says when something was done."""


def find_periods(text: str, year: str | None) -> list[Period]:
    """All periods named in a text; relative ones are resolved against the report's year where it is known, a bare month
    or quarter against the year that the text named last (2022年力争…，6月底不低于50%)."""
    if "年" not in text and "季度" not in text and "月" not in text:
        return []
    masked = _QUOTED_TITLE.sub(lambda title: "　" * len(title[0]), text)
    periods: list[Period] = []
    spoken_of = year
    for found in PERIOD.finditer(masked):
        if _SINCE.match(masked[found.end() :]) or (found["bare_month"] and _is_a_day(found, masked)):
            continue
        bare = found["bare_month"] or found["bare_quarter"] or found["bare_half"] or found["up_to"]
        of_that_year = bare or (found["last"] and _opens_with_year(periods))
        periods.append(_period(found, masked, spoken_of if of_that_year else year))
        if _says_year(found, periods[-1], masked):
            spoken_of = periods[-1].value
    return periods


def _opens_with_year(periods: list[Period]) -> bool:
    """``2020年支出431万元，比上年减少2万元``: the year before is that of the year told first."""
    return bool(periods) and periods[0].opens and (periods[0].value or "").isdigit() and not periods[0].relative


def _is_a_day(found: re.Match[str], text: str) -> bool:
    """7月18日 is when something was done; 截至11月30日 is up to when it is told."""
    return found[0].endswith("日") and _UP_TO.search(text, 0, found.start()) is None


def _says_year(found: re.Match[str], period: Period, text: str) -> bool:
    """Whether what follows is told of a year: one that opens a clause, not one that something is compared with."""
    plain = (found["year"] and len(period.value or "") == 4) or found["next"]
    return bool(period.opens and plain and not period.compared)


def _period(found: re.Match[str], text: str, year: str | None) -> Period:
    before = text[: found.start()].rstrip("(（")
    return Period(
        start=found.start(),
        end=found.end(),
        value=_value(found, year),
        relative=found["last"] is not None or found["next"] is not None,
        opens=_OPENING.search(text, 0, found.start()) is not None,
        all_year=found["this"] in ("全年", "年度", "年末", "年底"),
        compared=_COMPARED.search(before) is not None,
    )


def _value(found: re.Match[str], year: str | None) -> str | None:
    if found["from"]:
        return f"{found['from']}-{found['to']}"
    if found["year"]:
        return _dated(found)
    if found["up_to"]:
        return _up_to(year or "", int(found["last_month"] or (9 if "三" in found["up_to"] else 6)))
    if found["bare_quarter"]:
        return f"{year or ''}Q{_QUARTERS[found['bare_quarter']]}"
    if found["bare_month"]:
        if found["bare_month"] == "12" and (found[0][-1] in "末底" or found[0].endswith("月31日")):
            return year
        return f"{year or ''}-{int(found['bare_month']):02d}"
    if found["bare_half"]:
        return f"{year or ''}H{1 if found['bare_half'] == '上半年' else 2}"
    if found["this"] and found["this"][0] in "本今":
        return year
    if found["last"]:
        return str(int(year) - 1) if year else "last"
    if found["next"]:
        return str(int(year) + 1) if year else "next"
    return None


def _up_to(year: str, month: int) -> str:
    """The first months of a year: its quarter or half where they are one (1-6月, 前三季度)."""
    known = {3: f"{year}Q1", 6: f"{year}H1", 9: f"{year}Q1-Q3", 12: year}
    return known.get(month, f"{year}-01-{month:02d}")


def _dated(found: re.Match[str]) -> str:
    year = found["year"]
    if found["quarter"]:
        return f"{year}Q{_QUARTERS[found['quarter']]}"
    if found["half"]:
        return f"{year}H{1 if found['half'] == '上半年' else 2}"
    if found["month"] and not (found["month"] == "12" and found["day"] in ("31", None)):
        return f"{year}-{int(found['month']):02d}"
    return str(year)
