"""Reads a PDF, page by page, as one Document with a page and a box for each character.

Pages without usable text go to OCR where it is installed; what was not read is told in notices.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from extractor.read import pdf_refusals as refusals
from extractor.read.patience import add_for_ocr
from extractor.read.pdf_damage import open_pdf
from extractor.read.pdf_document import document_of
from extractor.read.pdf_flow import Flow, Item
from extractor.read.pdf_furniture import without_furniture
from extractor.read.pdf_legibility import is_legible
from extractor.read.pdf_page import Page, opened, read_page
from extractor.read.pdf_reading import items_of
from extractor.read.pdf_unseen import covered_by_pictures, drop_unseen
from schemas.document import Document, Notice

MEDIA_TYPE = "application/pdf"
_A_SCAN = 0.25  # a page without text is a scan when a picture takes this much of it
_LARGE_PICTURE = 0.2


def read_pdf(name: str, data: bytes, *, password: str | None = None) -> Document:
    """The document in a PDF file, or UnreadableFile with the way out."""
    document = open_pdf(name, data, password)
    try:
        return _Reading(name, document).read(data)
    finally:
        document.close()


def ocr_is_installed() -> bool:
    return all(importlib.util.find_spec(part) is not None for part in ("rapidocr", "onnxruntime"))


@dataclass(slots=True)
class _Reading:
    """One PDF while it is read: what was noticed, and which pages gave no text or OCR's."""

    name: str
    document: pdfium.PdfDocument
    notices: list[Notice] = field(default_factory=list)
    by_ocr: set[int] = field(default_factory=set)
    without_text: list[bool] = field(default_factory=list)
    with_text: int = 0

    def read(self, data: bytes) -> Document:
        flow = Flow()
        for items in without_furniture(self._pages()):
            flow.add_page(items)
        flow.close_paragraph()
        if self.without_text and not self.with_text:
            raise refusals.no_text_layer(self.name, scanned=all(self.without_text))
        if not len(flow.text) and not self.notices:
            raise refusals.nothing_printed(self.name)
        return document_of(self.name, MEDIA_TYPE, data, len(self.document), flow, self.notices, self.by_ocr)

    def _pages(self) -> Iterator[list[Item]]:
        for number in range(1, len(self.document) + 1):
            page = self._page(number)
            yield items_of(page) if page is not None else []

    def _page(self, number: int) -> Page | None:
        try:
            opened_page = self.document[number - 1]
        except pdfium.PdfiumError:
            self.notices.append(refusals.page_unreadable(number))
            return None
        try:
            return self._usable(opened_page, number)
        finally:
            opened_page.close()

    def _usable(self, pdfium_page: pdfium.PdfPage, number: int) -> Page | None:
        """The page if it has text that can be read, by OCR if need be."""
        with opened(pdfium_page) as text:
            page = read_page(pdfium_page, text, number)
            noticed = drop_unseen(page, pdfium_page, text)
        visible = any(code > 0x20 for at, code in enumerate(page.codes) if at not in page.dropped)
        pictured = covered_by_pictures(page)
        legible = is_legible(page.counts, page.unmapped)
        if not legible or (not visible and pictured > _A_SCAN):
            return self._by_ocr(pdfium_page, page, scanned=legible)
        self.notices += noticed
        self.with_text += visible
        if page.has_ocr_layer:
            self.by_ocr.add(number)
            self.notices.append(refusals.page_read_by_ocr(number))
        elif pictured > _LARGE_PICTURE:
            self.notices.append(refusals.picture_not_read(number))
        return page

    def _by_ocr(self, pdfium_page: pdfium.PdfPage, page: Page, *, scanned: bool) -> Page | None:
        if not ocr_is_installed():
            self.without_text.append(scanned)
            self.notices.append(refusals.page_without_text(page.number, scanned=scanned))
            return None
        from extractor.read.ocr import ocr_page

        add_for_ocr()
        self.with_text += 1
        self.by_ocr.add(page.number)
        self.notices.append(refusals.page_read_by_ocr(page.number))
        return ocr_page(pdfium_page, page)
