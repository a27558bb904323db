"""What our own code says inside a computation, between the printed words: each phrase in Chinese and in English.

A Finding keeps its computation and its expected value in Chinese, one text each; ``in_english`` tells the same in
English. Names, quotes and units are the document's own and stay as they are printed.
"""

from __future__ import annotations

import re
from functools import cached_property

from schemas.patterns import late

_FIELD = re.compile(r"\{(\w+)\}")
_CHINESE = re.compile(r"[一-鿿；，（]")
_POINTS = late(r"(?<![\d.,–])(?P<number>[\d.,]+(?:–[\d.,]+)?)\s?(?P<unit>个百分点|分)(?![一-鿿])")
_INNER_MARKS = str.maketrans("“”", "‘’")
_NAMES = {"个百分点": "percentage point", "分": "point"}


class Phrase:
    """A phrase with fields: ``said`` fills it in Chinese, ``in_english`` finds it again and says it in English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        PHRASES.append(self)

    def said(self, **fields: object) -> str:
        """The phrase with its fields; a quotation inside a quotation has the inner marks (属于“‘三公’经费控制率<90%”)."""
        inner = {
            name: str(value).translate(_INNER_MARKS) for name, value in fields.items() if f"“{{{name}}}”" in self.zh
        }
        return self.zh.format_map(fields | inner)

    def in_english(self, text: str) -> str:
        return self._pattern.sub(lambda found: self.en.format_map(found.groupdict()), text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        literal, *rest = _FIELD.split(self.zh)
        pairs = zip(rest[::2], rest[1::2], strict=True)
        return re.compile(re.escape(literal) + "".join(f"(?P<{name}>[^；]+?){re.escape(text)}" for name, text in pairs))


PHRASES: list[Phrase] = []
IN_BAND = Phrase(" 属于“{band}”，得 {points} 分", " is in “{band}”: {points}分")
BELOW_BAND = Phrase(" 未达到“{band}”，得 {points} 分", " is short of “{band}”: {points}分")
ABOVE_WHOLE = Phrase(" 超过 100%，按评分标准得 0 分", " is above 100%: 0分 by the clause")
BY_SHARE = Phrase(" 未达到 {bound}，按比例得分", " is short of {bound}: a share of the points")
TAKEN_OFF = Phrase(" 超出“{bound}”，每 {unit} 扣 {points} 分", " is beyond “{bound}”: {points}分 off for each {unit}")
BUDGET_OUT = Phrase("预算已公开，得 {points} 分", "the budget was published: {points}分")
BUDGET_NOT_OUT = Phrase("预算尚未公开，得 {points} 分", "the budget is not yet published: {points}分")
ACCOUNTS_OUT = Phrase("决算已公开，得 {points} 分", "the accounts were published: {points}分")
ACCOUNTS_NOT_OUT = Phrase("决算尚未公开，得 {points} 分", "the accounts are not yet published: {points}分")
AT_LEVEL = Phrase("“{said}”，{points} 分", "“{said}”: {points}分")
OFFICIALLY = Phrase("（按官方评分标准“{name}”）", " (by the official clause of “{name}”)")
MISSED = Phrase("，未达目标", ", short of the target")
ABOVE_ALL = Phrase(" 的除数为 0，高于任何档次", " has the divisor 0, above any band")
BY_ZERO = Phrase(" 的除数为 0", " has the divisor 0")
PROJECTS_DONE = Phrase("{done}/{all} 个项目完成", "{done}/{all} projects are done")
QUOTED = Phrase("（{quote}）", " ({quote})")
TOGETHER = "；"
"""Stands between computations that are told as one."""


def in_english(told: str) -> str:
    """A computation or an expected value in English; one without a phrase of ours comes back as it is."""
    if not _CHINESE.search(told):
        return told
    for phrase in PHRASES:
        told = phrase.in_english(told)
    return _POINTS.sub(_named, told.replace(TOGETHER, "; "))


def _named(found: re.Match[str]) -> str:
    name = _NAMES[found["unit"]]
    return f"{found['number']} {name}" if found["number"] == "1" else f"{found['number']} {name}s"
