"""Dating: which period a figure is of, by the periods that its sentence names and the heading it stands under."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention, Sense
from extractor.labels.periods import Period
from schemas.kind import Qualifier
from schemas.patterns import late

_GROWS = re.compile("(?:增长|下降|增减|变动|提高|降低)(?:率|幅度?)(?:为|达)?$")
"""A rate that compares two years is of neither of those told before it, but of the year reported on."""
_FAR = late("[0-9]月|十[三四五六]五|规划期|远期|中长期|任期")
"""What is told of a time that is not the year to come, or not the whole of it."""
_FROM = re.compile("[由从](?:每[年月季周日次])?$")
_RAISED = late("(?:增|提|扩|升|上升|调|降|减|压|缩)[^，。；]{0,4}[到至为]")
_AIMED = late("(?:提高|提升|达|上升|增加|压减|下降|降低|控制)[到至在]|确保|力争|争取|达到")
_PAUSE = late("[，,；;。]")
_STOP = re.compile("[；;]|[0-9]月[0-9]{1,2}日|扣[0-9]")


def say_period(mention: Mention, periods: list[Period], *, later: bool) -> None:
    """The period named nearest before a figure, unless something is only compared with it."""
    periods, own = _its_own(mention, periods)
    for period in reversed(own):
        if period.value is not None and not (period.compared and mention.sense is Sense.CHANGE):
            mention.period = _of(mention, period.value)
            mention.notes.add("own_period")
            return
    if mention.sense in (Sense.DEDUCTION, Sense.BOUND) or _GROWS.search(mention.lead) or is_of_today(mention):
        return
    all_year = bool(own) and own[-1].all_year
    for period in reversed([p for p in periods if p.end <= mention.lead_start and not p.compared]):
        if (
            period.value is not None
            and not _is_of_a_base(mention, period)
            and _holds_on(mention, period, all_year=all_year)
        ):
            mention.period = _of(mention, period.value)
            return
    if later and _FAR.search(mention.lead) is None and (not mention.is_rate or is_aimed_at(mention)):
        mention.period = str(int(mention.report_year) + 1) if mention.report_year else "next"


def _of(mention: Mention, period: str) -> str:
    """A rate of progress till the third quarter is the one at its end."""
    return period.replace("Q1-Q3", "Q3") if mention.is_rate else period


def _its_own(mention: Mention, periods: list[Period]) -> tuple[list[Period], list[Period]]:
    """The periods that may tell when a figure is of, and those of them among the words that lead to it."""
    if mention.sense is Sense.SHARE and mention.lead.endswith("的"):
        # 恢复到2019年的71.5%: the year is that of the base
        periods = [p for p in periods if mention.sentence.text[p.end : p.end + 1] != "的"]
    own = [p for p in periods if mention.lead_start <= p.start < mention.start]
    if is_of_today(mention):
        own = [p for p in own if (p.value or "")[:4] <= (mention.report_year or "")]
    return periods, own


def _is_of_a_base(mention: Mention, period: Period) -> bool:
    """恢复到2019年的108.5%和103.2%: the year of what a share is taken of."""
    text = mention.sentence.text
    return text[period.end : period.end + 1] == "的" and any(
        start == period.end + 1 for start, _ in mention.sentence.places
    )


def _holds_on(mention: Mention, period: Period, *, all_year: bool) -> bool:
    """Whether a period that was named before the figure's own words still holds for it."""
    behind = next((at for at, (start, _) in enumerate(mention.sentence.places) if start >= period.end), None)
    first = mention.sentence.figures[behind].unit.dimension if behind is not None else mention.dimension
    part_of_year = period.value is not None and not period.value.isdigit()
    stopped = not period.opens or _STOP.search(mention.sentence.text, period.end, mention.start) is not None
    other = first == "ratio" and not mention.is_rate
    inside = not period.opens and not period.relative and period.value != mention.report_year
    if inside and _PAUSE.search(mention.sentence.text, period.end, mention.start):
        return False  # 恢复到2019年的108.5%，新增2家
    if part_of_year and (all_year or stopped or other):
        return False  # 延至第四季度开工，涉及资金…; 四季度到货延迟；其中612册…; 一季度支出率达到25%，争取资金1,500万元
    earlier = _is_earlier(period.value, mention.report_year)
    if mention.sense in (Sense.CHANGE, Sense.SHARE) and earlier:
        return False  # 上年为82项，增长56.10%: a change is told of the later year
    if mention.is_rate and period.relative and not earlier:
        return False  # 下年度引入社会机构，完成率87.5%
    return not period.relative or _opens_its_segment(mention, period)


def is_of_today(mention: Mention) -> bool:
    """下年度拟将随访人员由6名增至9名: what is to be raised is what there is now."""
    return _FROM.search(mention.lead) is not None and _RAISED.match(mention.tail) is not None


def is_aimed_at(mention: Mention) -> bool:
    """把执行率提高到99%以上, told of the time to come: an aim, never what was reached."""
    return mention.figure.qualifier is not Qualifier.NONE or _AIMED.search(mention.lead) is not None


def _is_earlier(period: str | None, year: str | None) -> bool:
    return period is not None and year is not None and period[:4] < year


def _opens_its_segment(mention: Mention, period: Period) -> bool:
    """``上年预算…，支付…``: 上年 holds on where it opens what is told, not where it stands beside a value of this year."""
    text = mention.sentence.text
    opening = max(text.rfind(mark, 0, period.start) for mark in "；;") + 1
    if re.search("[；;]", text[period.end : mention.start]) or mention.sense is Sense.CHANGE:
        return False
    return not any(opening <= start < period.start for start, _ in mention.sentence.places)
