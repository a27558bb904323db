"""Workers say that they are there; who has not done so for a while is told as stale."""

from __future__ import annotations

import datetime
import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, update

from review.store.opening import Store
from review.store.tables import WorkerRow
from review.version import version

_FORGOTTEN = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Presence:
    """A worker as ``hedui status`` shows it; ``seen`` is how many seconds ago."""

    name: str
    version: str
    engine: str
    places: int
    since: datetime.datetime
    seen: float
    stale: bool


def our_name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"


def arrive(store: Store, *, name: str, engine: str, places: int, patience: float, host: str = "") -> int:
    with store.writing() as connection:
        long_ago = func.now() - _FORGOTTEN
        connection.execute(delete(WorkerRow).where(WorkerRow.seen < long_ago))
        return connection.execute(
            insert(WorkerRow)
            .values(
                name=name,
                host=host,
                engine=engine,
                version=version(),
                places=places,
                patience=patience,
                started=func.now(),
                seen=func.now(),
            )
            .returning(WorkerRow.id)
        ).scalar_one()


def stay(store: Store, worker: int) -> None:
    with store.writing() as connection:
        connection.execute(update(WorkerRow).where(WorkerRow.id == worker).values(seen=func.now()))


def leave(store: Store, worker: int) -> None:
    with store.writing() as connection:
        connection.execute(update(WorkerRow).where(WorkerRow.id == worker).values(seen=func.now(), ended=func.now()))


def workers(store: Store) -> Sequence[Presence]:
    """All that have not left, by the database's clock: hosts' clocks differ."""
    seconds = func.extract("epoch", func.now() - WorkerRow.seen)
    with store.reading() as connection:
        rows = connection.execute(
            select(WorkerRow.__table__, seconds.label("ago")).where(WorkerRow.ended.is_(None)).order_by(WorkerRow.name)
        )
        return [
            Presence(row.name, row.version, row.engine, row.places, row.started, float(row.ago), row.ago > row.patience)
            for row in rows
        ]
