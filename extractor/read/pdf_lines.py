"""Lines of text on a PDF page: characters gathered by cell and by line, from left to right.

Whether a line goes on in the next one is asked in ``pdf_wrapping``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Goes through a page's characters once; this is the innermost loop of reading, so it keeps its state in names."""

    def __init__(self, page: Page, grids: Sequence[Grid]) -> None:
        self.page = page
        self.grids = [(number, grid, grid.box) for number, grid in enumerate(grids)]
        self.runs: list[Run] = []
        self._gather()

    def _gather(self) -> None:
        page = self.page
        skipped = page.dropped | page.slanted
        blank, turned = _BLANK, page.turned
        run: Run | None = None
        spaces: list[int] = []
        broken = False
        far_left = far_top = far_right = far_bottom = 0.0
        region = OUTSIDE
        for at, (code, left, high, right, low) in enumerate(
            zip(page.codes, page.x0, page.top, page.x1, page.bottom, strict=True)
        ):
            if code in blank:
                broken = broken or code in _LINE_ENDS
                if code in _SPACES:
                    spaces.append(at if right - left > 0.01 else SPACE)
                continue
            if at in skipped:
                continue
            across, down = (left + right) / 2, (high + low) / 2
            if not (far_left <= across < far_right and far_top <= down < far_bottom):
                region, (far_left, far_top, far_right, far_bottom) = self._region(across, down)
            if run is not None and run.region == region and _continues(run, left, high, low, down, at in turned):
                if spaces or broken:
                    run.chars += self._between(run, at, spaces, broken)
                run.chars.append(at)
                if right > run.x1:
                    run.x1 = right
                if high < run.top:
                    run.top = high
                if low > run.bottom:
                    run.bottom = low
            else:
                run = Run(region, [at], left, high, right, low, at in turned)
                self.runs.append(run)
            if spaces or broken:
                spaces, broken = [], False

    def _between(self, run: Run, at: int, spaces: list[int], broken: bool) -> list[int]:
        """The spaces in front of a character; a justified line has none between its ideographs."""
        page = self.page
        if not spaces and not broken:
            return []
        gap, em = page.x0[at] - run.x1, page.bottom[at] - page.top[at]
        if not spaces:
            return [SPACE] if gap > _WORD_GAP * em and not run.turned else []
        if spaces[0] >= 0:
            return spaces
        wide = page.codes[at] >= _IDEOGRAPHS and page.codes[run.chars[-1]] >= _IDEOGRAPHS
        return [] if wide and gap < _JUSTIFIED * em else [SPACE]

    def _region(self, x: float, y: float) -> tuple[Region, tuple[float, float, float, float]]:
        """The innermost cell around a point and its box; outside there is a box only on a page without tables."""
        found, box, area = OUTSIDE, (0.0, 0.0, 0.0, 0.0), float("inf")
        for number, grid, (left, top, right, bottom) in self.grids:
            if left <= x < right and top <= y < bottom and (cell := grid.cell_at(x, y)) >= 0:
                around = grid.box_of(grid.cells[cell])
                size = (around[2] - around[0]) * (around[3] - around[1])
                if size < area:
                    found, box, area = (number, cell), around, size
        if not self.grids:
            box = (-1e6, -1e6, 1e6, 1e6)
        return found, box


def _continues(run: Run, left: float, high: float, low: float, down: float, turned: bool) -> bool:
    """Whether a character follows on a run's last one."""
    if turned or run.turned:
        return turned and run.turned
    top, bottom = run.top, run.bottom
    if not (top <= down <= bottom or high <= (top + bottom) / 2 <= low):
        return False
    em = max(low - high, bottom - top)
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
    top, bottom = page.top, page.bottom
    heights = sorted([bottom[at] - top[at] for run in runs for at in run.chars if at >= 0])
    return heights[len(heights) // 2]


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
