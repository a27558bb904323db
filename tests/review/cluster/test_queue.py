"""The queue and those who work at it, in a real PostgreSQL; and what is said where the means are missing."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import asyncpg
import pytest
from rich.console import Console
from sqlalchemy import func, update

from review.cluster import connecting, presence, queue, worker
from review.cluster.connecting import cluster_url, dsn
from review.cluster.status import status
from review.cluster.status_shown import show
from review.store import results, runs
from review.store.opening import open_store
from review.store.tables import WorkerRow
from schemas.errors import BadSettings
from tests.review.cluster import conftest
from tests.review.cluster.conftest import Cluster, make_submissions


def test_what_is_in_the_queue_is_not_entered_twice(cluster: Cluster) -> None:
    url = cluster_url(cluster.url)
    assert queue.enqueue(url, "a" * 64, [1, 2, 3]) == 3
    assert queue.enqueue(url, "a" * 64, [3, 4]) == 1
    assert queue.enqueue(url, "b" * 64, []) == 0
    assert queue.counts(cluster.store) == {"hedui-aaaaaaaaaaaaaaaa": (4, 0)}


def test_feeding_again_goes_on(cluster: Cluster, tmp_path: Path) -> None:
    folder = make_submissions(tmp_path / "in", 3)
    (folder / "empty").mkdir()
    assert cluster.feed(folder) == 3
    first = cluster.run_id
    cluster.feed(folder)
    assert cluster.run_id == first
    assert cluster.states() == {"waiting": 3, "set_aside": 1}
    assert list(queue.counts(cluster.store).values()) == [(3, 0)]


def test_what_was_queued_for_another_version_is_replaced(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_submissions(tmp_path / "in", 3)
    cluster.feed(folder)
    first = cluster.run_id
    monkeypatch.setattr(conftest, "engine", lambda: "another" * 8)
    cluster.feed(folder)
    assert cluster.run_id != first
    assert runs.get(cluster.store, first).state == "done"
    assert cluster.states() == {"superseded": 3, "waiting": 3}
    assert queue.counts(cluster.store) == {"hedui-anotheranotheran": (3, 0)}


def test_status_tells_what_is_going_on(cluster: Cluster, tmp_path: Path) -> None:
    cluster.feed(make_submissions(tmp_path / "in", 3))
    here = presence.arrive(cluster.store, name="a:1", engine="another", places=4, patience=30)
    lost = presence.arrive(cluster.store, name="b:2", engine="another", places=4, patience=30)
    with cluster.store.writing() as connection:
        long_ago = func.now() - func.make_interval(0, 0, 0, 0, 0, 1)
        connection.execute(update(WorkerRow).where(WorkerRow.id == lost).values(seen=long_ago))
    results.begin_attempt(cluster.store, 1, "a:1")
    now = status(cluster.store)
    (run,) = now.runs
    assert (run.submissions, run.waiting, run.running, run.queued) == (3, 2, 1, True)
    assert [(each.name, each.stale) for each in now.workers] == [("a:1", False), ("b:2", True)]
    assert [(each.waiting, each.workers) for each in now.queues] == [(3, 0)]
    said = io.StringIO()
    show(now, "en", Console(file=said, width=160))
    assert "0 of 3 submissions done; 2 waiting; 1 being checked" in said.getvalue()
    assert "no worker of this version is there" in said.getvalue()
    assert "stale" in said.getvalue()
    presence.leave(cluster.store, here)
    assert [each.name for each in presence.workers(cluster.store)] == ["b:2"]


def test_status_of_one_machine(tmp_path: Path) -> None:
    with open_store(tmp_path / "x.db") as store:
        assert status(store).runs == ()
        runs.begin(store, runs.NewRun("0", "engine", {}, "", {}, "key", "scope", []))
        assert [(each.submissions, each.seconds_left) for each in status(store).runs] == [(0, None)]


def test_a_cluster_needs_postgresql() -> None:
    with pytest.raises(BadSettings, match="PostgreSQL"):
        cluster_url("hedui.db")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(BadSettings, match=r'pip install "hedui\[cluster\]"'):
        connecting.cluster_url("postgresql://hedui@db/hedui")


def test_the_url_notices_a_cut_cable_and_both_drivers_take_it() -> None:
    url = cluster_url("postgres://hedui:geheim@db:5433/hedui?sslmode=require&connect_timeout=3", patience=30)
    assert url.query["tcp_user_timeout"] == "30000"
    assert url.query["connect_timeout"] == "3"
    assert dsn(url) == "postgresql://hedui:geheim@db:5433/hedui?sslmode=require"


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (ConnectionResetError(), True),
        (asyncpg.InternalClientError("cannot switch to state 12; another operation (2) is in progress"), True),
        (ExceptionGroup("", [asyncpg.InterfaceError("closed"), TimeoutError()]), True),
        (ExceptionGroup("", [asyncpg.InterfaceError("closed"), ZeroDivisionError()]), False),
        (ZeroDivisionError(), False),
    ],
    ids=str,
)
def test_what_a_worker_takes_for_a_broken_connection(error: Exception, expected: bool) -> None:
    assert worker._is_connection(error) is expected
