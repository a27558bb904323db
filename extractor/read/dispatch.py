"""Hands a file to the reader of its kind; what the file is, its content says."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

from extractor.read import refusals
from extractor.read.sniff import sniff
from extractor.read.upright import upright
from schemas.document import Document

LARGEST = 256 * 2**20


def read(path: Path, *, name: str | None = None, password: str | None = None) -> Document:
    """Reads a file; ``name`` is what the document is called in its submission. Raises UnreadableFile."""
    name = name if name is not None else path.name
    return read_bytes(name, _content(path, name), password=password)


def read_bytes(name: str, data: bytes, *, password: str | None = None) -> Document:
    """Reads the content of a file. Raises UnreadableFile."""
    if not data:
        raise refusals.empty(name)
    if len(data) > LARGEST:
        raise refusals.too_large(name, LARGEST >> 20)
    kind = sniff(data)
    reader = _READERS.get(kind)
    if reader is None:
        raise refusals.refusal(name, kind)
    return upright(reader(name, data, password))


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST and path.is_file():
            raise refusals.too_large(name, LARGEST >> 20)
        return path.read_bytes()
    except FileNotFoundError:
        raise refusals.missing(name) from None
    except IsADirectoryError:
        raise refusals.a_folder(name) from None
    except PermissionError:
        raise refusals.not_allowed(name) from None
    except OSError as error:
        raise refusals.not_readable(name, error.strerror or type(error).__name__) from None


# Readers are imported when they are first needed: most runs need one or two of them.


def _text(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.text import read_text

    return read_text(name, data)


def _docx(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.docx import read_docx

    return read_docx(name, data)


def _xlsx(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.xlsx import read_xlsx

    return read_xlsx(name, data)


def _xls(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.xls import read_xls

    return read_xls(name, data)


def _pdf(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.pdf import read_pdf

    return read_pdf(name, data, password=password)


def _image(name: str, data: bytes, password: str | None) -> Document:
    if any(importlib.util.find_spec(part) is None for part in ("rapidocr", "onnxruntime")):
        raise refusals.without_ocr(name)
    from extractor.read.picture import read_picture

    return read_picture(name, data)


def _broken_zip(name: str, data: bytes, password: str | None) -> Document:
    from extractor.read.archive import OfficeArchive

    OfficeArchive(name, data)
    raise refusals.damaged(name)


_READERS: dict[str, Callable[[str, bytes, str | None], Document]] = {
    "text": _text,
    "docx": _docx,
    "xlsx": _xlsx,
    "xls": _xls,
    "pdf": _pdf,
    "image": _image,
    "broken zip": _broken_zip,
}
