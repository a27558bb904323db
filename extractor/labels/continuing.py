"""Continuing: a sentence that opens with a bare 支出 may still speak of the part that the one before it told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import is_part, names_within
from schemas.patterns import late

_MONEY = ("budget", "expenditure")
_BARE = re.compile(
    r"(?:其中|该|上述|以上)?(?:实际|全年|累计|年度|本年度?|当年)?(?P<metric>支出|执行|使用|决算|开支|预算)(?:决算|执行)?"
    r"(?:总额|金额|总数|合计|数|额)?(?:为|共|共计|计|约)?"
)
_YEARLY = late("全年|年度|本年|当年|预算")


def continue_part(mention: Mention, before: Sequence[Mention]) -> None:
    """``“三公”经费支出12万元。支出12万元中，公务接待费…``: not the whole department's, or not known to be."""
    if mention.metric not in _MONEY or mention.part or "whole" in mention.notes or not _BARE.fullmatch(mention.lead):
        return
    about = _told_of(before)
    if about is None or not is_part(about.part):
        return
    said = any(m.metric == mention.metric and m.figure.in_base() == mention.figure.in_base() for m in before)
    behind = mention.sentence.text[mention.end :]
    if said or any(name in behind for name in names_within(about.part)):
        mention.part, mention.scope, mention.base = about.part, about.scope, about.base
    elif not _YEARLY.search(mention.lead):
        mention.scope = None


def _told_of(before: Sequence[Mention]) -> Mention | None:
    """The one part whose money the sentence before told."""
    money = [m for m in before if m.metric in _MONEY and m.sense is Sense.VALUE and not m.of_which]
    return money[-1] if money and len({m.scope for m in money}) == 1 else None
