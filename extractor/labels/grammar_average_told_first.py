"""Averages told before what they add up to: 84场，每场平均旁听42人，共3,528人次; 日均2,850人，供餐200天，共57万人次."""

from __future__ import annotations

import re

from extractor.labels.average_parts import alike, counts_for, made
from extractor.labels.average_units import NOT_NOW, Per
from extractor.labels.grammar import Paragraph, segment, share_words
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Average
from schemas.patterns import late

_ADDED = late(r"(?:共计?|合计|总计|累计|全年)(?=[^0-9，。；]{0,6}$)")
_LONG = ("公里", "延米", "平方公里")
_NOT_ALL = late(r"其中|最高|最低|约|左右|以上|余|另|同时")
_SPENT = re.compile(r"(?:完成|总)?(?:投资|投入|支出|造价|合计|共|共计|金额)(?:资金)?")
_FURTHEST = 3


def told_first(paragraph: Paragraph, average: Mention, per: Per) -> Average | None:
    """One number before or behind the average, and one total of its kind behind both; nothing else of either kind."""
    behind = [m for m in paragraph.after(average) if segment(m) == segment(average) and m.group == average.group]
    total = next((m for m in behind if alike(m, average)), None)
    if (
        total is None
        or (average.dimension == "money" and per.noun not in _LONG)
        or not per.units
        or per.time == "月"
        or average.of_which
    ):
        return None
    told = [m for m in paragraph.before(average) if segment(m) == segment(average) and m.group == average.group]
    counts = [m for m in (*told, *behind) if counts_for(m, per) and m is not total and m.is_value]
    if len(counts) != 1 or not _adds_up(total, average, counts[0], per):
        return None
    first = min(counts[0].start, average.start)
    others = [m for m in (*told, *behind) if first < m.start < total.start and m is not counts[0] and m.is_value]
    if _NOT_ALL.search(average.sentence.text[first : total.end]) or others:
        return None
    if any(m.comparable(total) for m in (*told, *behind) if m is not total):
        return None
    return made(average, [total], counts, per, sure=True)


def _adds_up(total: Mention, average: Mention, count: Mention, per: Per) -> bool:
    """Whether the total says that it is one, or is what a daily number makes over the days told before it."""
    now = all(m.sense is Sense.VALUE and m.role not in NOT_NOW for m in (total, count))
    near = total.clause - min(average.clause, count.clause) <= _FURTHEST
    daily = per.time == "日" and total.dimension == "count:人次" and count.clause >= average.clause
    doing = _ADDED.sub("", total.lead)
    spent = average.dimension == "money" and _SPENT.fullmatch(total.lead) is not None
    of_both = not doing or spent or share_words(doing, average.lead) or share_words(doing, count.lead)
    return now and near and of_both and (_ADDED.search(total.lead) is not None or daily or spent)
