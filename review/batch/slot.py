"""One worker process with its limits: it does one thing at a time, and when it dies it is known of what, and replaced.

A pipe to one process, not a pool: workers of a pool share a pipe and its locks, and one that is killed while it holds
them would stop the others. What is tried again, and how often, is ``attempts``' to say.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from extractor.read.guard import limit_memory, server, undisturbed

ResultT = TypeVar("ResultT")
TASKS = 1000  # what a library leaks ends with its process; a start costs as much as two submissions
_START_SECONDS = 120.0
_BROKEN = 3


class Died(Exception):
    """A worker did not survive what it was given. ``reason`` is a word of ``UnreadableFile.reason``."""

    def __init__(self, reason: str, how: str = "") -> None:
        super().__init__(f"{reason}: {how}")
        self.reason = reason
        self.how = how


class Stopped(Exception):
    """The slot was closed while it was at work."""


class Slot:
    """A worker process that starts with the first call."""

    def __init__(self, memory_mb: int) -> None:
        self.memory_mb = memory_mb
        self._worker: _Worker | None = None
        self._closed = False

    def call(self, function: Callable[..., ResultT], *arguments: Any, seconds: float | None) -> ResultT:
        """Call a function in the worker, for so many seconds or as long as it takes.

        Raises Died if that ended the worker, and what the function raises.
        """
        for _ in range(_BROKEN):
            worker = self._started()
            if worker.takes((function, arguments)):
                return self._answer(worker, seconds)  # type: ignore[no-any-return]
            self._renew()  # it ended while it had nothing to do: nobody's fault
        raise Died("crashed", "no worker process could be started")

    def _answer(self, worker: _Worker, seconds: float | None) -> Any:
        try:
            if not worker.pipe.poll(seconds):
                self._renew()
                raise Died("time_limit")
            succeeded, result = worker.pipe.recv()
        except (EOFError, OSError):
            self._renew()
            raise _death(worker.exit_code()) from None
        if succeeded:
            return result
        if isinstance(result, MemoryError):
            self._renew()  # what others left behind must not count against the next
            raise Died("memory_limit") from None
        raise result

    def _started(self) -> _Worker:
        if self._closed:
            raise Stopped
        if self._worker is not None and self._worker.calls >= TASKS:
            self._renew()
        for _ in range(_BROKEN):
            if self._worker is None:
                self._worker = _Worker(self.memory_mb)
            if self._closed:  # whoever closed it may not have seen this worker, as it was only starting
                self._renew()
            if self._worker.is_ready():
                self._worker.calls += 1
                return self._worker
            self._renew()
        raise Died("crashed", "no worker process could be started")

    def _renew(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()
        if self._closed:
            raise Stopped

    def close(self) -> None:
        """End the worker at once, whatever it does. May be called from another thread than the one that calls."""
        self._closed = True
        if (worker := self._worker) is not None:
            worker.end()


class _Worker:
    """The process and our end of the pipe to it."""

    def __init__(self, memory_mb: int) -> None:
        context = server("review.batch.preload")
        self.pipe, theirs = context.Pipe()
        self.calls = 0
        self._ready = False
        self._ending = threading.Lock()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs, memory_mb), daemon=True)  # type: ignore[attr-defined]
        with undisturbed(), theirs:
            self._process.start()

    def is_ready(self) -> bool:
        """Whether it has started; what it says first is that."""
        if not self._ready:
            with contextlib.suppress(EOFError, OSError):
                self._ready = self.pipe.poll(_START_SECONDS) and self.pipe.recv() is None
        return self._ready

    def takes(self, task: tuple[Callable[..., Any], tuple[Any, ...]]) -> bool:
        """Hand over a task; False where it is no longer there to take it."""
        try:
            self.pipe.send(task)
            self.pipe.recv()
        except (EOFError, OSError):
            return False
        return True

    def exit_code(self) -> int | None:
        with self._ending:  # two who wait would take the code from each other
            self._process.join()
            return self._process.exitcode

    def end(self) -> None:
        """The pipe is left to whoever reads it: it gets to its end there."""
        with self._ending:
            self._process.kill()
            self._process.join()


def _death(code: int | None) -> Died:
    if code is not None and code == -signal.SIGALRM:
        return Died("time_limit")
    return Died("crashed", f"exit {code}")


def _serve(pipe: Connection, memory_mb: int) -> None:
    """What a worker process does: one thing after the other, until the other end is gone."""
    limit_memory(memory_mb)
    _end_with_parent()
    pipe.send(None)
    with contextlib.suppress(EOFError):
        while True:
            function, arguments = pipe.recv()
            pipe.send(None)  # taken
            try:
                answer = True, function(*arguments)
            except BaseException as error:
                answer = False, error
            _send(pipe, answer)


def _send(pipe: Connection, answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except MemoryError as error:
        pipe.send((False, error))
    except Exception as error:  # an exception that cannot travel is told by its name
        pipe.send((False, RuntimeError(f"{type(answer[1]).__name__}: {error}")))


def _end_with_parent() -> None:
    """A worker of a batch that was killed must not go on by itself."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
