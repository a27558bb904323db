"""What stands directly around a figure in its clause: the words that lead to it, those after it, and its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from extractor.labels.sentences import Sentence

HARD = "，,；;。：:！？!?"
_HARD = re.compile(f"[{HARD}]")
_TAIL_STOP = re.compile("[" + re.escape(f"{HARD}、()[]（）【】") + "]")
_OTHER_UNIT = re.compile("[(（][只头件台套人户次辆][)）](?=[一-鿿])")
"""1.96万头（只）牲畜"""
_OPEN = "([（【"
_LONGEST_TAIL = 16
_COPULA = set("为是共计约达的总有：:“”")


class Lead(NamedTuple):
    """The words before a figure. ``stop`` is what they begin after: a separator, a bracket, a figure or nothing.

    ``hints`` are the brackets that stood inside them (固定资产（净值）).
    """

    text: str
    start: int
    stop: str
    hints: str = ""


def lead_of(sentence: Sentence, index: int) -> Lead:
    """The words before a figure back to the nearest separator of its own bracket, or the figure before it."""
    at = sentence.places[index][0]
    lead = _walk_back(sentence, at)
    if lead.stop == "figure" and "、" in lead.text:
        cut = lead.text.rindex("、") + 1
        lead = Lead(lead.text[cut:], lead.start + cut, "、", lead.hints)
    if not lead.text.strip("“”") and lead.stop and lead.stop in ":：":
        before = _walk_back(sentence, lead.start - 1)
        return Lead(before.text, before.start, before.stop, before.hints)
    return lead


def host_of(sentence: Sentence, lead: Lead) -> Lead:
    """The words before the bracket that a figure stands in."""
    return _walk_back(sentence, lead.start - 1)


def _walk_back(sentence: Sentence, at: int) -> Lead:
    if sentence.flat:
        return _back_to_a_separator(sentence, at)
    text, group = sentence.text, sentence.group
    own = group[at] if at < len(group) else 0
    if at < len(text) and text[at] in _OPEN:
        own = group[at - 1] if at and text[at - 1] not in ")]）】" else _outside(group, at, text)
    ends = {end for _, end in sentence.places}
    pieces: list[str] = []
    hints: list[str] = []
    position = at - 1
    while position >= 0:
        if position + 1 in ends and position + 1 <= at and group[position] == own:
            return _lead(pieces, hints, position + 1, "figure")
        character = text[position]
        if group[position] != own:
            if group[position] < own and own:
                break
            opening = position
            while opening >= 0 and group[opening] != own:
                opening -= 1
            if not set(pieces) - _COPULA:  # 固定资产（净值）为, but 办案（业务）经费
                hints.append(text[opening + 1 : position + 1])
            position = opening
            continue
        if character in HARD or character in _OPEN:
            return _lead(pieces, hints, position + 1, character)
        pieces.append(character)
        position -= 1
    return _lead(pieces, hints, position + 1, "")


def _back_to_a_separator(sentence: Sentence, at: int) -> Lead:
    """The same where no bracket stands in the sentence, as in most."""
    begun = max((end for _, end in sentence.places if end <= at), default=0)
    words = sentence.text[begun:at]
    cut = max(map(words.rfind, HARD)) + 1
    stop = words[cut - 1] if cut else "figure" if begun else ""
    return Lead(words[cut:], begun + cut, stop)


def _outside(group: tuple[int, ...], at: int, text: str) -> int:
    """The group around the bracket that opens at a place."""
    opened = 0
    for position in range(at - 1, -1, -1):
        if text[position] in ")]）】":
            opened += 1
        elif text[position] in _OPEN:
            if not opened:
                return group[position]
            opened -= 1
    return 0


def _lead(pieces: list[str], hints: list[str], start: int, stop: str) -> Lead:
    return Lead("".join(reversed(pieces)), start, stop, "".join(reversed(hints)))


def tail_of(sentence: Sentence, index: int) -> str:
    """The words after a figure up to the next separator, bracket or figure."""
    start = sentence.places[index][1]
    if not sentence.flat and (bracket := _OTHER_UNIT.match(sentence.text, start)):
        start = bracket.end()
    end = min(len(sentence.text), start + _LONGEST_TAIL)
    if index + 1 < len(sentence.places):
        end = min(end, sentence.places[index + 1][0])
    stop = _TAIL_STOP.search(sentence.text, start, end)
    return sentence.text[start : stop.start() if stop else end]


def clause_numbers(sentence: Sentence) -> list[int]:
    """For each character the number of its clause; a comma inside brackets does not end the clause around them."""
    starts = [start for start, _ in sentence.places]
    numbers: list[int] = []
    clause = 0
    for stop in _HARD.finditer(sentence.text):
        at = stop.start()
        figure = bisect_right(starts, at) - 1
        inside = figure >= 0 and at < sentence.places[figure][1]  # 1,234
        if sentence.group[at] == 0 and not inside:
            numbers += [clause] * (at + 1 - len(numbers))
            clause += 1
    return numbers + [clause] * (len(sentence.text) - len(numbers))
