"""Text that nobody sees on the page: invisible, as white as the paper, tiny, off the page, slanted.

An invisible layer over a picture of the page is what OCR left there, and is used as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import sub

import pypdfium2 as pdfium

from extractor.read import pdf_refusals as refusals
from extractor.read import pdfium_calls as calls
from extractor.read.pdf_page import Page
from schemas.document import Notice

_INVISIBLE_MODES = frozenset((3, 7))
_NEAR_WHITE = 240
_NEAR_CLEAR = 16
_CONTRAST = 24  # of 255; less than this cannot be made out
_SCALE = 2.0
_SMALLEST = 2.0  # points
_SCAN = 0.5  # a picture over more of the page than this is the page itself
_QUOTED = 30


def drop_unseen(page: Page, pdfium_page: pdfium.PdfPage, text: int) -> list[Notice]:
    """Takes unseen text out of a page that is still open, and tells."""
    found = {
        "invisible_text": _invisible(page, pdfium_page, text),
        "text_off_page": _off_page(page),
        "tiny_text": _tiny(page, text),
        "slanted_text": page.slanted,
    }
    notices = []
    for code, indexes in found.items():
        page.dropped |= indexes
        if quote := _quote(page, indexes):
            notices.append(refusals.unseen_text(code, page.number, quote))
    return notices


def covered_by_pictures(page: Page) -> float:
    """The share of the page that its largest picture takes."""
    areas = [
        max(min(x1, page.width) - max(x0, 0), 0) * max(min(bottom, page.height) - max(top, 0), 0)
        for x0, top, x1, bottom in page.objects.pictures
    ]
    return max(areas, default=0.0) / (page.width * page.height or 1.0)


def _invisible(page: Page, pdfium_page: pdfium.PdfPage, text: int) -> set[int]:
    texts = page.objects.texts
    modes = calls.render_modes(texts)
    hidden = (
        set()
        if _INVISIBLE_MODES.isdisjoint(modes)
        else {thing for thing, mode in zip(texts, modes, strict=True) if mode in _INVISIBLE_MODES}
    )
    pale = _pale(texts) - hidden
    if not hidden and not pale:
        return set()
    owners = calls.text_objects(text, range(len(page.codes)))
    unseen = {at for at, owner in enumerate(owners) if owner in hidden}
    if unseen and covered_by_pictures(page) > _SCAN:
        page.has_ocr_layer = True
        unseen = set()
    doubtful = [at for at, owner in enumerate(owners) if owner in pale and page.codes[at] > 0x20]
    return unseen | _without_contrast(page, pdfium_page, doubtful)


def _pale(texts: list[int]) -> set[int]:
    colours = calls.fill_colours(texts)
    red, green, blue, opacity = (colours[nth::4] for nth in range(4))
    if not texts or (max(red) < _NEAR_WHITE and min(opacity) > _NEAR_CLEAR):
        return set()
    darkest = map(min, red, green, blue)
    return {
        thing
        for thing, dark, alpha in zip(texts, darkest, opacity, strict=True)
        if dark >= _NEAR_WHITE or alpha <= _NEAR_CLEAR
    }


def _without_contrast(page: Page, pdfium_page: pdfium.PdfPage, doubtful: list[int]) -> set[int]:
    """Those whose box shows nothing when the page is drawn; white letters on a dark bar are fine."""
    if not doubtful:
        return set()
    bitmap = pdfium_page.render(scale=_SCALE, grayscale=True)
    try:
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
        width, height = bitmap.width, bitmap.height
    finally:
        bitmap.close()
    unseen = set()
    for at in doubtful:
        x0, top, x1, bottom = page.corners[4 * at : 4 * at + 4]
        left, right = (min(max(int(x * _SCALE), 0), width - 1) for x in (x0, x1))
        high, low = (min(max(int(y * _SCALE), 0), height - 1) for y in (top, bottom))
        rows = [pixels[y * stride + left : y * stride + right + 1] for y in range(high, low + 1)]
        if max(map(max, rows)) - min(map(min, rows)) < _CONTRAST:
            unseen.add(at)
    return unseen


def _off_page(page: Page) -> set[int]:
    if not page.codes or (
        min(page.x0) >= 0 and max(page.x1) <= page.width and min(page.top) >= 0 and max(page.bottom) <= page.height
    ):
        return set()
    return {
        at
        for at, (x0, top, x1, bottom) in enumerate(zip(page.x0, page.top, page.x1, page.bottom, strict=True))
        if not (0 <= (x0 + x1) / 2 <= page.width and 0 <= (top + bottom) / 2 <= page.height)
    }


def _tiny(page: Page, text: int) -> set[int]:
    if min(filter(None, map(sub, page.bottom, page.top)), default=_SMALLEST) >= _SMALLEST:
        return set()
    low = [at for at, height in enumerate(map(sub, page.bottom, page.top)) if 0 < height < _SMALLEST]
    small = [at for at in low if page.x1[at] - page.x0[at] < _SMALLEST and page.codes[at] > 0x20]
    return {at for at in small if calls.em_of(text, at) < _SMALLEST}


def _quote(page: Page, indexes: Iterable[int]) -> str:
    order = sorted(at for at in indexes if page.codes[at] > 0x20)
    if not order:
        return ""
    pieces = [chr(page.codes[order[0]])]
    for before, at in pairwise(order):
        pieces.append(chr(page.codes[at]) if at - before == 1 else " " + chr(page.codes[at]))
    quote = "".join(pieces)
    return quote if len(quote) <= _QUOTED else quote[:_QUOTED] + "…"
