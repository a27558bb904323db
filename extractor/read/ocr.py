"""Reads the picture of a page with RapidOCR (the ``ocr`` extra), cell by cell, as the same Page that a text layer gives.

A reader of whole pages fuses neighbouring cells and loses lone digits; so tables are cut at their ruling lines first.
"""

from __future__ import annotations

import io
import os
from collections import Counter
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageSequence, UnidentifiedImageError

from extractor.read import pdf_refusals as refusals
from extractor.read.ocr_image import Pixels, Straight, bands, find_rules, straighten, without_specks
from extractor.read.patience import add_for_ocr
from extractor.read.pdf_document import document_of
from extractor.read.pdf_flow import Flow, Item
from extractor.read.pdf_furniture import without_furniture
from extractor.read.pdf_geometry import Affine
from extractor.read.pdf_lattice import Grid, find_grids
from extractor.read.pdf_objects import Objects
from extractor.read.pdf_page import Page
from extractor.read.pdf_reading import items_of
from extractor.read.pdf_rulings import Rulings
from schemas.document import Document

_SCALE = 3.0  # 216 dpi: 5.5 points are 16 pixels
_INSET = 3  # pixels of a cell's edge that belong to its ruling
_MARGIN = 4
_AROUND = 2
_NARROWEST = 96  # pixels of 48 high; the engine's own 320 wastes its time on short cells
_LEAST_CONFIDENT = 0.3  # below this it was dirt
_ASSUMED_DPI = 200.0
_LINE_END = 0x0A


class _Word(NamedTuple):
    """A line of text that was read, and its box in pixels of the page set straight."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def ocr_page(pdfium_page: pdfium.PdfPage, page: Page) -> Page:
    """The page read from its picture."""
    bitmap = pdfium_page.render(scale=_SCALE, grayscale=True)
    try:
        pixels = np.array(bitmap.to_numpy(), np.uint8).reshape(bitmap.height, bitmap.width)
    finally:
        bitmap.close()
    return read_pixels(pixels, page.number, 1 / _SCALE)


def read_image(name: str, data: bytes) -> Document:
    """A picture, or a file of several, as a Document of one page each."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            media_type = image.get_format_mimetype() or "image"
            frames = [(_grey(frame), 72 / _dpi(frame)) for frame in ImageSequence.Iterator(image)]
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise refusals.broken_picture(name) from None
    flow = Flow()
    read = (_frame(pixels, number, scale) for number, (pixels, scale) in enumerate(frames, 1))
    for items in without_furniture(read):
        flow.add_page(items)
    flow.close_paragraph()
    pages = range(1, len(frames) + 1)
    notices = [refusals.page_read_by_ocr(number) for number in pages]
    return document_of(name, media_type, data, len(frames), flow, notices, set(pages))


def _frame(pixels: Pixels, number: int, points: float) -> list[Item]:
    add_for_ocr()
    return items_of(read_pixels(pixels, number, points))


def _grey(frame: Image.Image) -> Pixels:
    flat = Image.new("L", frame.size, 255)
    flat.paste(frame.convert("L"), mask=frame.getchannel("A") if "A" in frame.getbands() else None)
    return np.asarray(flat, np.uint8)


def _dpi(frame: Image.Image) -> float:
    stated = float(frame.info.get("dpi", (_ASSUMED_DPI, 0))[0])
    return stated if stated > 50 else _ASSUMED_DPI


def read_pixels(pixels: Pixels, number: int, points: float) -> Page:
    """A page from its grey pixels; ``points`` is the size of a pixel."""
    straight = straighten(pixels)
    rules = find_rules(straight.ink)
    rulings = Rulings(
        [(y * points, x0 * points, x1 * points) for y, x0, x1 in rules.horizontal],
        [(x * points, y0 * points, y1 * points) for x, y0, y1 in rules.vertical],
    )
    grids = find_grids(rulings)
    ink, clean = straight.ink.copy(), straight.pixels.copy()
    ink[rules.ink > 0], clean[rules.ink > 0] = 0, 255
    ink = without_specks(ink)
    words = [word for grid in grids for word in _words_in_cells(grid, clean, ink, points)]
    words += _words_outside(grids, clean, ink, points)
    return _page(words, rulings, straight, number, points)


def _words_in_cells(grid: Grid, pixels: Pixels, ink: Pixels, points: float) -> list[_Word]:
    words = []
    for cell in grid.cells:
        left, top, right, bottom = (round(edge / points) for edge in grid.box_of(cell))
        left, top, right, bottom = left + _INSET, top + _INSET, right - _INSET, bottom - _INSET
        if right - left < 8 or bottom - top < 8:
            continue
        for x0, y0, x1, y1 in bands(ink[top:bottom, left:right]):
            box = (left + x0, top + y0, left + x1, top + y1)
            if (text := _recognise(_cut(pixels, box))) is not None:
                words.append(_Word(text, *box))
    return words


def _words_outside(grids: list[Grid], pixels: Pixels, ink: Pixels, points: float) -> list[_Word]:
    """Lines that the detector finds where there is no table."""
    pixels = pixels.copy()
    for grid in grids:
        left, top, right, bottom = (round(edge / points) for edge in grid.box)
        pixels[max(top - 3, 0) : bottom + 3, max(left - 3, 0) : right + 3] = 255
        ink[max(top - 3, 0) : bottom + 3, max(left - 3, 0) : right + 3] = 0
    if not ink.any():
        return []
    found = _engine()(_coloured(pixels), use_det=True, use_cls=False, use_rec=False)
    words = []
    for corners in found.boxes if found.boxes is not None else ():
        (x0, y0), (x1, y1) = np.min(corners, axis=0), np.max(corners, axis=0)
        box = (max(int(x0), 0), max(int(y0), 0), int(x1) + 1, int(y1) + 1)
        if (text := _recognise(_cut(pixels, box))) is not None:
            words.append(_Word(text, *box))
    return words


def _cut(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    """A line with a little of what is around it, for a decimal point may lie lower than its ink was seen, on white ground."""
    x0, y0, x1, y1 = box
    piece = pixels[max(y0 - _AROUND, 0) : y1 + _AROUND, max(x0 - _AROUND, 0) : x1 + _AROUND]
    height, width = piece.shape
    beside = _MARGIN + max(0, (2 * height - width) // 2)  # a lone digit is not seen without room on both sides
    return np.pad(piece, ((_MARGIN, _MARGIN), (beside, beside)), constant_values=255)


def _recognise(piece: Pixels) -> str | None:
    found = _engine()(_coloured(piece), use_det=False, use_cls=False, use_rec=True)
    text = "".join(found.txts or ()).strip()
    confident = not found.scores or min(found.scores) >= _LEAST_CONFIDENT
    return text if text and confident else None


def _coloured(pixels: Pixels) -> Pixels:
    return np.repeat(pixels[:, :, None], 3, axis=2)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = max((os.cpu_count() or 2) // 2, 1)
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            "Global.max_side_len": 4000,
            "Rec.rec_img_shape": [3, 48, _NARROWEST],
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _page(words: list[_Word], rulings: Rulings, straight: Straight, number: int, points: float) -> Page:
    """Each word's characters share its box by their widths; words end like lines do."""
    height, width = straight.pixels.shape
    page = Page(
        number, width * points, height * points, [], [], [], [], [],
        rulings=rulings, objects=Objects(), to_seen=_back(straight, points), counts=Counter(),
    )  # fmt: skip
    for word in words:
        shares = [1.0 if ord(character) >= 0x2E80 else 0.55 for character in word.text]
        step = (word.x1 - word.x0) / sum(shares)
        at = word.x0
        for character, share in zip(word.text, shares, strict=True):
            _add(
                page, ord(character), at * points, word.top * points, (at + share * step) * points, word.bottom * points
            )
            at += share * step
        _add(page, _LINE_END, at * points, word.bottom * points, at * points, word.bottom * points)
    page.pack()
    return page


def _add(page: Page, code: int, x0: float, top: float, x1: float, bottom: float) -> None:
    page.codes.append(code)
    page.x0.append(x0)
    page.top.append(top)
    page.x1.append(x1)
    page.bottom.append(bottom)


def _back(straight: Straight, points: float) -> Affine:
    """From the page set straight to the page as it came, in points."""
    import cv2

    (a, c, e), (b, d, f) = cv2.invertAffineTransform(straight.change)
    return Affine(float(a), float(b), float(c), float(d), float(e) * points, float(f) * points)
