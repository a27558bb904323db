"""How a PDF page is looked at: as a person sees it, and turned so that most of its text runs to the right.

The two differ where text lies on its side on the page as shown; reading needs the second, evidence the first.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.read import pdfium_calls as calls
from extractor.read.pdf_geometry import Affine

_FINE = 100  # pdfium rounds places on the screen to whole pixels: ask on a screen of hundredths of a point
_SAMPLE = 60
SAME = Affine(1, 0, 0, 1, 0, 0)


class View(NamedTuple):
    """``reading`` leads from the page's own space to the upright text, ``to_seen`` from there to the page as seen."""

    reading: Affine
    to_seen: Affine
    width: float
    height: float


def view_of(page: pdfium.PdfPage, text: int, count: int) -> View:
    width, height = page.get_size()
    seen = _as_seen(page, width, height)
    right, down = _direction(seen, text, count)
    if right == 1:
        return View(seen, SAME, width, height)
    turn = Affine(right, -down, down, right, 0, 0)
    left, top, far, low = turn.box(0, 0, width, height)
    turn = turn._replace(e=-left, f=-top)
    back = Affine(right, down, -down, right, 0, 0)
    x, y = back.point(left, top)
    return View(turn.after(seen), back._replace(e=x, f=y), far - left, low - top)


def is_upright(view: Affine) -> bool:
    return abs(view.b) < 1e-3 and abs(view.c) < 1e-3 and view.a > 0 > view.d


def _direction(seen: Affine, text: int, count: int) -> tuple[int, int]:
    """Where most characters run on the page as seen: right and down, as one of (1, 0), (0, 1), (-1, 0), (0, -1)."""
    angles = calls.angles(text, range(0, count, 1 + count // _SAMPLE))
    if not any(angles) and is_upright(seen):
        return 1, 0
    quarters = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles)
    quarter = quarters.most_common(1)[0][0] if quarters else 0
    x, y = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]
    right, down = seen.a * x + seen.c * y, seen.b * x + seen.d * y
    return (round(math.copysign(1, right)), 0) if abs(right) > abs(down) else (0, round(math.copysign(1, down)))


def _as_seen(page: pdfium.PdfPage, width: float, height: float) -> Affine:
    """How pdfium itself lays the page on a screen, /Rotate and /CropBox included."""
    origin, right, up = (_on_screen(page, width, height, *corner) for corner in ((0, 0), (1000, 0), (0, 1000)))
    return Affine(
        (right[0] - origin[0]) / 1000,
        (right[1] - origin[1]) / 1000,
        (up[0] - origin[0]) / 1000,
        (up[1] - origin[1]) / 1000,
        *origin,
    )


def _on_screen(page: pdfium.PdfPage, width: float, height: float, x: float, y: float) -> tuple[float, float]:
    at_x, at_y = ctypes.c_int(), ctypes.c_int()
    size = round(width * _FINE), round(height * _FINE)
    raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, at_x, at_y)
    return at_x.value / _FINE, at_y.value / _FINE
