"""What is going on in a store: runs and how far they are, the queue, the workers, and what went wrong."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, func, or_, select

from review.cluster import presence, queue
from review.store.opening import Store
from review.store.runs import now
from review.store.tables import ResultRow, RunRow, SubmissionRow
from schemas.base import Bilingual, Model

_WINDOW = datetime.timedelta(minutes=5)
_MOST_FAILURES = 50


class RunStatus(Model):
    """A run: its submissions by state, how many a minute are settled now, and the seconds that are left at that rate.

    ``unchanged`` share the result of an earlier run; ``queued`` says that all of it has been handed to the queue.
    """

    run: int
    state: str
    queued: bool
    engine: str
    started: datetime.datetime
    submissions: int
    waiting: int = 0
    running: int = 0
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    set_aside: int = 0
    a_minute: float = 0
    seconds_left: float | None = None

    @property
    def open(self) -> int:
        return self.waiting + self.running


class QueueStatus(Model):
    """The tasks of one engine: those that wait, those that a worker has, and how many live workers can take them."""

    name: str
    waiting: int
    taken: int
    workers: int


class WorkerStatus(Model):
    """A worker; stale is one that has not been heard of for longer than it should be."""

    name: str
    version: str
    places: int
    since: datetime.datetime
    seen_seconds_ago: float
    stale: bool


class Failure(Model):
    """A submission that could not be checked."""

    run: int
    submission: str
    state: str
    attempts: int
    reason: str | None
    message: Bilingual | None


class Status(Model):
    """All of it at one moment."""

    runs: tuple[RunStatus, ...]
    queues: tuple[QueueStatus, ...]
    workers: tuple[WorkerStatus, ...]
    failures: tuple[Failure, ...]
    failures_in_all: int


def status(store: Store, run_id: int | None = None) -> Status:
    """Of one run, or of those that are not over and the last one."""
    runs = tuple(_run(store, row) for row in _runs(store, run_id))
    present = presence.workers(store) if not store.is_sqlite else ()
    failures, in_all = _failures(store, [each.run for each in runs])
    return Status(
        runs=runs,
        queues=tuple(_queues(store, present)),
        workers=tuple(
            WorkerStatus(
                name=each.name,
                version=each.version,
                places=each.places,
                since=each.since,
                seen_seconds_ago=round(each.seen, 1),
                stale=each.stale,
            )
            for each in present
        ),
        failures=failures,
        failures_in_all=in_all,
    )


def _runs(store: Store, run_id: int | None) -> Sequence[Row[Any]]:
    last = select(func.max(RunRow.id)).scalar_subquery()
    wanted = RunRow.id == run_id if run_id is not None else or_(RunRow.state != "done", RunRow.id == last)
    with store.reading() as connection:
        return connection.execute(select(RunRow.__table__).where(wanted).order_by(RunRow.id)).all()


def _run(store: Store, row: Row[Any]) -> RunStatus:
    with store.reading() as connection:
        counted = select(ResultRow.state, func.count()).where(ResultRow.run_id == row.id).group_by(ResultRow.state)
        states = dict(connection.execute(counted).all())
        shared = connection.scalar(
            select(func.count()).where(
                ResultRow.run_id == row.id, ResultRow.source_id.is_not(None), ResultRow.state != "superseded"
            )
        )
        a_minute = _a_minute(connection, row)
    states.pop("superseded", None)
    left = states.get("waiting", 0) + states.get("running", 0)
    return RunStatus(
        run=row.id,
        state=row.state,
        queued=row.queued,
        engine=row.engine,
        started=row.started,
        submissions=sum(states.values()),
        unchanged=shared or 0,
        a_minute=round(a_minute, 1),
        seconds_left=round(60 * left / a_minute) if a_minute else None,
        **states,
    )


def _a_minute(connection: Any, run: Row[Any]) -> float:
    """How many are settled a minute, over the last five or since the first one."""
    began, number, last = connection.execute(
        select(func.min(ResultRow.started), func.count(), func.max(ResultRow.ended)).where(
            ResultRow.run_id == run.id,
            ResultRow.source_id.is_(None),
            ResultRow.ended >= max(run.started, now() - _WINDOW),
        )
    ).one()
    if not number:
        return 0.0
    until = last if run.state == "done" else now()
    seconds = (_utc(until) - _utc(began or run.started)).total_seconds()
    return float(60 * number / max(seconds, 1.0))


def _utc(moment: datetime.datetime) -> datetime.datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _queues(store: Store, present: Sequence[presence.Presence]) -> list[QueueStatus]:
    found = {} if store.is_sqlite else queue.counts(store)
    return [
        QueueStatus(
            name=name,
            waiting=waiting,
            taken=taken,
            workers=sum(queue.name_of(each.engine) == name and not each.stale for each in present),
        )
        for name, (waiting, taken) in sorted(found.items())
    ]


def _failures(store: Store, runs: Sequence[int]) -> tuple[tuple[Failure, ...], int]:
    bad = ResultRow.run_id.in_(runs), ResultRow.state.in_(("failed", "set_aside"))
    with store.reading() as connection:
        in_all = connection.scalar(select(func.count()).where(*bad)) or 0
        rows = connection.execute(
            select(ResultRow.__table__, SubmissionRow.name)
            .join(SubmissionRow, SubmissionRow.id == ResultRow.submission_id)
            .where(*bad)
            .order_by(ResultRow.id)
            .limit(_MOST_FAILURES)
        ).all()
    return tuple(_failure(row) for row in rows), in_all


def _failure(row: Row[Any]) -> Failure:
    return Failure(
        run=row.run_id,
        submission=row.name,
        state=row.state,
        attempts=row.attempts,
        reason=row.reason,
        message=Bilingual(zh=row.message_zh, en=row.message_en or "") if row.message_zh else None,
    )
