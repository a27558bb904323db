"""Wholes: which metric the parts of a whole are of (预算1,600万元，其中人员经费1,410万元)."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import find_metric
from extractor.labels.roles import strong_role
from extractor.labels.words import normalised


def take_metric_of_whole(mention: Mention, mentions: list[Mention], index: int, before: Sequence[Mention]) -> None:
    """``预算1,600万元，其中人员经费1,410万元``: the part is of the same kind as the whole."""
    kinds = ("procurement",) if mention.part.endswith("采购") else ("budget", "expenditure", "revenue")
    if mention.sense is not Sense.VALUE or mention.dimension != "money":
        return
    if other := _whole_told(mentions, index, kinds):
        mention.metric, mention.role = other.metric, other.role
        mention.period = mention.period or other.period
        return
    named = find_metric(normalised(mention.whole).replace(" ", ""), mention.dimension) if mention.whole else None
    if named is not None:
        mention.metric = named.metric.id
        mention.role = mention.role or strong_role(mention.whole) or named.metric.role
    elif mention.of_which and not mention.whole:
        _take_metric_of_sentence_before(mention, kinds, before)


def _whole_told(mentions: list[Mention], index: int, kinds: Sequence[str]) -> Mention | None:
    """What a part is of: told last before it, or where that is another kind, the one that the parts add up to."""
    told = [m for m in mentions[:index] if m.metric in kinds and m.sense is Sense.VALUE and "base" not in m.notes]
    told = [m for m in told if "reference" not in m.notes] or told
    wholes = [m for m in told if not m.of_which and "listed" not in m.notes]
    if mentions[index].of_which and len({m.metric for m in wholes}) > 1:
        listed = [m for m in mentions[index + 1 :] if m.part and m.comparable(mentions[index])]
        values = [m.figure.in_base() for m in (mentions[index], *listed)]
        exact = [m for m in wholes if m.figure.in_base() == sum(values[1:], values[0])]
        own = [m for m in wholes if m.metric == mentions[index].metric]  # 支出…，预算为…，其中：出国支出0万元
        return (exact or own or wholes)[-1]
    return told[-1] if told else None


def _take_metric_of_sentence_before(mention: Mention, kinds: Sequence[str], before: Sequence[Mention]) -> None:
    """``“三公”经费支出14.27万元，下降10.42%。其中公务接待费1.32万元``: the whole stands a sentence earlier."""
    told = [m for m in before if m.sense is Sense.VALUE and m.metric in kinds and not m.notes & {"base", "reference"}]
    told = [m for m in told if m.metric == mention.metric] or told  # …预算为2.95万元。其中：出国支出0万元
    if told and mention.sentence.text.startswith("其中"):
        mention.metric, mention.role = told[-1].metric, told[-1].role
        mention.notes.add("of_sentence_before")
        mention.period = mention.period or told[-1].period
