"""When a figure led by a rate's stem is not what the rate is of: one of several, of all by now, or the last of a whole."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention
from schemas.patterns import late

_NOT_DONE = late(r"[未待没剩余无不]|正在|节[约省]|结余")


def is_first_of_several(near: list[Mention], numerator: Mention) -> bool:
    """``列养县道386公里、乡道712公里、村道1,468公里``: the rate is of all that the list tells, not of its first item."""
    return any(
        m.sentence is numerator.sentence
        and m.start > numerator.start
        and m.comparable(numerator)
        and re.search("、[^，。；]*$", m.sentence.text[numerator.end : m.start])
        for m in near
    )


def goes_on_cumulative(near: list[Mention], numerator: Mention) -> bool:
    """``新增持证读者3.86万人，累计42.6万人，持证率19.5%``: the rate is of all there are by now."""
    return any(
        m.sentence is numerator.sentence
        and m.start > numerator.start
        and (m.inherited or m.words in (numerator.words, "合计"))
        and m.comparable(numerator)
        and "累计" in m.lead
        for m in near
    )


def is_last_of_all(near: list[Mention], numerator: Mention) -> bool:
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
