"""A damaged PDF is refused with its reason, never read in part without a word."""

import contextlib
import io
import random

import pikepdf
import pytest

from extractor.read import pdf
from extractor.read.pdf import read_pdf
from extractor.read.pdf_damage import inflates, look_at_streams
from schemas.errors import UnreadableFile
from tests.pdf_paper import Paper, paper, prose

LINES = [f"第{at}项支出{at}2.5万元，完成率9{at % 10}.4%。" for at in range(1, 25)]


@pytest.fixture(autouse=True)
def _without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gibberish would be sent there, and that is not what is tested here."""
    monkeypatch.setattr(pdf, "ocr_is_installed", lambda: False)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return paper(prose(LINES), pageCompression=1)


def _deflated(data: bytes) -> bytes:
    """Saved as most producers do: deflated streams without ASCII armour, objects in streams."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
    return target.getvalue()


def _reason(data: bytes, password: str | None = None) -> str:
    with pytest.raises(UnreadableFile) as error:
        read_pdf("报告.pdf", data, password=password)
    assert error.value.message.zh.startswith("报告.pdf：")
    assert error.value.message.en.startswith("报告.pdf: ")
    return error.value.reason


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
def test_a_file_that_breaks_off_is_truncated(whole: bytes, share: float) -> None:
    assert _reason(_deflated(whole)[: int(len(_deflated(whole)) * share)]) == "truncated"


def _bytes_of_streams(data: bytes) -> list[int]:
    found: list[int] = []
    at = 0
    while (start := data.find(b"stream\n", at)) >= 0:
        at = data.index(b"endstream", start) + 9
        found += range(start + 7, at - 10)
    return found


def test_a_flipped_bit_in_a_stream_is_found(whole: bytes) -> None:
    data = _deflated(whole)
    places = _bytes_of_streams(data)
    rng = random.Random(7)
    for _ in range(60):
        broken = bytearray(data)
        broken[rng.choice(places)] ^= 1 << rng.randrange(8)
        assert _reason(bytes(broken)) == "damaged"


def test_flipped_bits_anywhere_end_in_a_document_or_a_reason(whole: bytes) -> None:
    rng = random.Random(8)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(rng.choice([1, 5, 50])):
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        with contextlib.suppress(UnreadableFile):
            read_pdf("a.pdf", bytes(broken))


def test_what_follows_the_end_does_no_harm(whole: bytes) -> None:
    assert read_pdf("a.pdf", whole + b"\n" * 600).raw == read_pdf("a.pdf", whole).raw


def _encrypted(data: bytes, user: str, owner: str) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(target, encryption=pikepdf.Encryption(user=user, owner=owner))
    return target.getvalue()


def test_the_password_opens_and_a_wrong_one_is_told(whole: bytes) -> None:
    locked = _encrypted(whole, "kaimen", "zhuren")
    assert _reason(locked) == "encrypted"
    assert _reason(locked, "cuole") == "wrong_password"
    assert read_pdf("a.pdf", locked, password="kaimen").raw == read_pdf("a.pdf", whole).raw


def test_a_file_that_only_its_owner_may_change_opens(whole: bytes) -> None:
    assert read_pdf("a.pdf", _encrypted(whole, "", "zhuren")).raw == read_pdf("a.pdf", whole).raw


def test_a_picture_with_the_suffix_of_a_pdf() -> None:
    assert _reason(b"\x89PNG\r\n\x1a\n" + bytes(500)) == "unsupported"
    assert _reason(b"once upon a time") == "unsupported"


def test_a_pdf_without_pages() -> None:
    target = io.BytesIO()
    pikepdf.new().save(target)
    assert _reason(target.getvalue()) == "empty"


def test_checksums() -> None:
    import zlib

    data = zlib.compress("预算".encode() * 500)
    assert inflates(data)
    assert inflates(data + b"\r\n")
    assert inflates(data[:-4])  # no checksum, but complete
    assert not inflates(data[:-1] + bytes([data[-1] ^ 1]))
    assert not inflates(data[: len(data) // 2])
    assert inflates(b"")


def test_streams_are_found_in_the_file(whole: bytes) -> None:
    assert look_at_streams(_deflated(whole)).whole
    assert look_at_streams(b"1 0 obj << /Length 3 >> stream\nabc\nendstream endobj").others


def test_a_picture_that_rotted_does_not_hide_the_text() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(sheet: Paper) -> None:
        sheet.text(80, 60, "支出12.5万元。")
        sheet.canvas.drawImage(ImageReader(Image.effect_noise((40, 40), 50)), 300, 300, 40, 40)

    data = bytearray(_deflated(paper(draw)))
    start = data.index(b"stream", data.index(b"/Subtype /Image")) + 40
    data[start] ^= 0xFF
    assert read_pdf("a.pdf", bytes(data)).raw == "支出12.5万元。"
