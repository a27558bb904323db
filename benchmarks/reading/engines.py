"""The engines that are compared: ours, plain pdfplumber, and pdfium's text as the floor."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable
from statistics import median

import pdfplumber
import pypdfium2 as pdfium

from extractor.read.pdf import read_pdf

logging.getLogger("pdfminer").setLevel(logging.ERROR)
_TEXT_STRATEGY = {"vertical_strategy": "text", "horizontal_strategy": "text"}
Rows = list[list[str | None]]


def floor(data: bytes) -> None:
    """pdfium's text and nothing else."""
    document = pdfium.PdfDocument(data)
    for page in document:
        text_page = page.get_textpage()
        text_page.get_text_range()
        text_page.close()
        page.close()
    document.close()


def ours(data: bytes) -> None:
    read_pdf("benchmark.pdf", data)


def plumber(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def plumber_tables(data: bytes, *, by_text: bool = False) -> list[list[Rows]]:
    """The tables of each page."""
    found = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            found.append(page.extract_tables(_TEXT_STRATEGY if by_text else {}))
            page.close()
    return found


def times_the_floor(engine: Callable[[bytes], None], data: bytes, runs: int) -> tuple[float, float]:
    """Seconds of the floor, and the engine's multiple of it: the middle of pairs run side by side, as machines are noisy."""
    pairs = []
    for _ in range(runs):
        before, taken, after = _seconds(floor, data), _seconds(engine, data), _seconds(floor, data)
        pairs.append((2 * taken / (before + after), (before + after) / 2))
    return median(seconds for _, seconds in pairs), median(multiple for multiple, _ in pairs)


def _seconds(engine: Callable[[bytes], None], data: bytes) -> float:
    start = time.process_time()
    engine(data)
    return time.process_time() - start
