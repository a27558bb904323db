"""Units that only the last of several numbers bears: 30、14名; A：12.5，B：3（万元）; and units named before: 培训人次 597.2 万."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from extractor.figures.draft import Draft, Region
from extractor.figures.unit_reader import read_unit
from schemas.kind import Kind
from schemas.patterns import late
from schemas.unit import Unit

_BETWEEN = re.compile(r"[ ]?(?:、|和|与|及|以及|或)[ ]?")
_SEVERALLY_BETWEEN = late(r"[ ]?(?:[、，,;；]|和|与|及|以及|或)[ ]?")
_LONGEST_SENTENCE = 300
_WHOLES = (Kind.AMOUNT, Kind.COUNT, Kind.MEASURE)
_SCALE_SIGNS = "十百千万亿"
_LABELLED = late(r"[ ]?[、，,;；][ ]?[^\d，、；,;。\n]{1,20}[:：]?[ ]?")
_NOUN_BEFORE = re.compile(
    r"(人次|人数|户数|家数|场次|次数|件数|个数|项数|份数|套数|台数|面积|里程|长度)(?:为|是|达到?|共计?|合计|总计|累计|约|近|超过?|[:：])*[ ]?$"
)
_NOUNS = {"人数": "人", "户数": "户", "家数": "家", "场次": "场", "次数": "次", "件数": "件", "个数": "个", "项数": "项",
          "份数": "份", "套数": "套", "台数": "台", "人次": "人次"}  # fmt: skip
_MONEY_BEFORE = late(
    r"(?:资金|经费|金额|预算|支出|收入|投资|补贴|补助|拨款|决算|费用|成本|奖金)(?:总额|总计|数|额|款)?"
    r"(?:为|是|达到?|共计?|合计|总计|累计|约|近|超过?|控制在|[:：])*[ ]?$"
)


def inherit_units(text: str, drafts: Sequence[Draft]) -> None:
    """Gives numbers without a unit the one that the sentence prints for them."""
    _from_the_last(text, drafts)
    for at, draft in enumerate(drafts):
        if draft.kind is not Kind.PLAIN:
            continue
        _from_the_noun(text, draft)
        if draft.unit.symbol and draft.kind is Kind.PLAIN:
            _from_the_whole(text, drafts[max(0, at - 40) : at], draft)


def take_unit_over_the_break(region: Region, last: Draft) -> None:
    """2021 | 年建成: a page break may stand between the last number of a cell's part and its unit."""
    bare = last.kind is Kind.PLAIN and last.unit.dimension == "number" and not last.unit.symbol
    if not bare or not region.tail or region.text[last.end :].strip():
        return
    read = read_unit(region.tail, 0)
    if read is None:
        return
    if read.unit.dimension == "duration:年" and 1900 <= last.value <= 2100:
        last.kind = Kind.YEAR
    else:
        last.kind, last.unit = read.kind, read.unit
        last.unit_at = (region.tail_at, region.tail_at + read.end)


def _from_the_last(text: str, drafts: Sequence[Draft]) -> None:
    giver: Draft | None = None
    for before, draft in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if draft.unit.dimension == "number" or not draft.kind.is_figure:
            giver = None
        elif draft.unit_from is None or giver is None:
            giver = draft
        between = text[before.end : draft.start]
        if giver is None or before.kind is not Kind.PLAIN or before.unit.dimension != "number" or before.unit.symbol:
            continue
        labelled = draft.unit_from is not None and _LABELLED.fullmatch(between)
        allowed = _SEVERALLY_BETWEEN if "分别" in text[max(0, before.start - 30) : before.start] else _BETWEEN
        if allowed.fullmatch(between) or labelled:
            _give(before, giver)
        else:
            giver = None


def _from_the_whole(text: str, before: Sequence[Draft], draft: Draft) -> None:
    """新增就业3.2万人，其中城镇1.8万: a bare 万 counts what the sentence counts."""
    earliest = max(0, draft.start - _LONGEST_SENTENCE)
    start = max(earliest, *(text.rfind(stop, earliest, draft.start) + 1 for stop in "。；;\n"))
    if "其中" not in text[start : draft.start]:
        return
    near = takewhile(lambda other: other.start >= start, reversed(before))
    givers = [other for other in near if other.kind in _WHOLES]
    nouns = {other.unit.symbol.lstrip(_SCALE_SIGNS): other for other in givers}
    if len(nouns) != 1:
        return
    noun, giver = next(iter(nouns.items()))
    read = read_unit(draft.unit.symbol + noun, 0)
    if read is not None and read.unit.dimension == giver.unit.dimension:
        _give(draft, giver)
        draft.unit = read.unit


def _give(draft: Draft, giver: Draft) -> None:
    where = giver.unit_from or (giver.number_end, giver.end)
    draft.kind, draft.unit, draft.unit_from = giver.kind, giver.unit, where


def _from_the_noun(text: str, draft: Draft) -> None:
    """培训人次 597.2 万: the noun before names what is counted; 投入资金500万: money is counted in 元."""
    window = text[max(0, draft.start - 16) : draft.start]
    noun = _NOUN_BEFORE.search(window)
    scale = draft.unit.symbol
    if noun and noun[1] in _NOUNS:
        word = _NOUNS[noun[1]]
        draft.kind = Kind.COUNT
        draft.unit = Unit(symbol=scale + word, dimension=f"count:{word}", factor=draft.unit.factor)
        at = draft.start - len(window) + noun.start(1)
        draft.unit_from = (at, at + len(noun[1]))
    elif scale and draft.unit.factor >= Decimal(10_000) and (money := _MONEY_BEFORE.search(window)):
        read = read_unit(scale + "元", 0)
        if read is not None:
            draft.kind, draft.unit = Kind.AMOUNT, read.unit
            draft.unit_from = (draft.start - len(window) + money.start(), draft.start - len(window) + money.start() + 2)
