"""Sentences of a document without their spaces and line ends, each character still knowing where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.document import Block, Document, Span
from schemas.figure import Figure
from schemas.figures import Figures
from schemas.kind import Kind
from schemas.patterns import late

Stretch = tuple[int, int]

_END = re.compile(r"[。！!？?]+[”’\"')）]*")
_SKIPPED = re.compile(r"<[^<>\n]{1,20}>|[\s*]+")
_ENDS_A_PARAGRAPH = tuple("。！!？?；;：:")
_NEW_ITEM = late(
    r"\s*(?:[0-9]{1,2}[.、)）]|[(（]?[一二三四五六七八九十]+[)）、]|[一二三四五六七八九十]是|附[件表]|[•●·◆■])"
)
_CAPTION = re.compile(r"附?[表图]\s?[0-9一二三四五六七八九十]")
_OPENS_PARTS = re.compile(r"[0-9元人个%][，,。；;]?其中[:：]$")
_OPEN, _CLOSE = "([（【", ")]）】"
_BRACKETS = re.compile(r"[(\[（【]")


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence. ``text`` is squeezed; ``at[i]`` is where its i-th character stands in the document.

    ``places`` gives for each figure its start and end in ``text``, ``group`` for each character the number of
    the bracket it stands in (0: none).
    """

    document: Document
    start: int
    end: int
    paragraph: int
    text: str
    at: tuple[int, ...]
    figures: tuple[Figure, ...]
    places: tuple[Stretch, ...]
    group: tuple[int, ...]
    flat: bool
    """Whether no bracket opens in it."""

    @property
    def span(self) -> Span:
        return self.document.span(self.start, self.end)

    def span_of(self, start: int, end: int) -> Span:
        """The span of a stretch of the squeezed text."""
        return self.document.span(self.at[start], self.at[end - 1] + 1)


def paragraphs_of(document: Document) -> Iterator[tuple[Stretch, ...]]:
    """The stretches of each paragraph outside tables; one that a page break split has several."""
    parts: list[Block] = []
    for block in document.blocks:
        if block.kind == "table":
            continue
        if (
            parts
            and block.kind == "paragraph"
            and (_goes_on(document, parts[-1], block) or _is_announced(document, parts[-1], block))
        ):
            parts.append(block)
            continue
        if parts:
            yield tuple((part.start, part.end) for part in parts)
        parts = [block]
    if parts:
        yield tuple((part.start, part.end) for part in parts)


def _goes_on(document: Document, above: Block, block: Block) -> bool:
    """Whether a paragraph continues the one above it, which stops in mid-sentence."""
    before = document.text[above.start : above.end].rstrip()
    after = document.text[block.start : block.end]
    if above.kind != "paragraph" or len(before) < 12 or before.endswith(_ENDS_A_PARAGRAPH) or _CAPTION.match(before):
        return False
    narrative = re.search(r"[，。；、,;]", before) is not None and re.search(r"[。；;]", after) is not None
    return narrative and not _NEW_ITEM.match(after)


def _is_announced(document: Document, above: Block, block: Block) -> bool:
    """Whether a paragraph is the list that the one above it opens with 其中：, told in one sentence."""
    after = document.text[block.start : block.end]
    opens = _OPENS_PARTS.search(document.text[above.start : above.end].rstrip()) is not None
    return opens and above.kind == "paragraph" and _NEW_ITEM.match(after) is None


def sentences_of(
    document: Document, figures: Figures, stretches: Sequence[Stretch], paragraph: int
) -> Iterator[Sentence]:
    """The sentences of one paragraph, those without a figure included as far as they precede one."""
    numbers = [number for start, end in stretches for number in figures.within(start, end)]
    if not any(number.kind.is_figure for number in numbers):
        return
    text, at = _squeezed(document.text, stretches)
    cuts = _cuts(text, at, numbers)
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if start < end:
            yield _sentence(document, text[start:end], at[start:end], numbers, paragraph)


def _squeezed(text: str, stretches: Iterable[Stretch]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    at: list[int] = []
    for start, end in stretches:
        position = start
        for gap in _SKIPPED.finditer(text, start, end):
            if "*" in gap[0] and _inside_a_formula(text, gap.start(), gap.end()):
                continue
            pieces.append(text[position : gap.start()])
            at.extend(range(position, gap.start()))
            position = gap.end()
        pieces.append(text[position:end])
        at.extend(range(position, end))
    return "".join(pieces), at


def _inside_a_formula(text: str, start: int, end: int) -> bool:
    return "**" not in text[start:end] and text[start:end].strip() == "*"


def _cuts(text: str, at: list[int], numbers: Sequence[Figure]) -> list[int]:
    cuts = {ending.end() for ending in _END.finditer(text)}
    for number in numbers:
        if number.kind is Kind.LIST_NUMBER and (index := _index(at, number.span.start)):
            cuts.add(index)
    return sorted(cut for cut in cuts if 0 < cut < len(text))


def _sentence(document: Document, text: str, at: list[int], numbers: Sequence[Figure], paragraph: int) -> Sentence:
    start, end = at[0], at[-1] + 1
    found = [number for number in numbers if number.kind.is_figure and start <= number.span.start < end]
    placed = [(figure, _place(figure, at)) for figure in found]
    known = [(figure, place) for figure, place in placed if place is not None]
    flat = _BRACKETS.search(text) is None
    return Sentence(
        document=document,
        start=start,
        end=end,
        paragraph=paragraph,
        text=text,
        at=tuple(at),
        figures=tuple(figure for figure, _ in known),
        places=tuple(place for _, place in known),
        group=() if not known else (0,) * len(text) if flat else _groups(text),
        flat=flat,
    )


def _place(figure: Figure, at: list[int]) -> Stretch | None:
    first = _index(at, figure.span.start)
    last = _index(at, figure.span.end - 1)
    return None if first is None or last is None else (first, last + 1)


def _index(at: list[int], offset: int) -> int | None:
    """Where a character of the document stands in the squeezed text; None where it was squeezed out."""
    index = bisect_left(at, offset)
    return index if index < len(at) and at[index] == offset else None


def _groups(text: str) -> tuple[int, ...]:
    """For each character the number of the innermost bracket around it; brackets themselves belong to it."""
    opened: list[int] = []
    count = 0
    groups: list[int] = []
    for character in text:
        if character in _OPEN:
            count += 1
            opened.append(count)
        groups.append(opened[-1] if opened else 0)
        if character in _CLOSE and opened:
            opened.pop()
    if opened:  # a bracket that never closes says nothing
        return tuple(0 if group in opened else group for group in groups)
    return tuple(groups)
