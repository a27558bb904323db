"""What may be an average's total and number, and how the three become an Average of the extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.average_units import BASE, PERSONS, THINGS, Per
from extractor.labels.grammar import context_of, name_of, share_words
from extractor.labels.mention import Mention
from extractor.labels.stem_words import ALSO, says_not
from extractor.labels.words import normalised
from schemas.extraction import Average
from schemas.patterns import late

_PLAIN = re.compile(
    r"(?:支出|投入|投资|成本|造价|费用|金额|经费|资金|价格|费|约|使用|实际|综合|财政|需要?|花费|开支|耗资|平均)*"
)
_AIDS = late(r"补|助|奖|贴|慰问|津贴|发放|救助")
_STAFF = re.compile(r"教职?工|教师|老师")
_MOST = 8
_OF_PERSONS = frozenset(f"count:{unit}" for unit in PERSONS)


def alike(total: Mention, average: Mention) -> bool:
    return total.comparable(average) or {total.dimension, average.dimension} <= _OF_PERSONS


def counts_persons(mention: Mention) -> bool:
    return mention.dimension in _OF_PERSONS


def counts_for(mention: Mention, per: Per) -> bool:
    """Whether a figure counts what an average is taken over."""
    kind, _, unit = mention.dimension.partition(":")
    things = unit == "个" and per.noun in THINGS
    if kind not in ("count", "measure") or not (unit in per.units or things):
        return False
    if per.noun == "生":
        return _STAFF.search(mention.lead) is None
    if unit != "个" or per.noun in ("家", "村"):
        return True
    if len(per.noun) == 1 and per.noun != "个":
        return per.noun in mention.lead + mention.tail  # 新增班级54个, 平均每班30个学位
    return not per.named or per.named[:2] in mention.lead + mention.tail


def is_named(total: Mention, per: Per) -> bool:
    """Whether what the average is of may be the total: it names nothing, or shares a word with it."""
    named = normalised(per.named).replace(" ", "").removeprefix(per.noun)
    around = total.lead + total.tail + total.words
    before = normalised(per.before).replace(" ", "")
    if before and not share_words(before, around):
        return False  # 总投资252万元，市级补助每盏2,000元
    if named.endswith("面积"):
        return share_words(named.removesuffix("面积"), around)
    if _PLAIN.fullmatch(named):
        return not _AIDS.search(named)
    if _AIDS.search(named):
        return _AIDS.search(around) is not None
    return any(sign in around for sign in named)


def called(totals: Sequence[Mention], per: Per) -> list[Mention]:
    """The totals that an average calls by name: 人均结案 is of 审执结11,872件, not of 受理 nor of 未结."""
    stems = (per.named, *ALSO.get(per.named, ()))
    if _PLAIN.fullmatch(per.named):
        return []
    around = ((m, m.lead + m.tail) for m in totals if not says_not(m.lead, stems))
    return [m for m, words in around if share_words(per.named, words) or any(stem in words for stem in stems)]


def made(average: Mention, totals: Sequence[Mention], counts: Sequence[Mention], per: Per, *, sure: bool) -> Average:
    name, name_span = name_of(average)
    return Average(
        context=context_of(average, totals[0], *counts[:1]),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=totals[0].scope,
        average=average.figure,
        totals=tuple(m.figure for m in totals[:_MOST]),
        counts=tuple(m.figure for m in counts[:_MOST]),
        over="month" if per.time == "月" else "day" if per.time == "日" else "number",
        per=BASE.get(per.noun, 1),
        sure=sure,
    )
