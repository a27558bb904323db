"""Bytes of a text file to its code points; an encoding is accepted only where it fits strictly."""

import codecs
import re
import unicodedata

from schemas.errors import UnreadableFile

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(name: str, data: bytes) -> str:
    """The code points of the file, byte order mark included; UTF-8, UTF-16 with its mark, or GB18030."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(
            name, "empty", "文件是空的，请重新导出或上传", "the file is empty; export or upload it again"
        )
    text = _utf16(name, data) or _utf8(name, data) or _gb18030(data)
    if text is None or _NO_TEXT.search(text):
        raise UnreadableFile(
            name,
            "unsupported",
            "不是文本文件（不是 UTF-8、UTF-16 或 GB18030 编码的文字），请另存为 UTF-8 文本、docx、xlsx 或 PDF",
            "not a text file (no UTF-8, UTF-16 or GB18030 text); save it as UTF-8 text, docx, xlsx or PDF",
        )
    return text


def _utf16(name: str, data: bytes) -> str | None:
    encoding = _UTF16.get(data[:2])
    if encoding is None:
        return None
    if len(data) % 2:
        raise _broken(name, "truncated", len(data), data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(name, "damaged", error.start, data) from None


def _utf8(name: str, data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # a few bad bytes in UTF-8 would also decode as GB18030, into other figures and words
        if _mostly_utf8(data):
            at_end = error.start >= len(data) - 3
            raise _broken(name, "truncated" if at_end else "damaged", error.start, data) from None
        return None


def _mostly_utf8(data: bytes) -> bool:
    tolerant = data.decode("utf-8", errors="replace")
    broken = tolerant.count("\ufffd")
    whole = sum(character > "\x7f" for character in tolerant) - broken
    return whole > 20 * broken


def _gb18030(data: bytes) -> str | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    nowhere = sum(unicodedata.category(character) in ("Co", "Cn", "Cc") for character in foreign)
    return text if nowhere * 50 <= len(foreign) else None


def _broken(name: str, reason: str, offset: int, data: bytes) -> UnreadableFile:
    line = data.count(b"\n", 0, offset) + 1
    return UnreadableFile(
        name,
        reason,
        f"文本在第 {line} 行（第 {offset} 字节）处损坏或被截断，请从原文件重新导出",
        f"the text is damaged or cut off at line {line} (byte {offset}); export it again from the original",
    )
