"""Subjects: the region or body whose figure it is, where a report tells another's beside the department's own."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.labels.mention import Mention, Sense
from schemas.patterns import late

_LEVELS = ("镇乡村", "县区旗", "市州盟", "省", "国")
_OPENING = r"(?:^|[，,；;。：:、])(?:而|但|其中|同期|目前|当年|全年|据[^，。；0-9]{0,8}[，,]?|20[0-9]{2}年度?|[上去]年|截[至止][^，]{0,12})*"
_HONOURS = r"(?:文明|人大|政协|运动会|统一|首|唯一|第|前|排|性|通办|联考|统考|招|创建|卫生|劳模|青少年|[^，。；0-9]{0,8}(?:[大竞比]赛|奖|称号|示范|试点|会议|活动|班|项目|名单|清单|排名|第))"
_REGION = re.compile(
    rf"{_OPENING}(?P<who>全(?P<level>[国省市州盟县区旗])(?!域)(?!{_HONOURS})[^，,。；;：:、0-9]{{0,6}}?)(?=[^，,。；;：:、0-9]*$)"
)
_MEASURE = re.compile(
    r"(?:高于|低于|超过|优于|接近|好于)(?:同期)?(?P<who>全(?P<level>[国省市州盟县区旗])[^，。；0-9]{0,8}平均)[^，。；0-9]{0,6}$"
)
_AVERAGE_BEHIND = late(
    r"(?:高于|低于|超过|优于|接近|好于)(?:同期)?(?P<who>全(?P<level>[国省市州盟县区旗])[^，。；0-9]{0,8})$"
)
"""高于全区检察机关85%和95%的平均水平: said behind that they are averages."""
_NEIGHBOUR = re.compile(r"(?:相邻|毗邻|邻近|周边|兄弟|同类)的?(?P<name>[一-鿿]{2,4}[省市县区旗镇乡])")
_ALIKE = re.compile(rf"{_OPENING}(?P<who>同类(?:单位|机构|地区|学校|医院|项目)?(?:平均)?)")
_NO_REGION = re.compile("农业农村|乡村|农村|社区|校区|园区|城市|市场|市政|市民|区域|县域")
_OWN = re.compile("我|本(?!科|级)")


def say_subject(mention: Mention, department: str | None) -> None:
    """Name whose figure it is, where the clause opens with a wider region or with a neighbour."""
    text = mention.sentence.text
    if "全" not in text and "邻" not in text and "同类" not in text and "兄弟" not in text and "周边" not in text:
        return
    clause = text[_clause_start(text, mention.start) : mention.start]
    if not _OWN.search(clause):
        mention.subject = _wider(mention, clause, department) or _beside(text, clause)


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in "，,；;。：:") + 1


def _wider(mention: Mention, clause: str, department: str | None) -> str | None:
    own = level_of(department)
    compared = _MEASURE.search(clause) if mention.sense is Sense.VALUE else None
    if compared is None and "平均" in mention.sentence.text[mention.end : mention.end + 16]:
        compared = _AVERAGE_BEHIND.search(clause) if mention.sense is Sense.VALUE else None
    found = compared or _REGION.match(clause)
    if found is None:
        return None
    level = next(at for at, names in enumerate(_LEVELS) if found["level"] in names)
    if found["level"] == "区" and own is not None and department and _BANNERS.search(department):
        level = _WIDE  # 全区 of a banner is the autonomous region
    wider = level > own if own is not None else level >= _WIDE and (compared is not None or "平均" in clause)
    return found["who"] if wider else None


_WIDE = 3
_BANNERS = late("[一-鿿]旗|[一-鿿]盟|自治区")


def _beside(text: str, clause: str) -> str | None:
    """A neighbour is introduced once (相邻的桃河区) and may be named again in the same sentence."""
    for neighbour in _NEIGHBOUR.finditer(text):
        if neighbour["name"] in clause:
            return neighbour["name"]
    alike = _ALIKE.match(clause)
    return alike["who"] if alike else None


@lru_cache(maxsize=64)
def level_of(department: str | None) -> int | None:
    """How wide a region the department answers for: the lowest that its name tells (海塘镇人民政府: a town)."""
    name = _NO_REGION.sub("", department or "")
    return next((at for at, names in enumerate(_LEVELS) if re.search(f"[一-鿿]{{2}}[{names}]", name)), None)
