"""Ruling lines of a PDF page: thin rectangles, strokes and frames, as horizontal and vertical lines."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from extractor.read import pdfium_calls as calls
from extractor.read.pdf_geometry import Affine
from extractor.read.pdf_objects import Objects, PathGroup

THICKEST = 3.5  # a broader bar is a picture or a shade
SHORTEST = 1.5
_MOST_SEGMENTS = 4000  # a path with more is a drawing
_LINE, _CURVE, _MOVE = 0, 1, 2

Ruling = tuple[float, float, float]


@dataclass(slots=True)
class Rulings:
    """Horizontal lines as (y, x0, x1), vertical lines as (x, top, bottom)."""

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)

    def add_box(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Takes a thin box as a line; false where it is not thin."""
        across, down = x1 - x0, bottom - top
        if down <= THICKEST and across > down:
            if across >= SHORTEST:
                self.horizontal.append(((top + bottom) / 2, x0, x1))
            return True
        if across <= THICKEST:
            if down >= SHORTEST:
                self.vertical.append(((x0 + x1) / 2, top, bottom))
            return True
        return False

    def add_frame(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.horizontal += [(top, x0, x1), (bottom, x0, x1)]
        self.vertical += [(x0, top, bottom), (x1, top, bottom)]


def read_rulings(objects: Objects, width: float, height: float) -> Rulings:
    rulings = Rulings()
    for group in objects.paths:
        _add_group(rulings, group)
    return _on_page(rulings, width, height)


def _add_group(rulings: Rulings, group: PathGroup) -> None:
    bounds, (a, b, c, d, e, f) = group.bounds, group.view
    upright = abs(b) < 1e-3 and abs(c) < 1e-3 and a > 0 > d
    broad: list[int] = []
    for at, path in enumerate(group.paths):
        left, low, right, high = bounds[4 * at : 4 * at + 4]
        if min(right - left, high - low) * max(abs(a), abs(b)) > THICKEST:
            broad.append(path)
        elif upright:
            rulings.add_box(a * left + e, d * high + f, a * right + e, d * low + f)
        else:
            rulings.add_box(*group.view.box(left, low, right, high))
    for path, count in zip(broad, calls.segment_counts(broad), strict=True):
        if 2 <= count <= _MOST_SEGMENTS:
            _add_path(rulings, path, group.view)


def _add_path(rulings: Rulings, path: int, view: Affine) -> None:
    """Frames that are stroked, and the thin rectangles and straight strokes of a path made of many."""
    filled, stroked = calls.is_filled_and_stroked(path)
    seen = view.after(Affine(*calls.matrix_of(path)))
    for piece in _pieces(path, seen):
        xs, ys = zip(*piece, strict=True)
        box = min(xs), min(ys), max(xs), max(ys)
        if len(piece) >= 4 and _is_upright(piece) and (filled or stroked) and rulings.add_box(*box):
            continue
        if stroked:
            for (ax, ay), (bx, by) in itertools.pairwise(piece):
                if abs(ax - bx) < 0.5 or abs(ay - by) < 0.5:
                    rulings.add_box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def _pieces(path: int, seen: Affine) -> list[list[tuple[float, float]]]:
    """The path's separate runs of straight lines, each as its corners."""
    pieces: list[list[tuple[float, float]]] = []
    curved = False
    for kind, x, y in calls.segments(path):
        if kind == _MOVE:
            pieces.append([])
            curved = False
        curved = curved or kind == _CURVE
        if curved and pieces:
            pieces[-1].clear()
        elif pieces:
            pieces[-1].append(seen.point(x, y))
    return [_closed(piece) for piece in pieces if len(piece) > 1]


def _closed(piece: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A rectangle says three sides and closes itself: pdfium leaves the last corner out."""
    return [*piece, piece[0]] if len(piece) == 4 and piece[0] != piece[-1] else piece


def _is_upright(piece: list[tuple[float, float]]) -> bool:
    return all(abs(ax - bx) < 0.5 or abs(ay - by) < 0.5 for (ax, ay), (bx, by) in itertools.pairwise(piece))


def _on_page(rulings: Rulings, width: float, height: float) -> Rulings:
    return Rulings(
        [(y, max(x0, 0.0), min(x1, width)) for y, x0, x1 in rulings.horizontal if 0 <= y <= height and x0 < width],
        [(x, max(y0, 0.0), min(y1, height)) for x, y0, y1 in rulings.vertical if 0 <= x <= width and y0 < height],
    )
