"""One worker process with its limits: it does one thing at a time, and when it dies it is known of what, and replaced.

A pool of one, not one pool of many: workers of a pool share a pipe and its locks, and one that is killed while it holds
them would stop the others. What is tried again, and how often, is ``attempts``' to say.
"""

from __future__ import annotations

import contextlib
import ctypes
import signal
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from extractor.read.guard import limit_memory, server, undisturbed

ResultT = TypeVar("ResultT")
TASKS = 200  # what a library leaks ends with its process
_START_SECONDS = 120.0
_GRACE_SECONDS = 15.0  # by then pebble should have noticed that a time limit is over
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
        self._pool: ProcessPool | None = None
        self._future: ProcessFuture[Any] | None = None
        self._closed = False

    def call(self, function: Callable[..., ResultT], *arguments: Any, seconds: float | None) -> ResultT:
        """Call a function in the worker, for so many seconds or as long as it takes.

        Raises Died if that ended the worker, and what the function raises.
        """
        for _ in range(_BROKEN):
            try:
                return self._call(function, arguments, seconds)
            except (BrokenProcessPool, _NotActive):  # it ended while it had nothing to do: nobody's fault
                self._renew()
        raise Died("crashed", "no worker process could be started")

    def _call(self, function: Callable[..., ResultT], arguments: tuple[Any, ...], seconds: float | None) -> ResultT:
        try:
            self._future = future = self._started().schedule(function, arguments, timeout=seconds)
        except RuntimeError as error:
            raise _NotActive from error
        try:
            return future.result(None if seconds is None else seconds + _GRACE_SECONDS)
        except OutOfTime:
            self._renew()
            raise Died("time_limit") from None
        except MemoryError:
            self._renew()  # what others left behind must not count against the next
            raise Died("memory_limit") from None
        except ProcessExpired as expired:
            self._renew()
            if expired.exitcode == -signal.SIGALRM:
                raise Died("time_limit") from None
            raise Died("crashed", f"exit {expired.exitcode}") from None
        except CancelledError:
            raise Stopped from None

    def _started(self) -> ProcessPool:
        if self._closed:
            raise Stopped
        if self._pool is None:
            with undisturbed():
                pool = ProcessPool(1, TASKS, _prepare, (self.memory_mb,), server("review.batch.preload"))
                self._pool = pool
                pool.schedule(_nothing).result(_START_SECONDS)
        return self._pool

    def _renew(self) -> None:
        pool, self._pool = self._pool, None
        _end(pool)
        if self._closed:
            raise Stopped

    def close(self) -> None:
        """End the worker at once, whatever it does. May be called from another thread than the one that calls."""
        self._closed = True
        if self._future is not None:
            self._future.cancel()  # type: ignore[no-untyped-call]  # whoever waits for it would wait on
        pool, self._pool = self._pool, None
        _end(pool)


class _NotActive(Exception):
    """The pool took no task."""


def _end(pool: ProcessPool | None) -> None:
    if pool is not None:
        with contextlib.suppress(Exception):  # a pool that is broken already
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def _nothing() -> None:
    """What a worker does first, so that we know it has started."""


def _prepare(memory_mb: int) -> None:
    limit_memory(memory_mb)
    _end_with_parent()


def _end_with_parent() -> None:
    """A worker of a batch that was killed must not go on by itself."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)
