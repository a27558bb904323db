"""Files travel by their content: in a shared folder or in the store, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from review.cluster.travelling import Lost, fetched, hand_over, shared_folder
from review.store.enrolment import add_missing
from review.store.opening import Store, open_store
from review.store.runs import now
from review.store.tables import DocumentRow
from schemas.errors import BadSettings

TEXT = "执行率90%。".encode()
SHA256 = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "x.db") as opened:
        with opened.writing() as connection:
            add_missing(connection, DocumentRow, [{"sha256": SHA256, "size": len(TEXT), "added": now()}])
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT)
    return path


@pytest.mark.parametrize("shared", [False, True])
def test_what_is_handed_over_is_fetched(store: Store, file: Path, tmp_path: Path, shared: bool) -> None:
    folder = tmp_path / "shared" if shared else None
    if folder is not None:
        folder.mkdir()
    for _ in range(2):  # the second time it is there already
        assert hand_over(store, [(file, SHA256), (file, SHA256)], folder) == set()
    file.unlink()
    with fetched(store, [("a/报告.txt", SHA256)], folder) as files:
        assert [(each.name, each.sha256, each.path.read_bytes()) for each in files] == [("a/报告.txt", SHA256, TEXT)]
        kept = files[0].path
    assert kept.exists() is shared


@pytest.mark.parametrize("shared", [False, True])
def test_what_changed_or_cannot_be_read_stays(store: Store, file: Path, tmp_path: Path, shared: bool) -> None:
    folder = tmp_path if shared else None
    file.write_bytes(TEXT + b"!")
    assert hand_over(store, [(file, SHA256)], folder) == {SHA256}
    assert hand_over(store, [(tmp_path / "gone.txt", SHA256)], folder) == {SHA256}
    with pytest.raises(Lost, match="report"), fetched(store, [("report.txt", SHA256)], folder):
        pass


def test_the_store_helps_where_the_shared_folder_does_not(store: Store, file: Path, tmp_path: Path) -> None:
    hand_over(store, [(file, SHA256)], None)
    with fetched(store, [("report.txt", SHA256)], tmp_path / "not mounted") as files:
        assert files[0].path.read_bytes() == TEXT


def test_a_share_that_is_not_mounted_is_told(tmp_path: Path) -> None:
    assert shared_folder(None) is None
    assert shared_folder(tmp_path) == tmp_path
    with pytest.raises(BadSettings, match="mounted"):
        shared_folder(tmp_path / "not there")
