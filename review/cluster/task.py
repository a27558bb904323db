"""One task of a worker: load the submission, count the attempt, check it in a child process, store the outcome.

How it is checked is ``review.batch.attempts``', as on one machine; here is what other hosts and a database that may be
away for a while add to it.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from tenacity import RetryCallState, Retrying, retry_if_exception, wait_random_exponential

from extractor.read.guard import MEMORY_MB
from review.batch.attempts import check
from review.batch.checking import Checking
from review.batch.job import Job, ModelAccess, Outcome
from review.batch.slot import Slot
from review.cluster.closing import close_if_over
from review.cluster.travelling import Lost, fetched
from review.store import results
from review.store.opening import Store
from review.store.tables import ResultRow, RunRow, SubmissionFileRow
from schemas.base import Bilingual

ATTEMPTS = 2
"""What was begun so often and ended never took its worker with it: it is set aside."""

T = TypeVar("T")
log = logging.getLogger("hedui.worker")


class GiveBack(Exception):
    """The task goes back to the queue, to be taken again after so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"again in {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Task:
    """What the store knows of a submission that is to be checked: its files by name and digest, and the settings."""

    result_id: int
    run_id: int
    files: tuple[tuple[str, str], ...]
    checking: str
    memory_mb: int


class Tasks:
    """The tasks of one worker, each in a thread of its own; ``places`` of them are checked at once."""

    def __init__(
        self, store: Store, worker: str, places: int, folder: Path | None = None, password: str | None = None
    ) -> None:
        self.password = password
        self.store = store
        self.worker = worker
        self.folder = folder
        self.draining = threading.Event()
        self.given_up = threading.Event()
        self._slots: queue.LifoQueue[Slot] = queue.LifoQueue()  # the one that is warm first
        for _ in range(places):
            self._slots.put(Slot(MEMORY_MB))

    def do(self, result_id: int) -> None:
        """Check a submission and store what became of it. Raises GiveBack where somebody should try again."""
        task = self._sure(lambda: load(self.store, result_id))
        if task is None:
            return
        with self._slot(task.memory_mb) as slot:
            if self.draining.is_set():
                raise GiveBack(0)
            attempt = self._sure(lambda: self._begin(result_id))
            if attempt is None:
                return
            outcome = self._outcome(slot, task, attempt)
        self._sure(lambda: self._finish(task, outcome))
        if outcome.state == "failed" and attempt < ATTEMPTS:
            raise GiveBack(5)

    def close(self) -> None:
        """End the worker processes, whatever they do."""
        self.given_up.set()
        while True:
            try:
                self._slots.get_nowait().close()
            except queue.Empty:
                return

    @contextmanager
    def _slot(self, memory_mb: int) -> Iterator[Slot]:
        slot = self._slots.get()
        try:
            if slot.memory_mb != memory_mb:
                slot.close()
                slot = Slot(memory_mb)
            yield slot
        finally:
            self._slots.put(slot)

    def _begin(self, result_id: int) -> int | None:
        """Count the attempt; one that was counted before the connection broke is not counted again."""
        with self.store.reading() as connection:
            mine = connection.scalar(
                select(ResultRow.attempts).where(
                    ResultRow.id == result_id, ResultRow.state == "running", ResultRow.worker == self.worker
                )
            )
        return mine or results.begin_attempt(self.store, result_id, self.worker)

    def _outcome(self, slot: Slot, task: Task, attempt: int) -> Outcome:
        if attempt > ATTEMPTS:
            return _took_its_workers(attempt - 1)
        try:
            with fetched(self.store, task.files, self.folder) as files:
                return check(
                    slot, Job(files, task.checking, self.password, model=ModelAccess(self.store.url, task.run_id))
                )
        except Lost as lost:
            return _lost(lost.name)

    def _finish(self, task: Task, outcome: Outcome) -> None:
        results.finish(self.store, task.result_id, outcome, worker=self.worker)
        close_if_over(self.store, task.run_id)

    def _sure(self, step: Callable[[], T]) -> T:
        """Do something with the database; while that is away, wait for it and try again."""
        for attempt in Retrying(
            retry=retry_if_exception(_is_away),
            wait=wait_random_exponential(0.2, max=5),
            stop=lambda _: self.given_up.is_set(),
            before_sleep=_say_so,
        ):
            with attempt:
                return step()
        raise AssertionError("tenacity returns or raises")


def load(store: Store, result_id: int) -> Task | None:
    """None where the result is settled already, or no longer there."""
    with store.reading() as connection:
        row = connection.execute(
            select(ResultRow.run_id, ResultRow.submission_id, RunRow.settings)
            .join(RunRow, RunRow.id == ResultRow.run_id)
            .where(ResultRow.id == result_id, ResultRow.state.in_(results.OPEN))
        ).one_or_none()
        if row is None:
            return None
        files = connection.execute(
            select(SubmissionFileRow.name, SubmissionFileRow.sha256)
            .where(SubmissionFileRow.submission_id == row.submission_id)
            .order_by(SubmissionFileRow.position)
        )
        checking = Checking.model_validate(row.settings)
        names = tuple((name, sha256) for name, sha256 in files)
        return Task(result_id, row.run_id, names, checking.model_dump_json(), checking.memory_mb or MEMORY_MB)


def _is_away(error: BaseException) -> bool:
    return isinstance(error, OperationalError | InterfaceError) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )


def _say_so(state: RetryCallState) -> None:
    if state.attempt_number in (1, 10, 100) and state.outcome is not None:
        log.warning("the database is away, trying again: %s", str(state.outcome.exception()).split("\n", 1)[0])


def _took_its_workers(times: int) -> Outcome:
    return Outcome(
        state="set_aside",
        attempts=times,
        reason="worker_lost",
        message=Bilingual(
            zh=f"核对 {times} 次，每次工作进程都未能返回结果（主机断电、断网或被终止），已搁置；可用 --force 再试",
            en=f"set aside: {times} times the worker that checked it was lost (power, network or killed); "
            "try again with --force",
        ),
    )


def _lost(name: str) -> Outcome:
    return Outcome(
        state="failed",
        reason="file_lost",
        message=Bilingual(
            zh=f"{name}：本机取不到该文件（共享文件夹未挂载，或文件在登记后有改动），请再次运行同一命令",
            en=f"{name}: not to be had on this host (shared folder not mounted, or changed after it was entered); "
            "run the same command again",
        ),
    )
