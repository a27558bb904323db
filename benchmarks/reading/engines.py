"""The engines that are compared: ours, plain pdfplumber, and pdfium's text as the floor."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable

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


def cost(engine: Callable[[bytes], None], data: bytes, runs: int) -> float:
    """CPU seconds of the quickest of some runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        engine(data)
        taken.append(time.process_time() - start)
    return min(taken)
