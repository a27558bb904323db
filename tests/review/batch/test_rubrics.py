"""A rubric of the user's own in a batch: it is told how many submissions it was used for, and where it fits none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.review.batch.commanding import Desk, good
from tests.scoring.test_rubrics import OURS, REPORT

NOT_USED = "the rubric elsewhere fits no scoring table of any submission; not used"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.inbox.mkdir()
    (desk.inbox / "有评分表.md").write_text(REPORT)
    (desk.inbox / "没有评分表.txt").write_text(good(1))
    for name in ("yungang", "elsewhere"):
        (desk.folder / f"{name}.yaml").write_text(OURS if name == "yungang" else _of_other_items())
    return desk


def _of_other_items() -> str:
    """The same form with items that no report has."""
    shifted = {
        ord(old): new for old, new in zip("预算完成率履职管理产出效果", "甲乙丙丁戊己庚辛壬癸子丑寅", strict=True)
    }
    head, items, rest = OURS.partition("items:")
    return head + items + rest.translate(shifted)


def test_its_use_is_told(desk: Desk) -> None:
    done = desk.batch("--rubric", "yungang.yaml", "--rubric", "elsewhere.yaml")
    assert NOT_USED in done.stderr
    assert "yungang" not in done.stderr
    assert "rubric yungang: used for 1 submission\n" in done.stdout
    again = desk.batch("--rubric", "yungang.yaml", "--rubric", "elsewhere.yaml", "-o", "result.xlsx")
    assert NOT_USED in again.stderr, "an unchanged submission says it too"
    book = load_workbook(io.BytesIO((desk.folder / "result.xlsx").read_bytes()))
    rows = {row[0]: row for row in book["Submissions"].values}
    at = rows["Submission"].index("Rubrics")
    assert (rows["有评分表.md"][at], rows["没有评分表.txt"][at]) == ("yungang", None)


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_run_that_is_shown_again_tells_it_too(desk: Desk, form: str) -> None:
    desk.batch("--rubric", "elsewhere.yaml")
    output = Path(f"again.{form}")
    desk.hedui("runs", "1", "-o", str(output))
    assert "elsewhere" in (desk.folder / output).read_text()
