"""How often a submission is tried: what kills its worker gets one more chance, alone; the other files are checked.

This is the one way to check a submission in a child process, for the pool of one machine and for a cluster's workers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.read.guard import MEMORY_MB, SECONDS, crashed, memory_limit, time_limit
from extractor.read.patience import can_end
from review.batch.asking import WITH_MODEL
from review.batch.checking import parsed
from review.batch.job import Job, Outcome, SubmissionFile
from review.batch.run_submission import check_alone, run_submission
from review.batch.slot import Died, Slot, Stopped
from review.pipeline import Reading
from schemas.base import Bilingual
from schemas.errors import UnreadableFile
from schemas.finding import Unreadable

Run = Callable[[Job], Outcome]
Alone = Callable[[Job], Unreadable | None]


def slot_for(job_checking: str) -> Slot:
    """A worker process with the memory that the settings allow."""
    return Slot(parsed(job_checking).reading.memory_mb or MEMORY_MB)


def check(slot: Slot, job: Job, *, run: Run = run_submission, alone: Alone = check_alone) -> Outcome:
    """The outcome of a submission, whatever its files do to the worker. Raises only Stopped.

    First all at once. If that kills the worker, each file gets its second chance alone, and those that kill it again
    are told and left out. The rest is tried again; what still kills the worker then is no single file's fault, and the
    submission is set aside.
    """
    died = None
    for attempt in (1, 2, 3):
        result = _tried(slot, run, job)
        if isinstance(result, Outcome):
            return replace(result, attempts=attempt)
        died = result
        if attempt == 1:
            job = replace(job, refused=_poison(slot, job, alone))
        if attempt == 2 and not job.refused:
            break
    assert died is not None
    return _set_aside(died, parsed(job.checking).reading, attempt)


def _tried(slot: Slot, run: Run, job: Job) -> Outcome | Died:
    try:
        return slot.call(run, job, seconds=_seconds(job))
    except (Died, Stopped) as died:
        if isinstance(died, Stopped):
            raise
        return died
    except Exception as error:  # a fault of our own: in a bulk it costs the one submission
        return Died("crashed", f"{type(error).__name__}: {error}"[:200])


def _poison(slot: Slot, job: Job, alone: Alone) -> tuple[Unreadable, ...]:
    """Why files cannot be handled even alone; none where each of them can."""
    reasons = (_alone(slot, replace(job, files=(file,)), alone) for file in job.files)
    return tuple(reason for reason in reasons if reason is not None)


def _alone(slot: Slot, job: Job, alone: Alone) -> Unreadable | None:
    (file,) = job.files
    try:
        return slot.call(alone, job, seconds=_seconds(job))
    except Died as died:
        error = _refusal(file, died, parsed(job.checking).reading)
    except Stopped:
        raise
    except Exception as fault:
        error = crashed(file.name, f"{type(fault).__name__}: {fault}"[:200])
    return Unreadable(document=file.name, reason=error.reason, message=error.message)


def _seconds(job: Job) -> float | None:
    """What the whole may take where the worker cannot end itself. Where it can, each step in it has its own limit
    (``run_submission``), and only the worker knows how many pages need OCR and so more time."""
    if can_end():
        return None
    settings = parsed(job.checking)
    return (settings.reading.seconds or SECONDS) * (2 * len(job.files) + 1) + (WITH_MODEL if settings.model else 0)


def _refusal(file: SubmissionFile, died: Died, reading: Reading) -> UnreadableFile:
    if died.reason == "time_limit":
        return time_limit(file.name, reading.seconds or SECONDS)
    if died.reason == "memory_limit":
        return memory_limit(file.name, reading.memory_mb or MEMORY_MB)
    return crashed(file.name, died.how)


def _set_aside(died: Died, reading: Reading, attempts: int) -> Outcome:
    zh, en = {
        "time_limit": ("超过时限", "it took longer than the time limit"),
        "memory_limit": (
            f"所需内存超过 {reading.memory_mb or MEMORY_MB} MB 的上限",
            f"it needed more than {reading.memory_mb or MEMORY_MB} MB of memory",
        ),
    }.get(died.reason, (f"程序异常退出（{died.how}）", f"the program crashed ({died.how})"))
    return Outcome(
        state="set_aside",
        attempts=attempts,
        reason=died.reason,
        message=Bilingual(
            zh=f"核对 {attempts} 次均未完成，已搁置：{zh}；各文件单独核对均无此问题，可拆分材料后重试，或用 --force 再试",
            en=f"set aside after {attempts} attempts: {en}; each file alone did not do this; "
            "split the submission, or try again with --force",
        ),
    )
