"""Lists of several figures an item with as many totals: 甲类120人、36万元；乙类80人、24万元；共200人、60万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum
from schemas.patterns import late

_TOTAL = late(r"(?:以上|三项|两项|四项|各项)?(?:共计?|合计|总计|累计)[^0-9，。；]{0,8}$")
_NO_PART = (Role.TARGET, Role.LAST_YEAR, Role.INITIAL)
_NOT_ALL = late(r"等|其余|其他|剩余|上年")
_LEAST = 2


def interleaved(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """Where items tell the same kinds of figures in the same order, and so does the total behind them."""
    told = [m for m in sentence if m.sense is Sense.VALUE and not m.is_rate]
    for at, total in enumerate(told):
        width = _width(told, at)
        if width < _LEAST or at < _LEAST * width or at % width or not _TOTAL.match(total.lead):
            continue
        items, totals = told[:at], told[at : at + width]
        kinds = [m.dimension for m in totals]
        alike = all(m.dimension == kinds[index % width] for index, m in enumerate(items))
        if alike and len(set(kinds)) == width and _is_list(items, width) and not _NOT_ALL.search(_text(items, total)):
            for index, each in enumerate(totals):
                yield made(each, items[index::width], exhaustive=True)


def _width(told: Sequence[Mention], at: int) -> int:
    """How many figures the total has: itself and those that 、 or a comma adds."""
    text, last = told[at].sentence.text, at
    while (
        last + 1 < len(told)
        and told[last + 1].clause - told[last].clause <= 1
        and not told[last].comparable(told[last + 1])
    ):
        if re.search("[；;。]", text[told[last].end : told[last + 1].start]):
            break
        last += 1
    return last - at + 1


def _is_list(items: Sequence[Mention], width: int) -> bool:
    """Whether each item has a name of its own and none stands out as planned, compared or divided."""
    plain = not any(m.of_which or m.role in _NO_PART or "reference" in m.notes or _TOTAL.match(m.lead) for m in items)
    heads = items[::width]
    return plain and all(m.lead for m in heads) and len({m.lead for m in heads}) == len(heads)


def _text(items: Sequence[Mention], total: Mention) -> str:
    return total.sentence.text[items[0].lead_start : total.start]
