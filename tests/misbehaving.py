"""Readers that crash, hang or eat memory, for the guard's tests; workers import them by name."""

import os
import time

from extractor.read.guard import Job
from schemas.document import Document


def crash_on_bad(job: Job) -> Document:
    if job.name.startswith("bad"):
        os.abort()
    return _document(job)


def hang_on_bad(job: Job) -> Document:
    if job.name.startswith("bad"):
        time.sleep(60)
    return _document(job)


def eat_on_bad(job: Job) -> Document:
    if job.name.startswith("bad"):
        return _document(Job(job.path, str(bytearray(3 << 30)[:1])))
    return _document(job)


def stumble_on_bad(job: Job) -> Document:
    if job.name.startswith("bad"):
        raise ZeroDivisionError("a reader's own fault")
    return _document(job)


def _document(job: Job) -> Document:
    return Document(name=job.name, media_type="text/plain", sha256="", text="", raw="", blocks=())
