"""Two hosts with a database between them: one is lost, then the link of the other is cut and mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review.cluster import presence
from review.cluster.connecting import cluster_url, open_cluster
from tests.review.cluster.conftest import Cluster, make_submissions, names_of, until
from tests.review.cluster.hosts import Network, network
from tests.servers.postgres import Server, create, require

pytestmark = pytest.mark.slow


@pytest.fixture
def hub() -> Iterator[tuple[Network, Server]]:
    """PostgreSQL in the hub's namespace; we ourselves reach it through the file system."""
    require()
    with network(2) as made:
        server = create(host="*", trusted="10.203.0.0/16")
        try:
            server.start(inside=made.hub.inside)
            yield made, server
        finally:
            server.remove()


def test_the_loss_of_a_host_and_of_a_link(hub: tuple[Network, Server], tmp_path: Path) -> None:
    made, server = hub
    one, other = made.hosts
    name = server.database().rpartition("/")[2]
    url = server.local_url(name)
    cluster = Cluster(url, open_cluster(cluster_url(url)))
    try:
        folder = make_submissions(tmp_path / "in", 12, long=4)
        cluster.feed(folder)
        lost = cluster.work(url=server.url(name, one.hub), inside=one.inside)
        stays = cluster.work(url=server.url(name, other.hub), inside=other.inside)
        until(lambda: cluster.running(lost.pid) and cluster.running(stays.pid))
        cluster.kill(lost)
        one.cut()
        (orphaned,) = cluster.held_by(lost.pid)

        until(lambda: orphaned in cluster.held_by(stays.pid) or cluster.all_done({orphaned}))
        other.cut()  # maybe in the middle of what lost the first host: that is not its fault
        until(
            lambda: any(each.stale and each.name.endswith(f":{stays.pid}") for each in presence.workers(cluster.store))
        )
        one.mend()
        cluster.work(url=server.url(name, one.hub), inside=one.inside)
        until(lambda: cluster.states()["done"] + cluster.states()["set_aside"] == 12)
        cluster.assert_exactly_once(names_of(folder))

        other.mend()
        assert stays.poll() is None
        cluster.kill(cluster.workers[-1])
        before = cluster.settled_by()
        cluster.feed(make_submissions(tmp_path / "more", 3, first=100))
        until(lambda: cluster.states()["done"] == 15)
        again = cluster.settled_by() - before
        assert [by.rpartition(":")[2] for by in again] == [str(stays.pid)]
        assert sum(again.values()) == 3
    finally:
        cluster.end()
