"""Numbered: text of a document with ids before its figures, closed in delimiters, as a model is shown it.

Ids count from 1 within one question, so that a question depends on nothing but its own text. What a document prints
can neither imitate an id nor end the material.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from schemas.document import Document, Span

_OPEN, _CLOSE = "〔", "〕"
_IMITATED = str.maketrans({_OPEN: "[", _CLOSE: "]", "#": "＃", "<": "＜", ">": "＞", "|": "/"})
_TAGS = re.compile(r"<[^<>\n]{1,20}>")
_LONGEST_HEADING = 24
_BEFORE = 24
"""How many characters before a figure are always shown."""
_CLAUSE_END = re.compile(r"[，；。;]|,(?![0-9])")
_BLANKS = re.compile(r"\s+")


def clean(text: str) -> str:
    """Printed text as one line, without characters that could pass for our own marks or that nobody sees."""
    seen = "".join(each for each in _TAGS.sub("", text) if each.isspace() or unicodedata.category(each)[0] != "C")
    return _BLANKS.sub(" ", seen).strip().translate(_IMITATED)


def marked(document: Document, span: Span, ids: Mapping[int, str], most: int = 400, *, whole: bool = False) -> str:
    """A stretch of a document with an id before each figure that has one; ``ids`` is by where the figure begins.

    What stands far before the first figure or in clauses behind the last is left out, unless ``whole``; a long stretch
    is cut around its figures, never through the middle of them.
    """
    starts = sorted(at for at in ids if span.start <= at < span.end)
    start, end = _window(document.text, span, starts, most)
    if not whole and starts:
        start, end = _nearest_clauses(document.text, start, end, starts)
    pieces: list[str] = []
    at = start
    for figure in starts:
        pieces.append(clean(document.text[at:figure]))
        pieces.append(f"{_OPEN}{ids[figure]}{_CLOSE}")
        at = figure
    return ("" if start == span.start else "…") + "".join([*pieces, clean(document.text[at:end])])


def _window(text: str, span: Span, starts: Sequence[int], most: int) -> tuple[int, int]:
    if span.end - span.start <= most or not starts:
        return span.start, min(span.end, span.start + most)
    start = max(span.start, starts[0] - most // 2)
    end = min(span.end, max(start + most, starts[-1] + 40))
    while start > span.start and text[start - 1].isdigit():
        start -= 1
    return start, end


def _nearest_clauses(text: str, start: int, end: int, starts: Sequence[int]) -> tuple[int, int]:
    """Without clauses that end long before the first figure, and without those behind the clause of the last."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, start, end)]
    far = [each for each in ends if each <= starts[0] - _BEFORE]
    near = [each for each in ends if each > starts[-1]]
    return (far[-1] if far else start), (near[0] - 1 if near else end)


def headed(path: Sequence[str], before: Sequence[str] = ()) -> str:
    """The headings above a passage as one line: below the report's title only those that the passage before has not."""
    shared = min(1, len(path) - 1)
    while shared < min(len(path) - 1, len(before)) and path[shared] == before[shared]:
        shared += 1
    return " ".join(["#", " / ".join(clean(heading.lstrip("#"))[:_LONGEST_HEADING] for heading in path[shared:])])


def material(lines: Iterable[str]) -> str:
    """Lines as the material of a question, between delimiters that the text inside cannot foresee."""
    body = "\n".join(lines)
    seal = hashlib.sha256(body.encode()).hexdigest()[:4]
    return f"<data {seal}>\n{body}\n</data {seal}>"
