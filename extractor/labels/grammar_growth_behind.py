"""Changes whose earlier value stands behind them: 下降17.01%(2022年682起，2023年566起), 增长28.2%。上年接待98.6万人次."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.grammar import Paragraph, stated, values
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role
from schemas.patterns import late

Pair = tuple[Mention, Mention]

_OPENS = ("(", "（")
_THAN = late(r"(?:比|较|与|由|从)")
_EARLIER = late(r"(?:上年|去年|上一年|20[0-9]{2}年)")
_AIM = late(r"(?:高于|低于|超过?|优于|比|较)[^，。；]{0,6}(?:目标|计划|指标)")
_SAME_TIME = re.compile(r"同比|(?:比|较)(?:上年|去年|上一年)")


def told_behind(paragraph: Paragraph, change: Mention) -> Pair | None:
    """The value before and the value after a change, one or both told behind it: previous, current."""
    return _in_bracket(paragraph, change, [change]) or _in_next_sentence(paragraph, change)


def respectively(paragraph: Paragraph, change: Mention, run: Sequence[Mention]) -> Pair | None:
    """The pair of one of ``30期、2,328人，比上年的26期、1,986人分别增长15.38%和17.22%``, or of one with a bracket behind."""
    if (pair := _in_bracket(paragraph, change, run)) is not None:
        return pair
    many = len(run)
    near = [m for m in values(paragraph.before(run[0])) if m.group == run[0].group][: 2 * many]
    earlier, current = near[:many][::-1], near[many:][::-1]
    if len(current) != many or not _THAN.match(earlier[0].lead) or run[0].clause != earlier[0].clause:
        return None
    fit = all(m.comparable(old) for m, old in zip(current, earlier, strict=True))
    at = next(i for i, m in enumerate(run) if m is change)
    return (earlier[at], current[at]) if fit and run[0].clause - current[0].clause <= 1 else None


def run_of(paragraph: Paragraph, change: Mention) -> list[Mention]:
    """``分别下降10.53%和16%``: the changes of one list; a change alone is a list of one."""
    text = change.sentence.text
    told = next((list(each) for each in paragraph.sentences if each and each[0].sentence is change.sentence), [])
    at = next(i for i, m in enumerate(told) if m is change)
    first = last = at
    while first and told[first - 1].sense is Sense.CHANGE and _beside(text, told[first - 1], told[first]):
        first -= 1
    while last + 1 < len(told) and told[last + 1].sense is Sense.CHANGE and _beside(text, told[last], told[last + 1]):
        last += 1
    return told[first : last + 1]


def _beside(text: str, one: Mention, other: Mention) -> bool:
    return text[one.end : other.start] in ("、", "和", "，", ",")


def _in_bracket(paragraph: Paragraph, change: Mention, run: Sequence[Mention]) -> Pair | None:
    """The figures of a bracket behind the change: both years of it, or the earlier one of each change of the list."""
    opening = run[-1].end
    if change.sentence.text[opening : opening + 1] not in _OPENS:
        return None
    group = change.sentence.group[opening]
    inside = [m for m in paragraph.after(run[-1]) if m.group == group and m.sense is Sense.VALUE]
    if len(run) == 1 and len(inside) == 2 and inside[0].comparable(inside[1]):
        one, other = inside
        apart = _year(other) - _year(one)
        pair = (one, other) if apart == 1 else (other, one)
        return pair if abs(apart) == 1 and {"own_period"} <= one.notes & other.notes else None
    compared = bool(inside) and (
        _is_earlier(inside[0]) or _is_aim_beaten(change, inside[0]) or _is_bare_rate(change, inside)
    )
    if len(inside) != len(run) or not compared:
        return None
    own = [m for m in stated(paragraph.before(run[0])) if m.group == run[0].group and "reference" not in m.notes]
    if len(run) == 1:
        own = [m for m in own if m.comparable(inside[0])]
    current = list(reversed(own[: len(run)]))
    at = next(i for i, m in enumerate(run) if m is change)
    fit = len(current) == len(run) and all(m.comparable(old) for m, old in zip(current, inside, strict=True))
    near = fit and run[0].clause - current[-1].clause <= 1
    return (inside[at], current[at]) if near and _is_now(current[at]) else None


def _in_next_sentence(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``接待126.4万人次，同比增长28.2%。上年接待98.6万人次``: the earlier value by the same words, told once."""
    if not _SAME_TIME.search(change.lead):
        return None
    following = _sentence_after(paragraph, change)
    if not following or not _EARLIER.match(following[0].sentence.text):
        return None
    own = [m for m in values(paragraph.before(change)) if m.group == change.group and "reference" not in m.notes]
    if not own or change.clause - own[0].clause > 1 or not _is_now(own[0]):
        return None
    current = own[0]
    alike = [m for m in values(following) if m.comparable(current) and m.words == current.words and m.words]
    earlier = [m for m in alike if _is_earlier(m) or (m.year or "") == (following[0].year or " ")]
    return (earlier[0], current) if len(alike) == len(earlier) == 1 and _is_earlier(following[0]) else None


def _sentence_after(paragraph: Paragraph, mention: Mention) -> Sequence[Mention]:
    sentences = paragraph.sentences
    at = next((i for i, each in enumerate(sentences) if each and each[0].sentence is mention.sentence), len(sentences))
    return sentences[at + 1] if at + 1 < len(sentences) else ()


def _is_aim_beaten(change: Mention, inside: Mention) -> bool:
    """``高于目标值5.48个百分点（目标90%）``."""
    return inside.role is Role.TARGET and _AIM.search(change.lead) is not None


def _is_bare_rate(change: Mention, inside: Sequence[Mention]) -> bool:
    """``开机率98.2%，比上年提高1.1个百分点（97.1%）``: the bracket says no more than last year's rate."""
    alone = len(inside) == 1 and inside[0].is_rate and "restated" in inside[0].notes
    told = alone and change.sentence.text[inside[0].start - 1] in _OPENS
    return told and change.dimension == "points" and _SAME_TIME.search(change.lead) is not None


def _is_earlier(mention: Mention) -> bool:
    told = mention.role is Role.LAST_YEAR or "own_period" in mention.notes
    return told and (mention.year or "").isdigit() and _year(mention) == int(mention.report_year or 0) - 1


def _is_now(mention: Mention) -> bool:
    return mention.role not in (Role.TARGET, Role.LAST_YEAR) and _year(mention) == int(mention.report_year or 0)


def _year(mention: Mention) -> int:
    year = mention.year or ""
    return int(year) if year.isdigit() else 0
