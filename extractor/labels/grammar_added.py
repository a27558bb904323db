"""Accounts told by adding up: 收入15.39亿元，加上补助收入13.36亿元、调入资金0.05亿元，收入合计28.80亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar import is_base_of_share, segment, values
from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention
from schemas.extraction import Role, Sum
from schemas.patterns import late

_ADDS = re.compile(r"再?加上?(?!强|快|大|工|班|装|固|密|油|权|征)")
_TOTAL = late(
    r"(?:(?:总?收入|总?支出|可用财力|资金|收支)(?:总计|合计|总量|总额)|总计|合计|共计|总收入|总支出)(?:为|是|达)?"
)


def added(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """What stands before 加 and all that is added, up to the total that closes the account."""
    opening = next((at for at, m in enumerate(sentence) if at and _ADDS.match(m.lead)), None)
    if opening is None:
        return
    first = sentence[opening]
    total = next((m for m in values(sentence[opening:]) if _closes(m, first)), None)
    start = _start(sentence[:opening], first)
    if total is None or start is None:
        return
    summed = [m for m in values(sentence[opening:]) if m.start < total.start and m.group == first.group]
    if all(m.comparable(first) and m.role is not Role.TARGET for m in summed):
        yield made(total, [start, *summed], exhaustive=True)


def _closes(mention: Mention, first: Mention) -> bool:
    return mention.comparable(first) and mention.group == first.group and _TOTAL.fullmatch(mention.lead) is not None


def _start(before: Sequence[Mention], first: Mention) -> Mention | None:
    """The nearest amount before 加 that is nobody's measure and no total of another account."""
    for at, mention in reversed(list(enumerate(before))):
        if segment(mention) != segment(first) or _TOTAL.fullmatch(mention.lead):
            return None
        like = mention.is_value and mention.comparable(first) and mention.group == first.group
        if not like or "reference" in mention.notes or mention.role is Role.LAST_YEAR:
            continue
        return None if is_base_of_share(mention, before[at + 1 : at + 2]) else mention
    return None
