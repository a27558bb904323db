"""Headings: what the lines above a paragraph announce; read from the text alone, by their shape."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LONGEST = 28
_FARTHEST = 12  # lines to look back
_ENDS_A_SENTENCE = re.compile(r"[。；;，,：:]\s*$")
_TITLE = re.compile(r"^\W*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）.、．]\W*)?[^。，,；;\d]{2,18}[。:：]")


class Headings:
    """The nearest heading above a paragraph, with the short title that may open it (（三）“三公”经费。)."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[tuple[str, int], str] = {}

    def above(self, document: str, line: int, figure: int) -> str:
        """What is announced above a figure whose paragraph begins at ``line``."""
        if (document, line) not in self._known:
            self._known[(document, line)] = self._line_above(document, line)
        title = _TITLE.match(self._texts.get(document, "")[line:figure])
        return self._known[(document, line)] + (f" {title[0]} " if title else " ")

    def _line_above(self, document: str, line: int) -> str:
        lines = self._texts.get(document, "")[max(0, line - 4000) : max(0, line - 1)].split("\n")
        for above in reversed(lines[-_FARTHEST:]):
            bare = above.strip("#* \u3000\r")
            if 2 <= len(bare) <= _LONGEST and "\t" not in bare and not _ENDS_A_SENTENCE.search(bare):
                return bare
        return ""
