"""Grows a document's canonical text with a page and a box for each character, in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain

from extractor.read.pdf_lines import SPACE
from extractor.read.pdf_page import Page
from schemas.document import PageLayout

_NOWHERE = (0.0, 0.0, 0.0, 0.0)


class Stretch:
    """Characters with their boxes, taken off a page so that the page can be closed."""

    __slots__ = ("codes", "corners", "pages")

    def __init__(self) -> None:
        self.codes = array("I")
        self.pages = array("H")
        self.corners = array("f")

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, page: Page, chars: Sequence[int]) -> None:
        """Characters of a page; a gap becomes a space that was not printed."""
        x0, top, x1, bottom, codes = page.x0, page.top, page.x1, page.bottom, page.codes
        if SPACE in chars:
            self.codes.extend([codes[at] if at != SPACE else 0x20 for at in chars])
            self.pages.extend([page.number if at != SPACE else 0 for at in chars])
            boxes = [(x0[at], top[at], x1[at], bottom[at]) if at != SPACE else _NOWHERE for at in chars]
        else:
            self.codes.extend([codes[at] for at in chars])
            self.pages.extend([page.number] * len(chars))
            boxes = [(x0[at], top[at], x1[at], bottom[at]) for at in chars]
        self.corners.extend(chain.from_iterable(boxes))

    def add(self, text: str) -> None:
        """Characters that were not printed."""
        for character in text:
            self.codes.append(ord(character))
            self.pages.append(0)
            self.corners.extend(_NOWHERE)

    def append(self, other: Stretch) -> None:
        self.codes.extend(other.codes)
        self.pages.extend(other.pages)
        self.corners.extend(other.corners)

    def text(self) -> str:
        return self.codes.tobytes().decode("utf-32-le" if _LITTLE else "utf-32-be")

    def layout(self) -> PageLayout:
        return PageLayout(self.pages, self.corners)


_LITTLE = array("I", [1]).tobytes()[0] == 1


def stretch_of(page: Page, chars: Sequence[int]) -> Stretch:
    stretch = Stretch()
    stretch.take(page, chars)
    return stretch
