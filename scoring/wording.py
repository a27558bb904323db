"""Wording: whether two printed names can name the same quantity. Speaks of words only, never of values."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache


class Likeness(IntEnum):
    """How alike two names are, weakest first."""

    UNRELATED = 0  # both say something that the other does not
    NARROWER = 1  # one says all that the other says, and more
    EQUAL = 2


# Words that tell nothing apart: whoever counts, counts "in all", "this year", "in fact".
_FILLERS = re.compile(
    r"(?=[\"'\(\),2:“”、〈〉《》一与个为举了人以件份全共决及台各合和圆场处套完实家工已年开当总情成我户指支数有本次的相等组达顺（），：])(?:"
    r"全年|本年度?|当年|年度|20\d\d年?度?|我单位|我局|我中心|我校|我院|我区|我市|我县|本单位|本局|本中心|本部门"
    r"|共计|总共|合计|总计|一共|共有|实际|已经|顺利|圆满|成功|完成值|指标值|完成情况|完成|开展|组织|实施|举办|达到|达"
    r"|总人次|总人数|总数量?|总量|数量|人次数|人份数|户数|场次数|次数|件数|个数|份数|处数|台数|套数|家数|人数"
    r"|(?<=费)支出|(?<=费用)支出|^决算数?$|工作|情况|有关|相关|各类|各项|以及|[的共有为了等数及和与、，,“”\"'《》〈〉()（）:：]"
    r")"
)

_TELLING = re.compile(r"[\u4e00-\u9fffA-Za-z]{2}")

# The noun of a count at the end of a name only repeats the figure's unit.
_COUNTER = re.compile(r"(?<=..)[人户家个份次件场所台套]$")

# Pairs of words by which this genre says one thing in two ways.
_SYNONYMS = (
    ("家次", "家"), ("场次", "场"), ("人次", "人"), ("满意率", "满意度"), ("执行率", "支出率"),
    ("支付率", "支出率"), ("培训班", "培训"), ("补助", "补贴"), ("群众", "公众"), ("居民", "市民"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def content(words: str) -> tuple[str, ...]:
    """The telling tokens of a name: without fillers, synonyms brought to one form."""
    kept = []
    for token in words.split():
        bare = _COUNTER.sub("", _FILLERS.sub("", token))
        for said, meant in _SYNONYMS:
            bare = bare.replace(said, meant)
        if _TELLING.search(bare):
            kept.append(bare)
    return tuple(kept)


@lru_cache(maxsize=32768)
def likeness(one: str, two: str) -> Likeness:
    """Compare two names by their telling tokens: each looked for in the other, also as its abbreviation."""
    ours, theirs = content(one), content(two)
    if not ours or not theirs:
        return Likeness.UNRELATED
    # What is said in another name has no letter that is not in it; most pairs end here
    ours_said, theirs_said = _letters(ours) <= _letters(theirs), _letters(theirs) <= _letters(ours)
    ours_said = ours_said and all(_said_in(token, "".join(theirs)) for token in ours)
    theirs_said = theirs_said and all(_said_in(token, "".join(ours)) for token in theirs)
    if ours_said and theirs_said:
        return Likeness.EQUAL
    return Likeness.NARROWER if ours_said or theirs_said else Likeness.UNRELATED


@lru_cache(maxsize=8192)
def _letters(tokens: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(tokens))


def _said_in(token: str, text: str) -> bool:
    """Whether a token stands in a name: whole, abbreviated (适岗补贴 in 适岗培训补贴) or turned round (资助学生, 学生资助)."""
    if token in text:
        return True
    letters = iter(text)
    if len(token) >= 4 and all(letter in letters for letter in token):
        return True
    pairs = [token[at : at + 2] for at in range(len(token) - 1)]
    turned = len(token) >= 6 and set(token) <= set(text)
    return turned and sum(pair in text for pair in pairs) * 5 >= len(pairs) * 4


@lru_cache(maxsize=8192)
def weight(words: str) -> int:
    """How much a name tells: the characters of its telling tokens."""
    return sum(len(token) for token in content(words))


def common(one: str, two: str) -> int:
    """How many characters the longest stretch has that two texts share."""
    longest, row = 0, [0] * (len(two) + 1)
    for letter in one:
        row = [0] + [row[at] + 1 if two[at] == letter else 0 for at in range(len(two))]
        longest = max(longest, *row)
    return longest
