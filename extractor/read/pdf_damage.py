"""Opens a PDF and refuses what is damaged: pdfium reads on in silence where a stream is broken, qpdf tells.

A full syntax check costs more than reading the text; decoding what the text needs costs a tenth of it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import NamedTuple

import pikepdf
import pypdfium2 as pdfium

from extractor.read import pdf_refusals as refusals

_PICTURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_DEEPEST = 3
_CHUNK = 1 << 20
_DEFLATED = re.compile(rb"/Filter\s*\[?\s*/FlateDecode")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_LONGEST_HEADER = 4096


def open_pdf(name: str, data: bytes, password: str | None) -> pdfium.PdfDocument:
    """The document, or UnreadableFile; what comes back is whole as far as its text goes."""
    if b"%PDF-" not in data[:1024]:
        picture = next((kind for magic, kind in _PICTURES.items() if data.startswith(magic)), None)
        raise refusals.not_a_pdf(name, picture)
    pages = _refuse_damage(name, data, password)
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError:
        raise refusals.damaged(name) from None
    if len(document) != pages:
        document.close()
        raise refusals.damaged(name)
    return document


def _refuse_damage(name: str, data: bytes, password: str | None) -> int:
    """The number of pages of a whole file."""
    try:
        opened = pikepdf.open(BytesIO(data), password=password or "")
    except pikepdf.PasswordError:
        raise refusals.wrong_password(name) if password else refusals.encrypted(name) from None
    except (pikepdf.PdfError, ValueError, OverflowError):
        raise refusals.damaged(name) if _has_an_end(data) else refusals.truncated(name) from None
    with closing(opened) as document:
        pages = _count(document)
        streams = Streams(False, True) if document.is_encrypted else look_at_streams(data)
        broken = _broken_pages(document, streams.whole) if pages and streams != Streams(True, False) else []
        if (broken or not pages) and not _has_an_end(data):
            raise refusals.truncated(name)
        if broken or not (streams.whole or document.is_encrypted):
            raise refusals.damaged(name, broken)
        if not pages:
            raise refusals.no_pages(name)
        if not _has_an_end(data) and document.get_warnings():
            raise refusals.truncated(name)
        return pages


def _count(document: pikepdf.Pdf) -> int:
    try:
        return len(document.pages)
    except (pikepdf.PdfError, ValueError, TypeError):
        return 0


def _has_an_end(data: bytes) -> bool:
    return b"%%EOF" in data[-2048:] or b"startxref" in data[-2048:]


def _broken_pages(document: pikepdf.Pdf, inflated: bool) -> list[int]:
    """``inflated`` says that deflated streams were looked at already."""
    checked = _Checked(inflated)
    return [number for number, page in enumerate(document.pages, 1) if not _is_whole(page, checked)]


class _Checked(dict[tuple[int, int], bool]):
    """What is known of each object."""

    def __init__(self, inflated: bool) -> None:
        super().__init__()
        self.inflated = inflated


def _is_whole(page: pikepdf.Page, checked: _Checked) -> bool:
    try:
        return all(_decodes(stream, checked) for stream in _contents(page.obj)) and _has_whole_resources(
            page.obj, checked
        )
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError):
        return False


def _contents(page: pikepdf.Object) -> list[pikepdf.Object]:
    contents = page.get("/Contents")
    if contents is None:
        return []
    return list(contents) if isinstance(contents, pikepdf.Array) else [contents]


def _has_whole_resources(page: pikepdf.Object, checked: _Checked) -> bool:
    """The maps of its fonts and the forms it draws; pages often share them, so they are looked at once."""
    resources = _inherited(page, "/Resources")
    if resources is None:
        return True
    key = resources.objgen
    if not resources.is_indirect:
        return all(_decodes(stream, checked) for stream in _resource_streams(resources, 0))
    if key not in checked:
        checked[key] = all(_decodes(stream, checked) for stream in _resource_streams(resources, 0))
    return checked[key]


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(64):
        if node is None or (value := node.get(key)) is not None:
            return value if node is not None else None
        node = node.get("/Parent")
    return None


def _resource_streams(resources: pikepdf.Object | None, depth: int) -> Iterator[pikepdf.Object]:
    if resources is None:
        return
    for font in _values(resources.get("/Font")):
        yield from _font_streams(font)
    for thing in _values(resources.get("/XObject")):
        if thing.get("/Subtype") == "/Form":
            yield thing
            if depth < _DEEPEST:
                yield from _resource_streams(thing.get("/Resources"), depth + 1)


def _font_streams(font: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The map to Unicode and the program with the widths, or the drawings of a Type 3 font."""
    if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        yield font.ToUnicode
    for described in [font, *(font.get("/DescendantFonts") or ())]:
        descriptor = described.get("/FontDescriptor")
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if descriptor is not None and (program := descriptor.get(key)) is not None:
                yield program


def _values(dictionary: pikepdf.Object | None) -> list[pikepdf.Object]:
    return [value for _, value in dictionary.items()] if dictionary is not None else []


def _decodes(stream: pikepdf.Object, checked: _Checked) -> bool:
    if not isinstance(stream, pikepdf.Stream):
        return False
    key = stream.objgen
    if key not in checked:
        checked[key] = _is_intact(stream, checked.inflated)
    return checked[key]


def _is_intact(stream: pikepdf.Stream, inflated: bool) -> bool:
    """qpdf does not look at the checksum that every deflated stream ends with; zlib does."""
    try:
        if stream.get("/Filter") != "/FlateDecode":
            stream.read_bytes()
            return True
        return inflated or inflates(stream.read_raw_bytes())
    except pikepdf.PdfError:
        return False


def inflates(data: bytes) -> bool:
    """Whether deflated data is whole; a checksum may be missing, but where it stands it must be right."""
    for header, start in ((zlib.MAX_WBITS, 0), (-zlib.MAX_WBITS, 2)):
        inflater = zlib.decompressobj(header)
        rest = data[start:]
        try:
            while rest and not inflater.eof:
                inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
        except zlib.error:
            return False
        if inflater.eof:
            return True
    return not data


class Streams(NamedTuple):
    """Whether a file's deflated streams are whole, and whether there are others that hold text."""

    whole: bool
    others: bool


def look_at_streams(data: bytes) -> Streams:
    """Every deflated stream of the file, pictures aside; told from the file itself, object by object.

    So the drawings of Type 3 fonts and the streams that hold other objects are looked at, too.
    """
    others = False
    at = 0
    while (at := data.find(b"stream", at)) >= 0:
        start = at + 8 if data[at + 6 : at + 8] == b"\r\n" else at + 7
        opening = data.rfind(b"obj", max(at - _LONGEST_HEADER, 0), at)
        header = data[opening:at]
        at = start
        if opening < 0 or b"/Length" not in header or _PICTURE.search(header):
            continue
        if not _DEFLATED.search(header):
            others = True
            continue
        end = data.find(b"endstream", start)
        at = end + 9 if end > 0 else len(data)
        if not inflates(data[start : end if end > 0 else len(data)]):
            return Streams(False, others)
    return Streams(True, others)
