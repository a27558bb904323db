"""Submissions: which files of a folder count, and what they are called."""

from pathlib import Path

import pytest

from review.submission import files_of
from schemas.errors import BadSettings


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")


def names(*paths: Path) -> list[str]:
    return [file.name for file in files_of(paths)]


def test_a_folder_is_one_submission_without_hidden_and_temporary_files(tmp_path: Path) -> None:
    make(
        tmp_path,
        "报告.docx",
        "附件/表.xlsx",
        "~$报告.docx",
        ".~lock.报告.docx#",
        ".git/a.txt",
        "__MACOSX/b.txt",
        "x.py",
    )
    assert names(tmp_path) == ["报告.docx", "附件/表.xlsx"]


def test_what_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "旧报告.doc", "扫描.jpg", "附件.zip")
    assert names(tmp_path) == ["扫描.jpg", "旧报告.doc", "附件.zip"]


def test_our_own_files_are_no_part_of_a_submission(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "hedui.toml", "hedui-waivers.toml", "golden.md")
    assert names(tmp_path) == ["a.txt", "golden.md"]


def test_files_are_called_by_their_names(tmp_path: Path) -> None:
    make(tmp_path, "一/报告.txt", "二/表.txt")
    assert names(tmp_path / "一" / "报告.txt", tmp_path / "二" / "表.txt") == ["报告.txt", "表.txt"]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    make(tmp_path, "一/报告.txt", "二/报告.txt")
    assert names(tmp_path / "一", tmp_path / "二") == ["一/报告.txt", "二/报告.txt"]


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    make(tmp_path, "报告.txt")
    assert names(tmp_path / "报告.txt", tmp_path, tmp_path / "." / "报告.txt") == ["报告.txt"]


def test_a_missing_file_is_left_to_the_reader(tmp_path: Path) -> None:
    assert names(tmp_path / "没有.txt") == ["没有.txt"]


def test_a_folder_without_documents_is_wrong_use(tmp_path: Path) -> None:
    make(tmp_path, "a.py")
    with pytest.raises(BadSettings, match="no file that Hedui reads"):
        files_of([tmp_path])
