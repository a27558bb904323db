"""Files on their way to the hosts that check them, known by their content: in a shared folder, or in the store."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select

from review.batch.job import SubmissionFile
from review.store.enrolment import add_missing
from review.store.opening import Store
from review.store.tables import ContentRow
from schemas.errors import BadSettings

_AT_ONCE = 8 << 20
"""Bytes that go to the store in one transaction, unless a single file has more."""


class Lost(Exception):
    """A file is neither in the shared folder nor in the store."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def hand_over(store: Store, files: Sequence[tuple[Path, str]], folder: Path | None) -> set[str]:
    """Put files, each with its digest, where workers find them; the digests of those that cannot travel.

    What is there already stays as it is. A file that cannot be read, or is no longer what was entered, does not travel.
    """
    if folder is not None:
        return {sha256 for path, sha256 in files if not _copied(path, _place(folder, sha256))}
    there = _known(store, [sha256 for _, sha256 in files])
    stay: set[str] = set()
    rows: list[dict[str, object]] = []
    size = 0
    for path, sha256 in files:
        if sha256 in there:
            continue
        content = _content(path, sha256)
        if content is None:
            stay.add(sha256)
            continue
        there.add(sha256)
        rows.append({"sha256": sha256, "content": content})
        size += len(content)
        if size >= _AT_ONCE:
            _put(store, rows)
            rows, size = [], 0
    _put(store, rows)
    return stay


def shared_folder(folder: Path | None) -> Path | None:
    """The folder if it can be used; it must exist, so that an unmounted share is noticed."""
    if folder is not None and not folder.is_dir():
        raise BadSettings(
            zh=f"共享文件夹 {folder} 不存在，请检查是否已挂载",
            en=f"the shared folder {folder} does not exist; is it mounted?",
        )
    return folder


@contextmanager
def fetched(
    store: Store, files: Sequence[tuple[str, str]], folder: Path | None
) -> Iterator[tuple[SubmissionFile, ...]]:
    """The files of a submission (name and digest) where this host can read them."""
    with tempfile.TemporaryDirectory(prefix="hedui-") as ours:
        yield tuple(
            SubmissionFile(_path(store, name, sha256, folder, Path(ours, f"{at}")), name, sha256)
            for at, (name, sha256) in enumerate(files)
        )


def _path(store: Store, name: str, sha256: str, folder: Path | None, ours: Path) -> Path:
    if folder is not None and (shared := _place(folder, sha256)).is_file():
        return shared
    with store.reading() as connection:
        content = connection.scalar(select(ContentRow.content).where(ContentRow.sha256 == sha256))
    if content is None:
        raise Lost(name)
    ours.write_bytes(content)
    return ours


def _content(path: Path, sha256: str) -> bytes | None:
    """The bytes, if they are still those that were entered; a worker tells what it does not find."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256


def _copied(path: Path, target: Path) -> bool:
    """All of it or nothing: whoever looks meanwhile finds no half of a file."""
    if target.is_file():
        return True
    content = _content(path, target.name)
    if content is None:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(unfinished).chmod(0o644)  # workers may run under another name
        Path(unfinished).replace(target)
        return True
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _known(store: Store, digests: Sequence[str]) -> set[str]:
    with store.reading() as connection:
        return set(connection.scalars(select(ContentRow.sha256).where(ContentRow.sha256.in_(digests))))


def _put(store: Store, rows: Sequence[dict[str, object]]) -> None:
    if rows:
        with store.writing() as connection:
            add_missing(connection, ContentRow, rows)
