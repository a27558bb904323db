"""Pictures of pages (.png, .jpg, .tif …): set on PDF pages of their size, then read as any scanned PDF is."""

import hashlib
import io
import warnings

from PIL import Image, ImageSequence, UnidentifiedImageError

from extractor.read.refusals import damaged_picture, too_large_picture
from schemas.document import Document

_LARGEST = 80_000_000  # pixels of one picture; A3 at 400 dpi has 31 million
_MOST_PAGES = 200
_DOTS_PER_INCH = 200


def read_picture(name: str, data: bytes) -> Document:
    """A picture as a Document, by OCR. Raises UnreadableFile."""
    from extractor.read.pdf import read_pdf

    document = read_pdf(name, _as_pdf(name, data))
    return document.model_copy(
        update={"media_type": Image.MIME.get(_format(data), "image/*"), "sha256": hashlib.sha256(data).hexdigest()}
    )


def _format(data: bytes) -> str:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.format or ""


def _as_pdf(name: str, data: bytes) -> bytes:
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data)) as picture:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if picture.width * picture.height > _LARGEST or getattr(picture, "n_frames", 1) > _MOST_PAGES:
                raise too_large_picture(name)
            pages = [page.convert("RGB") for page in ImageSequence.Iterator(picture)]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise damaged_picture(name) from None
    except Image.DecompressionBombError:
        raise too_large_picture(name) from None
    pdf = io.BytesIO()
    pages[0].save(pdf, "PDF", save_all=True, append_images=pages[1:], resolution=_DOTS_PER_INCH, quality=95)
    return pdf.getvalue()
