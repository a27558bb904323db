"""The queue: PGQueuer's tables beside the store's. A task is the number of a result that waits to be checked."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text
from sqlalchemy.engine import URL

from review.cluster.connecting import PATIENCE, dsn, servers_patience
from review.store.opening import Store

if TYPE_CHECKING:
    from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver

_INSTALLING = 0x6865647571  # the advisory lock of those who make the queue's tables
_COUNTS = """
SELECT entrypoint, count(*) FILTER (WHERE status = 'queued'), count(*) FILTER (WHERE status = 'picked')
FROM pgqueuer WHERE entrypoint LIKE 'hedui-%' GROUP BY entrypoint
"""


def name_of(engine: str) -> str:
    """The queue of an engine: only workers with the same code and data take from it, so findings cannot differ."""
    return f"hedui-{engine[:16]}"


@asynccontextmanager
async def driver(url: URL, patience: float = PATIENCE) -> AsyncIterator[AsyncpgDriver]:
    """A connection as PGQueuer takes it, with the queue's tables in place.

    asyncpg, for with psycopg a query waits until a notification comes or a second is over.
    """
    import asyncpg
    from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver

    connection = await asyncpg.connect(
        dsn(url),
        timeout=patience,
        command_timeout=patience,
        server_settings={"application_name": "hedui", **servers_patience(patience)},
    )
    try:
        made = AsyncpgDriver(connection)
        await _install(made)
        yield made
    finally:
        with contextlib.suppress(Exception):  # it may be what broke
            await connection.close(timeout=2)


async def _install(made: AsyncpgDriver) -> None:
    from pgqueuer.adapters.persistence.queries import Queries

    queries = Queries(made)
    await made.execute(f"SELECT pg_advisory_lock({_INSTALLING})")
    try:
        if await queries.schema_is_installed():
            await queries.upgrade()
        else:
            await queries.install()
    finally:
        await made.execute(f"SELECT pg_advisory_unlock({_INSTALLING})")


def enqueue(url: URL, engine: str, results: Sequence[int]) -> int:
    """Put results into the queue; how many were not in it yet."""
    return asyncio.run(_enqueue(url, engine, results)) if results else 0


async def _enqueue(url: URL, engine: str, results: Sequence[int]) -> int:
    from pgqueuer.adapters.persistence.queries import Queries

    async with driver(url) as made:
        entered = await Queries(made).enqueue(
            entrypoint=[name_of(engine)] * len(results),
            payload=[str(each).encode() for each in results],
            priority=[0] * len(results),
            dedupe_key=[f"hedui-{each}" for each in results],
            on_conflict="skip",
        )
    return sum(each is not None for each in entered)


def counts(store: Store) -> dict[str, tuple[int, int]]:
    """By queue: how many tasks wait, and how many are with a worker. Empty where nothing was ever queued."""
    with store.reading() as connection:
        if not inspect(connection).has_table("pgqueuer"):
            return {}
        return {name: (queued, picked) for name, queued, picked in connection.execute(text(_COUNTS))}
