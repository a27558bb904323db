"""Rates whose parts stand in a bracket behind them: 满意率98.42%(发放1,962份，满意1,931份), 治理程度67.6%(流失面积4,210亩)."""

from __future__ import annotations

from extractor.labels.grammar import Paragraph, context_of, name_of, segment, share_words, values
from extractor.labels.mention import Mention
from schemas.extraction import Ratio, Role
from schemas.patterns import late

_OPENS = ("(", "（")
_STEM = late(r"([一-鿿]{2})(?:率|度|比例|比率|占比|程度)$")
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR)


def told_in_bracket(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """Part and whole in the bracket, or the whole there and the part directly before the rate."""
    text = rate.sentence.text
    if text[rate.end : rate.end + 1] not in _OPENS or rate.end >= len(text):
        return None
    group = rate.sentence.group[rate.end]
    inside = [m for m in values(paragraph.after(rate)) if m.group == group]
    found = _STEM.search(rate.words.replace(" ", ""))
    if found is None or not inside or any(m.is_rate or m.role in _NOT_NOW for m in inside):
        return None
    if len(inside) == 2 and inside[0].comparable(inside[1]):
        whole, part = inside
        return _made(rate, part, whole) if _is_part(part, rate, found[1]) else None
    if len(inside) > 1:
        return None
    return _of_part(paragraph, rate, inside[0], found[1]) or _of_whole(paragraph, rate, inside[0], found[1])


def _is_part(part: Mention, rate: Mention, stem: str) -> bool:
    """满意1,931份 for 满意率, 甲级2,958份 for 甲级病案率."""
    named = (
        stem in part.lead
        or stem in part.tail[:4]
        or (len(part.lead) > 1 and rate.words.replace(" ", "").startswith(part.lead))
    )
    return named and not part.lead.startswith(("不", "未")) and not part.tail.startswith(("不", "未"))


def _of_part(paragraph: Paragraph, rate: Mention, part: Mention, stem: str) -> Ratio | None:
    """``收回582份，满意率96.05%（满意559份）``: the whole is told before, in the same part of the sentence."""
    if not part.lead.startswith(stem):
        return None
    told = [m for m in values(paragraph.before(rate)) if m.group == rate.group and m.comparable(part)]
    wholes = [m for m in told if segment(m) == segment(rate) and m.role not in _NOT_NOW]
    near = bool(wholes) and rate.clause - wholes[0].clause <= 2
    return _made(rate, part, *wholes) if near else None


def _of_whole(paragraph: Paragraph, rate: Mention, whole: Mention, stem: str) -> Ratio | None:
    """``累计治理面积2,846平方公里，治理程度67.6%（水土流失面积4,210平方公里）``."""
    told = [m for m in values(paragraph.before(rate)) if m.group == rate.group and m.comparable(whole)]
    if not told or stem not in told[0].lead or rate.clause - told[0].clause > 1 or told[0].role in _NOT_NOW:
        return None
    return None if share_words(whole.lead, stem) else _made(rate, told[0], whole)


def _made(rate: Mention, part: Mention, *wholes: Mention) -> Ratio:
    name, name_span = name_of(rate)
    return Ratio(
        context=context_of(rate, part, *wholes),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=part.scope,
        metric=rate.metric,
        rate=rate.figure,
        numerator=part.figure,
        denominators=tuple(whole.figure for whole in wholes),
    )
