"""Page numbers and running headers: lines at a page's edge that say nothing or the same on the next page.

Page numbers go; of a running header the first is kept, but out of the way of a sentence that runs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.read.normalise import normalise
from extractor.read.pdf_flow import Item, TextLine

_ZONE = 0.13  # of the page's height, at the top and at the bottom
_SAME_PLACE = 4.0
_REACH = 2  # pages to either side; even and odd pages may differ
_CLEAR = 0.5  # in em: what stands closer to the text belongs to it
_NEVER_LARGER = 1.1

_DASH = "[-—–―─_·•~]"
_MARKED_NUMBER = re.compile(
    rf"{_DASH}+\s*[0-9]{{1,4}}\s*{_DASH}+"
    r"|第\s*[0-9]{1,4}\s*页(?:\s*[,，/、(]?\s*共\s*[0-9]{1,4}\s*页\)?)?"
    r"|共\s*[0-9]{1,4}\s*页\s*[,，/、]?\s*第\s*[0-9]{1,4}\s*页"
    r"|(?i:page)\s*[0-9]{1,4}(?:\s*(?i:of|/)\s*[0-9]{1,4})?"
    r"|[0-9]{1,4}\s*/\s*[0-9]{1,4}"
)
_BARE_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near a page's edge, its digits masked, for comparing with other pages."""

    top: float
    text: str


def without_furniture(pages: Iterable[list[Item]]) -> Iterator[list[Item]]:
    """The pages' items without page numbers and repeated headers, with a look at the pages around."""
    window: list[tuple[list[Item], list[_Edge]]] = []
    seen: set[str] = set()
    done = 0
    for items in pages:
        window.append((items, _edges(items)))
        if len(window) - done > _REACH:
            yield _cleared(window, done, seen)
            done += 1
        if done > _REACH:
            window.pop(0)
            done -= 1
    for at in range(done, len(window)):
        yield _cleared(window, at, seen)


def _edges(items: list[Item]) -> list[_Edge]:
    return [_Edge(item.top, _masked(item)) for item in items if isinstance(item, TextLine) and _in_zone(item)]


def _in_zone(line: TextLine) -> bool:
    return line.bottom <= _ZONE * line.page_height or line.top >= (1 - _ZONE) * line.page_height


def _masked(line: TextLine) -> str:
    return re.sub("[0-9]+", "#", re.sub(r"\s", "", normalise(line.text)))


def _cleared(window: list[tuple[list[Item], list[_Edge]]], at: int, seen: set[str]) -> list[Item]:
    items = window[at][0]
    around = [
        (other - at, edge)
        for other in range(max(at - _REACH, 0), min(at + _REACH + 1, len(window)))
        if other != at
        for edge in window[other][1]
    ]
    kept = list(items)
    for from_bottom in (False, True):
        for line in _outermost(items, from_bottom):
            if not _is_furniture(line, items, around):
                break
            kept.remove(line)
            if not _is_page_number(line) and _masked(line) not in seen:
                seen.add(_masked(line))
                line.aside = True
                kept.append(line)
    return kept


def _outermost(items: list[Item], from_bottom: bool) -> Iterator[TextLine]:
    for item in reversed(items) if from_bottom else items:
        low = isinstance(item, TextLine) and item.top >= item.page_height / 2
        if not isinstance(item, TextLine) or not _in_zone(item) or low != from_bottom:
            return
        yield item


def _is_furniture(line: TextLine, items: list[Item], around: list[tuple[int, _Edge]]) -> bool:
    text = normalise(line.text).strip()
    if _MARKED_NUMBER.fullmatch(text):
        return True
    again = [edge for _, edge in around if abs(edge.top - line.top) <= _SAME_PLACE and edge.text == _masked(line)]
    if _BARE_NUMBER.fullmatch(text):
        at_foot = line.top > line.page_height / 2
        return bool(again) or (at_foot and int(text) == line.page and _stands_clear(line, items, 1.0))
    if not again or not _stands_clear(line, items, _CLEAR):
        return False
    return line.edges.em <= _NEVER_LARGER * _usual_size(items)


def _is_page_number(line: TextLine) -> bool:
    text = normalise(line.text).strip()
    return bool(_MARKED_NUMBER.fullmatch(text) or _BARE_NUMBER.fullmatch(text))


def _stands_clear(line: TextLine, items: list[Item], gap: float) -> bool:
    """Nothing else comes close on the side of the text."""
    room = gap * line.edges.em
    for item in items:
        top, bottom = (item.top, item.bottom) if isinstance(item, TextLine) else (item.box[1], item.box[3])
        if item is not line and top < line.bottom + room and bottom > line.top - room and not _is_level(line, item):
            return False
    return True


def _is_level(line: TextLine, item: Item) -> bool:
    return isinstance(item, TextLine) and abs(item.top - line.top) < line.edges.em


def _usual_size(items: list[Item]) -> float:
    """The size in which most of the page is set."""
    sizes: dict[float, int] = {}
    for item in items:
        em = item.edges.em if isinstance(item, TextLine) else item.em
        sizes[em] = sizes.get(em, 0) + len(item.stretch)
    return max(sizes, key=lambda em: sizes[em], default=0.0)
