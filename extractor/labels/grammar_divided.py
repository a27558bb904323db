"""Wholes that a sentence divides without 其中: 4.2万亩，涉及甲、乙2个镇，分别为2.3万亩和1.9万亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention
from schemas.extraction import Sum
from schemas.patterns import late

_DIVIDES = late(r"[^，,。；;0-9]{0,8}[，,]?(?:分别|依次)(?:为|是|有|达到?|完成|安排|投入|建设|改造)?")
_STANDARDS = ("标准", "档", "每", "均", "单价", "级", "目标", "占")
_LEAST = 2
_FAR = Decimal(2)


def divided(sentence: Sequence[Mention]) -> Iterator[Sum]:
    text = sentence[0].sentence.text
    if "分别" in text or "依次" in text:
        yield from _respectively(sentence)


def _respectively(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``建设任务4.2万亩，涉及4个乡镇，分别为1.3万亩、1.1万亩、0.8万亩和1.0万亩``: as many values as there are things, of one whole."""
    for at, count in enumerate(sentence):
        if not count.figure.unit.counts or not count.is_value or not 0 < at < len(sentence) - 1:
            continue
        many, total = int(count.figure.value), sentence[at - 1]
        parts = sentence[at + 1 : at + 1 + many]
        if many < _LEAST or len(parts) != many or count.clause - total.clause > 1:
            continue
        between = total.sentence.text[count.end : parts[0].start]
        plain = _DIVIDES.fullmatch(between) is not None and not any(word in between for word in _STANDARDS)
        rest = sentence[at + 1 + many :]
        longer = bool(rest) and rest[0].comparable(total) and rest[0].clause == parts[-1].clause
        if plain and not longer and _are_of(parts, total) and total.group == count.group == parts[0].group:
            yield made(total, parts, exhaustive=True)


def _are_of(parts: Sequence[Mention], total: Mention) -> bool:
    """Whether values are of one kind and one unit with the total, and about as much together."""
    alike = all(m.is_value and m.figure.unit.symbol == total.figure.unit.symbol for m in parts)
    if not alike or not total.is_value or total.is_rate or "reference" in total.notes or "均" in total.lead:
        return False
    if parts[0].role not in (None, total.role):
        return False
    together = sum((m.figure.in_base() for m in parts), Decimal(0))
    whole = total.figure.in_base()
    return whole > 0 and together < whole * _FAR and whole < together * _FAR
