"""``hedui rubric``: list, show, check and draft, and ``hedui check --rubric``."""

from pathlib import Path

import pytest

from review.cli import run
from scoring.rubric_check import TO_FILL_IN
from tests.scoring.test_rubrics import OURS, REPORT

YUNLING = Path(__file__).with_name("a_region_of_ones_own.md").read_text("utf-8")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    file = tmp_path / "yungang.yaml"
    file.write_text(OURS, "utf-8")
    return file


def test_list_names_the_built_in_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubric", "list", "--lang", "en"], "en") == 0
    assert "shenzhen-longgang-department-2021" in capsys.readouterr().out


def test_show_prints_items_clauses_and_how_they_are_read(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubric", "show", str(ours), "--lang", "en"], "en") == 0
    told = capsys.readouterr().out
    assert "预算完成率  25  [computed]" in told
    assert "云财〔2023〕8号" in told


def test_an_unknown_rubric_is_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubric", "show", "nowhere"], "en") == 2
    assert "no rubric is called" in capsys.readouterr().err


def test_check_exits_1_where_something_is_to_be_mended(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rubric", "check", str(ours), "--lang", "en"], "en") == 0
    ours.write_text(OURS.replace("weight: 15,", "weight: 10,"), "utf-8")
    assert run(["rubric", "check", str(ours), "--lang", "en"], "en") == 1
    assert "履职管理: the items below add up to 35, not 40" in capsys.readouterr().out


def test_a_draft_can_be_checked_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, drafted = tmp_path / "report.md", tmp_path / "draft.yaml"
    report.write_text(REPORT.format(rate=25, rules=15, score=40), "utf-8")
    assert run(["rubric", "draft", str(report), "-o", str(drafted)], "en") == 0
    assert "A person must review it" in drafted.read_text("utf-8")
    assert run(["rubric", "check", str(drafted), "--lang", "en"], "en") == 1
    assert "source: still a draft" in capsys.readouterr().out
    drafted.write_text(drafted.read_text("utf-8").replace(TO_FILL_IN, "云岗市部门评价办法"), "utf-8")
    assert run(["rubric", "check", str(drafted), "--lang", "en"], "en") == 0
    assert run(["check", str(report), "--rubric", str(drafted), "--lang", "en"], "en") == 0
    assert "rubric: " in capsys.readouterr().out


def test_a_region_of_ones_own_from_its_report_to_an_altered_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CONTRIBUTING's page, step by step, with a region that is not built in."""
    report, altered, file = tmp_path / "report.md", tmp_path / "altered.md", tmp_path / "yunling.yaml"
    report.write_text(YUNLING, "utf-8")
    assert run(["rubric", "draft", str(report), "-o", str(file)], "en") == 0
    mended = file.read_text("utf-8").replace(TO_FILL_IN, "云陵市部门整体支出绩效评价办法")
    file.write_text(mended.replace("regions: []", "regions: [云陵]"), "utf-8")
    assert run(["rubric", "check", str(file), "--lang", "en"], "en") == 0
    assert "8 items: computed 6, judgement 2; 0 problems" in " ".join(capsys.readouterr().out.split())
    assert run(["check", str(report), "--rubric", str(file), "--lang", "en"], "en") == 0
    altered.write_text(YUNLING.replace("≤5%得6分；5%＜", "≤7%得6分；7%＜"), "utf-8")
    assert run(["check", str(altered), "--rubric", str(file), "--lang", "en"], "en") == 1
    told = capsys.readouterr().out
    assert "RUBRIC01" in told and told.count("warning") >= 1 and "WEIGHT04" not in told


def test_a_report_without_a_table_gives_no_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.md"
    report.write_text("全年支出12万元。\n", "utf-8")
    assert run(["rubric", "draft", str(report)], "en") == 2
    assert "no scoring table was found" in capsys.readouterr().err


def test_a_rubric_that_fits_nothing_says_so(ours: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.md"
    report.write_text("全年支出12万元。\n", "utf-8")
    assert run(["check", str(report), "--rubric", str(ours), "--lang", "en"], "en") == 0
    assert "fits no scoring table" in capsys.readouterr().err
