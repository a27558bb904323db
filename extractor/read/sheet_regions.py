"""The filled cells of a worksheet parted into paragraphs (titles, units, notes) and tables. No file format here."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.read.sheet_xml import Range

_LABELLED = re.compile(r"[^:：]{1,20}[:：]")
_NOTE = re.compile(r"(?:附?注|备注|说明|填[表报]|审核|复核|制表|经办|负责人|单位负责|联系)")
_LONG_NOTE = 16

Place = tuple[int, int]


class Paragraph(NamedTuple):
    """A cell that stands for itself, outside any table."""

    place: Place


class Grid(NamedTuple):
    """A table: rows and columns from ``top`` and ``left`` to ``bottom`` and ``right``, ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet:
    """Which places are filled, merged or ruled; coordinates from 1 as in the file."""

    def __init__(self, texts: Mapping[Place, str], merged: Sequence[Range], ruled_rows: Collection[int]) -> None:
        self.texts = texts
        self.merged = {(spread.top, spread.left): spread for spread in merged}
        self._ruled = ruled_rows
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(texts):
            self._rows.setdefault(row, []).append(column)

    def regions(self) -> Iterator[Paragraph | Grid]:
        """Tables and paragraphs from top to bottom."""
        for group in self._groups():
            yield from self._parted(group)

    def _groups(self) -> Iterator[list[int]]:
        """Filled rows, parted where an empty and unruled row stands between."""
        group: list[int] = []
        reach = 0
        for row in sorted(self._rows):
            if group and any(between not in self._ruled for between in range(reach + 1, row)):
                yield group
                group = []
            group.append(row)
            reach = max(reach, row, *(self._bottom(row, column) for column in self._rows[row]))
        if group:
            yield group

    def _bottom(self, row: int, column: int) -> int:
        spread = self.merged.get((row, column))
        return spread.bottom if spread else row

    def _parted(self, group: list[int]) -> Iterator[Paragraph | Grid]:
        """Rows above and below that hold single texts are paragraphs; the rows between are the table."""
        first, last = 0, len(group)
        while first < last and self._is_caption(group[first]):
            first += 1
        while last > first and self._is_note(group[last - 1]):
            last -= 1
        if not any(len(self._rows[row]) > 1 for row in group[first:last]) and last - first < 2:
            first = last = len(group)
        yield from self._paragraphs(group[:first])
        if first < last:
            yield self._grid(group[first:last])
        yield from self._paragraphs(group[last:])

    def _paragraphs(self, rows: Sequence[int]) -> Iterator[Paragraph]:
        for row in rows:
            for column in self._rows[row]:
                yield Paragraph((row, column))

    def _is_caption(self, row: int) -> bool:
        """A title, or ``编制单位：…  单位：万元``: one text alone, or labels each with its value in one cell."""
        columns = self._rows[row]
        if any(self._bottom(row, column) > row for column in columns):
            return False
        texts = [self.texts[row, column] for column in columns]
        if len(texts) == 1:
            return not self._begins_a_table(row, columns[0])
        return all(_LABELLED.match(text) and not text.rstrip().endswith((":", "：")) for text in texts)

    def _begins_a_table(self, row: int, column: int) -> bool:
        """A lone cell whose next row goes on beside it is a group header, not a title: it spans only a part."""
        spread = self.merged.get((row, column))
        below = self._rows.get(row + 1, [])
        if spread is None or len(below) < 2:
            return False
        return spread.right > spread.left and (below[0] < spread.left or below[-1] > spread.right) and column > 1

    def _is_note(self, row: int) -> bool:
        columns = self._rows[row]
        texts = [self.texts[row, column] for column in columns]
        if len(texts) == 1:
            return bool(_NOTE.match(texts[0].strip())) or len(texts[0]) > _LONG_NOTE
        return all(_LABELLED.match(text) and _NOTE.match(text.strip()) for text in texts)

    def _grid(self, rows: Sequence[int]) -> Grid:
        columns = [column for row in rows for column in self._rows[row]]
        spreads = [
            self.merged[row, column] for row in rows for column in self._rows[row] if (row, column) in self.merged
        ]
        return Grid(
            top=rows[0],
            left=min(columns),
            bottom=max([rows[-1], *(spread.bottom for spread in spreads if spread.bottom <= rows[-1])]),
            right=max(columns),
        )
