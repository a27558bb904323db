"""Checks that crash, hang, eat memory or stumble over files whose name says so; worker processes import them by name."""

import os
import time

from extractor.read.patience import add_for_ocr, ends_after
from review.batch.job import Job, Outcome
from schemas.base import Bilingual
from schemas.finding import Unreadable


def run(job: Job) -> Outcome:
    """A check of all files that dies of the first that is poison."""
    refused = {each.document for each in job.refused}
    for file in job.files:
        if file.name not in refused:
            _harm(file.name)
    return Outcome(state="done", documents=len(job.files) - len(refused), unreadable=len(refused), gaps=job.refused)


def alone(job: Job) -> Unreadable | None:
    """The same for one file, but for those that are harmless alone."""
    (file,) = job.files
    if "together" not in file.name:
        _harm(file.name)
    if "unreadable" in file.name:
        return Unreadable(document=file.name, reason="damaged", message=Bilingual(zh="坏", en="bad"))
    return None


def once(job: Job) -> Outcome:
    """Dies the first time only, as a process does that somebody else killed."""
    mark = job.files[0].path
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), 9)
    return Outcome(state="done")


def pid() -> int:
    return os.getpid()


def wait(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def abort() -> None:
    os.abort()


def eat() -> int:
    return len(bytearray(3 << 30))


def stumble() -> None:
    raise ZeroDivisionError("a fault of our own")


def local() -> object:
    """Something that does not travel between processes."""
    return lambda: None


def spin(seconds: float) -> None:
    """Hangs where no other thread and no signal handler of Python's own gets a turn."""
    import re

    with ends_after(seconds):
        re.match(r"(a+)+$", "a" * 60 + "b")


def _harm(name: str) -> None:
    if "crash" in name:
        os.abort()
    if "hang" in name:
        with ends_after(1):  # as every step of a check is
            time.sleep(60)
    if "scan" in name:
        with ends_after(0.3):
            add_for_ocr()
            time.sleep(2)
    if "eat" in name:
        eat()
    if "stumble" in name:
        stumble()
