"""Golden cases: every conflict that a careful reader listed is found, nothing else is, and the findings are as reviewed."""

import difflib
import os

import pytest

from extractor.model.recorded import Recorded
from review.pipeline import review_documents
from schemas.finding import Severity
from tests.golden_cases import BEYOND_REACH, NOT_YET, case, conflicts, family, names, told


def _ids(of: tuple[str, int]) -> str:
    name, number = of
    said = case(name).said["conflict"][number]
    return f"{name}-{number + 1}-{said['family']}"


@pytest.mark.parametrize("name", names())
def test_the_inputs_are_read_whole(name: str) -> None:
    assert not case(name).reviewed.report.unreadable


@pytest.mark.parametrize("name", [name for name in names() if case(name).recorded])
def test_every_question_has_its_recording(name: str) -> None:
    reviewed, labelling = case(name).reviewed, case(name).recorded
    assert labelling is not None and isinstance(labelling.asker, Recorded)
    assert labelling.asker.missed == []
    assert not reviewed.report.coverage.unlabelled
    kept = {file.stem for file in (case(name).folder / "model").glob("*.json")}
    assert labelling.asker.remembered == len(kept), "a recording that no question asks for is stale"


@pytest.mark.parametrize("name", [name for name in names() if case(name).recorded])
def test_what_rests_on_a_model_says_so(name: str) -> None:
    without = review_documents(list(case(name).reviewed.documents.values())).report.findings
    added = [each for each in case(name).reviewed.report.findings if each not in without]
    assert added and all(each.origin == "model" and each.reason is not None for each in added)
    assert all(each.origin == "rule" for each in without)


@pytest.mark.parametrize("name", names())
def test_quotes_stand_where_the_case_says(name: str) -> None:
    lost = [
        f"{quote.text!r} of {conflict}"
        for conflict in case(name).conflicts
        for quote in conflict.quotes
        if not quote.spans
    ]
    assert not lost, "not found at its place:\n" + "\n".join(lost)


@pytest.mark.parametrize("of", conflicts(), ids=_ids)
def test_conflict_is_found(of: tuple[str, int]) -> None:
    name, number = of
    conflict = case(name).conflicts[number]
    findings = case(name).reviewed.report.findings
    found = [finding for finding in findings if conflict.found_by(finding)]
    if not found and conflict.family in NOT_YET:
        pytest.xfail(f"no rule of the family {conflict.family} yet")
    if of in BEYOND_REACH:
        assert not found, f"{conflict} is found now: take it out of BEYOND_REACH"
        pytest.xfail(BEYOND_REACH[of])
    near = sorted((f for f in findings if conflict.shared_with(f)), key=conflict.shared_with, reverse=True)
    shown = "\n".join(told(each) for each in near) or "  (no finding holds any of its quotes)"
    assert found, f"missed {conflict}\nfindings near it:\n{shown}"
    severities = {str(finding.severity) for finding in found}
    assert conflict.severity in severities, f"found as {severities}: {conflict}"


@pytest.mark.parametrize("name", names())
def test_nothing_else_is_found(name: str) -> None:
    listed = case(name).conflicts
    false = [
        finding
        for finding in case(name).reviewed.report.findings
        if finding.severity is not Severity.INFO
        and not any(each.found_by(finding) or each.explains(finding) for each in listed)
    ]
    assert not false, f"{len(false)} false alarms in {name}:\n" + "\n".join(told(each) for each in false)


@pytest.mark.parametrize("name", names())
def test_findings_are_as_reviewed(name: str, pytestconfig: pytest.Config) -> None:
    file = case(name).folder / "findings.json"
    now = case(name).snapshot()
    if pytestconfig.getoption("--update-golden"):
        file.write_text(now, "utf-8")
    reviewed = file.read_text("utf-8") if file.exists() else ""
    changes = difflib.unified_diff(reviewed.splitlines(), now.splitlines(), "reviewed", "now", n=8, lineterm="")
    assert now == reviewed, "review, then pytest --update-golden:\n" + "\n".join(changes)


def test_no_family_is_excused_that_has_rules() -> None:
    from scoring.rule import all_rules

    assert NOT_YET.isdisjoint(rule.family for rule in all_rules())


def test_families_are_spelled_as_in_the_design() -> None:
    known = {
        "RATE",
        "EXPR",
        "SUM",
        "SAME",
        "UNIT",
        "COUNT",
        "WEIGHT",
        "SCORE",
        "TARGET",
        "STATUS",
        "DATE",
        "TEXT",
        *NOT_YET,
    }
    assert {each.family for name in names() for each in case(name).conflicts} <= known
    assert {family(each) for name in names() for each in case(name).reviewed.report.findings} <= known


def test_golden_findings_are_not_rewritten_in_ci(pytestconfig: pytest.Config) -> None:
    assert not (os.environ.get("HEDUI_CI") and pytestconfig.getoption("--update-golden"))
