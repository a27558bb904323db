"""Means of several rates: 家长满意度95.6%，学生满意度94.2%，教职工满意度96.8%，三项平均95.53%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.labels.grammar import Paragraph, context_of, name_of
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Average, Role
from schemas.patterns import late

_MEAN = late(r"(?:(?P<many>[两二三四五六七八九])[者项类个方]+(?:的)?(?:平均|均值)|平均)[^，。；0-9]{0,8}$")
_NUMBERS = {"两": 2} | {sign: at for at, sign in enumerate("二三四五六七八九", start=2)}
_WEIGHTED = late("加权|权重|高于|低于|全[省市县区国]平均")
_LEAST = 2


def means(paragraph: Paragraph) -> Iterator[Average]:
    for sentence in paragraph.sentences:
        if not sentence or "平均" not in (text := sentence[0].sentence.text) or _WEIGHTED.search(text):
            continue
        for at, mention in enumerate(sentence):
            if mention.dimension in ("ratio", "score") and mention.sense in (Sense.AVERAGE, Sense.VALUE):
                yield from _mean(sentence[:at], mention)


def _mean(earlier: Sequence[Mention], mean: Mention) -> Iterator[Average]:
    """The rates directly before a mean, as many as it says it is of; where it does not say, ``sure`` is false."""
    found = _MEAN.match(mean.lead)
    if found is None:
        return
    counted = earlier[-1] if earlier and "after_figure" in mean.notes and earlier[-1].figure.unit.counts else None
    many = _NUMBERS[found["many"]] if found["many"] else int(counted.figure.value) if counted else 0
    told = [m for m in earlier if m is not counted]
    of = [m for m in told if _may_be_of(m, mean)]
    if len(of) < _LEAST or (many and len(of) != many) or of != told[-len(of) :] or mean.clause - of[-1].clause > 1:
        return
    if not many and any(later.clause - one.clause > 1 for one, later in pairwise(of)):
        return
    name, name_span = name_of(mean)
    yield Average(
        context=context_of(mean, *of),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=mean.scope,
        average=mean.figure,
        totals=tuple(m.figure for m in of),
        mean=True,
        sure=bool(many),
    )


def _may_be_of(mention: Mention, mean: Mention) -> bool:
    told = mention.sense is Sense.VALUE and mention.role not in (Role.TARGET, Role.LAST_YEAR, Role.WEIGHT)
    return told and mention.comparable(mean) and mention.group == mean.group and "reference" not in mention.notes
