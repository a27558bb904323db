"""What a file is, told by its content and never by its name."""

import io
import re
import zipfile

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")


def sniff(data: bytes) -> str:
    """``pdf``, ``docx``, ``xlsx``, ``xls``, ``image``, ``text``, ``broken zip``, or what it is that cannot be read."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(_OTHER_ARCHIVES) or data.startswith(b"PK\x05\x06"):
        return "archive"
    if data.startswith(_IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image" if not _reads_as_text(data) else "text"
    if data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:  # the standard's readers allow something in front of the header
        return "pdf"
    return "text"


def _reads_as_text(data: bytes) -> bool:
    """``BM…`` and ``GIF8…`` may begin a text as well."""
    return data[:2] in (b"BM", b"GI") and b"\x00" not in data[:64]


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return "broken zip"
    if "word/document.xml" in names or any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return "docx"
    if any(name.startswith("xl/workbook") and name.endswith(".xml") for name in names):
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "OFD.xml" in names:
        return "ofd"
    if "mimetype" in names or "content.xml" in names:
        return "opendocument"
    return "pptx" if any(name.startswith("ppt/") for name in names) else "archive"


def _kind_of_ole(data: bytes) -> str:
    """The streams of a compound file are told by their names, which are UTF-16 in its directory."""
    streams = {
        "encrypted office": "EncryptedPackage",
        "xls": "Workbook",
        "doc": "WordDocument",
        "ppt": "PowerPoint Document",
    }
    for kind, stream in streams.items():
        if stream.encode("utf-16-le") in data:
            return kind
    return "xls" if "Book".encode("utf-16-le") in data else "ole"
