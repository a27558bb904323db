"""Workers as processes: the same findings as one process, and nothing lost or double whatever is killed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from review.batch.checking import Checking
from review.batch.embedded import Plan, settle
from review.batch.engine import engine
from review.batch.places import places
from review.cluster import presence, queue
from review.store import runs
from review.store.opening import open_store
from review.store.tables import ReportRow, ResultRow, SubmissionRow
from tests.review.cluster.conftest import Cluster, make_submissions, names_of, started, until
from tests.servers.postgres import Server

pytestmark = pytest.mark.slow
COUNT = 24


@pytest.fixture
def own_cluster(own_postgres: Server) -> Iterator[Cluster]:
    """On a server that may be killed."""
    yield from started(own_postgres.database())


def of_one_process(folder: Path, database: Path) -> dict[str, str]:
    """The reports of the embedded batch with one worker in SQLite."""
    checking = Checking()
    with open_store(database) as store:
        run, _ = runs.begin(
            store,
            runs.NewRun("0", engine(), checking.model_dump(mode="json"), "", {}, "key", "scope", [str(folder)]),
        )
        list(settle(store, places([folder]), Plan(run, checking.model_dump_json())))
        with store.reading() as connection:
            rows = connection.execute(
                select(SubmissionRow.name, ReportRow.report)
                .join(ResultRow, ResultRow.submission_id == SubmissionRow.id)
                .join(ReportRow, ReportRow.result_id == ResultRow.id)
            )
            return dict(rows.all())


def test_two_workers_find_what_one_process_finds(cluster: Cluster, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", COUNT)
    assert cluster.feed(folder) == COUNT
    workers = [cluster.work("--until-empty") for _ in range(2)]
    assert [each.wait(300) for each in workers] == [0, 0]
    cluster.assert_exactly_once(names_of(folder))
    assert len(cluster.settled_by()) == 2
    assert sorted(cluster.reports().values()) == sorted(of_one_process(folder, tmp_path / "one.db").values())
    assert runs.get(cluster.store, cluster.run_id).state == "done"
    assert queue.counts(cluster.store) == {}


def test_a_killed_worker_loses_nothing(cluster: Cluster, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", COUNT, long=2)
    cluster.feed(folder)
    victim = cluster.work()
    until(lambda: cluster.running(victim.pid))
    cluster.work()
    cluster.kill(victim)
    until(lambda: any(each.stale for each in presence.workers(cluster.store)))
    until(lambda: cluster.states()["done"] == COUNT)
    cluster.assert_exactly_once(names_of(folder))
    with cluster.store.reading() as connection:  # the one that was being checked was begun again, and only that one
        again = connection.scalar(select(func.count()).where(ResultRow.attempts > 1))
    assert again == 1


def test_a_killed_database_loses_nothing(own_cluster: Cluster, own_postgres: Server, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", COUNT, long=2)
    own_cluster.feed(folder)
    workers = [own_cluster.work() for _ in range(2)]
    until(lambda: own_cluster.states()["running"] == 2)
    own_postgres.kill()
    assert [each.poll() for each in workers] == [None, None]
    own_postgres.start()
    own_cluster.store.engine.dispose()
    until(lambda: own_cluster.states()["done"] == COUNT)
    own_cluster.assert_exactly_once(names_of(folder))
    assert [each.poll() for each in workers] == [None, None]


def test_a_worker_that_is_told_to_stop_ends_what_it_checks(cluster: Cluster, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", 4, long=2)
    cluster.feed(folder)
    first = cluster.work()
    until(lambda: cluster.running(first.pid))
    first.send_signal(signal.SIGTERM)
    assert first.wait(300) == 0
    states = cluster.states()
    assert states["done"] >= 1
    assert states["running"] == 0
    assert presence.workers(cluster.store) == []
    cluster.work("--until-empty").wait(300)
    cluster.assert_exactly_once(names_of(folder))
    with cluster.store.reading() as connection:
        assert connection.scalar(select(func.max(ResultRow.attempts))) == 1


def test_a_submission_that_takes_its_worker_along_twice_is_set_aside(cluster: Cluster, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", 1, long=1)
    cluster.feed(folder)
    for _ in range(2):
        victim = cluster.work()
        until(lambda victim=victim: cluster.running(victim.pid))  # type: ignore[misc]
        cluster.kill(victim)
    cluster.work()
    until(lambda: cluster.states()["set_aside"] == 1)
    with cluster.store.reading() as connection:
        reason, attempts = connection.execute(select(ResultRow.reason, ResultRow.attempts)).one()
    assert (reason, attempts) == ("worker_lost", 3)
    until(lambda: runs.get(cluster.store, cluster.run_id).state == "done")
