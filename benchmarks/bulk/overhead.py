"""python -m benchmarks.bulk.overhead [NUMBER]: what a worker of the pool uses beyond the bare work, in turns on each file.

On a machine whose speed changes from minute to minute whole runs cannot be compared; here two worker processes, alike
but for what they do, take each PDF submission one after the other. The parent's own share is in docs/benchmarks/bulk.md.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.bulk.making import folder_of
from extractor.read import read_bytes
from extractor.read.guard import MEMORY_MB
from review.batch.checking import Checking
from review.batch.job import Job, SubmissionFile
from review.batch.run_submission import run_submission
from review.batch.slot import Slot
from review.pipeline import review_documents


def bare(job: Job) -> int:
    """Read and check; only a number goes back."""
    documents = [read_bytes(file.name, file.path.read_bytes()) for file in job.files]
    return len(review_documents(documents).report.findings)


def pid_of(_: object) -> int:
    return os.getpid()


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process has used, by Linux's own count."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def job_of(submission: Path, checking: str) -> Job:
    files = sorted(submission.iterdir())
    return Job(tuple(SubmissionFile(f, f.name, hashlib.sha256(f.read_bytes()).hexdigest()) for f in files), checking)


def measure(submissions: list[Path]) -> tuple[float, float]:
    """Milliseconds of CPU a submission: of the pool's worker and of the bare work."""
    checking = Checking(today=datetime.date.today()).model_dump_json()
    jobs = [job_of(each, checking) for each in submissions]
    works: list[Callable[[Job], object]] = [run_submission, bare]
    slots = [Slot(MEMORY_MB), Slot(MEMORY_MB)]
    try:
        pids = [slot.call(pid_of, None, seconds=None) for slot in slots]
        for slot, work in zip(slots, works, strict=True):
            slot.call(work, jobs[0], seconds=None)
        began = [cpu_of(pid) for pid in pids]
        for nth, job in enumerate(jobs):
            for which in (0, 1) if nth % 2 else (1, 0):
                slots[which].call(works[which], job, seconds=None)
        used = [1000 * (cpu_of(pid) - start) / len(jobs) for pid, start in zip(pids, began, strict=True)]
    finally:
        for slot in slots:
            slot.close()
    return used[0], used[1]


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    pool, plain = measure(sorted(folder_of("pdf", number, 1).iterdir())[:number])
    print(f"{number} PDF submissions: worker of the pool {pool:.1f} ms, bare {plain:.1f} ms: {pool / plain - 1:+.1%}")
