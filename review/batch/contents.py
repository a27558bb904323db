"""From a place to what the store and a worker need: every file with the digest of its content.

Every byte is read on every run. Size and time would be quicker to ask, but they do not prove that a file is the same:
copying tools set times back, and a corrected figure has as many digits as the wrong one. A second run over an unchanged
folder spends next to all its time elsewhere anyway (``benchmarks/bulk``).
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from extractor.read.dispatch import LARGEST
from review.batch.job import SubmissionFile
from review.batch.places import Place
from review.store.enrolment import Candidate, HandedIn

_PIECE = 1 << 20


def taken_in(place: Place) -> tuple[Candidate, tuple[SubmissionFile, ...]]:
    """The submission as it is now, and its files as a worker reads them."""
    files = place.files()
    handed_in = tuple(HandedIn(name, *digest_and_size(path)) for path, name in files)
    candidate = Candidate(place.name, handed_in, place.origin, place.department, place.year)
    paths = (path for path, _ in files)
    return candidate, tuple(
        SubmissionFile(path, each.name, each.sha256) for path, each in zip(paths, handed_in, strict=True)
    )


def digest_and_size(path: Path) -> tuple[str, int]:
    """The digest of a file's content. What cannot be read has one of its own, so that it counts as changed later."""
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            return _marked("not a file", path), 0
        if known.st_size > LARGEST:  # it will be refused for its size
            return _marked("too large", path, known.st_size, known.st_mtime_ns), known.st_size
        return _digest(path)
    except OSError as error:
        return _marked("not readable", path, error.errno), 0


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _marked(*facts: object) -> str:
    return hashlib.sha256(
        repr([os.fspath(each) if isinstance(each, Path) else each for each in facts]).encode("utf-8", "surrogateescape")
    ).hexdigest()
