import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review.batch.places import places, printable_name
from schemas.errors import BadSettings


def made(root: Path, *files: str) -> Path:
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("某局")
    return root


def names(*paths: Path) -> list[str]:
    return [place.name for place in places(paths)]


def test_each_folder_and_each_file_is_a_submission_in_the_order_of_names(tmp_path: Path) -> None:
    made(tmp_path, "乙/报告.txt", "甲/报告.txt", "丙.txt")
    assert names(tmp_path) == ["丙.txt", "乙", "甲"]
    assert names(tmp_path) == names(tmp_path)


def test_files_are_named_relative_to_their_submission(tmp_path: Path) -> None:
    made(tmp_path, "甲/附件/表.xlsx", "甲/报告.txt", "乙.txt")
    single, folder = places([tmp_path])
    assert [name for _, name in single.files()] == ["乙.txt"]
    assert sorted(name for _, name in folder.files()) == ["报告.txt", "附件/表.xlsx"]


def test_what_systems_and_programs_leave_is_no_submission(tmp_path: Path) -> None:
    made(tmp_path, ".hidden/a.txt", "~$报告.docx", "hedui.toml", "甲/报告.txt", "甲/desktop.ini", "甲/Thumbs.db")
    made(tmp_path, "hedui.db", "hedui.db-wal", "说明.mp4")
    assert names(tmp_path) == ["甲"]
    assert [name for _, name in places([tmp_path])[0].files()] == ["报告.txt"]


def test_a_file_without_its_ending_is_told_by_its_beginning(tmp_path: Path) -> None:
    (tmp_path / "报告").write_bytes(b"%PDF-1.7\n...")
    (tmp_path / "报告.docx.bak").write_bytes(b"PK\x03\x04...")
    (tmp_path / "日志").write_bytes(b"nothing of ours")
    assert names(tmp_path) == ["报告", "报告.docx.bak"]


def test_the_same_name_in_two_folders_is_led_by_the_folder(tmp_path: Path) -> None:
    made(tmp_path, "2022/甲/报告.txt", "2023/甲/报告.txt", "2023/乙/报告.txt")
    assert names(tmp_path / "2022", tmp_path / "2023") == ["2022/甲", "乙", "2023/甲"]


def test_what_is_written_beside_them_is_left_out(tmp_path: Path) -> None:
    made(tmp_path, "甲/报告.txt", "结果.xlsx")
    assert [place.name for place in places([tmp_path], skip=[tmp_path / "结果.xlsx"])] == ["甲"]


def test_an_empty_folder_is_a_submission_without_files(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (empty,) = places([tmp_path])
    assert (empty.name, empty.files()) == ("甲", [])


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Callable[[str, int], None]]:
    """Makes nested folders in the working folder; Python's own tools cannot remove them."""

    def dig(name: str, levels: int) -> None:
        for _ in range(levels):
            Path(name).mkdir()
            os.chdir(name)
        Path("报告.txt").write_text("某局")

    before = Path.cwd()
    made(tmp_path, "甲/报告.txt")
    os.chdir(tmp_path / "甲")
    yield dig
    os.chdir(before)
    subprocess.run(["rm", "-rf", str(tmp_path / "甲")], check=True)


def test_no_folder_is_too_deep(tmp_path: Path, deep: Callable[[str, int], None]) -> None:
    deep("d", 1200)
    (place,) = places([tmp_path])
    assert len(place.files()) == 2


def test_a_folder_that_is_deeper_than_a_path_may_be_is_told(tmp_path: Path, deep: Callable[[str, int], None]) -> None:
    deep("深" * 80, 20)
    (place,) = places([tmp_path])
    assert [path.name for path, _ in place.files()] == ["报告.txt", "深" * 80]


def test_a_folder_that_loops_into_itself_ends(tmp_path: Path) -> None:
    made(tmp_path, "甲/报告.txt")
    (tmp_path / "甲" / "again").symlink_to(tmp_path, target_is_directory=True)
    (place,) = places([tmp_path])
    assert [name for _, name in place.files()] == ["报告.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    made(tmp_path, "甲/报告.txt")
    os.mkfifo(tmp_path / "甲" / "管道.txt")
    (place,) = places([tmp_path])
    assert [name for _, name in place.files()] == ["报告.txt"]


def test_names_that_are_no_utf8_are_read_as_gb18030(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + "/民政局".encode("gb18030")
    Path(os.fsdecode(raw)).mkdir()
    Path(os.fsdecode(raw + "/报告.txt".encode("gb18030"))).write_text("某局")
    (place,) = places([tmp_path])
    assert place.name == "民政局"
    ((path, name),) = place.files()
    assert (name, path.read_text()) == ("报告.txt", "某局")


def test_any_bytes_make_a_name_that_can_be_written() -> None:
    assert printable_name(os.fsdecode(b"\xff\xfe\x80")).encode()


def test_nothing_there_and_no_submission_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such file"):
        places([tmp_path / "none"])
    with pytest.raises(BadSettings, match="no submission"):
        places([tmp_path])
