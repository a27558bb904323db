"""What a Word paragraph takes from its style: its outline level and its list."""

import re
from typing import Any, NamedTuple

from docx.oxml.ns import qn

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE_NAMES = ("title", "标题")
_DEEPEST_CHAIN = 20


class ListPlace(NamedTuple):
    """A list and a level of it."""

    number: str
    depth: int


class Styles:
    """The paragraph styles of a document, each with what it inherits."""

    def __init__(self, element: Any | None) -> None:
        styles = element.findall(qn("w:style")) if element is not None else ()
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (
                identity
                for identity, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")
            ),
            None,
        )

    def outline(self, paragraph: Any) -> int | None:
        """The outline level from 0, -1 for a title, None for body text."""
        own = _child_value(paragraph.find(qn("w:pPr")), "w:outlineLvl")
        if own is not None:
            return int(own) if int(own) < 9 else None
        for style in self._chain(paragraph):
            level = _child_value(style.find(qn("w:pPr")), "w:outlineLvl")
            if level is not None:
                return int(level) if int(level) < 9 else None
            name = (_child_value(style, "w:name") or "").strip().lower()
            if numbered := _HEADING_NAME.fullmatch(name):
                return int(numbered[1]) - 1
            if name in _TITLE_NAMES:
                return -1
        return None

    def list_place(self, paragraph: Any) -> ListPlace | None:
        """The list a paragraph is in, by itself or by its style; list 0 takes it out of any."""
        sources = [paragraph, *self._chain(paragraph)]
        depth: str | None = None
        for source in sources:
            properties = source.find(qn("w:pPr"))
            listing = None if properties is None else properties.find(qn("w:numPr"))
            if listing is None:
                continue
            depth = depth if depth is not None else _child_value(listing, "w:ilvl")
            number = _child_value(listing, "w:numId")
            if number is not None:
                return None if number == "0" else ListPlace(number, int(depth or 0))
        return None

    def _chain(self, paragraph: Any) -> list[Any]:
        identity = _child_value(paragraph.find(qn("w:pPr")), "w:pStyle") or self._default
        chain: list[Any] = []
        while identity in self._styles and len(chain) < _DEEPEST_CHAIN:
            chain.append(self._styles[identity])
            identity = _child_value(chain[-1], "w:basedOn")
        return chain


def _child_value(element: Any | None, tag: str) -> str | None:
    child = None if element is None else element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))
