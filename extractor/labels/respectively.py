"""Respectively: which name of ``A、B和C分别为x、y和z`` belongs to which figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.labels.sentences import Sentence
from extractor.labels.surroundings import lead_of
from schemas.patterns import late

_WORD = re.compile(r"分别|依次|(?:对应|相应)的?(?=[^，。；]{2,10}(?:为|是))")
_ANSWERS = re.compile(r"(?:对应|相应)的?")
"""对应的序时进度为25%、50%: the name stands behind the word."""
_BETWEEN = late(r"(?:[、，,和及与]|以及)+")
_NAMES = late(r"[、，,]|以及|和(?!谐)|及(?!时)|与")
_HEAD = late(
    r"(?:预算|决算|支出|执行|收入|资产|资金|金额|经费|采购|人数|人次|数量|面积|完成|合格|满意|覆盖|到位|执行率|完成率|合格率|满意度|满意率|进度|率|数|额)(?:数|额|金额|率|度|总额)?$"
)
_DATED = re.compile(r"20[0-9]{2}年度?(?:末|底)?")
_QUARTER = late(r"第?(?:(?P<first>[一二三])[至到-]第?)?(?P<last>[一二三四])(?P<rest>季度.*)")
_EACH_QUARTER = re.compile("[每各]个?(?P<rest>季度.*)")
_SHARE_OF = late(r"占[^，。；、]{1,14}的(?:比重|比例)?(?:为|达)*$")
"""分别占支出的66.42%和33.58%: the words behind 分别 hold for all."""
_RELATES = late(r"^(?:完成|达到?|实现|增长|提高|下降|占|为|是|有|恢复|[到至]|20[0-9]{2}年|上年|的)*$")


@dataclass(frozen=True)
class Respective:
    """The words that lead to one figure of the list, and the earlier figure whose name it shares, by index."""

    lead: str
    answers: int | None = None


def respective_names(sentence: Sentence) -> dict[int, Respective]:
    """For each figure of a respective list its own lead, where names and figures are as many."""
    if not _WORD.search(sentence.text):
        return {}
    found: dict[int, Respective] = {}
    index = 0
    while index < len(sentence.figures):
        run = _run_from(sentence, index)
        if len(run) > 1:
            found.update(_named(sentence, run))
        index = run[-1] + 1
    return found


def _run_from(sentence: Sentence, first: int) -> list[int]:
    """Figures with nothing but commas or 和 between them, the first one led by 分别."""
    if not _WORD.search(lead_of(sentence, first).text):
        return [first]
    run = [first]
    for index in range(first + 1, len(sentence.figures)):
        between = sentence.text[sentence.places[index - 1][1] : sentence.places[index][0]]
        if not _BETWEEN.fullmatch(between):
            break
        run.append(index)
    return run


def _named(sentence: Sentence, run: list[int]) -> dict[int, Respective]:
    lead = lead_of(sentence, run[0])
    before, _, after = _WORD.sub("\0", lead.text, count=1).partition("\0")
    names = [name for name in _NAMES.split(before) if name]
    holds = _RELATES.match(after) or _ANSWERS.match(lead.text) or _SHARE_OF.match(after)
    verb = after if holds else ""
    names = _quarters(names, len(run))
    if len(names) == len(run):
        return {index: Respective(name + verb) for index, name in zip(run, _completed(names), strict=True)}
    if len(names) <= 1 and run[0] >= len(run) and names[:1] != [""]:
        return _answering(sentence, run, (names[0] if names else "") + verb)
    return {index: Respective(before + verb) for index in run} if len(names) == 1 else {}


def _quarters(names: list[str], number: int) -> list[str]:
    """``一、二、三季度支出进度`` and ``一至四季度末支出进度`` in full."""
    if number == 4 and len(names) == 1 and (each := _EACH_QUARTER.match(names[0])):
        return [f"{numeral}{each['rest']}" for numeral in "一二三四"]
    last = _QUARTER.match(names[-1]) if names else None
    if last is None:
        return names
    numerals = [name for name in names[:-1] if len(name.removeprefix("第")) == 1]
    if last["first"] and "一二三四".find(last["last"]) - "一二三四".find(last["first"]) + 1 == number:
        numerals = list("一二三四"["一二三四".find(last["first"]) : "一二三四".find(last["last"])])
    elif len(numerals) != len(names) - 1:
        return names
    return [f"{numeral}{last['rest']}" for numeral in [*numerals, last["last"]]]


def _completed(names: list[str]) -> list[str]:
    """The names with the head that only the last one prints (货物、工程采购金额; 2020年、2021年培训人数)."""
    dated = _DATED.match(names[-1])
    if dated and all(_DATED.fullmatch(name) for name in names[:-1]):
        return [*(name + names[-1][dated.end() :] for name in names[:-1]), names[-1]]
    head = _HEAD.search(names[-1])
    if head is None or any(_HEAD.search(name) for name in names[:-1]):
        return names
    return [*(name + head[0] for name in names[:-1]), names[-1]]


def _is_total(sentence: Sentence, index: int) -> bool:
    """``986万元、74万元、1,229万元，合计2,289万元，占比分别为…``: the shares are of the parts, not of their total."""
    return re.search("(?:合|共|总)计(?:[^，。；、]{0,4}为?)?$", lead_of(sentence, index).text) is not None


def _counts_them(sentence: Sentence, index: int, number: int) -> bool:
    """``…，四项合计85万元，占比分别为…``: how many they are stands between them and their total."""
    figure = sentence.figures[index] if index >= number else None
    return (
        figure is not None
        and figure.unit.counts
        and figure.value == number
        and figure.unit.symbol in ("项", "类", "者")
    )


def _answering(sentence: Sentence, run: list[int], lead: str) -> dict[int, Respective]:
    """``人员经费…、公用经费…，执行率分别为x和y``: each figure answers to one of as many before it."""
    told = run[0] - 1 if _is_total(sentence, run[0] - 1) and run[0] > len(run) else run[0]
    told -= _counts_them(sentence, told - 1, len(run))
    first = told - len(run)
    dimensions = {sentence.figures[index].unit.dimension for index in range(first, told)}
    close = sentence.text[sentence.places[run[0] - 1][1] : sentence.places[run[0]][0]]
    rates = {sentence.figures[index].unit.dimension for index in run} == {"ratio"} and "ratio" not in dimensions
    if (len(dimensions) != 1 and not rates) or "points" in dimensions or re.search("[；;]", close):
        return {index: Respective(lead) for index in run}
    return {index: Respective(lead, first + at) for at, index in enumerate(run)}
