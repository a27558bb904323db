"""Does a line of a PDF go on in the next one? Told by whether the next line's first word would have fitted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.read.pdf_lines import SPACE, Line
from extractor.read.pdf_page import Page

Join = Literal["", " ", "\n"]
Alignment = Literal["left", "centre", "right"]

_CLOSING = frozenset(map(ord, "，。；：、！？）》〉”’」』】］｝,.;:!?)]}%％‰℃…"))
_OPENING = frozenset(map(ord, "（《〈“‘「『【［｛([{¥￥"))
_DIGITS = frozenset(map(ord, "0123456789０１２３４５６７８９.．,"))
_POINTS = frozenset(map(ord, ".．"))
_ITEM_NUMBER = re.compile(r"(?:^|[。；;，,：:\s])[0-9]{1,2}[.．]\s*$")
_SENTENCE_ENDS = frozenset(map(ord, "。！？；!?;"))
_SIGNS = frozenset(map(ord, "≥≤≈±×÷＞＜＝〔"))
_SLACK = 0.35  # in em: kerning, justified lines, a box that is wider than its glyph
_DIGIT = 0.6  # in em; a 1 read by OCR is as narrow as its ink
_WORD_SLACK = 0.6  # a word needs the space in front of it, too


class Edges(NamedTuple):
    """What of a line decides whether it goes on: its place, its first and last character, its first word."""

    x0: float
    x1: float
    em: float
    first: int
    last: int
    word: float
    step: float
    ends_in_item_number: bool


@dataclass(slots=True)
class Measure:
    """The width that lines may fill, and how they are aligned in it."""

    left: float
    right: float
    alignment: Alignment = "left"

    def free(self, line: Edges) -> float:
        """The room that a line leaves for one more word."""
        if self.alignment == "left":
            return self.right - line.x1
        return (self.right - self.left) - (line.x1 - line.x0)


def edges_of(line: Line, page: Page) -> Edges:
    chars = line.runs[0].chars
    last = next(at for at in reversed(line.runs[-1].chars) if at != SPACE)
    return Edges(
        line.x0,
        line.x1,
        line.em,
        page.codes[chars[0]],
        page.codes[last],
        _first_word(chars, page),
        _width(chars, 1, page),
        page.codes[last] in _POINTS and _ends_in_item_number(line.runs[-1].chars, page),
    )


def _ends_in_item_number(chars: list[int], page: Page) -> bool:
    tail = "".join(chr(page.codes[at]) if at != SPACE else " " for at in chars[-6:])
    return _ITEM_NUMBER.search(tail) is not None


def alignment_of(lines: Sequence[Edges]) -> Alignment:
    """The side that varies least; left where that is not clear."""
    left = _spread([line.x0 for line in lines])
    right = _spread([line.x1 for line in lines])
    centre = _spread([(line.x0 + line.x1) / 2 for line in lines])
    if left <= min(right, centre) + 0.2 * lines[0].em:
        return "left"
    return "centre" if centre <= right else "right"


def _spread(places: list[float]) -> float:
    return max(places) - min(places)


def join_in_cell(upper: Edges, lower: Edges, measure: Measure) -> Join:
    """How two lines of a cell belong together: one word, two words, or two paragraphs."""
    free = measure.free(upper)
    if upper.ends_in_item_number:
        return " "
    if upper.last in _DIGITS and (lower.first in _DIGITS or lower.first in _CLOSING):
        return "" if free < max(lower.step, _DIGIT * upper.em) + _SLACK * upper.em else "\n"
    if free > lower.word + _WORD_SLACK * upper.em:
        return "\n"
    return " " if _is_latin(upper.last) and _is_latin(lower.first) else ""


def is_full(upper: Edges, lower: Edges, measure: Measure) -> bool:
    """Whether a line outside tables is full, so that the next one may go on with its sentence."""
    slack = 0.2 if upper.last in _SENTENCE_ENDS else 0.8  # punctuation may hang over the margin by half an em
    return measure.free(upper) <= lower.word + slack * upper.em


def join_in_text(upper: Edges, lower: Edges, measure: Measure) -> Join:
    """The join of two lines of one paragraph."""
    if upper.ends_in_item_number or (_is_latin(upper.last) and _is_latin(lower.first)):
        return " "
    if upper.last in _DIGITS and lower.first in _DIGITS and measure.free(upper) > lower.step + _SLACK * upper.em:
        return " "  # one more digit would have fitted: these are two numbers
    return ""


def _is_latin(code: int) -> bool:
    return 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A or 0xC0 <= code <= 0x24F


def _first_word(chars: list[int], page: Page) -> float:
    """The width of what could not be parted from the line's first character."""
    codes = page.codes
    end = 0
    while end < len(chars) - 1 and chars[end + 1] != SPACE and _sticks(codes[chars[end]], codes[chars[end + 1]]):
        end += 1
    return _width(chars, end + 1, page)


def _sticks(code: int, following: int) -> bool:
    if following in _CLOSING or code in _OPENING or (_is_wordlike(code) and _is_wordlike(following)):
        return True
    return code in _CLOSING and following in _DIGITS  # office programs keep 。2019 in one piece


def _is_wordlike(code: int) -> bool:
    return 0x20 < code < 0x250 or code in _SIGNS


def _width(chars: list[int], count: int, page: Page) -> float:
    return page.x1[chars[count - 1]] - page.x0[chars[0]]
