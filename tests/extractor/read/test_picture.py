"""Pictures on PDF pages; what is printed on them is the business of OCR, tested elsewhere."""

import io

import pytest
from PIL import Image

from extractor.read import pdf, picture
from schemas.document import Block, Document
from schemas.errors import UnreadableFile


def a_picture(kind: str, size: tuple[int, int] = (400, 300), pages: int = 1) -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("L", size, 255 - page) for page in range(pages)]
    if pages > 1:
        frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])
    else:
        frames[0].save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/tiff")])
def test_a_picture_becomes_a_document_of_its_own_type(
    kind: str, media_type: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def read_pdf(name: str, data: bytes) -> Document:
        seen.append(data)
        block = Block(kind="paragraph", start=0, end=1)
        return Document(name=name, media_type="application/pdf", sha256="0", text="字", raw="字", blocks=(block,))

    monkeypatch.setattr(pdf, "read_pdf", read_pdf)
    data = a_picture(kind)
    document = picture.read_picture("扫描.png", data)
    assert seen[0].startswith(b"%PDF-")
    assert document.media_type == media_type
    assert document.sha256 != "0"


def test_every_page_of_a_tiff(monkeypatch: pytest.MonkeyPatch) -> None:
    assert picture._as_pdf("a.tif", a_picture("TIFF", pages=3)).count(b"/Type /Page\n") == 3


def test_damaged_and_oversized(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFile) as refused:
        picture._as_pdf("a.png", a_picture("PNG")[:60])
    assert refused.value.reason == "damaged"
    monkeypatch.setattr(picture, "_LARGEST", 1000)
    with pytest.raises(UnreadableFile) as refused:
        picture._as_pdf("a.png", a_picture("PNG"))
    assert refused.value.reason == "too_large"
