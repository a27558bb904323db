"""Feeds the queue: what waits in a run is handed over with its files. The counterpart of ``review.batch.embedded``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.engine import URL

from review.batch.attempts import check, slot_for
from review.batch.embedded import Plan, enrol_all, nothing_there
from review.batch.job import Job, SubmissionFile
from review.batch.places import Place
from review.cluster.closing import close_if_over, give_up_older
from review.cluster.queue import enqueue
from review.cluster.travelling import hand_over
from review.store import results
from review.store.enrolment import Enrolled
from review.store.opening import Store
from review.store.tables import RunRow

_AT_ONCE = 256
_Waiting = tuple[Enrolled, tuple[SubmissionFile, ...]]


@dataclass(frozen=True)
class Fed:
    """How far feeding is: submissions seen, put into the queue, and settled without it."""

    seen: int = 0
    queued: int = 0
    settled: int = 0


@dataclass(frozen=True)
class Feeder:
    """Where the queue is, whose workers it is for, and how files travel."""

    url: URL
    engine: str
    folder: Path | None = None


def feed(store: Store, places: Iterable[Place], plan: Plan, feeder: Feeder) -> Iterator[Fed]:
    """Every submission of a run goes into the queue unless it is settled; told after every step.

    In whatever moment this ends, the same again goes on: results that are in the queue are not entered twice.
    """
    give_up_older(store, plan.run_id)
    fed = Fed()
    waiting: list[_Waiting] = []
    for enrolled, files in enrol_all(store, places, plan):
        fed = Fed(fed.seen + 1, fed.queued, fed.settled + (not enrolled.waiting))
        if enrolled.waiting:
            waiting.append((enrolled, files))
        if len(waiting) >= _AT_ONCE:
            fed, waiting = _handed_over(store, waiting, plan, feeder, fed), []
            yield fed
    yield _handed_over(store, waiting, plan, feeder, fed)
    _all_queued(store, plan.run_id)
    close_if_over(store, plan.run_id)


def _handed_over(store: Store, waiting: Sequence[_Waiting], plan: Plan, feeder: Feeder, fed: Fed) -> Fed:
    stay = hand_over(store, [(file.path, file.sha256) for _, files in waiting for file in files], feeder.folder)
    travel = [enrolled for enrolled, files in waiting if files and stay.isdisjoint(file.sha256 for file in files)]
    enqueue(feeder.url, feeder.engine, [each.result_id for each in travel])
    going = {each.result_id for each in travel}
    for enrolled, files in waiting:
        if enrolled.result_id not in going:
            _settle_here(store, enrolled, files, plan)
    return Fed(fed.seen, fed.queued + len(travel), fed.settled + len(waiting) - len(travel))


def _settle_here(store: Store, enrolled: Enrolled, files: tuple[SubmissionFile, ...], plan: Plan) -> None:
    """What cannot travel (a file that cannot be opened, or no file at all) is told where it is."""
    if not files:
        results.finish(store, enrolled.result_id, nothing_there(enrolled.candidate))
        return
    slot = slot_for(plan.checking)
    try:
        results.finish(store, enrolled.result_id, check(slot, Job(files, plan.checking)))
    finally:
        slot.close()


def _all_queued(store: Store, run_id: int) -> None:
    with store.writing() as connection:
        connection.execute(update(RunRow).where(RunRow.id == run_id).values(queued=True))
