"""Senses: whether the words before a figure make it a value, a change, a share, an average or a deduction."""

from __future__ import annotations

import re

from extractor.labels.mention import Sense
from schemas.patterns import late

_COPULA = re.compile(
    r"(?=[:<=>≤≥上下不为了仅优低依保共减分升压变只合回增大小已平总扩控提是最有未没略稍稳累约维缩至计调超距达近降高：])(?:"
    r"(?:(?:增加|增长|提高|提升|上升|下降|减少|降低|缩短|扩大|压减|压缩|回落|调整|调增|调减|变更|增|降|升|减)(?:到|至|为)|(?:稳定|控制|保持|维持)在|(?<![实现拥])有|(?<![下表传送])达|[为是至共计近:：=≥≤><了]|(?<![签节违预制集])约|达到|共计|合计|总计|累计|分别|依次|超过|不低于|不少于|不高于|高达|仅|已|(?<![船艇])只|大约|[略稍](?:低|高)于|大于|小于|不超过|至少|最多|最高|平均|距离?|未达到?|没有达到|未能达到|达不到|不足|不到|低于|优于|(?<=[率度])高于|(?<![得评总部学积满标打减加扣失丢百十])分)+$"
    r")"
)
_RISE = "超(?:出|过|额完成)?(?:年度|年初|既定)?(?:计划|目标|任务)数?|增长|增加|提高|上升|提升|上涨|增幅|涨幅|递增|多|增|扩大|上浮|增收|增支|上调|净增|攀升|高出|高|超出|增长率|增加额|增长额|新增"
_FALL = "(?:相|仍|尚|还)差|距[^，。；]{0,8}差|减少|下降|降低|降幅|减幅|递减|少|减|压减|压缩|压降|缩减|回落|下滑|减支|减收|节约|节省|节支|下调|缩短|核减|下浮|降|低"
_CHANGE = re.compile(
    rf"(?=[上下仍低净减压回增多少尚扩提攀新核涨相缩节超距还递降高])(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))(?:幅度|比例|比率|率|额|数)?(?:了|约|为|达|近|达到|:|：)*$"
)
_IN_NAMES = ("提升", "提高", "扩大", "缩短", "上升", "递增", "增收", "净增", "上浮")
_OF_BUDGETS = ("增收", "减收", "增支", "减支")
_COMPARES = late(r"比|较|同比|环比|相比|由.*到|从.*到|分别|增幅|降幅|增长率|增长|下降")
_SHARE = re.compile(
    r"(?:(?<![药耗])占比|占到|比重|占|所占比例|占比例)(?:为|达到?|约|仅|只有|:|：)*$|(?:占(?!比[由从])|为|是|相当于|恢复[到至]|完成|达到?|达成|实现)[^，,；;。：:]{0,24}的$|(?:完成|占|为)(?:了|到)?(?:全年|年度|年初|调整后?|当年|本年)?(?:支出|收入|部门)?预算数?$|占(?![用地领道比])(?!有率)[^，,；;。：:、0-9]{2,12}(?<![约达为至到仅近])$|占[^，,；;。：:]{1,24}(?:比例|比重|比率|比)(?:的|为|达|达到|约|约为|是)*$"
)
_OF_A_FIGURE = re.compile(r"的(?:约|近|大约)?")  # 为计划300场的108.67%
_AVERAGE = re.compile(
    r"(?:人均|户均|均价|单价|日均|月均|年均|亩均|次均|场均|件均|平均每[^，,；;。：:]{1,4}|每[^，,；;。：:年]{1,4}|(?<!平)均(?![高低超优为在已按不未有由达能可系属于衡等匀可]))[^，,；;。：:]{0,8}$|平均(?:为|达|约)*$"
)
_APART = late(
    "(?:高于|高出|超出|多出|超(?=[省市县区国年既预目计])|优于|超过|领先|好于|(?P<below>低于|落后|差于|少于|不及))[^，。；]{0,16}$"
)
"""高于全省平均水平1.3个百分点: by how much, of what was told before."""
_TIME_APART = late("[比较][^，。；0-9]{2,10}(?:晚|延后|推迟|延迟|滞后|超期|(?P<early>提前|提早|早))(?:了|约)*$")
"""比计划晚45天: how far apart, never what was planned."""
_APART_IN_TIME = ("晚", "后", "迟", "期", "前", "早", "了", "约")
_BEYOND_PLAN = re.compile("超(?:计划|目标|任务)")
_DEDUCTED = re.compile(r"扣(?:减|除)?(?:了|分)?$|[失丢]分(?:为|共|共计)?$|减$")
_BOUND_AFTER = re.compile(
    r"^(?:及以上|及以下|以上为|以下为|以上的?得|的得|以上的?(?:项目|工程|支出|采购)[^，。；]*[逐均须应需])"
)


says_basis = re.compile(r"(?:按照?|以|根据)[^，。；]{0,14}?(?:计算|测算|为分母|为基数|口径)(?:的|，)?")
"""The words that say which budget a rate was computed with (按调整后预算计算的)."""
_REFERENCE = re.compile(
    r"(?:(?<!占)比(?!例|重|率|值|赛|对|选|武)|较|高于|低于|超过|超(?=[省市县区国年既预目计])|[优好劣差]于|距离?|少于|多于|由|从)[^，。；]{0,14}$"
)


def is_reference(lead: str) -> bool:
    """Whether a figure only stands for comparison (比上年的15.93万元, 高于98%的目标)."""
    return _REFERENCE.search(lead) is not None


_BY_OR_THAN = re.compile(
    "(?:低于|高于|少于|多于|大于|小于|超过|超出|超|不及)(?:全年|年度|年初|批复|控制|招标|概算|合同)*(?:预算|计划|概算|限价|控制价|目标|任务|标准)(?:金额|数|价)?(?:约)?$"
)


def says_by_or_than(lead: str) -> bool:
    """低于预算84.50万元: by so much, or than so much; the words leave it open."""
    return _BY_OR_THAN.search(lead) is not None


_PER = late(r"[车校村生镇乡班床站店项]均|人均|户均|日均|月均|年均|亩均|次均|场均|件均|(?:平均)?每[^，,；;。：:年]{1,3}")


def per_what(lead: str) -> str:
    """The word that makes a figure an average (人均, 每期)."""
    found = _PER.search(lead)
    return found[0] if found else "平均"


def without_copula(lead: str) -> str:
    return _COPULA.sub("", lead)


def sense_of(lead: str, after: str, dimension: str) -> tuple[Sense, bool]:
    """The sense of a figure and whether it says that something fell."""
    if _DEDUCTED.search(lead) and dimension in ("score", "number"):
        return Sense.DEDUCTION, False
    if _BOUND_AFTER.match(after):
        return Sense.BOUND, False
    if dimension == "ratio" and (_SHARE.search(lead) or _OF_A_FIGURE.fullmatch(lead)):
        return Sense.SHARE, False
    changed = _CHANGE.search(lead)
    if changed and _is_change(lead, changed, dimension):
        return Sense.CHANGE, changed["fall"] is not None
    if dimension == "points" and (apart := _APART.search(lead)):
        return Sense.CHANGE, apart["below"] is not None
    if lead.endswith(_APART_IN_TIME) and (apart := _TIME_APART.search(lead)):
        return Sense.CHANGE, apart["early"] is not None
    if _AVERAGE.search(lead):
        return Sense.AVERAGE, False
    return Sense.VALUE, False


def _is_change(lead: str, changed: re.Match[str], dimension: str) -> bool:
    """``增加3人`` alone may be an amount of its own (新增床位30张); with a comparison or as a rate it is a change."""
    word = changed["rise"] or changed["fall"]
    if dimension == "points":
        return True  # points are the difference of two rates
    if word.startswith("超"):
        if _BEYOND_PLAN.fullmatch(lead):
            return True
        return dimension in ("ratio", "points")
    if word in (
        "新增",
        "节约",
        "节省",
        "节支",
        "核减",
        "压减",
        "减",
        "增",
        "高",
        "低",
        "多",
        "少",
        "降",
    ) and not re.search(r"比|较", lead):
        return len(lead) == len(changed[0]) and dimension not in ("ratio", "score") and word in ("多", "少", "高", "低")
    if word in _OF_BUDGETS and len(lead) == len(changed[0]):
        return True  # 同比下降3.6%，减收2.9亿元
    if word in _IN_NAMES and dimension not in ("ratio", "points") and not re.search(r"比|较|由|从", lead):
        return False  # 职业技能提升49.54万元 names what was paid for
    return dimension in ("ratio", "points") or word != "新增" or _COMPARES.search(lead) is not None


_SIGNS = ("*", "/", "×", "÷")
_SIGN_AFTER = re.compile(r"[）)]?[*/×÷]")


def in_equation(before: str, after: str) -> bool:
    """Whether a number is part of a printed computation rather than a figure that words name."""
    return before[-1:] in _SIGNS or _SIGN_AFTER.match(after) is not None
