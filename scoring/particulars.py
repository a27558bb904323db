"""Particulars: what the words around a figure say that sets it apart from its namesakes (区级, 线上, 净值, 每人 …).

Only the vocabulary and its comparison live here; it is the genre's, not one report's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from schemas.patterns import late

Particulars = Mapping[str, frozenset[str]]

# One line an axis: two figures whose values on an axis differ are different quantities.
_AXES: dict[str, str] = {
    "level": r"国家级|省部级|省级|市级|区级|县级|镇级|村级|街道级|省赛|市赛|区赛|县赛|校级|中央|省本级|市本级|区本级|乡镇",
    "mode": r"线上|线下|网上|现场|电话|书面",
    "novelty": r"新增|新建|新招|新聘|续建|改建|扩建|存量|原有|现有",
    "accrual": r"累计|截至目前|历年|历届|自成立|至此|以来",
    "quarter": r"第?[一二三四1-4]季度|[上下]半年|前三季度|1-\d{1,2}月|(?<!\d)(?:[1-9]|1[01])\s*月(?!\s*\d)|半年",
    "manner": r"按期|按时|如期|准时|当场|当年|一次性?(?:验收|通过)|提前",
    "sex": r"男|女",
    "measure": r"平均|人均|户均|亩均|日均|月均|场均|每|单价|标准",
    "share": r"占比|占|比重|比例",
    "value": r"净值|净额|原值|余额|折旧",
    "phase": r"(?<=[按占为])(?:年初|调整)|(?<=按)全年|追加|调减|结转|结余|上年|去年|同期",
    "balance": r"期初|年初|期末|年末",
    "funds": r"基本支出|项目支出|人员经费|公用经费|三公|一般公共预算|政府性基金|财政拨款|自有资金|其他资金|上级资金|配套资金",
    "result": r"不合格|合格|不满意|满意|优秀|一等奖|二等奖|三等奖|获奖|优胜|金牌|达标",
    "step": r"报名|参赛|申报|备案|推荐|认定|评审|督考|考核|注册|申请|受理|办结|签约|验收|发放|收回|回收|通过|整改|发现|"
    r"在编|编制|编外|聘用|离职|退休|入职|减少|增加|结业|毕业|就业|创业|登记|走访|检查|抽查|立案|处罚|建成|在建|开工",
    "grade": r"甲类|乙类|一类|二类|三类|一级|二级|三级|初级|中级|高级|特级|[ABC]级",
    "group": r"学生|教师|老师|老年人|儿童|残疾人|妇女|职工|党员|干部|农民|农户|贫困户|低保|家长|居民|企业|机构|社区|街道|村",
    "part": r"其中|其余|部分|不含|不包括|除",
    "goods": r"货物|服务类|工程类|小学|初中|中学|高中|幼儿园|幼儿|中职|大学",
}  # fmt: skip
_READ = {axis: late(words) for axis, words in _AXES.items()}
_AROUND = re.compile(r"\(\?<?[=!][^)]*\)|\[[^\]]*\]\??")
# Of each word one character that it cannot do without; a text without all of them needs no reading on this axis
_LETTERS = {
    axis: frozenset(re.findall(r"[一-鿿](?=[^一-鿿]*(?:\||$))", _AROUND.sub("", words)))
    for axis, words in _AXES.items()
}

# What one place says and the other leaves out may still set them apart, except on these.
_MAY_BE_LEFT_OUT = frozenset({"group", "step", "result", "balance"})


@lru_cache(maxsize=4096)
def particulars(text: str) -> Particulars:
    """The values a text gives on each axis, axes without a value left out."""
    letters = set(text)
    may_say = [axis for axis in _AXES if not _LETTERS[axis].isdisjoint(letters)]
    found = {axis: frozenset(_READ[axis].findall(text)) for axis in may_say}
    return {axis: values for axis, values in found.items() if values}


def contradict(one: Particulars, two: Particulars) -> str | None:
    """An axis on which two figures are told apart: each says something, and nothing in common."""
    for axis in one.keys() & two.keys():
        if not one[axis] & two[axis]:
            return axis
    return None


def one_sided(one: Particulars, two: Particulars) -> frozenset[str]:
    """What only one of two figures says, where leaving it out could mean another quantity."""
    told: set[str] = set()
    for axis in one.keys() ^ two.keys():
        if axis not in _MAY_BE_LEFT_OUT:
            told |= one.get(axis, frozenset()) | two.get(axis, frozenset())
    return frozenset(told)
