"""What comes in batches: 分两批下达任务16,971户，第一批8,167户，第二批8,804户."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum
from schemas.patterns import late

_SAYS_HOW_MANY = late("分(?P<many>[两二三四五2-5])(?:批次?|期|次)")
_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_NUMBERS = "一二三四五"


def batches(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """The sum of as many batches as the sentence says there are, of what it told before the first of them."""
    if not sentence or "第一" not in sentence[0].sentence.text:
        return
    text = sentence[0].sentence.text
    said = _SAYS_HOW_MANY.search(text)
    values = [m for m in sentence if m.sense is Sense.VALUE and m.group == 0]
    first = next((at for at, m in enumerate(values) if m.lead.startswith("第一")), 0)
    if said is None or not first or said.start() > values[first].start:
        return
    total, parts = values[first - 1], values[first : first + _MANY[said["many"]]]
    numbered = all(m.lead.startswith(f"第{_NUMBERS[at]}") and m.comparable(total) for at, m in enumerate(parts))
    planned = total.role is Role.LAST_YEAR or "reference" in total.notes
    if numbered and len(parts) == _MANY[said["many"]] and not planned:
        yield made(total, parts, exhaustive=True)
