"""Which lines are headings, told by their numbering and shape; styles are the business of each reader."""

import re

from schemas.patterns import late

_NUMBER = "[一二三四五六七八九十百]+"
_LADDER: tuple[tuple[int, re.Pattern[str]], ...] = (
    (2, re.compile(rf"第(?:{_NUMBER}|[0-9]+)(?:部分|章|编|篇)[\s、:：.]*")),
    (3, re.compile(rf"第(?:{_NUMBER}|[0-9]+)节[\s、:：.]*")),
    (4, re.compile(rf"{_NUMBER}\s*[、.]\s*")),
    (5, re.compile(rf"\({_NUMBER}\)\s*[、.]?\s*")),
    (6, re.compile(r"[0-9]{1,2}\s*(?:[、.．](?![0-9])|\s(?=[^\W\d]))\s*")),
    (7, re.compile(r"\([0-9]{1,2}\)\s*[、.]?\s*")),
    (8, re.compile(r"[①-⑳]\s*")),
)
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_ANNEX = re.compile(r"(?:附件|附表|附录|附)\s*(?:[0-9]{1,2}|[一二三四五六七八九十]+)?(?:-[0-9]+)?\s*[:：.、]?\s*")
_TITLE = re.compile(
    r".{0,50}(?:报告|(?:自评|评分|评价|打分|情况|申报|一览|汇总|统计|明细|绩效|监控|目标|基础数据|信息|项目|指标|评审)表"
    r"|指标体系(?:框架)?)\s*(?:\([^()]{1,20}\))?"
)
_ENDS_A_SENTENCE = re.compile(r"[。；;！!？?，,、…](?:[”’\"'」』)]*)$")
_MEASURED = late(
    r"[0-9]\s*(?:%|‰|个?百分点|[万亿百千]*(?:元|人|人次|家|户|个|场|次|项|名|分|台|套|天|小时|公里|米|吨|册|篇|件|辆|平方米|亩|条|期|批))"
    r"|[=≥≤<>×÷]"
)
_OUTLINE = re.compile(r"[一二三四五六七八九十]+是|其中|包括")
LONGEST = 40


def heading_level(line: str) -> int:
    """The level of a heading from its text alone, 0 where the line is not a heading. ``line`` is normalised."""
    line = line.strip()
    if marked := _MARKDOWN.match(line):
        return len(marked[1])
    if len(line) > LONGEST + 10 or _ENDS_A_SENTENCE.search(line):
        return 0
    if _is_title(line):
        return 1
    for level, numbering in _LADDER:
        if number := numbering.match(line):
            return level if _names_a_topic(line[number.end() :]) else 0
    return 0


def starts_an_item(line: str) -> bool:
    """Whether a line opens with a number, so that it does not go on from the line above."""
    line = line.strip()
    return bool(_MARKDOWN.match(line)) or _is_numbered(line)


def _is_title(line: str) -> bool:
    """The name of a report or a form, with or without ``附件1：`` in front; or that alone."""
    if annex := _ANNEX.match(line):
        line = line[annex.end() :]
    named = len(line) <= LONGEST and bool(_TITLE.fullmatch(line))
    return (named and not _is_numbered(line) and _reads_as_title(line)) or bool(annex and not line)


def _is_numbered(line: str) -> bool:
    return any(numbering.match(line) for _, numbering in _LADDER)


def _reads_as_title(line: str) -> bool:
    return bool(line) and not re.search(r"[，,。；;]|[:：].", line) and not _OUTLINE.match(line)


def _names_a_topic(rest: str) -> bool:
    """A heading names something; an item of a list says something, often with a measured figure."""
    if not rest or len(rest) > LONGEST or "。" in rest or re.search(r"[;；]|[:：]\s*\S", rest):
        return False
    return not _MEASURED.search(rest) and len(re.findall("[，,]", rest)) <= 1
