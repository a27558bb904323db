import pytest

from review.store import results, runs
from review.store.opening import Store
from schemas.errors import BadSettings
from tests.review.store.entering import entered, finding, outcome, run


def test_an_unfinished_run_is_gone_on_with_and_a_finished_one_is_not(store: Store) -> None:
    first = run(store)
    assert run(store) == first
    runs.end(store, first, "interrupted")
    assert run(store) == first
    runs.end(store, first, "done")
    assert run(store) != first


def test_other_settings_or_other_folders_are_another_run(store: Store) -> None:
    assert len({run(store), run(store, key="other"), run(store, scope="other")}) == 3


def test_runs_are_listed_with_what_they_amount_to(store: Store) -> None:
    ids = entered(store, run(store), "a", "b")
    results.finish(store, ids["a"], outcome(finding("x")))
    run(store, scope="empty")
    empty, first = runs.listed(store)
    assert (first.submissions, first.done, first.errors, first.state) == (2, 1, 1, "running")
    assert (empty.submissions, empty.roots) == (None, ["in"])


def test_a_run_that_is_not_there_is_one_clear_error(store: Store) -> None:
    with pytest.raises(BadSettings, match="no run 7"):
        runs.get(store, 7)
