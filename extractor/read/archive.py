"""The zip of an Office file, opened with bounds: sizes, members, document types. Nothing is unpacked to disk."""

import io
import re
import struct
import zipfile
import zlib

from extractor.read.refusals import damaged, hostile, strict_office, truncated
from schemas.errors import UnreadableFile

MEMBERS = 5000
TOTAL = 200 * 2**20
ONE_XML = 64 * 2**20
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, ValueError, RuntimeError, OSError,
)  # fmt: skip
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without a bound
_DOCTYPE = re.compile(rb"<!\s*DOCTYPE|<!\s*ENTITY|<\x00!\x00D\x00O\x00C\x00|\x00<\x00!\x00D\x00O\x00C")
_STRICT = b"purl.oclc.org/ooxml/officeDocument"


class OfficeArchive:
    """The members of an Office file as bytes. Raises UnreadableFile for what is broken or made to harm."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._archive = _opened(name, data)
        members = self._archive.infolist()
        _bounded(name, members)
        self.names = frozenset(member.filename for member in members)
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                self._refuse_markup(member.filename)

    def read(self, member: str) -> bytes:
        """The content of a member; its declared size, checked before, is the most that is unpacked."""
        try:
            return self._archive.read(member)
        except _BROKEN:
            raise damaged(self._name) from None

    def _refuse_markup(self, member: str) -> None:
        content = self.read(member)
        if _DOCTYPE.search(content):
            raise hostile(self._name)
        if member == "_rels/.rels" and _STRICT in content:
            raise strict_office(self._name)


def _opened(name: str, data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise (damaged(name) if b"PK\x05\x06" in data[-66000:] else truncated(name)) from None


def _bounded(name: str, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise damaged(name)
    if any(member.compress_type not in _PLAIN_METHODS for member in members):
        raise hostile(name)
    largest_xml = max((m.file_size for m in members if m.filename.endswith((".xml", ".rels"))), default=0)
    if largest_xml > ONE_XML:
        raise UnreadableFile(
            name,
            "too_large",
            f"其中一部分解压后超过 {ONE_XML >> 20} MB（行数过多，或疑似压缩炸弹）；请把自评报告或自评表单独存为一个文件",
            f"a part of it unpacks to more than {ONE_XML >> 20} MB (far too many rows, or a zip bomb); "
            "save the report or form in a file of its own",
        )
    if len(members) > MEMBERS or sum(m.file_size for m in members) > TOTAL:
        raise UnreadableFile(
            name,
            "too_large",
            f"解压后超过 {TOTAL >> 20} MB（疑似压缩炸弹或内嵌大量图片）；请删去图片、另存后重试",
            f"it unpacks to more than {TOTAL >> 20} MB (a zip bomb, or full of pictures); remove them and save again",
        )
