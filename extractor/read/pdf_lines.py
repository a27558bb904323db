"""Lines of text on a PDF page: characters gathered by cell and by line, from left to right.

Whether a line goes on in the next one is asked in ``pdf_wrapping``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.read.pdf_geometry import Rectangle
from extractor.read.pdf_lattice import Grid
from extractor.read.pdf_page import Page

SPACE = -1  # stands among character indexes for a gap that is read as a space
_SPACES = frozenset((0x20, 0xA0, 0x3000))
_LINE_ENDS = frozenset((0x0D, 0x0A))
_BLANK = _SPACES | _LINE_ENDS
_WORD_GAP = 0.28  # in em, between characters that pdfium does not see as neighbours
_JUSTIFIED = 0.8  # in em: a gap between two ideographs that a justified line may have
_IDEOGRAPHS = 0x2E80
_WIDE_GAP = 1.2  # in em; what stands further apart may be two columns
_NO_BOX: Rectangle = (0.0, 0.0, 0.0, 0.0)
_EVERYWHERE: Rectangle = (-1e6, -1e6, 1e6, 1e6)

Region = tuple[int, int]
"""The grid's number and the cell's number in it; (-1, -1) is the text outside tables."""
OUTSIDE: Region = (-1, -1)


@dataclass(slots=True)
class Run:
    """Characters of one region that stand next to each other on one line."""

    region: Region
    chars: list[int]
    x0: float
    top: float
    x1: float
    bottom: float
    turned: bool = False

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Line:
    """Runs on one line of one region; ``em`` is the usual height of its characters."""

    runs: list[Run]
    x0: float
    top: float
    x1: float
    bottom: float
    em: float

    def chars(self) -> list[int]:
        if len(self.runs) == 1:
            return self.runs[0].chars
        chars: list[int] = []
        for run in self.runs:
            chars += [SPACE, *run.chars] if chars else run.chars
        return chars


def gather_runs(page: Page, grids: Sequence[Grid]) -> list[Run]:
    """All characters of a page in runs, in the order of the page's content."""
    return _Gatherer(page, grids).runs


class _Gatherer:
    """Goes through a page's characters once, in pieces as long as they can be: this is the innermost loop of reading."""

    def __init__(self, page: Page, grids: Sequence[Grid]) -> None:
        self.page = page
        self.grids = [(number, grid, grid.box) for number, grid in enumerate(grids)]
        self.skipped = page.dropped | page.slanted
        self.one_by_one = bool(self.skipped or page.turned)
        self.runs: list[Run] = []
        self._gather()

    def _gather(self) -> None:
        page = self.page
        codes = page.codes
        spaces: list[int] = []
        after_line_end = False
        start = 0
        blanks = [at for at, code in enumerate(codes) if code in _BLANK]
        for at in [*[at for at in blanks if not self._is_between_words(at)], len(codes)]:
            if start < at and self._take(start, at, spaces, after_line_end):
                spaces, after_line_end = [], False
            start = at + 1
            if at == len(codes):
                return
            if codes[at] in _LINE_ENDS:
                after_line_end = True
            else:
                spaces.append(at if page.x1[at] - page.x0[at] > 0.01 else SPACE)

    def _is_between_words(self, at: int) -> bool:
        """A lone printed space that no column could hide in; it stays within its piece."""
        page = self.page
        codes, x0, x1 = page.codes, page.x0, page.x1
        if codes[at] != 0x20 or not 0 < at < len(codes) - 1 or x1[at] - x0[at] <= 0.01:
            return False
        if codes[at - 1] in _BLANK or codes[at + 1] in _BLANK:
            return False
        return 0 <= x0[at + 1] - x1[at - 1] < _WIDE_GAP * (page.bottom[at + 1] - page.top[at + 1])

    def _take(self, start: int, end: int, spaces: list[int], after_line_end: bool) -> bool:
        """The stretch as a whole where it stands on one line of one region, else character by character."""
        page = self.page
        x0, top, x1, bottom = page.x0, page.top, page.x1, page.bottom
        high, low, left, right = min(top[start:end]), max(bottom[start:end]), x0[start], max(x1[start:end])
        tallest = max(bottom[start] - top[start], bottom[end - 1] - top[end - 1])
        if not self.one_by_one and low - high <= 1.5 * tallest and x0[end - 1] >= left:
            region, box = self._region(left + 0.01, (high + low) / 2)
            inside = box[0] <= left and right <= box[2] and box[1] <= high and low <= box[3]
            if inside or self._is_outside(left, high, right, low):
                self._add(start, end, (left, high, right, low), region, spaces, after_line_end)
                return True
        return self._take_one_by_one(start, end, spaces, after_line_end)

    def _take_one_by_one(self, start: int, end: int, spaces: list[int], after_line_end: bool) -> bool:
        page = self.page
        region, (left, high, right, low) = OUTSIDE, _NO_BOX
        taken = False
        for at in range(start, end):
            if at in self.skipped:
                continue
            if page.codes[at] == 0x20:
                spaces = [at]
                continue
            box = page.x0[at], page.top[at], page.x1[at], page.bottom[at]
            across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if not (left <= across < right and high <= down < low):
                region, (left, high, right, low) = self._region(across, down)
            self._add(at, at + 1, box, region, spaces, after_line_end)
            taken, spaces, after_line_end = True, [], False
        return taken

    def _add(
        self, start: int, end: int, box: Rectangle, region: Region, spaces: list[int], after_line_end: bool
    ) -> None:
        run = self.runs[-1] if self.runs else None
        turned = start in self.page.turned
        left, high, right, low = box
        if run is None or run.region != region or not _continues(run, box, turned):
            self.runs.append(Run(region, list(range(start, end)), left, high, right, low, turned))
            return
        if spaces or after_line_end:
            run.chars += self._between(run, start, spaces)
        run.chars += range(start, end)
        run.top, run.bottom = min(run.top, high), max(run.bottom, low)
        run.x1 = max(run.x1, right)

    def _between(self, run: Run, at: int, spaces: list[int]) -> list[int]:
        """The spaces in front of a character; a justified line has none between its ideographs."""
        page = self.page
        gap, em = page.x0[at] - run.x1, page.bottom[at] - page.top[at]
        if not spaces:
            return [SPACE] if gap > _WORD_GAP * em and not run.turned else []
        if spaces[0] >= 0:
            return spaces
        wide = page.codes[at] >= _IDEOGRAPHS and page.codes[run.chars[-1]] >= _IDEOGRAPHS
        return [] if wide and gap < _JUSTIFIED * em else [SPACE]

    def _region(self, x: float, y: float) -> tuple[Region, Rectangle]:
        """The innermost cell around a point and its box; outside there is a box only on a page without tables."""
        if not self.grids:
            return OUTSIDE, _EVERYWHERE
        found, box, area = OUTSIDE, _NO_BOX, float("inf")
        for number, grid, (left, top, right, bottom) in self.grids:
            if left <= x < right and top <= y < bottom and (cell := grid.cell_at(x, y)) >= 0:
                around = grid.box_of(grid.cells[cell])
                size = (around[2] - around[0]) * (around[3] - around[1])
                if size < area:
                    found, box, area = (number, cell), around, size
        return found, box

    def _is_outside(self, left: float, high: float, right: float, low: float) -> bool:
        """Whether a box keeps clear of all tables."""
        return all(right < x0 or x1 < left or low < top or bottom < high for _, _, (x0, top, x1, bottom) in self.grids)


def _continues(run: Run, box: Rectangle, turned: bool) -> bool:
    """Whether characters follow on a run's last one."""
    if turned or run.turned:
        return turned and run.turned
    left, high, _, low = box
    if not (run.top <= (high + low) / 2 <= run.bottom or high <= run.middle <= low):
        return False
    em = max(low - high, run.bottom - run.top)
    return -0.6 * em <= left - run.x1 <= _WIDE_GAP * em


def lines_of(runs: Sequence[Run], page: Page) -> list[Line]:
    """The runs of one region as lines, from top to bottom."""
    if len(runs) == 1:
        return [_line(list(runs), page)]
    groups: list[list[Run]] = []
    top = bottom = 0.0
    for run in sorted(runs, key=lambda run: run.middle):
        same = groups and not run.turned and not groups[-1][0].turned
        if same and (top <= run.middle <= bottom or run.top <= (top + bottom) / 2 <= run.bottom):
            groups[-1].append(run)
            top, bottom = min(top, run.top), max(bottom, run.bottom)
        else:
            groups.append([run])
            top, bottom = run.top, run.bottom
    return [_line(group, page) for group in groups]


def _line(runs: list[Run], page: Page) -> Line:
    if len(runs) == 1:
        run = runs[0]
        return Line(runs, run.x0, run.top, run.x1, run.bottom, _usual_height(runs, page))
    runs.sort(key=lambda run: run.x0)
    return Line(
        _merged(runs, page),
        min(run.x0 for run in runs),
        min(run.top for run in runs),
        max(run.x1 for run in runs),
        max(run.bottom for run in runs),
        _usual_height(runs, page),
    )


def _usual_height(runs: Sequence[Run], page: Page) -> float:
    """The middle one of the heights of some characters, ends of runs included."""
    top, bottom = page.top, page.bottom
    some = [at for run in runs for at in (run.chars[0], run.chars[len(run.chars) // 2], run.chars[-1]) if at >= 0]
    return sorted([bottom[at] - top[at] for at in some])[len(some) // 2]


def _merged(runs: list[Run], page: Page) -> list[Run]:
    """Runs that touch are one, though they stand apart in the page's content."""
    merged = [runs[0]]
    for run in runs[1:]:
        last = merged[-1]
        em = run.bottom - run.top
        gap = run.x0 - last.x1
        if run.turned or last.turned or gap > _WIDE_GAP * em:
            merged.append(run)
            continue
        chars = [*last.chars, SPACE, *run.chars] if gap > _WORD_GAP * em else [*last.chars, *run.chars]
        merged[-1] = Run(
            last.region,
            chars,
            last.x0,
            min(last.top, run.top),
            max(last.x1, run.x1),
            max(last.bottom, run.bottom),
        )
    return merged
