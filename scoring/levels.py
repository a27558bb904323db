"""The level that an actual value reports for a qualitative indicator, and the points of that level (100–80–60–0%).

The national form scores what cannot be measured in three levels: 达成预期指标, 部分达成预期指标并具有一定效果,
未达成预期指标且效果较差. A document may print other percentages for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from schemas.document import Span
from schemas.extraction import Extraction
from schemas.interval import Interval
from schemas.patterns import late
from scoring.items import ItemRead
from scoring.remembered import once

_GOAL = r"(?:年度|预期|预定|既定|绩效|年初)*(?:指标|目标|效果)"
_NOT = late(rf"^(?:未|没有)(?:达成|完成|实现|达到){_GOAL}(?:[，,且并]{{0,2}}效果(?:较差|不明显|差))?[。.]?$")
_PARTLY = late(
    rf"^部分(?:达成|完成|实现|达到)(?:{_GOAL})?(?:[，,且并]{{0,2}}(?:具有|有|取得)一定(?:的)?(?:效果|成效))?[。.]?$"
)
_FULLY = late(rf"^(?:全部|已|均已|已经|完全)?(?:达成|实现){_GOAL}[。.]?$")
_PERCENT = r"\(?(?P<{0}>\d{{2,3}})\s*%(?:\s*\((?:不?含)[^()]*\))?"
_TO = r"\s*(?:[-—~～至到]+)\s*"
_PRINTED = late(
    r"(?P<top>100)\s*%(?:\((?:不?含)[^()]*\))?" + _TO + _PERCENT.format("first") + r"[^\d。]{0,12}(?P=first)\s*%(?:\((?:不?含)[^()]*\))?"
    + _TO + _PERCENT.format("second") + r"[^\d。]{0,12}(?P=second)\s*%(?:\((?:不?含)[^()]*\))?" + _TO + r"0\s*%?"
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """The share of the weight that a level earns, where it is reported, and whether the document prints the rule."""

    least: Decimal
    most: Decimal
    at: Span
    printed: bool

    def points(self, weight: Decimal) -> Interval:
        return Interval(self.least * weight, self.most * weight)


def level_of(read: ItemRead) -> Level | None:
    """The level of an item without a clause of its own; None where its cell says anything else."""
    if read.on is None or len(read.item.actual) != 1 or read.clause.strip():
        return None
    text = "".join(read.text(read.item.actual).split())
    first, second, printed = printed_shares(read.on.extraction)
    for pattern, least, most in (
        (_NOT, Decimal(0), second),
        (_PARTLY, second, first),
        (_FULLY, first, Decimal(1)),
    ):
        if pattern.match(text):
            return Level(least, most, read.item.actual[0], printed)
    return None


@once
def printed_shares(extraction: Extraction) -> tuple[Decimal, Decimal, bool]:
    """The lower ends of the two upper levels, and whether the submission prints them."""
    for text in extraction.texts.values():
        match = _PRINTED.search(re.sub(r"\s+", "", text))
        if match is not None:
            return Decimal(match["first"]) / 100, Decimal(match["second"]) / 100, True
    return Decimal("0.8"), Decimal("0.6"), False
