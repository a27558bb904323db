"""One page of a PDF as pdfium sees it: characters with boxes, and ruling lines, upright as it is read.

``corners`` alone are as a person sees the page, after /Rotate. Lines, cells and paragraphs are made elsewhere.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

import pypdfium2 as pdfium

from extractor.read import pdfium_calls as calls
from extractor.read.pdf_geometry import Affine
from extractor.read.pdf_objects import Objects, read_objects
from extractor.read.pdf_rulings import Rulings, read_rulings
from extractor.read.pdf_view import SAME, is_upright, view_of

REPLACEMENT = 0xFFFD
_HYPHEN_AT_LINE_END = 0x02  # pdfium's own mark
_FEW = 20
_STRAIGHT = math.radians(3)


@dataclass(slots=True)
class Page:
    """Characters in the order of the page's content, each with a box, and the ruling lines.

    ``turned`` are those that run up, down or to the left, ``dropped`` those that are no part of the page's text.
    """

    number: int
    width: float
    height: float
    codes: list[int]
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]
    rulings: Rulings
    objects: Objects
    to_seen: Affine
    counts: Mapping[int, int]
    unmapped: float = 0.0
    turned: set[int] = field(default_factory=set)
    slanted: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    has_ocr_layer: bool = False
    code_array: array[int] = field(init=False)
    corners: array[float] = field(init=False)

    def pack(self) -> None:
        """Codes and boxes once more as arrays, from which stretches of text are cut."""
        self.code_array = array("I", self.codes)
        boxes = zip(self.x0, self.top, self.x1, self.bottom, strict=True)
        seen = boxes if self.to_seen == SAME else (self.to_seen.box(*box) for box in boxes)
        self.corners = array("f", chain.from_iterable(seen))

    def pack_upright(self, loose: array[float]) -> None:
        """The same where pdfium's own boxes are only to be turned upside down: half of each box is right."""
        self.code_array = array("I", self.codes)
        self.corners = loose
        self.corners[1::4] = array("f", self.top)
        self.corners[3::4] = array("f", self.bottom)


@contextmanager
def opened(page: pdfium.PdfPage) -> Iterator[int]:
    """The address of the page's text, for as long as it is needed."""
    text_page = page.get_textpage()
    try:
        yield calls.address_of(text_page.raw)
    finally:
        text_page.close()


def read_page(page: pdfium.PdfPage, text: int, number: int) -> Page:
    """Everything the reader needs of one page, read once."""
    count = calls.count_characters(text)
    view = view_of(page, text, count)
    codes, counts = _mended(calls.code_points(text, count))
    loose = calls.loose_boxes(text, count)
    objects = read_objects(calls.address_of(page.raw), view.reading)
    found = Page(
        number,
        view.width,
        view.height,
        codes,
        *_boxes(loose, view.reading),
        rulings=read_rulings(objects, view.width, view.height),
        objects=objects,
        to_seen=view.to_seen,
        counts=counts,
        unmapped=calls.share_unmapped(text, count),
    )
    straightened = _straighten(found, text, view.reading)
    if straightened or view.to_seen != SAME or not is_upright(view.reading) or view.reading.e:
        found.pack()
    else:
        found.pack_upright(loose)
    return found


def _boxes(loose: array[float], view: Affine) -> tuple[list[float], list[float], list[float], list[float]]:
    lefts, tops, rights, bottoms = (loose[nth::4] for nth in range(4))
    e, f = view.e, view.f
    if is_upright(view):
        x0, x1 = (xs.tolist() if e == 0 else [x + e for x in xs] for xs in (lefts, rights))
        return x0, [f - y for y in tops], x1, [f - y for y in bottoms]
    boxes = [view.box(*edges) for edges in zip(lefts, bottoms, rights, tops, strict=True)]
    x0, top, x1, bottom = (list(edges) for edges in zip(*boxes, strict=True)) if boxes else ([], [], [], [])
    return x0, top, x1, bottom


def _mended(codes: list[int]) -> tuple[list[int], Mapping[int, int]]:
    """Code points as they may stand in a text, and how often each occurs."""
    counts = Counter(codes)
    mended = {code: usual for code in counts if (usual := _mended_code(code)) != code}
    if not mended:
        return codes, counts
    codes = [mended.get(code, code) for code in codes]
    return codes, Counter(codes)


def _mended_code(code: int) -> int:
    if 0x20 <= code < 0xD800:
        return code
    if code == _HYPHEN_AT_LINE_END:
        return 0x2D
    if code in (0x0D, 0x0A):
        return code
    if code == 0x09:
        return 0x20
    return REPLACEMENT if code < 32 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF else code


def _straighten(page: Page, text: int, view: Affine) -> bool:
    """Gives characters that do not run to the right on their own page a box of their own, if there are any."""
    quarter = not is_upright(view)
    if not quarter and not any(calls.angles(text, _from_each_height(page.bottom))):
        return False
    angles = calls.angles(text, range(len(page.codes)))
    for at, angle in enumerate(angles):
        if not quarter and (angle < _STRAIGHT or angle > 2 * math.pi - _STRAIGHT):
            continue
        if page.codes[at] in (0x0D, 0x0A):
            continue
        x0, y0, x1, y1, along, across = calls.turned_box(text, at)
        page.x0[at], page.top[at], page.x1[at], page.bottom[at] = view.box(x0, y0, x1, y1)
        _sort_by_direction(page, at, view.a * along + view.c * across, view.b * along + view.d * across)
    return True


def _from_each_height(bottom: list[float]) -> list[int]:
    """Characters at many different heights; each of a turned word stands at a height of its own."""
    heights = list(dict(zip(bottom, range(len(bottom)), strict=True)).values())
    return heights if len(heights) < _FEW else heights[::2]


def _sort_by_direction(page: Page, at: int, right: float, down: float) -> None:
    if right > 0 and abs(down) <= right * _STRAIGHT:
        return
    straight = min(abs(right), abs(down)) <= max(abs(right), abs(down)) * _STRAIGHT
    (page.turned if straight else page.slanted).add(at)
