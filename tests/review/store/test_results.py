import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from review.batch.job import Outcome
from review.store import reading, results
from review.store.columns import unpack
from review.store.enrolment import enrol
from review.store.opening import Store
from review.store.tables import FindingRow, ReportRow, ResultRow
from schemas.base import Bilingual
from schemas.finding import Unreadable
from tests.review.store.entering import candidate, entered, finding, outcome, run


def test_a_submission_is_marked_done_with_all_its_findings(store: Store) -> None:
    ids = entered(store, run(store), "民政局")
    gap = Unreadable(document="坏.pdf", reason="damaged", message=Bilingual(zh="坏", en="bad"), page=3, partial=True)
    twice = (finding("a"), finding("a"), finding("b", waived="已核实"))
    assert results.finish(store, ids["民政局"], outcome(*twice, gaps=(gap,)), worker="w1")
    (row,) = reading.results(store, 1)
    assert (row.state, row.errors, row.waived, row.unreadable, row.worker) == ("done", 2, 1, 1, "w1")
    assert [(each.fingerprint, each.nth) for each in reading.findings(store, 1)] == [("a", 1), ("a", 2), ("b", 1)]
    (kept,) = reading.gaps(store, 1)
    assert (kept.document, kept.reason, kept.page, kept.partial) == ("坏.pdf", "damaged", 3, True)


def test_a_second_outcome_changes_nothing(store: Store) -> None:
    ids = entered(store, run(store), "a")
    assert results.finish(store, ids["a"], outcome(finding("x")))
    assert not results.finish(store, ids["a"], outcome(finding("y"), finding("z")))
    assert [each.fingerprint for each in reading.findings(store, 1)] == ["x"]


def test_several_that_are_ready_at_once_are_marked_together(store: Store) -> None:
    ids = entered(store, run(store), "a", "b", "c")
    results.finish(store, ids["b"], outcome(finding("first")))
    told = outcome(finding("x"), finding("y"))
    failed = Outcome(state="failed", reason="changed")
    assert results.finish_all(store, [(ids["a"], told), (ids["b"], told), (ids["c"], failed)]) == 2
    assert [(each.name, each.fingerprint) for each in reading.findings(store, 1)] == [
        ("a", "x"),
        ("a", "y"),
        ("b", "first"),
    ]
    assert {row.name: row.state for row in reading.results(store, 1)} == {"a": "done", "b": "done", "c": "failed"}


def test_of_many_who_finish_at_once_one_is_first(store: Store) -> None:
    ids = entered(store, run(store), "a")
    won: list[bool] = []
    told = outcome(*(finding(str(number)) for number in range(20)))
    threads = [threading.Thread(target=lambda: won.append(results.finish(store, ids["a"], told))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(won) == [False] * 4 + [True]
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(FindingRow)) == 20
        assert connection.scalar(select(func.count()).select_from(ReportRow)) == 1


def test_a_fault_in_the_middle_leaves_nothing_behind(store: Store) -> None:
    ids = entered(store, run(store), "a")
    told = outcome(finding("x"))
    double = told.findings[0]
    with pytest.raises(IntegrityError):
        results.finish(store, ids["a"], replace(told, findings=(double, double)))
    with store.reading() as connection:
        assert connection.scalar(select(ResultRow.state)) == "waiting"
        assert connection.scalar(select(func.count()).select_from(FindingRow)) == 0
        assert connection.scalar(select(func.count()).select_from(ReportRow)) == 0


def test_attempts_are_counted_before_they_are_made(store: Store) -> None:
    ids = entered(store, run(store), "a")
    begun = [results.begin_attempt(store, ids["a"], "w") for _ in range(3)]
    assert [each and each.number for each in begun] == [1, 2, 3]
    results.finish(store, ids["a"], outcome())
    assert results.begin_attempt(store, ids["a"], "w") is None
    (row,) = reading.results(store, 1)
    assert row.attempts == 3


def test_a_stored_report_comes_back_byte_for_byte_with_its_lines(store: Store) -> None:
    ids = entered(store, run(store), "a")
    told = outcome(finding("x"))
    results.finish(store, ids["a"], told)
    assert reading.report_json(store, ids["a"]) == unpack(told.report)
    reviewed = reading.reviewed(store, ids["a"])
    assert reviewed is not None
    assert reviewed.texts["报告.txt"][8:14] == "率是96%。"
    assert reviewed.texts["报告.txt"].count("\n") == 2


def test_a_department_from_a_manifest_outweighs_the_one_that_was_read(store: Store) -> None:
    one, two = enrol(store, run(store), [candidate("a", department="清单所列局"), candidate("b")])
    for each in (one, two):
        results.finish(store, each.result_id, outcome(department="报告所称局"))
    assert {row.name: row.department for row in reading.results(store, 1)} == {"a": "清单所列局", "b": "报告所称局"}


def test_a_lost_attempt_is_charged_once_and_to_whom_it_belongs(store: Store) -> None:
    (id_,) = entered(store, run(store), "a").values()
    results.begin_attempt(store, id_, "one")
    assert results.begin_attempt(store, id_, "two", before="one", died=True) == (2, 1, 0)
    assert results.begin_attempt(store, id_, "three", before="one", died=True) == (3, 1, 0), "that one is counted"
    assert results.begin_attempt(store, id_, "four", before="three") == (4, 1, 1)
    results.finish(store, id_, Outcome(state="failed"))
    assert results.begin_attempt(store, id_, "five", before="four") == (5, 1, 1), "a failure is no loss"
