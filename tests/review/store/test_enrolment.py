import threading

from sqlalchemy import func, select

from review.batch.job import Outcome
from review.store import reading, results, runs
from review.store.enrolment import Candidate, HandedIn, digest_of, enrol
from review.store.opening import Store
from review.store.tables import DocumentRow, ResultRow, SubmissionRow
from tests.review.store.entering import candidate, entered, finding, outcome, run, sha


def test_what_is_unchanged_shares_its_result(store: Store) -> None:
    first = run(store)
    ids = entered(store, first, "a", "b")
    for id_ in ids.values():
        results.finish(store, id_, outcome(finding("x")))
    runs.end(store, first, "done")
    second = run(store)
    assert second != first
    shared = enrol(store, second, [candidate("a"), candidate("b", "changed")])
    assert [each.waiting for each in shared] == [False, True]
    assert [row.fingerprint for row in reading.findings(store, second)] == ["x"]
    totals = reading.totals(store, second)
    assert (totals.submissions, totals.unchanged, totals.errors) == (2, 1, 1)


def test_a_share_of_a_share_names_the_one_that_was_checked(store: Store) -> None:
    for number in range(3):
        run_id = run(store, scope=str(number))
        (each,) = enrol(store, run_id, [candidate("a")])
        assert each.waiting is (number == 0)
        if number == 0:
            results.finish(store, each.result_id, outcome(finding("x")))
        else:
            assert each.row.source_id == 1


def test_a_renamed_folder_is_not_checked_again(store: Store) -> None:
    results.finish(store, entered(store, run(store), "旧名")["旧名"], outcome(finding("x")))
    (each,) = enrol(store, run(store, scope="2"), [candidate("新名", "旧名")])
    assert not each.waiting


def test_other_rules_or_settings_check_again(store: Store) -> None:
    results.finish(store, entered(store, run(store), "a")["a"], outcome())
    (each,) = enrol(store, run(store, key="other"), [candidate("a")])
    assert each.waiting


def test_again_checks_what_is_unchanged(store: Store) -> None:
    results.finish(store, entered(store, run(store), "a")["a"], outcome())
    (each,) = enrol(store, run(store, scope="2"), [candidate("a")], again=True)
    assert each.waiting


def test_what_failed_is_tried_again_and_what_was_set_aside_is_not(store: Store) -> None:
    ids = entered(store, run(store), "failed", "aside")
    results.finish(store, ids["failed"], Outcome(state="failed", reason="changed"))
    results.finish(store, ids["aside"], Outcome(state="set_aside", reason="crashed"))
    runs.end(store, 1, "done")
    again = enrol(store, run(store), [candidate("failed"), candidate("aside")])
    assert [each.waiting for each in again] == [True, False]


def test_the_same_run_goes_on_where_it_stopped(store: Store) -> None:
    first = run(store)
    ids = entered(store, first, "a", "b")
    results.finish(store, ids["a"], outcome())
    assert run(store) == first
    again = enrol(store, first, [candidate("a"), candidate("b")])
    assert [each.waiting for each in again] == [False, True]
    assert [each.result_id for each in again] == [ids["a"], ids["b"]]


def test_what_changed_during_an_interrupted_run_replaces_what_was_there(store: Store) -> None:
    first = run(store)
    results.finish(store, entered(store, first, "a")["a"], outcome(finding("old")))
    (new,) = enrol(store, first, [candidate("a", "changed")])
    assert new.waiting
    results.finish(store, new.result_id, outcome(finding("new")))
    assert [row.fingerprint for row in reading.findings(store, first)] == ["new"]
    assert reading.totals(store, first).submissions == 1


def test_documents_are_kept_once(store: Store) -> None:
    same = tuple(HandedIn(name, sha("same"), 4) for name in ("一.txt", "二.txt"))
    enrol(store, run(store), [Candidate("a", same, "in"), Candidate("b", same[:1], "in")])
    with store.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(DocumentRow)) == 1
        assert connection.scalar(select(func.count()).select_from(SubmissionRow)) == 2


def test_the_same_content_twice_in_one_run_is_two_results(store: Store) -> None:
    both = enrol(store, run(store), [candidate("a", "same"), candidate("b", "same")])
    assert len({each.result_id for each in both}) == 2


def test_two_who_enrol_the_same_at_once_get_one_result_each(store: Store) -> None:
    enrol(store, run(store, scope="before"), [candidate(f"n{number}") for number in range(20)])
    run_id = run(store)
    names = [f"n{number}" for number in range(40)]
    faults: list[Exception] = []

    def enters() -> None:
        try:
            enrol(store, run_id, [candidate(name) for name in names])
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=enters) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with store.reading() as connection:
        found = select(func.count()).select_from(ResultRow).where(ResultRow.run_id == run_id)
        assert connection.scalar(found) == 40


def test_the_digest_is_of_names_and_contents_whatever_their_order() -> None:
    one, two = HandedIn("a", sha("1"), 1), HandedIn("b", sha("2"), 1)
    assert digest_of([one, two]) == digest_of([two, one])
    assert digest_of([one]) != digest_of([HandedIn("b", sha("1"), 1)])
    assert digest_of([one]) != digest_of([one, one._replace(name="c")])
