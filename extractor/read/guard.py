"""Reads files in worker processes with a limit on time and memory, so that no file takes the others with it.

A crash, a hang and a memory eater each become an UnreadableFile; the rest of the batch goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as OutOfTime
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from extractor.read.dispatch import read
from extractor.read.patience import SECONDS_A_PAGE, can_end, ends_after
from extractor.read.sniff import sniff
from schemas.document import Document
from schemas.errors import UnreadableFile

if TYPE_CHECKING:  # a small plain text needs no workers
    from pebble import ProcessFuture, ProcessPool

SECONDS = 300.0
MEMORY_MB = 2048
_TASKS_PER_WORKER = 50  # what a library leaks ends with its process
_SHORT = 1 << 18
_AHEAD = 4  # files waiting per worker: a hundred thousand are not scheduled at once


class Job(NamedTuple):
    """A file to read and what it is called in its submission."""

    path: Path
    name: str
    password: str | None = None


Result = Document | UnreadableFile


def read_guarded(
    jobs: Iterable[Job],
    *,
    seconds: float = SECONDS,
    memory_mb: int = MEMORY_MB,
    workers: int | None = None,
    reader: Callable[[Job], Document] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Iterator[Result]:
    """The document of each job, or why it could not be read; in the order of the jobs.

    Workers start with the first file that needs one: a small plain text is read here. ``meanwhile`` is done in a thread
    from the moment on that there are workers to be waited for.
    """
    guard = _Guard(seconds, memory_mb, workers or os.cpu_count() or 1, reader or _read, meanwhile)
    waiting: deque[_Pending] = deque()
    try:
        for job in jobs:
            waiting.append(guard.begin(job))
            if len(waiting) >= guard.workers * _AHEAD:
                yield guard.result(waiting.popleft())
        while waiting:
            yield guard.result(waiting.popleft())
    finally:
        guard.stop()


class _Pending(NamedTuple):
    """A job with its future, or with its result where it was read at once."""

    job: Job
    future: ProcessFuture[Document] | None
    result: Result | None


class _Guard:
    """The limits, and the pool once there is one."""

    def __init__(
        self,
        seconds: float,
        memory_mb: int,
        workers: int,
        reader: Callable[[Job], Document],
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self.seconds = seconds
        self.reader = reader
        self.memory_mb = memory_mb
        self.workers = workers
        self.meanwhile = meanwhile
        self._pool: ProcessPool | None = None

    def begin(self, job: Job) -> _Pending:
        if self.reader is _read and _is_harmless(job.path):
            return _Pending(job, None, self._outcome(job, lambda: _read(job)))
        if self._pool is None:
            self._pool = self._started()
        pools = None if can_end() else self.seconds  # else the worker ends itself, as it knows which pages need OCR
        return _Pending(job, self._pool.schedule(_timely, (self.reader, job, self.seconds), timeout=pools), None)

    def _started(self) -> ProcessPool:
        from pebble import ProcessPool

        with undisturbed():
            if self.meanwhile is not None:
                Thread(target=self.meanwhile).start()  # in here, so that Ctrl-C is the main thread's alone
            pool = ProcessPool(self.workers, _TASKS_PER_WORKER, limit_memory, (self.memory_mb,), server())
            pool.schedule(_nothing, timeout=self.seconds).result()
        return pool

    def result(self, pending: _Pending) -> Result:
        if pending.future is None:
            assert pending.result is not None
            return pending.result
        return self._outcome(pending.job, pending.future.result)

    def _outcome(self, job: Job, document: Callable[[], Document]) -> Result:
        try:
            return document()
        except UnreadableFile as unreadable:
            return unreadable
        except OutOfTime:
            return time_limit(job.name, self.seconds)
        except MemoryError:
            return memory_limit(job.name, self.memory_mb)
        except Exception as error:  # a reader's own fault must not end the batch
            if (code := getattr(error, "exitcode", None)) is not None:  # pebble's ProcessExpired
                out_of_time = can_end() and code == -signal.SIGALRM
                return time_limit(job.name, self.seconds) if out_of_time else crashed(job.name, f"exit {code}")
            return crashed(job.name, f"{type(error).__name__}: {error}"[:200])

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _is_harmless(path: Path) -> bool:
    """A missing file, or plain text so short that no reader can choke on it."""
    try:
        if not path.is_file() or path.stat().st_size > _SHORT:
            return not path.is_file()
        return sniff(path.read_bytes()) == "text"
    except OSError:
        return True


def server(preload: str = "extractor.read.preload") -> BaseContext:
    """A server that forks workers after it has loaded the readers once; where there is none, fresh processes."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ctrl-C waits meanwhile, and workers that start here never hear it: they would die of it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # starting it would unblock the signal again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing() -> None:
    """What a worker does first, so that we know it has started."""


def limit_memory(megabytes: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _timely(reader: Callable[[Job], Document], job: Job, seconds: float) -> Document:
    with ends_after(seconds):
        return reader(job)


def _read(job: Job) -> Document:
    return read(job.path, name=job.name, password=job.password)


def time_limit(name: str, seconds: float) -> UnreadableFile:
    return UnreadableFile(
        name,
        "time_limit",
        f"读取超过 {seconds:g} 秒的时限（需文字识别的每页另加 {SECONDS_A_PAGE:g} 秒），已停止；"
        "请拆分文件，或用 --time-limit 放宽时限",
        f"reading took longer than {seconds:g} seconds (and {SECONDS_A_PAGE:g} more for each page that needs OCR) "
        "and was stopped; split the file or raise the limit with --time-limit",
    )


def memory_limit(name: str, megabytes: int) -> UnreadableFile:
    return UnreadableFile(
        name,
        "memory_limit",
        f"读取所需内存超过 {megabytes} MB 的上限，已停止；请拆分文件，或用 --memory-limit 放宽上限",
        f"reading needed more than {megabytes} MB of memory and was stopped; "
        "split the file or raise the limit with --memory-limit",
    )


def crashed(name: str, how: str) -> UnreadableFile:
    return UnreadableFile(
        name,
        "crashed",
        f"读取时程序异常退出（{how}），文件多半已损坏或过于复杂；请重新导出后重试",
        f"the reader crashed ({how}), most likely the file is damaged or too complex; export it again",
    )
