"""A change told as an amount and as a rate, its earlier value unsaid: 收入1,085万元，比上年增加85万元，增长8.5%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.labels.grammar import Paragraph, context_of, name_of, stated
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Growth, Increase, Role

_ONLY_THAN = re.compile(
    r"(?:同比|环比|(?:比|较|与)(?:上年度?|去年|上一年度?|上期|年初预算数?|年初|预算数?|20[0-9]{2}年度?)(?:同期|实际|决算数?|预算数?|相比)?)*"
    r"(?:净|共|总|实际)?(?:增产|增收|增长|增加|提高|上升|提升|减少|减产|下降|降低|减收|压减|节约|多|少|增|减)(?:了|约|额)?"
)
_SAYS_WITH_WHAT = re.compile(r"同比|比|较|与")
_FALLS = re.compile(r"减少|减产|下降|降低|减收|压减|少|减")
_ONLY_RATE = re.compile(
    r"(?:同比|增|降|减|涨)?(?:增长|增加|上升|提高|提升|下降|减少|降低|增幅|降幅|幅|长)(?:率|幅度)?(?:了|约|为|达)*"
)
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR)


def increases(paragraph: Paragraph, changes: Sequence[Growth]) -> Iterator[Increase]:
    """``changes`` are those whose earlier value is printed: they are judged by it."""
    known = {change.change.span for change in changes}
    for sentence in paragraph.sentences:
        for amount, rate in pairwise(sentence):
            if rate.sense is not Sense.CHANGE or rate.dimension != "ratio" or amount.is_rate:
                continue
            if rate.figure.span in known:
                continue
            if _goes_on(amount, rate) and (found := _increase(paragraph, amount, rate)) is not None:
                yield found


def _goes_on(amount: Mention, rate: Mention) -> bool:
    """Whether an amount of change and its rate stand side by side, of the same and unsaid value before."""
    told = _ONLY_THAN.fullmatch(amount.lead) and _SAYS_WITH_WHAT.match(amount.lead)
    follows = rate.clause - amount.clause <= 1 and amount.group == rate.group
    return bool(told) and follows and _ONLY_RATE.fullmatch(rate.lead) is not None


def _increase(paragraph: Paragraph, amount: Mention, rate: Mention) -> Increase | None:
    """What has changed is the nearest like figure before; others before it may be meant as well."""
    near = [m for m in stated(paragraph.before(amount)) if m.comparable(amount) and m.group == amount.group]
    if not near or amount.clause - near[0].clause > 1 or near[0].role in _NOT_NOW or "reference" in near[0].notes:
        return None
    name, name_span = name_of(rate)
    return Increase(
        context=context_of(rate, amount, near[0]),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=near[0].scope,
        rate=rate.figure,
        amount=amount.figure,
        values=tuple(m.figure for m in near),
        falls=_FALLS.search(amount.lead) is not None,
    )
