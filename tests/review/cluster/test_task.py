"""One task: counted before it is begun, set aside when it took its workers, given back when the worker stops."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from review.batch.checking import Checking
from review.batch.embedded import Plan, enrol_all
from review.batch.job import Job, Outcome
from review.batch.places import places
from review.cluster import task
from review.cluster.task import GiveBack, Tasks
from review.cluster.travelling import hand_over
from review.store import results, runs
from review.store.opening import Store, open_store
from review.store.tables import ResultRow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One submission that waits, its file handed over."""
    (tmp_path / "in" / "局").mkdir(parents=True)
    (tmp_path / "in" / "局" / "report.txt").write_text("年初预算数100万元，支出90万元，执行率95%。\n")
    checking = Checking()
    with open_store(tmp_path / "x.db") as opened:
        settings = checking.model_dump(mode="json")
        run, _ = runs.begin(opened, runs.NewRun("0", "engine", settings, "", {}, "key", "scope", []))
        for _, files in enrol_all(opened, places([tmp_path / "in"]), Plan(run, checking.model_dump_json())):
            hand_over(opened, [(file.path, file.sha256) for file in files], None)
        yield opened


@pytest.fixture
def tasks(store: Store) -> Iterator[Tasks]:
    made = Tasks(store, "host:1", 1)
    yield made
    made.close()


def row(store: Store) -> ResultRow:
    with store.reading() as connection:
        return connection.execute(select(ResultRow.__table__)).one()  # type: ignore[return-value]


def test_a_task_is_done_once(store: Store, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.do(1)
    done = row(store)
    assert (done.state, done.attempts, done.worker, done.errors) == ("done", 1, "host:1", 1)
    monkeypatch.setattr(task, "check", lambda slot, job: pytest.fail("checked again"))
    tasks.do(1)
    tasks.do(99)


@pytest.mark.parametrize(
    ("died", "times", "state"), [(True, 2, "set_aside"), (False, 2, "done"), (False, 5, "set_aside")]
)
def test_workers_that_die_count_and_hosts_that_are_lost_hardly(
    store: Store, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, died: bool, times: int, state: str
) -> None:
    monkeypatch.setattr(task, "fate_of", lambda store, worker: "died" if died else "lost")
    results.begin_attempt(store, 1, "host:2")
    for number in range(3, times + 2):
        results.begin_attempt(store, 1, f"host:{number}", before=f"host:{number - 1}", died=died)
    tasks.do(1)
    assert (row(store).state, row(store).reason) == (state, "worker_lost" if state == "set_aside" else None)
    assert (row(store).kills, row(store).losses) == ((times, 0) if died else (0, times))


@pytest.mark.parametrize("fate", ["there", "left"])
def test_a_worker_that_lives_or_left_in_order_counts_nothing(
    store: Store, tasks: Tasks, monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    monkeypatch.setattr(task, "fate_of", lambda store, worker: fate)
    results.begin_attempt(store, 1, "host:2")
    tasks.do(1)
    assert (row(store).state, row(store).kills, row(store).losses) == ("done", 0, 0)


def test_a_suspect_is_checked_with_nothing_beside_it(store: Store) -> None:
    tasks = Tasks(store, "host:1", 3)
    with tasks._slot(2048, alone=True):
        assert tasks._slots.empty()
    with tasks._slot(2048):
        assert tasks._slots.qsize() == 2
    tasks.close()


def test_a_stopping_worker_gives_back_without_counting(store: Store, tasks: Tasks) -> None:
    tasks.draining.set()
    with pytest.raises(GiveBack):
        tasks.do(1)
    assert (row(store).state, row(store).attempts) == ("waiting", 0)


def test_a_file_that_is_not_to_be_had_is_tried_again_once(
    store: Store, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> None:
        raise task.Lost("report.txt")

    monkeypatch.setattr(task, "fetched", nothing)
    with pytest.raises(GiveBack):
        tasks.do(1)
    tasks.do(1)
    assert (row(store).state, row(store).reason, row(store).attempts) == ("failed", "file_lost", 2)


def test_the_database_may_be_away_for_a_while(store: Store, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    away = iter([True, True, False])
    real = results.finish

    def finish(*arguments: object, **options: object) -> bool:
        if next(away):
            raise OperationalError("UPDATE", {}, OSError("gone"))
        return real(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(task, "check", lambda slot, job: outcome(job))
    monkeypatch.setattr(results, "finish", finish)
    tasks.do(1)
    assert (row(store).state, row(store).attempts) == ("done", 1)


def test_an_attempt_whose_answer_was_lost_is_not_counted_twice(store: Store, tasks: Tasks) -> None:
    results.begin_attempt(store, 1, "host:1")
    assert tasks._begin(1, tasks._before(1)) == (1, 0, 0)
    with store.writing() as connection:
        connection.execute(update(ResultRow).values(worker="other:1"))
    assert tasks._begin(1, tasks._before(1)) == (2, 0, 1), "of that worker there is no trace"


def outcome(job: Job) -> Outcome:
    from review.batch.run_submission import run_submission

    return run_submission(job)
