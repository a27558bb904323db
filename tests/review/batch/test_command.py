"""What ``hedui batch`` and ``hedui runs`` say, and with which exit code."""

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from review.store.decisions import decide
from review.store.opening import open_store
from tests.review.batch.commanding import Desk, good, hand_in, records

COUNT = 4


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A folder that was checked once, with a decision about one finding."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    hand_in(desk.inbox, COUNT)
    (desk.inbox / "一致.txt").write_text("某局2023年全年预算数100.00万元，全年支出40.00万元，预算执行率为40.00%。\n")
    done = desk.batch()
    assert done.returncode == 1, done.stderr
    with open_store(desk.folder / "hedui.db") as store:
        record = records(desk.hedui("runs", "1", "--format", "jsonl").stdout)["单位000"]
        decide(store, 2, [record["report"]["findings"][0]["fingerprint"]], "confirmed", person="王某", note="请更正")
    return desk


def test_findings_come_line_by_line_and_a_summary_at_the_end(desk: Desk) -> None:
    said = desk.hedui("runs", "1").stdout
    assert said.count("RATE01  报告.txt:1:") == COUNT
    assert "By code" in said
    assert "Run 1: 5 submissions, 5 checked." in said
    assert "Verdict: 4 errors; errors in 4 submissions." in said
    assert "一致.txt" not in said


def test_what_is_unchanged_is_not_checked_again(desk: Desk) -> None:
    again = desk.batch()
    assert again.returncode == 1
    assert "5 of them unchanged" in again.stdout
    assert "unchanged" not in desk.batch("--force").stdout


def test_the_same_command_gives_the_same_file(desk: Desk) -> None:
    first, second = (desk.batch("--format", "jsonl", *more).stdout for more in ((), ("--workers", "1")))
    assert sorted(first.splitlines()) == sorted(second.splitlines())
    assert records(first)["单位000"]["report"]["findings"][0]["code"] == "RATE01"


def test_each_record_is_what_check_says(desk: Desk) -> None:
    alone = json.loads(desk.hedui("check", "in/单位001", "--format", "json").stdout)
    assert records(desk.batch("--format", "jsonl").stdout)["单位001"]["report"] == alone


def test_the_workbook_holds_all_submissions(desk: Desk) -> None:
    desk.batch("-o", "result.xlsx")
    book = load_workbook(io.BytesIO((desk.folder / "result.xlsx").read_bytes()))
    assert book.sheetnames == ["Summary", "Submissions", "Findings", "By code", "By department", "Not read"]
    findings = list(book["Findings"].values)
    assert len(findings) == 1 + COUNT
    assert {row[0] for row in findings[1:]} == {f"单位{nth:03d}" for nth in range(COUNT)}
    assert [row[13:16] for row in findings[1:2]] == [("confirmed", "请更正", "王某")]
    assert len(list(book["Submissions"].values)) == 1 + COUNT + 1


@pytest.mark.parametrize("form", ["html", "md", "json", "sarif", "xml"])
def test_every_form_tells_every_submission(desk: Desk, form: str) -> None:
    output = f"result.{form}"
    assert desk.batch("-o", output).returncode == 1
    text = (desk.folder / output).read_text()
    assert all(f"单位{nth:03d}" in text or f"%E4%BD%8D{nth:03d}" in text for nth in range(COUNT))
    if form in ("json", "sarif"):
        json.loads(text)
    if form == "xml":
        assert ElementTree.fromstring(text).get("failures") == str(COUNT)
    if form in ("html", "md", "json"):
        assert "王某" in text


def test_json_gives_the_totals_and_every_report(desk: Desk) -> None:
    said = json.loads(desk.hedui("runs", "1", "--format", "json").stdout)
    assert (said["totals"]["submissions"], said["totals"]["errors"], said["codes"][0]["times"]) == (5, 4, 4)
    names = [each["submission"] for each in said["submissions"]]
    assert names == sorted(names)


def test_exit_codes_are_those_of_check(desk: Desk, tmp_path: Path) -> None:
    assert desk.batch("--exit-zero").returncode == 0
    assert desk.batch("--fail-on", "never").returncode == 0
    assert desk.batch("--select", "SUM").returncode == 0
    assert desk.hedui("batch").returncode == 2
    assert desk.hedui("batch", "none").returncode == 2
    nothing = Desk(tmp_path)
    nothing.inbox.mkdir()
    (nothing.inbox / "空.txt").touch()
    assert nothing.batch().returncode == 2


def test_other_settings_check_again(desk: Desk) -> None:
    assert "unchanged" not in desk.batch("--min-level", "error").stdout


def test_a_manifest_names_departments(desk: Desk) -> None:
    (desk.folder / "清单.csv").write_text(
        "submission,file,department,year\n甲,in/单位000,民政局,2023\n乙,in/单位001,民政局,2023\n"
    )
    said = desk.hedui("batch", "--manifest", "清单.csv", "--format", "jsonl").stdout
    assert {name: each["department"] for name, each in records(said).items()} == {"甲": "民政局", "乙": "民政局"}
    summary = desk.hedui("batch", "--manifest", "清单.csv").stdout
    assert any(line.split()[:3] == ["民政局", "2", "2"] for line in summary.splitlines())


def test_a_waiver_for_one_submission_is_not_stale_in_the_others(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path)
    hand_in(other.inbox, 2)
    found = records(other.batch("--format", "jsonl").stdout)
    waived = found["单位000"]["report"]["findings"][0]["fingerprint"]
    (tmp_path / "hedui-waivers.toml").write_text(
        f'[[waiver]]\nfingerprint = "{waived}"\nreason = "已核实"\nperson = "王某"\nexpires = 2999-01-01\n'
    )
    again = records(other.batch("--format", "jsonl").stdout)
    assert (again["单位000"]["errors"], again["单位001"]["errors"]) == (0, 1)
    assert [each["code"] for each in again["单位001"]["report"]["findings"]] == ["RATE01"]


def test_a_corrected_submission_is_compared_with_the_one_before(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    hand_in(desk.inbox, 2)
    desk.batch()
    (desk.inbox / "单位000" / "报告.txt").write_text(good(0).replace("41.00%", "40.00%"))
    (desk.inbox / "单位001" / "报告.txt").write_text(good(1).replace("42.00%", "43.00%"))
    desk.batch()
    done = desk.hedui("diff", "1", "2")
    assert done.returncode == 1
    assert "1 new, 2 gone, 0 still there." in done.stdout
    assert desk.hedui("diff", "1:单位000", "2:单位000").returncode == 0
    changes = json.loads(desk.hedui("diff", "1", "2", "--format", "json").stdout)
    assert {each["submission"]: (len(each["new"]), len(each["gone"])) for each in changes["submissions"]} == {
        "单位000": (0, 1),
        "单位001": (1, 1),
    }
