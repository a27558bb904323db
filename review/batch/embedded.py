"""Checks submissions on this machine: enrols them, gives those that wait to the crew, and stores what comes back."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from review.batch.attempts import check
from review.batch.contents import taken_in
from review.batch.crew import Check, Crew
from review.batch.job import Job, ModelAccess, Outcome, SubmissionFile
from review.batch.places import Place
from review.store import results
from review.store.enrolment import Candidate, Enrolled, enrol
from review.store.opening import Store
from schemas.base import Bilingual

_CHUNK, _CHUNK_BYTES = 256, 64 << 20


@dataclass(frozen=True)
class Settled:
    """A submission that is done with. ``said`` has its state and counts: the outcome, or the row of what was unchanged."""

    candidate: Candidate
    result_id: int
    said: Outcome | Row[Any]

    @property
    def unchanged(self) -> bool:
        return not isinstance(self.said, Outcome)


@dataclass(frozen=True)
class Plan:
    """What is to be done with every submission of a run."""

    run_id: int
    checking: str
    password: str | None = None
    workers: int = 1
    again: bool = False
    model: ModelAccess | None = None


def settle(
    store: Store, places: Iterable[Place], plan: Plan, *, check: Check = check
) -> Generator[Settled, None, None]:
    """Every submission once, in the order in which they are settled; each is in the store when it is told."""
    with Crew[Enrolled](plan.workers, plan.checking, check=check) as crew:
        for enrolled, files in enrol_all(store, places, plan):
            if not enrolled.waiting:
                yield Settled(enrolled.candidate, enrolled.result_id, enrolled.row)
                continue
            if not files:
                yield from _stored(store, [(enrolled, nothing_there(enrolled.candidate))])
                continue
            crew.give(enrolled, Job(files, plan.checking, plan.password, model=plan.model))
            while crew.full:
                yield from _stored(store, crew.take())
        while crew.busy:
            yield from _stored(store, crew.take())


def enrol_all(
    store: Store, places: Iterable[Place], plan: Plan
) -> Iterator[tuple[Enrolled, tuple[SubmissionFile, ...]]]:
    """Every submission entered into the run, some hundred in a transaction, with its files."""
    for chunk in _chunks(taken_in(place) for place in places):
        enrolled = enrol(store, plan.run_id, [candidate for candidate, _ in chunk], again=plan.again)
        yield from zip(enrolled, (files for _, files in chunk), strict=True)


def _chunks(
    taken: Iterable[tuple[Candidate, tuple[SubmissionFile, ...]]],
) -> Iterator[list[tuple[Candidate, tuple[SubmissionFile, ...]]]]:
    """Not too many at once, and not too many bytes: the workers wait while files are taken in."""
    chunk, size = [], 0
    for candidate, files in taken:
        chunk.append((candidate, files))
        size += sum(file.size for file in candidate.files)
        if len(chunk) >= _CHUNK or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _stored(store: Store, ready: Sequence[tuple[Enrolled, Outcome]]) -> list[Settled]:
    """In one transaction what came at once: the more workers there are, the fewer transactions for each."""
    results.finish_all(store, [(enrolled.result_id, outcome) for enrolled, outcome in ready])
    return [Settled(enrolled.candidate, enrolled.result_id, outcome) for enrolled, outcome in ready]


def nothing_there(candidate: Candidate) -> Outcome:
    """The outcome of a folder in which there is no file to check."""
    return Outcome(
        state="set_aside",
        reason="empty",
        message=Bilingual(
            zh=f"{candidate.name}：文件夹中没有可核对的文件", en=f"{candidate.name}: no file to check in this folder"
        ),
    )
