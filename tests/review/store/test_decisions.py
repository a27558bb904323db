import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from review.store import results, runs
from review.store.decisions import decide, history, standing
from review.store.enrolment import enrol
from review.store.opening import Store
from review.store.tables import DecisionRow
from schemas.errors import BadSettings
from tests.review.store.entering import candidate, entered, finding, outcome, run


@pytest.fixture
def reviewed(store: Store) -> Store:
    """A store with one submission (of id 1) and its two findings."""
    results.finish(store, entered(store, run(store), "民政局")["民政局"], outcome(finding("x"), finding("y")))
    return store


def test_the_last_decision_holds_and_all_are_kept(reviewed: Store) -> None:
    decide(reviewed, 1, ["x"], "needs_explanation", person="王某", note="请说明口径")
    decide(reviewed, 1, ["x"], "confirmed", person="李某")
    assert [(each.decision, each.person) for each in history(reviewed, "民政局", "x")] == [
        ("needs_explanation", "王某"),
        ("confirmed", "李某"),
    ]
    last = standing(reviewed)["民政局", "x"]
    assert (last.decision, last.person, last.code) == ("confirmed", "李某", "RATE01")
    assert last.made.tzinfo is not None


def test_a_withdrawn_decision_no_longer_stands(reviewed: Store) -> None:
    decide(reviewed, 1, ["x"], "confirmed", person="王某")
    decide(reviewed, 1, ["x"], "withdrawn", person="王某")
    assert standing(reviewed) == {}
    assert len(history(reviewed)) == 2


def test_a_decision_outlives_a_new_run_and_a_corrected_submission(reviewed: Store) -> None:
    decide(reviewed, 1, ["x"], "dismissed", person="王某", note="四舍五入")
    runs.end(reviewed, 1, "done")
    (again,) = enrol(reviewed, run(reviewed), [candidate("民政局", "corrected")])
    results.finish(reviewed, again.result_id, outcome(finding("x")))
    assert standing(reviewed)["民政局", "x"].note == "四舍五入"


@pytest.mark.parametrize("statement", [update(DecisionRow).values(person="另一人"), delete(DecisionRow)])
def test_nobody_changes_or_removes_a_decision(reviewed: Store, statement: object) -> None:
    decide(reviewed, 1, ["x"], "confirmed", person="王某")
    with pytest.raises(DBAPIError, match="only ever added"), reviewed.writing() as connection:
        connection.execute(statement)  # type: ignore[call-overload]
    assert [each.person for each in history(reviewed)] == ["王某"]


def test_not_even_all_at_once(reviewed: Store) -> None:
    decide(reviewed, 1, ["x"], "confirmed", person="王某")
    emptied = "DELETE FROM decisions" if reviewed.is_sqlite else "TRUNCATE decisions"
    with pytest.raises(DBAPIError, match="only ever added"), reviewed.writing() as connection:
        connection.execute(text(emptied))


def test_a_decision_is_about_a_finding_by_a_person_with_a_reason(reviewed: Store) -> None:
    with pytest.raises(BadSettings, match="no finding"):
        decide(reviewed, 1, ["unknown"], "confirmed", person="王某")
    with pytest.raises(BadSettings, match="who decided"):
        decide(reviewed, 1, ["x"], "confirmed", person=" ")
    with pytest.raises(BadSettings, match="needs a reason"):
        decide(reviewed, 1, ["x"], "dismissed", person="王某")


def test_findings_of_a_shared_result_can_be_decided(reviewed: Store) -> None:
    (shared,) = enrol(reviewed, run(reviewed, scope="2"), [candidate("改名", "民政局")])
    decide(reviewed, int(shared.row.submission_id), ["x"], "confirmed", person="王某")
    assert ("改名", "x") in standing(reviewed)
