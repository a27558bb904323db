"""The words and signs around a number that open it: 约, ≥, 不低于, 以上, 左右 … and 余, 多 inside it."""

from __future__ import annotations

import re

from extractor.figures.draft import Draft
from schemas.kind import Kind, Qualifier
from schemas.patterns import late

_LINK = r"(?:到|至|于|了|为|在|超过|得|扣|加|计)?[ \n]*(?:人民币|¥)?[ \n]*$"
_BEFORE = [
    (Qualifier.AT_LEAST, rf"(?:≥|>=|=>|大于等于|大于或等于|高于或等于|不低于|不少于|不小于|不短于|至少|最低|最少|下限|起码|不下|确保){_LINK}"),
    (Qualifier.AT_MOST, rf"(?:≤|<=|=<|小于等于|小于或等于|低于或等于|不高于|不多于|不大于|不超过|不得超过|不超|不突破|未超过|不长于|不晚于|至多|最高|最多|最大|上限){_LINK}"),
    (Qualifier.MORE_THAN, rf"(?:>|大于|高于|多于|(?<![不未])超过|(?<![不未])突破|(?<![不未])超出|(?<![不未每])逾|(?<![不未每])超|优于){_LINK}"),
    (Qualifier.LESS_THAN, rf"(?:<|小于|低于|少于|不足|不到|不满|未达到|未达|短于){_LINK}"),
    (Qualifier.ABOUT, rf"(?:(?<![节预签契合条集履违邀公续制简俭大])约|大约|大概|大致|将近|接近|(?<![最附邻临靠接将])近|约为|约合|估计|预估|上下浮动){_LINK}"),
]  # fmt: skip
_PRECEDING = re.compile(
    "(?=[<=>≤≥上下不优估低多大将小少接最未短确突约至起超近逾预高])(?:"
    + "|".join(f"(?P<q{at}>{pattern})" for at, (_, pattern) in enumerate(_BEFORE))
    + ")"
)
_SIGNS = re.compile("[≥≤<>近约低少小短至最不起下确高多大突逾超优未上估预概致]")
_INCLUSIVE = r"[ ]?(?:\((?:不?含|含本数)[^()]{0,4}\))?[ ]?(?:\(\))?"
_AFTER = [
    (Qualifier.AT_LEAST, r"及其?以上|\(?含\)?以上|或以上|以上|起步|之上"),
    (Qualifier.AT_MOST, r"及其?以[下内]|或以下|以内|之内|以下|封顶|为限"),
    (Qualifier.ABOUT, r"左右|上下|前后|许(?!可|多)"),
    (Qualifier.MORE_THAN, r"多(?=[，。；、)的])|有余|余(?=[，。；、)])"),
]
_FOLLOWING = late(_INCLUSIVE + "(?:" + "|".join(f"(?P<q{at}>{p})" for at, (_, p) in enumerate(_AFTER)) + ")")
# 高于98%的年度目标: the 98% is the target itself, not an open figure
_REFERENCE = re.compile(
    r"[ ]?的?(?:年度|全年|全省|全市|全区|全国|年初|既定|预期|计划|目标|规定|上年|上年度|去年|下达)*"
    r"(?:的)?(?:目标|计划|任务|标准|要求|指标|平均|水平|限额|核定)"
)
_BOUND = re.compile(r"[ ]?(?P<sign>≤|<=|<|≥|>=|>)[ ]?(?=[^\d\s=])")  # 90%≤满意度: a bound from below
_BOUNDS = {
    "≤": Qualifier.AT_LEAST,
    "<=": Qualifier.AT_LEAST,
    "<": Qualifier.MORE_THAN,
    "≥": Qualifier.AT_MOST,
    ">=": Qualifier.AT_MOST,
    ">": Qualifier.LESS_THAN,
}
_FOLLOWS = "及含或以起之封为左上前许多有余( "


def qualifier_of(text: str, draft: Draft) -> Qualifier:
    """What opens a number, seen from the text of its region; its own 余 or 多 goes first."""
    said = draft.qualifier or _following(text, draft.end) or _preceding(text, draft)
    if said:
        return said
    bound = _BOUND.match(text, draft.end)
    return _BOUNDS[bound["sign"]] if bound else Qualifier.NONE


def _preceding(text: str, draft: Draft) -> Qualifier:
    window = text[max(0, draft.start - 10) : draft.start]
    if not _SIGNS.search(window):
        return Qualifier.NONE
    found = _PRECEDING.search(window)
    if found is None:
        return Qualifier.NONE
    qualifier = next(_BEFORE[at][0] for at in range(len(_BEFORE)) if found[f"q{at}"] is not None)
    word = found[0].strip()
    if word[0].isascii() or word[0] in "≥≤":
        return qualifier
    if draft.kind is Kind.POINTS and word.startswith(("超出", "高于", "低于")):  # says by how much
        return Qualifier.NONE
    if qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN) and _REFERENCE.match(text, draft.end):
        return Qualifier.NONE
    return qualifier


def _following(text: str, end: int) -> Qualifier:
    if end >= len(text) or text[end] not in _FOLLOWS:
        return Qualifier.NONE
    found = _FOLLOWING.match(text, end)
    if found is None:
        return Qualifier.NONE
    return next(_AFTER[at][0] for at in range(len(_AFTER)) if found[f"q{at}"] is not None)
