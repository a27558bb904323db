from pathlib import Path

import pytest

from review.batch.manifest import places
from schemas.errors import BadSettings


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    for file in ("甲一.txt", "甲二.txt", "下/乙.txt"):
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text("某局")
    manifest = folder / "清单.csv"
    manifest.write_bytes(text.encode(encoding))
    return manifest


def test_files_are_gathered_by_submission_with_department_and_year(tmp_path: Path) -> None:
    text = "submission,file,department,year\n甲,甲一.txt,民政局,2023\n乙,下/乙.txt,,\n甲,甲二.txt,,\n"
    one, two = places(written(tmp_path, text))
    assert (one.name, one.department, one.year) == ("甲", "民政局", "2023")
    assert [name for _, name in one.files()] == ["甲一.txt", "甲二.txt"]
    assert (two.name, two.department, [name for _, name in two.files()]) == ("乙", None, ["乙.txt"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_what_excel_writes_in_china_is_read(tmp_path: Path, encoding: str) -> None:
    (one,) = places(written(tmp_path, "材料,文件,部门\r\n甲,甲一.txt,民政局\r\n\r\n", encoding))
    assert (one.name, one.department) == ("甲", "民政局")


def test_paths_may_be_relative_to_a_folder(tmp_path: Path) -> None:
    manifest = written(tmp_path, "submission,file\n乙,乙.txt\n")
    (one,) = places(manifest, tmp_path / "下")
    assert [path.read_text() for path, _ in one.files()] == ["某局"]


def test_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    (one,) = places(written(tmp_path, "submission,file\n乙,下\n"))
    assert [name for _, name in one.files()] == ["乙.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("submission\n甲\n", "lacks file"),
        ("submission,file,colour\n甲,a,b\n", "unknown columns colour"),
        ("submission,file\n甲,\n", "line 2 has no file"),
        ("submission,file\n", "lists no file"),
    ],
)
def test_what_is_wrong_in_it_is_one_clear_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        places(written(tmp_path, text))


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read"):
        places(tmp_path / "none.csv")
