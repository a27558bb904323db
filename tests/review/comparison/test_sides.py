import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from review.batch.job import Outcome
from review.comparison.difference import Totals, difference
from review.comparison.shown import render
from review.comparison.sides import Side, side
from review.pipeline import PLAINLY
from review.store import results
from review.store.enrolment import enrol
from review.store.opening import Store, open_store
from schemas.base import Language
from schemas.errors import BadSettings
from tests.review.store.entering import candidate, entered, finding, outcome, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two runs: 甲 is corrected, 乙 was taken back, 丙 is new, 丁 could not be checked the second time."""
    with open_store(tmp_path / "hedui.db") as store:
        first = entered(store, run(store), "甲", "乙", "丁")
        for name in first:
            results.finish(store, first[name], outcome(finding("old"), finding("stays")))
        second = run(store, scope="2", key="other")
        told = {"甲": outcome(finding("stays"), finding("fresh")), "丙": outcome(finding("first"))}
        told["丁"] = Outcome(state="set_aside", reason="crashed")
        for each in enrol(store, second, [candidate(name, name + "2") for name in told]):
            results.finish(store, each.result_id, told[each.candidate.name])
        yield store


def named(store: Store, what: str) -> Side:
    return side(what, lambda: store, PLAINLY)


def shown(store: Store, form: str, before: str = "1", after: str = "2", language: Language = "en") -> str:
    compared = difference(named(store, before), named(store, after))
    return b"".join(render(form, compared, language, Totals(), everything=False)).decode()


def test_runs_are_compared_submission_by_submission(store: Store) -> None:
    said = json.loads(shown(store, "json"))
    prints = {
        each["submission"]: {kind: [one["fingerprint"] for one in each[kind]] for kind in ("new", "gone", "still")}
        for each in said["submissions"]
    }
    assert prints["甲"] == {"new": ["fresh"], "gone": ["old"], "still": ["stays"]}
    assert prints["丙"] == {"new": ["first"], "gone": [], "still": []}
    assert (said["only_before"], said["only_after"]) == (["乙"], ["丙"])
    assert {each["submission"]: each["certain"] for each in said["submissions"]} == {
        "甲": True,
        "丁": False,
        "丙": True,
    }
    assert (said["new"], said["gone"], said["still"], said["other_program"]) == (2, 3, 1, True)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("2 new, 3 gone, 1 still there.", "out of sight", "rules, version or settings differ")),
        ("zh", ("新增 2 处，消失 3 处，仍在 1 处。", "可能只是未被看到", "规则、版本或设置不同")),
    ],
)
@pytest.mark.parametrize("form", ["text", "md"])
def test_people_are_told_in_their_language(store: Store, form: str, language: Language, words: tuple[str, ...]) -> None:
    said = shown(store, form, language=language)
    assert all(each in said for each in words)


def test_the_workbook_lists_every_change(store: Store, tmp_path: Path) -> None:
    compared = difference(named(store, "1"), named(store, "2"))
    (tmp_path / "d.xlsx").write_bytes(b"".join(render("xlsx", compared, "en", Totals(), everything=False)))
    book = load_workbook(tmp_path / "d.xlsx")
    kinds = [row[2] for row in list(book["Changes"].values)[1:]]
    assert sorted(kinds) == ["gone", "gone？", "gone？", "new", "new", "still there"]


def test_two_submissions_are_compared_whatever_they_are_called(store: Store) -> None:
    said = json.loads(shown(store, "json", "1:乙", "2:丙"))
    assert [len(said["submissions"][0][kind]) for kind in ("new", "gone", "still")] == [1, 2, 0]


def test_files_are_checked_and_reports_read(store: Store, tmp_path: Path) -> None:
    draft, corrected = tmp_path / "初稿.txt", tmp_path / "修改稿.txt"
    draft.write_text("某局2023年全年预算数100.00万元，全年支出40.00万元，预算执行率为41.00%。\n")
    corrected.write_text("某局2023年全年预算数100.00万元，全年支出40.00万元，预算执行率为40.00%。\n")
    from review.pipeline import review

    (tmp_path / "before.json").write_text(review([draft]).report.model_dump_json())
    for before in (str(draft), str(tmp_path / "before.json")):
        assert "0 new, 1 gone, 0 still there." in shown(store, "text", before, str(corrected))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("1", "2:甲", "write 1:name"),
        ("1", "9", "no run 9"),
        ("1:戊", "2:甲", "no submission"),
        ("none", "1", "neither"),
    ],
)
def test_what_cannot_be_compared_is_one_clear_error(store: Store, before: str, after: str, said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        shown(store, "text", before, after)


def test_a_json_file_that_is_no_report_is_one_clear_error(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    with pytest.raises(BadSettings, match="check --format json"):
        shown(store, "text", str(tmp_path / "x.json"), "1:甲")
