"""Lists of several figures an item with as many totals: 甲类120人、36万元；乙类80人、24万元；共200人、60万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar_all_parts import divides_all
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


def interleaved_parts(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``资助9,684人次、612.43万元，其中春季4,902人次、306.18万元，秋季4,782人次、306.25万元``: two figures a part."""
    told = [m for m in sentence if m.sense is Sense.VALUE and not m.is_rate]
    at = next((n for n, m in enumerate(told) if m.of_which), len(told))
    wholes, parts = told[:at], list(_unbroken(told[at:]))
    heads, others = parts[::_LEAST], parts[1::_LEAST]
    if (
        len(parts) < _LEAST * _LEAST
        or len(parts) % _LEAST
        or len(heads) != len(others)
        or heads[0].comparable(others[0])
        or heads[0].whole
    ):
        return
    named = (
        all(m.lead for m in heads) and len({m.lead for m in heads}) == len(heads) and not any(m.lead for m in others)
    )
    plain = not any(m.role in _NO_PART or "reference" in m.notes or m.group != heads[0].group for m in parts)
    if not named or not plain or _NOT_ALL.search(_text(parts, parts[-1])):
        return
    for listed in (heads, others):
        whole = next((m for m in reversed(wholes) if m.comparable(listed[0]) and m.role not in _NO_PART), None)
        alike = whole is not None and all(m.figure.unit.symbol == whole.figure.unit.symbol for m in listed)
        if whole is not None and alike and heads[0].clause - whole.clause <= _LEAST:
            yield made(whole, listed, exhaustive=divides_all(heads))


def _unbroken(parts: Sequence[Mention]) -> Iterator[Mention]:
    """What goes on in the kinds of the first pair, to the next semicolon."""
    for at, mention in enumerate(parts):
        text = mention.sentence.text[parts[0].end : mention.start]
        if re.search("[；;]", text) or not mention.comparable(parts[at % _LEAST]):
            return
        yield mention


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
