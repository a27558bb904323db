"""Which program checks: a digest of all code and data that decide what is found, so that a changed rule checks again."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_DECIDE = ("schemas", "extractor", "prompts", "scoring")
_OF_REVIEW = (
    "labelling.py",
    "pipeline.py",
    "excerpt.py",
    "submission.py",
    "waivers.py",
    "batch/asking.py",
    "batch/checking.py",
    "batch/run_submission.py",
)
_LIBRARIES = ("lark", "onnxruntime", "openpyxl", "pdfplumber", "pikepdf", "pypdfium2", "python-docx", "rapidocr")
_KINDS = (".py", ".toml", ".yaml", ".lark", ".md", ".txt", ".json")


@cache
def engine() -> str:
    """The digest, the same wherever the same sources are installed; neither git nor a build is asked."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(f"{file.relative_to(_ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    for fact in _surroundings():
        digest.update(f"{fact}\0".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for package in _DECIDE:
        yield from sorted(file for file in (_ROOT / package).rglob("*") if file.suffix in _KINDS and file.is_file())
    yield from (_ROOT / "review" / name for name in _OF_REVIEW)


def _surroundings() -> Iterator[str]:
    """What the sources lean on and can read a file differently in another version."""
    yield f"python {sys.version_info.major}.{sys.version_info.minor} unicode {unicodedata.unidata_version}"
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:  # an extra that is not installed: its files are refused
            yield f"{name} -"
