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
from review.cluster.fate import fate_of
from review.cluster.travelling import Lost, fetched
from review.store import results
from review.store.opening import Store
from review.store.results import Attempt
from review.store.tables import ResultRow, RunRow, SubmissionFileRow
from schemas.base import Bilingual

ATTEMPTS = 2
"""So often is tried what fails without harm to anybody."""
KILLS = 2
"""So many workers may die of a submission, their hosts alive, until it is set aside."""
LOSSES = 5
"""So many hosts may be lost with it: no host's loss is its fault, but five are no chance."""

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


@dataclass(frozen=True)
class _Before:
    """What is known before an attempt: the ``worker`` that will not end the one before, and whether it ``died`` of it.

    A ``suspect`` is checked with nothing beside it, so that nothing else is taken along or blamed.
    """

    worker: str | None = None
    died: bool = False
    suspect: bool = False


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
        self._places = places
        self._gathering = threading.Lock()

    def do(self, result_id: int) -> None:
        """Check a submission and store what became of it. Raises GiveBack where somebody should try again."""
        task = self._sure(lambda: load(self.store, result_id))
        if task is None:
            return
        before = self._sure(lambda: self._before(result_id))
        with self._slot(task.memory_mb, alone=before.suspect) as slot:
            if self.draining.is_set():
                raise GiveBack(0)
            attempt = self._sure(lambda: self._begin(result_id, before))
            if attempt is None:
                return
            outcome = self._outcome(slot, task, attempt)
        self._sure(lambda: self._finish(task, outcome))
        if outcome.state == "failed" and attempt.number < ATTEMPTS:
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
    def _slot(self, memory_mb: int, *, alone: bool = False) -> Iterator[Slot]:
        """A worker process; all of them for what must not take others along."""
        slots = self._take(self._places if alone else 1)
        try:
            if slots[0].memory_mb != memory_mb:
                slots[0].close()
                slots[0] = Slot(memory_mb)
            yield slots[0]
        finally:
            for slot in reversed(slots):
                self._slots.put(slot)

    def _take(self, number: int) -> list[Slot]:
        if number == 1:
            return [self._slots.get()]
        with self._gathering:  # two that gather would wait for each other
            return [self._slots.get() for _ in range(number)]

    def _before(self, result_id: int) -> _Before:
        """Who began it last and did not end it, and what became of that one."""
        row = ResultRow
        wanted = select(row.state, row.worker, row.kills, row.losses).where(row.id == result_id)
        with self.store.reading() as connection:
            found = connection.execute(wanted).one()
        harmed = bool(found.kills or found.losses)
        if found.state != "running" or found.worker in (None, self.worker):
            return _Before(suspect=harmed)
        fate = fate_of(self.store, found.worker)
        lost = fate in ("died", "lost")
        return _Before(found.worker if lost else None, fate == "died", suspect=harmed or lost)

    def _begin(self, result_id: int, before: _Before) -> Attempt | None:
        """Count the attempt; one that was counted before the connection broke is not counted again."""
        row = ResultRow
        mine = row.id == result_id, row.state == "running", row.worker == self.worker
        with self.store.reading() as connection:
            found = connection.execute(select(row.attempts, row.kills, row.losses).where(*mine)).one_or_none()
        if found is not None:
            return Attempt(*found)
        return results.begin_attempt(self.store, result_id, self.worker, before=before.worker, died=before.died)

    def _outcome(self, slot: Slot, task: Task, attempt: Attempt) -> Outcome:
        if attempt.kills >= KILLS or attempt.losses >= LOSSES:
            return _took_its_workers(attempt)
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


def _took_its_workers(attempt: Attempt) -> Outcome:
    died = attempt.kills >= KILLS
    times = attempt.kills if died else attempt.losses
    zh = "工作进程异常终止，而所在主机正常" if died else "所在主机失联（断电、断网）"
    en = "the worker that checked it died while its host lived" if died else "the host that checked it was lost"
    return Outcome(
        state="set_aside",
        attempts=attempt.number - 1,
        reason="worker_lost",
        message=Bilingual(
            zh=f"核对时有 {times} 次{zh}，已搁置；可用 --force 再试",
            en=f"set aside: {times} times {en}; try again with --force",
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
