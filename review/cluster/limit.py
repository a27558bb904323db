"""A limit on calls of a language model that holds over all hosts: whoever calls has one of so many places in PostgreSQL.

A place is an advisory lock of a connection, so that it is free again when its holder ends, however it ends.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from review.store.opening import url_of

_LONGEST_WAIT = 1.0
_MISSED = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
"""So the server lets go of the place of a host that is cut off."""


@dataclass(frozen=True)
class CallLimit:
    """At most so many at once under one name, say the endpoint's host; travels to any process.

    ``extractor.model.client.Client`` takes it as ``limit``: each call is made inside ``async with limit():``.
    """

    store: str
    most: int
    name: str

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        import psycopg

        wait = 0.05
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(
                    _conninfo(self.store), autocommit=True, options=_MISSED
                )
            except psycopg.OperationalError:  # nobody is counting now: wait, the caller has its own deadline
                await asyncio.sleep(_LONGEST_WAIT)
                continue
            async with connection:
                if await self._has_place(connection):
                    yield
                    return
            await asyncio.sleep(wait * random.uniform(0.5, 1.5))
            wait = min(2 * wait, _LONGEST_WAIT)

    async def _has_place(self, connection: object) -> bool:
        """Whether one of the places is ours now; tried in any order, so that nobody queues at the first."""
        from psycopg import AsyncConnection

        assert isinstance(connection, AsyncConnection)
        for place in random.sample(range(self.most), self.most):
            cursor = await connection.execute("SELECT pg_try_advisory_lock(%s, %s)", (_number(self.name), place))
            row = await cursor.fetchone()
            if row is not None and row[0]:
                return True
        return False


def _conninfo(store: str) -> str:
    return url_of(store).set(drivername="postgresql").render_as_string(hide_password=False)


def _number(name: str) -> int:
    """An advisory lock's first half: 31 bits."""
    return int.from_bytes(hashlib.sha256(f"hedui model {name}".encode()).digest()[:4]) >> 1
