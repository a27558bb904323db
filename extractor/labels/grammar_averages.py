"""Averages and what they are made of: 补贴3,729万元 to 2,486户, 户均1.5万元; 12场1,440人次, 平均每场120人次."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.labels.grammar import Paragraph, context_of, name_of, same_level, segment, share_words, values
from extractor.labels.mention import Mention, Sense
from extractor.labels.roles import strong_role
from extractor.labels.words import normalised
from schemas.extraction import Average, Role

_PER = re.compile(
    r"(?<![十百千万公匀])(?:(?:平均)?(?P<yield>亩)产量?|(?P<noun>人次|公里|平方米|(?!平)[一-鿿])均|(?:平均)?每(?P<each>[一-鿿]{1,8}?))"
    r"(?:每?[月年日天]均?)?(?P<named>[一-鿿、]{0,10}?)(?:[为是达有共计仅]|(?<!签)约)*$"
)
_PERSONS = ("人", "人次", "人份")
_UNITS_OF = {
    "人": _PERSONS,
    "名": _PERSONS,
    "位": _PERSONS,
    "生": _PERSONS,
    "师": _PERSONS,
    "人次": ("人次",),
    "次": ("次", "人次", "家次", "场", "期", "车次"),
    "案": ("起", "件", "宗", "案"),
    "校": ("所",),
    "床": ("张", "张床", "张床位", "床", "床位", "个床位"),
    "企": ("家", "户", "企业"),
    "村": ("个", "村", "行政村"),
    "家": ("家", "个"),
    "车": ("辆", "台"),
    "篇": ("篇", "份"),
}
_OF_ONE_UNIT = [
    "平方米",
    "平方公里",
    "立方米",
    "公里",
    "千瓦时",
    "人次",
    "家次",
    "人天",
    "学时",
    "课时",
    "户",
    "亩",
    "场",
    "期",
    "件",
    "台",
    "套",
    "辆",
    "栋",
    "幢",
    "处",
    "所",
    "项",
    "张",
    "册",
    "卷",
    "座",
    "盏",
    "株",
    "头",
    "吨",
    "份",
    "班",
    "站",
    "间",
    "条",
    "社区",
    "乡镇",
    "街道",
    "个",
    "批",
    "户次",
    "场次",
    "村",
    "店",
    "队",
    "门",
    "节",
    "起",
    "宗",
    "米",
    "棵",
    "床",
]
_BASE = {"公里": 1000, "平方公里": 1_000_000}
_CONVERTED = {"平方公里": "平方米", "公里": "米", "场次": "场", "台": "台", "户次": "户次"}
_THINGS = frozenset("班点站所村校店组岗团")
"""What may be counted with 个: 监测点64个, 点均4台."""
_PEOPLE = re.compile(r"学员|学生|居民|教师|职工|创业者|民警|干部|群众|儿童|老人|患者|党员|参训")
_NO_AVERAGE = re.compile(
    r"标准|定额|最高|最低|限|目标|计划|按|增收|收入|产值|预算|可支配|节约|应|拟|需|季|学期|学年|周|上涨|增加|减少|下降|提高|GDP|面积|密度"
)
_STANDARD = re.compile(r"^(?:的|/|每|以内|以上|标准|给予|予以|为标准|补助标准)")
_PLAIN = re.compile(
    r"(?:支出|投入|投资|成本|造价|费用|金额|经费|资金|价格|费|约|使用|实际|综合|财政|需要?|花费|开支|耗资|平均)*"
)
_AIDS = re.compile(r"补|助|奖|贴|慰问|津贴|发放|救助")
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR, Role.INITIAL)
_FURTHEST = 4
_MIXED = re.compile(r"[)）]均|[、/或]\S均")
"""处（套）均: of several kinds together."""
_MOST = 8
_FEW = 3
_DAYS = ("天", "工作日")
_ADDED_UP = re.compile(r"共|合计|总")


@dataclass(frozen=True)
class _Per:
    """What an average is taken over: the units that count it, its noun, and what the average itself is of."""

    units: tuple[str, ...]
    noun: str
    named: str
    time: str
    before: str


def averages(paragraph: Paragraph) -> Iterator[Average]:
    for mention in paragraph:
        yields = mention.sense is Sense.VALUE and "亩产" in mention.lead
        if (mention.sense is Sense.AVERAGE or yields) and not mention.is_rate and (per := _per(mention)) is not None:
            found = _average(paragraph, mention, per)
            if found is not None:
                yield found


def _per(mention: Mention) -> _Per | None:
    found = _PER.search(mention.lead)
    if (
        found is None
        or strong_role(mention.lead) in _NOT_NOW
        or _STANDARD.match(mention.tail)
        or _NO_AVERAGE.search(mention.lead)
    ):
        return None
    time = "月" if "月" in mention.lead else ""
    noun, named = found["noun"] or found["yield"], found["named"]
    if noun is None:
        each = found["each"] + named
        noun = next((unit for unit in (*_OF_ONE_UNIT, *_UNITS_OF, *sorted(_THINGS)) if each.startswith(unit)), "")
        person = _PEOPLE.match(each)
        noun, length = ("人", person.end()) if person else (noun, len(noun))
        named = each[length:]
    if not noun or noun in "年周":
        return None
    units = () if noun == "月" else _DAYS if noun in "日天" else _UNITS_OF.get(noun, (_CONVERTED.get(noun, noun),))
    return _Per(
        units, noun, named, "日" if noun in "日天" else "月" if noun == "月" else time, mention.lead[: found.start()]
    )


def _average(paragraph: Paragraph, mention: Mention, per: _Per) -> Average | None:
    """The total before an average and the number it was divided by; ``sure`` where it can be no other."""
    near = [m for m in values(paragraph.before(mention, 1)) if same_level(mention, m) and "reference" not in m.notes]
    if _MIXED.search(mention.sentence.text, mention.lead_start, mention.start):
        return None
    totals = _of_now(m for m in near if _alike(m, mention))
    counts = _of_now(m for m in near if _counts(m, per) and m not in totals[:1])
    if (
        mention.of_which
        or not totals
        or not (counts or per.time == "日" or not per.units)
        or _is_price(paragraph, mention)
    ):
        return None
    totals = [m for m in totals if m not in counts[:1]]
    price = "均" not in mention.lead and near[0] is not totals[0]  # 助学58人23.2万元，大学生42人每人4,500元
    sure = bool(counts) and not price and per.time in ("", "日") and _is_named(totals[0], per)
    name, name_span = name_of(mention)
    return Average(
        context=context_of(mention, totals[0], *counts[:1]),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=totals[0].scope,
        average=mention.figure,
        totals=tuple(m.figure for m in totals[:_MOST]),
        counts=tuple(m.figure for m in counts[:_MOST]),
        over={"月": "month", "日": "day"}.get(per.time, "number") if per.time else "number",
        per=_BASE.get(per.noun, 1),
        sure=sure
        and any(
            test(near, totals, counts, mention) for test in (_alone, _in_a_row, _total_beside, _of_sentence_before)
        ),
    )


Found = Sequence[Mention]


def _of_now(mentions: Iterable[Mention]) -> list[Mention]:
    """What was done, or else what all was planned: 计划改造5.62万户，总投资9.24亿元，户均1.64万元."""
    found = list(mentions)
    return [m for m in found if m.role not in _NOT_NOW] or [m for m in found if m.role is Role.TARGET]


def _alone(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether its part of the sentence has one total, apart from how that is divided, and one number."""
    first = min(totals[0].clause, counts[0].clause)
    whole = _undivided(_own(totals, average))
    near = average.clause - first <= _FURTHEST or len(whole) < len(_own(totals, average))
    return len(whole) == len(_own(counts, average)) == 1 and near


def _of_sentence_before(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """``改造小区5.62万户。项目总投资9.24亿元，户均1.64万元``: the number, not of persons, stands a sentence before."""
    apart = counts[0].sentence is not average.sentence and bool(_own(totals[:1], average))
    alone = apart and len(counts) == 1 == len(_undivided(totals))
    return alone and not {counts[0].dimension} & {f"count:{unit}" for unit in _PERSONS}


def _total_beside(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether the total stands directly before the average, and what may have been counted is told just before."""
    own = _own(counts, average)
    apart = len({m.clause for m in own}) == len(own)  # 雨量站412处、水位站86处 are divided by together
    near = bool(own) and apart and len(own) < _FEW and totals[0].clause - own[-1].clause <= _FURTHEST - 1
    return near and len(_own(totals, average)) == 1 and average.clause - totals[0].clause == 1


def _undivided(totals: Found) -> list[Mention]:
    """The nearest first: without the parts behind 其中."""
    opening = next((m for m in reversed(totals) if m.of_which), None)
    return [m for m in totals if opening is None or m.start < opening.start]


def _in_a_row(near: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether total and number stand directly before the average, in clauses of their own or in one."""
    parts = (totals[0], counts[0])
    told = [m for m in near if m.sentence is average.sentence and not m.is_rate][:2]
    follow = len(told) == 2 and all(any(m is part for part in parts) for m in told)
    if not follow or segment(totals[0]) != segment(average):
        return False
    rates = sum(m.is_rate and told[1].start < m.start < told[0].start for m in near)
    return average.clause - told[0].clause <= 1 and told[0].clause - told[1].clause <= 1 + min(rates, 1)


def _own(mentions: Sequence[Mention], average: Mention) -> list[Mention]:
    return [m for m in mentions if m.sentence is average.sentence and segment(m) == segment(average)]


def _alike(total: Mention, average: Mention) -> bool:
    persons = {f"count:{unit}" for unit in _PERSONS}
    return total.comparable(average) or {total.dimension, average.dimension} <= persons


def _counts(mention: Mention, per: _Per) -> bool:
    kind, _, unit = mention.dimension.partition(":")
    things = unit == "个" and per.noun in _THINGS
    if kind not in ("count", "measure") or not (unit in per.units or things):
        return False
    if unit != "个" or per.noun in ("家", "村"):
        return True
    if len(per.noun) == 1 and per.noun != "个":
        return per.noun in mention.lead + mention.tail  # 新增班级54个, 平均每班30个学位
    return not per.named or per.named[:2] in mention.lead + mention.tail


def _is_named(total: Mention, per: _Per) -> bool:
    """Whether what the average is of may be the total: it names nothing, or shares a word with it."""
    named = normalised(per.named).replace(" ", "").removeprefix(per.noun)
    around = total.lead + total.tail + total.words
    before = normalised(per.before).replace(" ", "")
    if before and not share_words(before, around):
        return False  # 总投资252万元，市级补助每盏2,000元
    if _PLAIN.fullmatch(named):
        return not _AIDS.search(named)
    if _AIDS.search(named):
        return _AIDS.search(around) is not None
    return any(sign in around for sign in named)


def _is_price(paragraph: Paragraph, mention: Mention) -> bool:
    """``每人500元，共发放62万元``: a price whose product follows is no average of what stood before."""
    behind = [m for m in paragraph.after(mention) if segment(m) == segment(mention)]
    return any(m.comparable(mention) and _ADDED_UP.search(m.lead) and m.sense is Sense.VALUE for m in behind)
