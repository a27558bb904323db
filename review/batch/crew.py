"""The workers of one machine: jobs go in, outcomes come out as they are ready. Knows no store."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from review.batch.attempts import check, slot_for
from review.batch.job import Job, Outcome
from review.batch.slot import Slot, Stopped

AHEAD = 2  # jobs waiting per worker: a hundred thousand are not scheduled at once
TagT = TypeVar("TagT")
Check = Callable[[Slot, Job], Outcome]


class Ready(NamedTuple, Generic[TagT]):
    """A job that is over: its tag, and its outcome or the fault of ours that prevented one."""

    tag: TagT
    outcome: Outcome | BaseException


class Crew(Generic[TagT]):
    """A thread for each worker process, which waits for it. Used as a context, at whose end all of them are gone."""

    def __init__(self, workers: int, checking: str, *, check: Check = check) -> None:
        self.workers = workers
        self.busy = 0
        self._check = check
        self._jobs: queue.SimpleQueue[tuple[TagT, Job] | None] = queue.SimpleQueue()
        self._ready: queue.SimpleQueue[Ready[TagT]] = queue.SimpleQueue()
        self._slots = [slot_for(checking) for _ in range(workers)]
        self._threads = [threading.Thread(target=self._work, args=(slot,), daemon=True) for slot in self._slots]

    @property
    def full(self) -> bool:
        return self.busy >= self.workers * (1 + AHEAD)

    def give(self, tag: TagT, job: Job) -> None:
        self.busy += 1
        self._jobs.put((tag, job))

    def take(self) -> list[tuple[TagT, Outcome]]:
        """Every outcome that is ready; waits for the first."""
        ready = [self._ready.get()]
        with contextlib.suppress(queue.Empty):
            while True:
                ready.append(self._ready.get_nowait())
        self.busy -= len(ready)
        return [(each.tag, _raised(each.outcome)) for each in ready]

    def _work(self, slot: Slot) -> None:
        while (given := self._jobs.get()) is not None:
            tag, job = given
            try:
                self._ready.put(Ready(tag, self._check(slot, job)))
            except Stopped:
                return
            except BaseException as error:  # told where somebody listens
                self._ready.put(Ready(tag, error))

    def __enter__(self) -> Crew[TagT]:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        for slot in self._slots:
            self._jobs.put(None)
            slot.close()
        for thread in self._threads:
            thread.join()


def _raised(outcome: Outcome | BaseException) -> Outcome:
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome
