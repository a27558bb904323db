"""How long a file may be read: the process that reads it ends itself when its time is up; OCR adds some for each page."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS_A_PAGE = 60.0
"""What a page that OCR reads adds: a dense one takes 15 seconds of CPU, and others may be at work beside it."""


@contextmanager
def ends_after(seconds: float) -> Iterator[None]:
    """Let the kernel end this process when the time is up: not even a library that never returns can prevent it."""
    if not can_end():
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def can_end() -> bool:
    """Whether the system knows such limits; where it does not, those of the pool have to do."""
    return hasattr(signal, "setitimer")


def add_for_ocr() -> None:
    """More time for the page that OCR reads next, where there is a limit."""
    if can_end() and (left := signal.getitimer(signal.ITIMER_REAL)[0]):
        signal.setitimer(signal.ITIMER_REAL, left + SECONDS_A_PAGE)
