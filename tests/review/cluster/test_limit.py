"""The limit on model calls holds over processes and connections, and a holder's death frees its place."""

from __future__ import annotations

import asyncio
import pickle
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg

from review.batch.asking import labelling_of
from review.batch.job import ModelAccess
from review.cluster.limit import CallLimit
from review.store import runs
from review.store.opening import open_store

HOLDER = """
import asyncio, sys
from review.cluster.limit import CallLimit

async def hold():
    async with CallLimit(sys.argv[1], 1, "held")():
        print("held", flush=True)
        await asyncio.sleep(60)

asyncio.run(hold())
"""


def test_no_more_than_so_many_at_once(postgres_url: str) -> None:
    limit = pickle.loads(pickle.dumps(CallLimit(postgres_url, 3, "endpoint")))
    inside, most = 0, 0
    full: asyncio.Event

    async def call() -> None:
        nonlocal inside, most
        async with limit():
            inside += 1
            most = max(most, inside)
            if inside == 3:
                full.set()
            await asyncio.wait_for(full.wait(), 30)
            await asyncio.sleep(0.05)
            inside -= 1

    async def all_calls() -> None:
        nonlocal full
        full = asyncio.Event()
        await asyncio.gather(*(call() for _ in range(10)))

    asyncio.run(all_calls())
    assert (inside, most) == (0, 3)


def test_names_have_places_of_their_own(postgres_url: str) -> None:
    async def both() -> None:
        async with asyncio.timeout(30), CallLimit(postgres_url, 1, "one")(), CallLimit(postgres_url, 1, "other")():
            pass

    asyncio.run(both())


def test_a_killed_holder_frees_its_place(postgres_url: str) -> None:
    limit = CallLimit(postgres_url, 1, "held")

    async def taken() -> bool:
        try:
            async with asyncio.timeout(0.5), limit():
                return False
        except TimeoutError:
            return True

    with subprocess.Popen([sys.executable, "-c", HOLDER, postgres_url], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert asyncio.run(taken())
        holder.send_signal(signal.SIGKILL)

    async def freed() -> None:
        async with asyncio.timeout(30), limit():
            pass

    asyncio.run(freed())


def test_a_fault_in_the_call_frees_the_place(postgres_url: str) -> None:
    async def fail() -> None:
        try:
            async with CallLimit(postgres_url, 1, "fault")():
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    asyncio.run(fail())
    asyncio.run(asyncio.wait_for(_once(CallLimit(postgres_url, 1, "fault")), 30))
    with psycopg.connect(postgres_url) as connection:
        held = connection.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchone()
    assert held == (0,)


async def _once(limit: CallLimit) -> None:
    async with limit():
        pass


def test_workers_of_a_cluster_share_the_limit_of_the_endpoint(postgres_url: str, tmp_path: Path) -> None:
    said = {"base-url": "http://127.0.0.1:9/v1", "model": "m", "concurrency": 3}
    shared = labelling_of(said, ModelAccess(postgres_url, begun(postgres_url)))
    assert shared is not None
    assert shared.client is not None
    limit = shared.client.limit
    assert isinstance(limit, CallLimit)
    assert limit.most == 3
    assert limit.name.startswith(socket.gethostname()), "another host's own server has places of its own"
    asyncio.run(asyncio.wait_for(_once(limit), 30))
    alone = labelling_of(said, ModelAccess(str(tmp_path / "x.db"), begun(str(tmp_path / "x.db"))))
    assert alone is not None
    assert alone.client is not None
    assert not isinstance(alone.client.limit, CallLimit)


def begun(where: str) -> int:
    """A run, for the budget is a run's."""
    with open_store(where) as store:
        return runs.begin(store, runs.NewRun("0", "engine", {}, "", {}, "key", "scope", []))[0]
