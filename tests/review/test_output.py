"""Output files appear whole or not at all."""

from pathlib import Path

import pytest

from review.output import write
from schemas.errors import BadSettings


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write(b"new", tmp_path / "out" / "r.txt")
    assert (tmp_path / "out" / "r.txt").read_bytes() == b"new"
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["r.txt"]


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.txt").write_bytes(b"old")

    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(b"new", tmp_path / "r.txt")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("r.txt", b"old")]


def test_a_place_that_cannot_be_written_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadSettings, match=r"file/r\.txt: cannot be written"):
        write(b"new", tmp_path / "file" / "r.txt")
