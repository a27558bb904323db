"""What an average is taken over: 户均, 平均每场, 每平方米, 单座造价; the units that count it and what it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.labels.mention import Mention
from extractor.labels.roles import strong_role
from schemas.extraction import Role
from schemas.patterns import late

_PER = late(
    r"(?<![十百千万公匀])(?:(?:平均)?(?P<yield>亩)产量?|(?P<noun>人次|公里|平方米|(?!平)[一-鿿])均|(?:平均)?每(?P<each>[一-鿿]{1,8}?)|单(?P<single>公里|[座套台个辆栋幢间处户亩件盏株条场批])(?=造价|投资|成本|费用|支出|耗资|投入|均价))"
    r"(?:每?[月年日天]均?)?(?P<named>[一-鿿、]{0,10}?)(?:[为是达有共计仅]|(?<!签)约)*$"
)
PERSONS = ("人", "人次", "人份")
_UNITS_OF = {
    "人": PERSONS,
    "名": PERSONS,
    "位": PERSONS,
    "生": PERSONS,
    "师": PERSONS,
    "人次": ("人次",),
    "次": ("次", "人次", "家次", "场", "期", "车次"),
    "案": ("起", "件", "宗", "案"),
    "校": ("所",),
    "床": ("张", "张床", "张床位", "床", "床位", "个床位"),
    "企": ("家", "户", "企业"),
    "村": ("个", "村", "行政村"),
    "家": ("家", "个"),
    "车": ("辆", "台"),
    "户": ("户", "户次"),
    "批": ("批", "批次"),
    "篇": ("篇", "份"),
}
_OF_ONE_UNIT = [
    "平方米",
    "平方公里",
    "延米",
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
    "支",
    "门",
    "节",
    "起",
    "宗",
    "米",
    "棵",
    "床",
]
BASE = {"公里": 1000, "平方公里": 1_000_000}
_CONVERTED = {"平方公里": "平方米", "公里": "米", "场次": "场", "延米": "米", "台": "台", "户次": "户次"}
THINGS = frozenset("班点站所村校店组岗团项")
"""What may be counted with 个: 监测点64个, 点均4台."""
_PEOPLE = late(r"学员|学生|居民|教师|职工|创业者|民警|干部|群众|儿童|老人|患者|党员|参训")
_NO_AVERAGE = re.compile(
    r"标准|定额|最高|最低|限|目标|计划|按|增收|收入|产值|预算|可支配|节约|应|拟|需|季|学期|学年|周|上涨|增加|减少|下降|提高|GDP"
)
_STANDARD = re.compile(r"^(?:的|/|每|以内|以上|标准|给予|予以|为标准|补助标准)")
DAYS = ("天", "工作日")
NOT_NOW = (Role.TARGET, Role.LAST_YEAR, Role.INITIAL)


@dataclass(frozen=True)
class Per:
    """What an average is taken over: the units that count it, its noun, and what the average itself is of."""

    units: tuple[str, ...]
    noun: str
    named: str
    time: str
    before: str


def per_of(mention: Mention) -> Per | None:
    """What the words before a figure say that it was divided by; None where it is a standard, an aim or no average."""
    found = _PER.search(mention.lead)
    if (
        found is None
        or strong_role(mention.lead) in NOT_NOW
        or _STANDARD.match(mention.tail)
        or _NO_AVERAGE.search(mention.lead)
    ):
        return None
    time = "月" if "月" in mention.lead else ""
    noun, named = found["noun"] or found["yield"] or found["single"], found["named"]
    if noun is None:
        each = found["each"] + named
        noun = next(
            (unit for unit in (*_OF_ONE_UNIT, *_UNITS_OF, *sorted(THINGS), "天", "日", "月") if each.startswith(unit)),
            "",
        )
        person = _PEOPLE.match(each)
        noun, length = ("人", person.end()) if person else (noun, len(noun))
        named = each[length:]
    if not noun or noun in "年周":
        return None
    units = () if noun == "月" else DAYS if noun in "日天" else _UNITS_OF.get(noun, (_CONVERTED.get(noun, noun),))
    return Per(
        units, noun, named, "日" if noun in "日天" else "月" if noun == "月" else time, mention.lead[: found.start()]
    )
