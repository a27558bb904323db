"""Grows a document's canonical text with a page and a box for each character, in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

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
        for start, end in _ranges(chars):
            if start == SPACE:
                self.add(" ")
                continue
            self.codes.extend(page.code_array[start:end])
            self.pages.extend([page.number] * (end - start))
            self.corners.extend(page.corners[4 * start : 4 * end])

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


def _ranges(chars: Sequence[int]) -> list[tuple[int, int]]:
    """Characters that follow each other in the page's content, as first and end."""
    if chars == list(range(chars[0], chars[-1] + 1)):
        return [(chars[0], chars[-1] + 1)]
    ranges: list[tuple[int, int]] = []
    for at in chars:
        if ranges and at == ranges[-1][1] and at != SPACE + 1:
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return ranges


_LITTLE = array("I", [1]).tobytes()[0] == 1


def stretch_of(page: Page, chars: Sequence[int]) -> Stretch:
    stretch = Stretch()
    stretch.take(page, chars)
    return stretch
