"""The limit on model calls holds over processes and connections, and a holder's death frees its place."""

from __future__ import annotations

import asyncio
import pickle
import signal
import subprocess
import sys

import psycopg

from review.cluster.limit import CallLimit

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
