"""A quote in its line, cut to the width of a screen, with the stretches to mark. Says nothing about colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from schemas.finding import Evidence

CELL_BORDER = "¦"
_CUT = "…"
_CELL_TAGS = ("<td", "<th", "<TD", "<TH")


@dataclass(frozen=True)
class Excerpt:
    """One row to show: the line it is from, its text and the stretches of the text that are marked."""

    document: str
    line: int
    text: str
    marks: tuple[tuple[int, int], ...]

    def underline(self, sign: str = "^") -> str:
        """A row of signs under the marked stretches, right for characters of two cells."""
        row, at = "", 0
        for start, end in self.marks:
            row += " " * cell_len(self.text[at:start]) + sign * max(cell_len(self.text[start:end]), 1)
            at = end
        return row


@dataclass(frozen=True)
class _Line:
    """A line as it is shown, and which character of it each offset of the text became."""

    number: int
    shown: str
    becomes: dict[int, int]
    end: int

    def mark(self, evidence: Evidence) -> tuple[int, int]:
        first = self.becomes.get(evidence.start, len(self.shown))
        last = self.becomes.get(min(evidence.end, self.end), len(self.shown))
        return (first, max(last, first))


def readable(raw: str, text: str) -> str:
    """A document's characters as printed, its markup blanked as it is in ``text``; lines stay the file's own."""
    if "<" not in raw:
        return raw
    return "".join(_unmarked(raw, at, blank) for at, blank in enumerate(text))


def _unmarked(raw: str, at: int, blank: str) -> str:
    if raw[at] == blank or not blank.isspace():
        return raw[at]
    return "\t" if raw.startswith(_CELL_TAGS, at) else " "


def by_line(
    evidence: Iterable[Evidence], texts: Mapping[str, str], width: int
) -> list[tuple[list[Evidence], list[Excerpt]]]:
    """The places line by line, each line with all its places marked, on as many rows as the width asks for."""
    lines: dict[tuple[str, int], list[Evidence]] = {}
    for each in evidence:
        lines.setdefault((each.document, each.line), []).append(each)
    return [
        (places, list(_rows(places, texts[name], width)) if name in texts else [])
        for (name, _), places in lines.items()
    ]


def _rows(places: Sequence[Evidence], text: str, width: int) -> Iterator[Excerpt]:
    line = _line(text, places[0])
    marks = _joined(sorted(line.mark(each) for each in places))
    for group in _groups(line.shown, marks, width - 2):
        start, end = _window(line.shown, group[0][0], group[-1][1], width - 2)
        before = _CUT if start else ""
        after = _CUT if end < len(line.shown) else ""
        shift = len(before) - start
        yield Excerpt(
            places[0].document,
            line.number,
            before + line.shown[start:end] + after,
            tuple((a + shift, min(b, end) + shift) for a, b in group),
        )


def _line(text: str, place: Evidence) -> _Line:
    start = _start_of_line(text, place.start)
    stop = text.find("\n", place.start)
    end = len(text) if stop < 0 else stop
    shown: list[str] = []
    becomes: dict[int, int] = {}
    for at in range(start, end):
        becomes[at] = len(shown)
        character = _shown(text[at])
        if not (character == " " and (not shown or shown[-1] == " ")):
            shown.append(character)
    becomes[end] = len(shown)
    return _Line(place.line, "".join(shown).rstrip() or " ", becomes, end)


def _start_of_line(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _shown(character: str) -> str:
    if character == "\t":
        return CELL_BORDER
    return " " if character.isspace() or unicodedata.category(character) in ("Cc", "Cf") else character


def _joined(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _groups(shown: str, marks: Sequence[tuple[int, int]], width: int) -> list[list[tuple[int, int]]]:
    """Marks that fit into one row together."""
    groups: list[list[tuple[int, int]]] = []
    for mark in marks:
        if groups and cell_len(shown[groups[-1][0][0] : mark[1]]) <= width:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _window(shown: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The stretch around the marks that fills the width: what names a figure stands before it, so mostly that."""
    used = cell_len(shown[start:end])
    while used > width:
        end -= 1
        used -= cell_len(shown[end])
    turns = 0
    while start > 0 or end < len(shown):
        to_the_left = start > 0 and (turns % 3 < 2 or end >= len(shown))
        more = cell_len(shown[start - 1]) if to_the_left else cell_len(shown[end])
        if used + more > width:
            break
        used += more
        turns += 1
        start, end = (start - 1, end) if to_the_left else (start, end + 1)
    return start, end
