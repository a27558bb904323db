"""``hedui decide`` and ``hedui decisions`` as a reviewer uses them, in both kinds of store."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from review.cli import run as hedui
from review.store import results, runs
from review.store.enrolment import enrol
from review.store.opening import Store
from tests.review.store.entering import candidate, entered, finding, outcome, run

Capture = pytest.CaptureFixture[str]
ONE, OTHER = "3fa2c1d09be47a55", "3fb7000011112222"


@pytest.fixture
def reviewed(store: Store) -> Store:
    ids = entered(store, run(store), "民政局", "财政局")
    results.finish(store, ids["民政局"], outcome(finding(ONE), finding(OTHER), finding(OTHER)))
    results.finish(store, ids["财政局"], outcome(finding(ONE)))
    runs.end(store, 1, "done")
    return store


def said(where: str, capsys: Capture, *arguments: str, code: int = 0) -> str:
    assert hedui([*arguments, "--store", where, "--lang", "en"], "en") == code
    captured = capsys.readouterr()
    return captured.out if code == 0 else captured.err


def test_without_a_finding_all_are_listed_with_what_names_them(reviewed: Store, where: str, capsys: Capture) -> None:
    told = said(where, capsys, "decide", "民政局")
    assert [line.split()[:2] for line in told.splitlines()] == [["3fa2c1d0", "RATE01"], ["3fb70000", "RATE01"]]


def test_a_decision_is_noted_listed_and_replaced(reviewed: Store, where: str, capsys: Capture) -> None:
    made = ("--as", "needs_explanation", "--person", "王某", "--reason", "请说明口径")
    assert "reviewed: needs explanation  请说明口径 (王某," in said(where, capsys, "decide", "1:民政局", "3fa2", *made)
    said(where, capsys, "decide", "民政局", ONE, OTHER, "--as", "confirmed", "--person", "李某")
    last = json.loads(said(where, capsys, "decisions", "--format", "json"))
    assert [(each["submission"], each["fingerprint"], each["decision"], each["person"]) for each in last] == [
        ("民政局", ONE, "confirmed", "李某"),
        ("民政局", OTHER, "confirmed", "李某"),
    ]
    every = said(where, capsys, "decisions", "民政局", "--history")
    assert [line.split()[3] for line in every.splitlines()[1:]] == ["needs", "confirmed", "confirmed"]
    assert "no decision yet" in said(where, capsys, "decisions", "财政局")
    said(where, capsys, "decide", "民政局", OTHER, "--as", "withdrawn", "--person", "李某")
    assert len(json.loads(said(where, capsys, "decisions", "--format", "json"))) == 1


def test_the_person_may_come_from_the_surroundings(
    reviewed: Store, where: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEDUI_PERSON", "王某")
    assert "王某" in said(where, capsys, "decide", "财政局", "RATE01", "--as", "confirmed")


def test_decisions_as_a_workbook(reviewed: Store, where: str, capsys: Capture, tmp_path: Path) -> None:
    said(where, capsys, "decide", "财政局", ONE, "--as", "dismissed", "--person", "王某", "--reason", "=口径")
    said(where, capsys, "decisions", "-o", str(tmp_path / "made.xlsx"))
    (sheet,) = load_workbook(io.BytesIO((tmp_path / "made.xlsx").read_bytes()))
    assert [row[:6] for row in sheet.values][1] == ("财政局", "RATE01", ONE, "dismissed", "'=口径", "王某")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("民政局", "3f", "--as", "confirmed", "--person", "王某"), "has no finding “3f”"),
        (("民政局", "RATE01", "--as", "confirmed", "--person", "王某"), "is 2 findings: RATE01 3fa2c1d0, RATE01 3fb7"),
        (("民政", ONE), "has no submission “民政”; there are: 民政局"),
        (("2:民政局", ONE), "has no run 2"),
        (("民政局", ONE), "say the decision with --as"),
        (("民政局", "--as", "confirmed", "--person", "王某"), "name the findings"),
        (("民政局", ONE, "--as", "confirmed"), "say who decided"),
        (("民政局", ONE, "--as", "dismissed", "--person", "王某"), "needs a reason"),
    ],
)
def test_what_is_wrong_is_one_clear_error_and_nothing_is_noted(
    reviewed: Store, where: str, capsys: Capture, arguments: tuple[str, ...], message: str
) -> None:
    assert message in said(where, capsys, "decide", *arguments, code=2)
    assert "no decision yet" in said(where, capsys, "decisions")


def test_the_next_run_shows_it_in_every_form_and_says_what_is_still_there(
    reviewed: Store, where: str, capsys: Capture, tmp_path: Path
) -> None:
    said(where, capsys, "decide", "民政局", ONE, "--as", "fixed", "--person", "王某", "--reason", "已更正附表")
    said(where, capsys, "decide", "民政局", OTHER, "--as", "dismissed", "--person", "王某", "--reason", "口径不同")
    (again,) = enrol(reviewed, run(reviewed), [candidate("民政局", "corrected")])
    results.finish(reviewed, again.result_id, outcome(finding(ONE), finding(OTHER)))
    runs.end(reviewed, 2, "done")
    lines = said(where, capsys, "runs", "2").splitlines()
    assert any(line.endswith("3fa2c1d0  [fixed (still there) 王某]") for line in lines)
    assert any(line.endswith("3fb70000  [dismissed 王某]") for line in lines)
    assert "Reviewed: dismissed 1, fixed 1; 0 not yet." in lines
    assert "[fixed 王某]" in said(where, capsys, "runs", "1")
    for form in ("html", "md"):
        said(where, capsys, "runs", "2", "-o", str(tmp_path / f"run.{form}"))
        page = " ".join((tmp_path / f"run.{form}").read_text("utf-8").replace("\\", "").split())
        assert "fixed (still there) 已更正附表" in page
        assert "Reviewed: dismissed 1, fixed 1; 0 not yet." in page
    assert 'class="finding error dismissed"' in (tmp_path / "run.html").read_text("utf-8")
    said(where, capsys, "runs", "2", "-o", str(tmp_path / "run.xlsx"))
    book = load_workbook(tmp_path / "run.xlsx")
    assert [row[13:16] for row in book["Findings"].values][1:] == [
        ("fixed (still there)", "已更正附表", "王某"),
        ("dismissed", "口径不同", "王某"),
    ]
    first = next(line for line in said(where, capsys, "runs").splitlines() if line.startswith("  2  "))
    assert first.split()[7:9] == ["0", "2"], "warnings and what is reviewed"


def test_a_comparison_shows_it(reviewed: Store, where: str, capsys: Capture) -> None:
    said(where, capsys, "decide", "民政局", ONE, "--as", "confirmed", "--person", "王某", "--reason", "请更正")
    (again,) = enrol(reviewed, run(reviewed), [candidate("民政局", "corrected")])
    results.finish(reviewed, again.result_id, outcome(finding(OTHER)))
    told = said(where, capsys, "diff", "1:民政局", "2:民政局")
    (gone,) = [line for line in told.splitlines() if line.startswith("  - ") and "王某" in line]
    assert gone.endswith("[confirmed 王某]")
    record = json.loads(said(where, capsys, "diff", "1:民政局", "2:民政局", "--format", "json"))["submissions"][0]
    assert [(each["fingerprint"], each["note"]) for each in record["decisions"]] == [(ONE, "请更正")]
