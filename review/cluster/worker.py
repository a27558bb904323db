"""A worker: takes tasks from the queue until it is told to stop, and comes back whenever the database does."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from review.batch.engine import engine
from review.cluster import presence
from review.cluster.connecting import PATIENCE, open_cluster
from review.cluster.fate import host_id
from review.cluster.queue import driver, name_of
from review.cluster.task import GiveBack, Tasks

if TYPE_CHECKING:
    from pgqueuer.core.qm import QueueManager
    from pgqueuer.domain.models import Job

_FAULTS = 3
log = logging.getLogger("hedui.worker")


@dataclass(frozen=True)
class Working:
    """How a worker works: ``places`` submissions at once, files from ``folder`` or the store.

    ``patience`` is after how many seconds without a sign of life its submissions go to others.
    """

    url: URL
    places: int
    folder: Path | None = None
    password: str | None = None
    patience: float = PATIENCE
    until_empty: bool = False


def work(how: Working) -> None:
    """Work until SIGTERM or Ctrl-C (what is being checked is ended and stored), or until the queue is empty."""
    asyncio.run(_Worker(how).run())


class _Worker:
    def __init__(self, how: Working) -> None:
        self.how = how
        self.store = open_cluster(how.url)
        self.engine = engine()
        self.name = presence.our_name()
        self.tasks = Tasks(self.store, self.name, how.places, how.folder, how.password)
        self.stopping = asyncio.Event()
        self._taking: QueueManager | None = None
        self._threads = ThreadPoolExecutor(2 * how.places + 1, thread_name_prefix="task")

    async def run(self) -> None:
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self._stop)
        try:
            log.info("%s: %d at once, engine %s", self.name, self.how.places, self.engine[:16])
            async with self._present():
                await self._keep_taking()
        finally:
            self.tasks.close()
            self._threads.shutdown(wait=False, cancel_futures=True)
            self.store.close()

    def _stop(self) -> None:
        """The first time: begin nothing more, end what is begun. The second time: go."""
        if self.stopping.is_set():
            os._exit(130)  # what is being checked is taken by others as soon as we are missed
        log.info("stopping: what is being checked is ended first")
        self.stopping.set()
        self.tasks.draining.set()
        if self._taking is not None:
            self._taking.shutdown.set()

    @asynccontextmanager
    async def _present(self) -> AsyncIterator[None]:
        worker = await asyncio.to_thread(
            presence.arrive,
            self.store,
            name=self.name,
            engine=self.engine,
            places=self.how.places,
            patience=self.how.patience,
            host=host_id(),
        )
        staying = asyncio.create_task(self._stay(worker))
        try:
            yield
        finally:
            staying.cancel()
            with contextlib.suppress(SQLAlchemyError):
                await asyncio.to_thread(presence.leave, self.store, worker)

    async def _stay(self, worker: int) -> None:
        while True:
            await asyncio.sleep(self.how.patience / 4)
            with contextlib.suppress(SQLAlchemyError):
                await asyncio.to_thread(presence.stay, self.store, worker)

    async def _keep_taking(self) -> None:
        """Take tasks; where the connection breaks, connect again."""
        while not self.stopping.is_set():
            try:
                async with driver(self.how.url, self.how.patience) as made:
                    await self._take(made)
                if self.how.until_empty:
                    return
            except Exception as error:
                if not _is_connection(error):
                    raise
                log.warning("the queue is away, connecting again: %s", str(error).split("\n", 1)[0] or type(error))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), min(2.0, self.how.patience / 4))

    async def _take(self, made: object) -> None:
        from pgqueuer.adapters.persistence.queries import Queries
        from pgqueuer.core.qm import QueueManager
        from pgqueuer.domain.types import QueueExecutionMode

        taking = self._taking = QueueManager(Queries(made))  # type: ignore[arg-type]
        taking.entrypoint(name_of(self.engine))(self._do)
        if self.stopping.is_set():
            return
        await taking.run(
            batch_size=self.how.places,
            max_concurrent_tasks=2 * self.how.places,  # half of them wait here, so that no place ever does
            dequeue_timeout=timedelta(seconds=self.how.patience / 3),
            heartbeat_timeout=timedelta(seconds=self.how.patience),
            mode=QueueExecutionMode.drain if self.how.until_empty else QueueExecutionMode.continuous,
        )

    async def _do(self, job: Job) -> None:
        from pgqueuer.domain.errors import RetryRequested

        result_id = int(job.payload or b"0")
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, self.tasks.do, result_id)
        except GiveBack as again:
            raise RetryRequested(timedelta(seconds=again.seconds)) from None
        except Exception as fault:
            log.exception("result %d", result_id)
            if job.attempts < _FAULTS:  # then it leaves the queue; the same hedui batch again puts it back
                raise RetryRequested(timedelta(seconds=self.how.patience)) from fault
            raise


def _is_connection(error: BaseException) -> bool:
    """Whether the database, or the way to it, is at fault."""
    import asyncpg

    if isinstance(error, BaseExceptionGroup):
        return all(_is_connection(each) for each in error.exceptions)
    # The internal error is what asyncpg calls a server that died between two messages.
    broken = asyncpg.PostgresError | asyncpg.InterfaceError | asyncpg.InternalClientError
    return isinstance(error, OSError | TimeoutError | broken)
