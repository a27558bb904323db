"""One door for all files: the content decides, and what cannot be read says why and what to do."""

import io
import pickle
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from extractor.read import archive, dispatch, read, read_bytes
from extractor.read.sniff import sniff
from schemas.errors import UnreadableFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40


def a_docx() -> bytes:
    source = docx.Document()
    source.add_paragraph("全年支出10万元。")
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def an_xlsx() -> bytes:
    book = Workbook()
    assert book.active is not None
    book.active.append(["甲", 1])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return buffer.getvalue()


def with_member(data: bytes, member: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    return zipped(members | {member: content})


def reason(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read_bytes(name, data)
    error = refused.value
    assert error.name == name
    assert error.message.zh.startswith(f"{name}：")
    assert error.message.en.startswith(f"{name}: ")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    return error.reason


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.xlsx", "无后缀"])
def test_content_decides_and_not_the_name(name: str) -> None:
    assert read_bytes(name, "支出10万元".encode()).media_type == "text/plain"
    assert "wordprocessingml" in read_bytes(name, a_docx()).media_type
    assert "spreadsheetml" in read_bytes(name, an_xlsx()).media_type


def test_read_keeps_the_name_it_is_given(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text("支出10万元", encoding="utf-8")
    assert read(path).name == "报告.txt"
    assert read(path, name="部门/报告.txt").name == "部门/报告.txt"


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.docx", tmp_path, tmp_path / "a" / "b.txt"):
        with pytest.raises(UnreadableFile) as refused:
            read(path)
        assert refused.value.reason == "missing"


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1", encoding="utf-8")

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(UnreadableFile, match="permission"):
        read(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFile) as refused:
        read(path)
    assert refused.value.reason == "too_large"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("旧.doc", OLE + "WordDocument".encode("utf-16-le"), "unsupported"),
        ("旧.wps", OLE, "unsupported"),
        ("密.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.rtf", b"{\\rtf1 text}", "unsupported"),
        ("a.ofd", zipped({"OFD.xml": b"<x/>"}), "unsupported"),
        ("a.ods", zipped({"mimetype": b"x", "content.xml": b"<x/>"}), "unsupported"),
        ("a.zip", zipped({"报告.docx": b"x"}), "unsupported"),
        ("a.rar", b"Rar!\x1a\x07\x00", "unsupported"),
        ("a.txt", b"\x00\x01\x02" * 50, "unsupported"),
    ],
)
def test_what_is_not_read(name: str, data: bytes, expected: str) -> None:
    assert reason(name, data) == expected


def test_a_picture_without_ocr_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UnreadableFile, match="hedui\\[ocr\\]"):
        read_bytes("扫描.pdf", PNG)


@pytest.mark.parametrize("build", [a_docx, an_xlsx])
def test_truncated_office_files(build: object) -> None:
    data = build()  # type: ignore[operator]
    assert reason("a.docx", data[: len(data) // 2]) == "truncated"


@pytest.mark.parametrize("member", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_entities_are_refused(member: str) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert reason("a.docx", with_member(a_docx(), member, bomb)) == "damaged"


def test_zip_bombs_are_refused_before_they_are_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "ONE_XML", 10**6)
    assert reason("a.docx", with_member(a_docx(), "word/bomb.xml", b"0" * 2 * 10**6)) == "too_large"
    monkeypatch.setattr(archive, "TOTAL", 10**6)
    assert reason("a.docx", with_member(a_docx(), "word/media/a.bin", b"0" * 2 * 10**6)) == "too_large"


def test_a_member_larger_than_it_declares() -> None:
    data = with_member(a_docx(), "word/extra.xml", b"<x>" + b"0" * 100_000 + b"</x>")
    size = struct.pack("<I", 100_007)
    assert data.count(size) >= 2
    assert reason("a.docx", data.replace(size, struct.pack("<I", 10))) == "damaged"


def test_a_flipped_bit_is_found() -> None:
    data = bytearray(a_docx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as source:
        offset = source.getinfo("word/document.xml").header_offset
    data[offset + 200] ^= 0xFF
    assert reason("a.docx", bytes(data)) == "damaged"


def test_a_workbook_without_its_number_formats() -> None:
    with zipfile.ZipFile(io.BytesIO(an_xlsx())) as source:
        members = {name: source.read(name) for name in source.namelist() if name != "xl/styles.xml"}
    assert reason("a.xlsx", zipped(members)) == "damaged"


def test_well_formed_zip_with_broken_xml() -> None:
    assert reason("a.docx", with_member(a_docx(), "word/document.xml", b"<w:document><w:body>")) == "damaged"


def test_pictures_and_texts_that_begin_alike() -> None:
    assert sniff(b"BM\x46\x00\x00\x00\x00\x00") == "image"
    assert sniff("BMI指数平均22.5".encode()) == "text"
    assert sniff(b"\n\n%PDF-1.7\n") == "pdf"


@given(
    st.binary(min_size=1, max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", OLE[:8], b"\xff\xfe", zlib.compress(b"x")]),
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        document = read_bytes("x.docx", start + data)
    except UnreadableFile:
        return
    assert document.text
