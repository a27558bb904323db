"""What became of a worker, told by its last signs and by those of others on its host, in a real PostgreSQL."""

import threading

import pytest
from sqlalchemy import func, update

from review.cluster import fate, presence
from review.cluster.fate import fate_of, host_id
from review.store.tables import WorkerRow
from tests.review.cluster.conftest import Cluster


def arrived(cluster: Cluster, name: str, host: str, ago: float = 0, patience: float = 0.4) -> int:
    worker = presence.arrive(cluster.store, name=name, engine="e", places=1, patience=patience, host=host)
    with cluster.store.writing() as connection:
        seen = func.now() - func.make_interval(0, 0, 0, 0, 0, 0, ago)
        connection.execute(update(WorkerRow).where(WorkerRow.id == worker).values(seen=seen))
    return worker


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([], "lost"),
        ([("b", "another host", 0.0)], "lost"),
        ([("b", "host", 5.0)], "lost"),
        ([("b", "host", 0.0)], "died"),
        ([("b", "another host", 0.0), ("c", "host", 2.0)], "died"),
    ],
    ids=["nobody else", "elsewhere", "went down together", "restarted", "seen a while longer"],
)
def test_a_worker_died_if_its_host_was_seen_later(
    cluster: Cluster, others: list[tuple[str, str, float]], expected: str
) -> None:
    arrived(cluster, "a", "host", ago=5)
    for name, host, ago in others:
        arrived(cluster, name, host, ago)
    assert fate_of(cluster.store, "a") == expected


def test_hosts_that_nobody_knows_are_not_one_host(cluster: Cluster) -> None:
    arrived(cluster, "a", "", ago=5)
    arrived(cluster, "b", "")
    assert fate_of(cluster.store, "a") == "lost"


def test_of_a_worker_without_a_trace_nothing_is_known(cluster: Cluster) -> None:
    assert fate_of(cluster.store, "a") == "lost"


def test_who_left_in_good_order_is_told(cluster: Cluster) -> None:
    presence.leave(cluster.store, arrived(cluster, "a", "host"))
    assert fate_of(cluster.store, "a") == "left"


def test_it_is_waited_until_the_worker_speaks(cluster: Cluster) -> None:
    worker = arrived(cluster, "a", "host", patience=60)
    speaks = threading.Timer(0.2, presence.stay, (cluster.store, worker))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fate.time, "sleep", lambda seconds: speaks.join())
        speaks.start()
        assert fate_of(cluster.store, "a") == "there"


def test_it_is_waited_no_longer_than_its_patience(cluster: Cluster) -> None:
    worker, slept = arrived(cluster, "a", "host", patience=60), []
    later = func.now() - func.make_interval(0, 0, 0, 0, 0, 0, 61)

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        with cluster.store.writing() as connection:
            connection.execute(update(WorkerRow).where(WorkerRow.id == worker).values(seen=later))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fate.time, "sleep", sleep)
        assert fate_of(cluster.store, "a") == "lost"
    assert slept == [60 / 8]


def test_the_id_of_a_host_stays_the_same() -> None:
    assert host_id() == host_id()
