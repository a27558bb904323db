"""Edges: where sentences, lines and cells end in the texts of a submission, looked up by position."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping


class Edges:
    """The places of some characters in each text, found once."""

    def __init__(self, texts: Mapping[str, str], characters: str) -> None:
        self._texts = texts
        self._any = re.compile(f"[{re.escape(characters)}]")
        self._places: dict[str, list[int]] = {}

    def before(self, document: str, at: int) -> int:
        """Where the stretch around ``at`` begins: after the last edge before it."""
        places = self._of(document)
        index = bisect_left(places, at)
        return places[index - 1] + 1 if index else 0

    def after(self, document: str, at: int) -> int:
        """Where the stretch around ``at`` ends: the next edge, or the end of the text."""
        places = self._of(document)
        index = bisect_left(places, at)
        return places[index] if index < len(places) else len(self._texts.get(document, ""))

    def _of(self, document: str) -> list[int]:
        if document not in self._places:
            self._places[document] = [each.start() for each in self._any.finditer(self._texts.get(document, ""))]
        return self._places[document]
