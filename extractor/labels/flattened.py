"""Rows of tables that lost their columns: lines of cells with blanks or bars between, whose values no words name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extractor.labels.sentences import Stretch
from schemas.document import Document
from schemas.extraction import Claim
from schemas.patterns import late

_GAP = re.compile(r"[ \t　|]+")
_VALUE = late(r"[≥≤><=]?-?[0-9][0-9,.]*(?:[%‰]|[一-鿿]{1,3})?|[-—–/]{1,2}")
_SENTENCE = ("。", "；", "，", ";")
_BARS = 3
_LEAST = 2


def without_rows(document: Document, stretches: Iterable[Stretch], claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims but those of such rows: which of several values is which, only the lost columns said."""
    rows = [row for start, end in stretches for row in _rows(document.text, start, end)]
    if not rows:
        return claims
    return tuple(claim for claim in claims if not any(start <= claim.figure.span.start < end for start, end in rows))


def _rows(text: str, start: int, end: int) -> Iterable[Stretch]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if _is_row(text[start:stop].strip()):
            yield start, stop
        start = stop + 1


def _is_row(line: str) -> bool:
    """质量指标 认定准确率 5 100% 100% 5: values next to each other in most of the cells."""
    if line.count(" ") + line.count("|") + line.count("\t") < _LEAST:
        return False
    if line.count("|") < _BARS and any(mark in line for mark in _SENTENCE):
        return False
    cells = [cell for cell in _GAP.split(line) if cell]
    values = [_VALUE.fullmatch(cell) is not None for cell in cells]
    if line.count("|") >= _BARS:
        return any(values)
    beside = any(one and other for one, other in pairwise(values))
    return beside and sum(values) >= _LEAST and sum(values) * 2 >= len(cells) - 1
