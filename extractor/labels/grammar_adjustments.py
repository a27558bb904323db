"""Adjustment rates of a budget: 年初预算7,126万元，调整后预算7,842万元，预算调整率10.05%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.labels.grammar import Paragraph, same_level, values
from extractor.labels.grammar_changed import changed
from extractor.labels.mention import Sense
from schemas.extraction import Growth, Role
from schemas.patterns import late

_ADJUSTS = re.compile(r"(?:预算)?(?:调整|调剂)(?:率|幅度|比例)(?:为|达|约)*$")
_LEAVES_OUT = late(r"剔除|不含|扣除|除外|政策性|据实")
"""Many regions do not count what superiors added."""


def adjustments(paragraph: Paragraph) -> Iterator[Growth]:
    """The rate directly behind the first and the adjusted budget of a sentence."""
    for rate in paragraph:
        if not rate.is_rate or rate.sense is not Sense.VALUE or not _ADJUSTS.search(rate.lead) or not rate.figure.value:
            continue
        near = [m for m in values(paragraph.before(rate)) if m.metric == "budget" and same_level(rate, m)]
        initial = next((m for m in near if m.role is Role.INITIAL), None)
        adjusted = next((m for m in near if m.role is Role.ADJUSTED), None)
        if initial is None or adjusted is None or rate.role is Role.TARGET or _LEAVES_OUT.search(rate.sentence.text):
            continue
        if initial.scope == adjusted.scope and rate.clause - adjusted.clause == 1:
            falls = adjusted.figure.in_base() < initial.figure.in_base()
            yield changed(rate, initial, adjusted, falls=falls)
