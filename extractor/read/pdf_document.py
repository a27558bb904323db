"""The Document made of what flowed together from all pages."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from extractor.read.assemble import renumbered
from extractor.read.normalise import normalise
from extractor.read.pdf_flow import Flow
from extractor.read.pdf_text import Stretch
from schemas.document import Document, Notice


def document_of(
    name: str, media_type: str, data: bytes, pages: int, flow: Flow, notices: Sequence[Notice], by_ocr: set[int]
) -> Document:
    """``by_ocr`` are the pages whose text OCR read."""
    raw = flow.text.text()
    return Document(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages,
        text=normalise(raw),
        raw=raw,
        blocks=tuple(renumbered(flow.blocks)),
        layout=flow.text.layout(),
        notices=tuple(notices),
        read_by_ocr=_spans_of(flow.text, by_ocr),
    )


def _spans_of(text: Stretch, pages: set[int]) -> tuple[tuple[int, int], ...]:
    """The stretches of text that stand on some pages."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    end = 0
    for at, page in enumerate(text.pages if pages else ()):
        if page in pages:
            start, end = at if start is None else start, at + 1
        elif page and start is not None:
            spans.append((start, end))
            start = None
    return tuple(spans if start is None else [*spans, (start, end)])
