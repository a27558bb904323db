"""A folder of submissions that is checked as one gets a hint; a submission with its attachments gets none."""

from pathlib import Path

import pytest

from extractor.read import read_bytes
from review.cli import run
from review.several import by_departments, by_folders
from review.submission import files_of


def made(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("支出12.5万元。", "utf-8")
    return folder


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("甲局/报告.txt", "乙局/报告.txt"), True),
        (("甲局/报告.txt", "乙局/附件/表.txt", "丙局/报告.txt"), True),
        (("报告.txt", "附件/表.txt", "佐证/表.txt"), False),
        (("甲局/报告.txt", "甲局/附件/表.txt"), False),
        (("报告.txt", "表.txt"), False),
    ],
)
def test_only_sub_folders_beside_each_other_look_like_several(
    tmp_path: Path, names: tuple[str, ...], told: bool
) -> None:
    folder = made(tmp_path / "in", *names)
    assert (by_folders([folder], files_of([folder])) is not None) == told


def test_files_and_folders_that_were_named_are_meant_as_one(tmp_path: Path) -> None:
    folders = [made(tmp_path / name, "报告.txt") for name in ("甲局", "乙局")]
    assert by_folders(folders, files_of(folders)) is None


def test_the_way_out_is_told_before_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path / "in", "甲局/报告.txt", "乙局/报告.txt")
    assert run(["check", str(folder)], "zh") == 0
    assert f"请用 hedui batch {folder}" in capsys.readouterr().err
    assert run(["check", str(folder), "--quiet"], "zh") == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("departments", "told"),
    [
        (("东山区教育局", "西山区水务局", "南山区财政局"), True),
        (("东山区教育局", "西山区水务局"), False),
        (("东山区教育局",) * 3, False),
    ],
)
def test_a_folder_with_the_reports_of_several_departments_is_told(
    tmp_path: Path, departments: tuple[str, ...], told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate(departments):
        (tmp_path / f"{number}.txt").write_text(f"{name}2023年度部门整体支出绩效自评报告\n\n支出12.5万元。\n", "utf-8")
    run(["check", str(tmp_path)], "zh")
    assert ("出自 3 个部门" in capsys.readouterr().err) == told
    files = sorted(tmp_path.iterdir())
    documents = [read_bytes(file.name, file.read_bytes()) for file in files]
    assert by_departments(files, documents) is None
