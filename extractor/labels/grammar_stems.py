"""Rates that are named after their numerator: 监测168份，合格161份，合格率95.83%; and completion of a target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.labels.grammar import (
    Paragraph,
    context_of,
    is_stated,
    name_of,
    periods_agree,
    same_level,
    segment,
    share_words,
    values,
)
from extractor.labels.grammar_grades import is_graded, rate_by_grades
from extractor.labels.mention import Mention
from extractor.labels.metrics import metric_of
from schemas.extraction import Ratio, Role

_STEM = re.compile(r"([一-鿿]{2})(?:率|度|比例|比率|占比)$")
_ALSO = {
    "回收": ("收回", "回收"),
    "满意": ("满意",),
    "就业": ("就业", "上岗"),
    "完成": ("完成", "达成"),
    "达成": ("完成", "达成"),
    "办结": ("办结", "办理完"),
    "合格": ("合格", "达标"),
    "通过": ("通过", "合格"),
    "优秀": ("优秀",),
}
_NO_STEM = frozenset(
    (
        "使用",
        "执行",
        "支出",
        "支付",
        "增长",
        "下降",
        "利用",
        "控制",
        "及时",
        "准确",
        "调整",
        "追加",
        "调剂",
        "公开",
        "知晓",
    )
)
_DIVISION = re.compile(r"[(（][^()（）/÷=，。；]{1,24}[/÷][^()（）/÷=，。；*×+]{1,24}[)）]")
_COMPLETION = re.compile(r"(?:完成|达成)(?:率|比例)$")
_SHARE_NAMES = re.compile(r"(?:率|密度|比例|比重)$")
_DUE = re.compile(r"应(?P<doing>[一-鿿]{1,4})[^应，。；]{0,6}$")
_DONE_OF = re.compile(r"(?:实际?|已)(?P<doing>[一-鿿]{1,4})[^实已，。；]{0,6}$")
_NOT_DONE = re.compile(r"[未待没剩余无不]|正在")
_FURTHEST = 4
_COUNTED = ("count", "measure", "money")


def rates_by_stem(paragraph: Paragraph) -> Iterator[Ratio]:
    for rate in paragraph:
        if not rate.is_rate or not is_stated(rate):
            continue
        ratio = _in_bracket(paragraph, rate) or (
            rate_by_grades(paragraph, rate)
            if is_graded(paragraph, rate)
            else _completion(paragraph, rate) or _stem(paragraph, rate) or _due_and_done(paragraph, rate)
        )
        if ratio is not None:
            yield ratio


def _in_bracket(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """``入住率97.06%(1,849套/1,905套)``: the division stands in a bracket behind the rate."""
    behind = _DIVISION.match(rate.sentence.text[rate.end :])
    inside = [m for m in paragraph.after(rate) if behind and m.end <= rate.end + behind.end()]
    if len(inside) != 2 or not inside[0].comparable(inside[1]):
        return None
    return _made(rate, inside[0], [inside[1]])


def _completion(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """Actual ÷ target, both printed in the sentence for one thing."""
    if rate.metric != "completion_rate" and not _COMPLETION.search(rate.words):
        return None
    near = _counted(paragraph, rate)
    target = next((m for m in near[:_FURTHEST] if m.role is Role.TARGET), None)
    if target is None:
        return None
    actual = next(
        (
            m
            for m in near[:_FURTHEST]
            if m.role in (Role.ACTUAL, None, Role.CUMULATIVE, Role.FINAL)
            and m.comparable(target)
            and _one_thing(m, target, near)
        ),
        None,
    )
    return None if actual is None else _made(rate, actual, [target])


def _one_thing(actual: Mention, target: Mention, near: list[Mention]) -> bool:
    """Whether a target and an actual speak of the same: one took the other's words, they share some, or stand alone."""
    if target.inherited or actual.inherited or share_words(actual.words, target.words):
        return True
    others = [m for m in near[:_FURTHEST] if m.comparable(target) and m is not target and m is not actual]
    return not others and abs(actual.clause - target.clause) <= 1


def _due_and_done(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """``应免142.6万头，实免138.2万头，免疫密度96.91%``: what was due and what was done of one doing, side by side."""
    near = [m for m in _counted(paragraph, rate) if segment(m) == segment(rate)][:2]
    if (
        rate.metric is not None
        or len(near) < 2
        or rate.clause - near[0].clause > 1
        or not _SHARE_NAMES.search(rate.words)
    ):
        return None
    done, due = (_DONE_OF.search(near[0].lead), _DUE.search(near[1].lead))
    alike = done is not None and due is not None and done["doing"][:1] == due["doing"][:1]
    return _made(rate, near[0], [near[1]]) if alike and near[0].comparable(near[1]) else None


def _stem(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    if rate.metric is not None and metric_of(rate.metric).numerator:
        return None
    found = _STEM.search(rate.words)
    if found is None or found[1] in _NO_STEM:
        return None
    near = _counted(paragraph, rate)
    stems = _ALSO.get(found[1], (found[1],))
    for numerator in near[:_FURTHEST]:
        if numerator.role is Role.TARGET or rate.clause - numerator.clause > 2:
            continue
        if any(stem in numerator.lead + numerator.tail for stem in stems):
            if _is_first_of_several(near, numerator) or _is_last_of_all(near, numerator):
                return None
            if _goes_on_cumulative(near, numerator):
                return None
            others = [m for m in near if m is numerator or not any(stem in m.lead + m.tail for stem in stems)]
            whole = _wholes(others, numerator) or _whole_in_sentence_before(paragraph, numerator, stems)
            return _made(rate, numerator, whole) if whole else None
    return None


def _is_first_of_several(near: list[Mention], numerator: Mention) -> bool:
    """``列养县道386公里、乡道712公里、村道1,468公里``: the rate is of all that the list tells, not of its first item."""
    return any(
        m.sentence is numerator.sentence
        and m.start > numerator.start
        and m.comparable(numerator)
        and re.search("、[^，。；]*$", m.sentence.text[numerator.end : m.start])
        for m in near
    )


def _goes_on_cumulative(near: list[Mention], numerator: Mention) -> bool:
    """``新增持证读者3.86万人，累计42.6万人，持证率19.5%``: the rate is of all there are by now."""
    return any(
        m.sentence is numerator.sentence
        and m.start > numerator.start
        and (m.inherited or m.words == numerator.words)
        and m.comparable(numerator)
        and "累计" in m.lead
        for m in near
    )


def _is_last_of_all(near: list[Mention], numerator: Mention) -> bool:
    """``排查58处，当场整改46处，限时整改12处，整改率100%``: the two make up the whole, the rate is of both."""
    at = near.index(numerator)
    told = near[at : at + 3]
    if (
        len(told) < 3
        or any(_NOT_DONE.search(m.lead) for m in told[:2])
        or not all(numerator.comparable(m) for m in told)
    ):
        return False
    last, first, whole = (m.figure.in_base() for m in told)
    return last + first == whole


def _counted(paragraph: Paragraph, rate: Mention) -> list[Mention]:
    return [
        mention
        for mention in values(paragraph.before(rate))
        if mention.dimension.startswith(_COUNTED) and same_level(rate, mention) and periods_agree(rate, mention)
    ]


def _wholes(near: list[Mention], numerator: Mention) -> list[Mention]:
    """What the numerator may be a part of: the like figures of its part of the sentence, else of the one before."""
    like = [
        m
        for m in near[: _FURTHEST + 1]
        if m is not numerator and m.comparable(numerator) and m.role is not Role.LAST_YEAR
    ]
    own = [m for m in like if segment(m) == segment(numerator)]
    before = [m for m in like if segment(m) == segment(numerator) - 1]
    return own or before


def _whole_in_sentence_before(paragraph: Paragraph, numerator: Mention, stems: tuple[str, ...]) -> list[Mention]:
    """``定量检测612批次。定量检测合格606批次``: the words of the whole are those of the part without the stem."""
    bare = "".join(numerator.words.split())
    for stem in stems:
        bare = bare.replace(stem, "")
    if len(bare) < 2:
        return []
    return [
        m
        for m in values(paragraph.before(numerator, 1))
        if m.comparable(numerator) and m.role is not Role.TARGET and "".join(m.words.split()) == bare
    ]


def _made(rate: Mention, numerator: Mention, denominators: list[Mention]) -> Ratio:
    name, name_span = name_of(rate)
    return Ratio(
        context=context_of(rate, numerator, *denominators),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=numerator.scope,
        metric=rate.metric,
        rate=rate.figure,
        numerator=numerator.figure,
        denominators=tuple(mention.figure for mention in denominators),
    )
