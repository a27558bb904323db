"""Enters submissions into a run: what is unchanged shares its earlier result, the rest waits to be checked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Table, select, update

from review.store.opening import Store
from review.store.runs import now
from review.store.tables import COUNTS, DocumentRow, ResultRow, RunRow, SubmissionFileRow, SubmissionRow

SETTLED = ("done", "set_aside")
_SHARED = ("state", "reason", "message_zh", "message_en", "verdict", *COUNTS, "rubrics")
"""What a result that shares an earlier one repeats, so that summaries need not look there."""


class HandedIn(NamedTuple):
    """A file as it was found: its name in the submission, its content's digest and size."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Candidate:
    """A submission as it was found. ``origin`` tells a person where."""

    name: str
    files: tuple[HandedIn, ...]
    origin: str
    department: str | None = None
    year: str | None = None

    @property
    def digest(self) -> str:
        return digest_of(self.files)


@dataclass(frozen=True)
class Enrolled:
    """A candidate's result in the run, as its row in ``results`` is now."""

    candidate: Candidate
    row: Row[Any]

    @property
    def result_id(self) -> int:
        return int(self.row.id)

    @property
    def waiting(self) -> bool:
        """False where there is nothing to do (any more)."""
        return self.row.state not in SETTLED


def digest_of(files: Iterable[HandedIn]) -> str:
    """What submissions of the same names and contents share."""
    told = "".join(f"{each.sha256} {each.name}\0" for each in sorted(files))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def enrol(store: Store, run_id: int, candidates: Sequence[Candidate], *, again: bool = False) -> list[Enrolled]:
    """Enter some hundred candidates in one transaction. ``again``: check them even if they are unchanged."""
    if not candidates:
        return []
    with store.writing() as connection:
        ids = _submissions(connection, candidates)
        wanted = {ids[each.name, each.digest]: each for each in candidates}
        known = _results(connection, run_id, wanted)
        new = {submission: each for submission, each in wanted.items() if submission not in known}
        _supersede(connection, run_id, new)
        sources = {} if again else _sources(connection, run_id, {each.digest for each in new.values()})
        _add_results(connection, run_id, new, sources)
        known = _results(connection, run_id, wanted)
    return [Enrolled(each, known[submission]) for submission, each in wanted.items()]


def _submissions(connection: Connection, candidates: Sequence[Candidate]) -> dict[tuple[str, str], int]:
    """The ids of submissions by name and digest; new ones are entered with their files."""
    digests = {each.digest for each in candidates}
    before = _ids(connection, digests)
    new = [each for each in candidates if (each.name, each.digest) not in before]
    if not new:
        return before
    documents = {file.sha256: file.size for each in new for file in each.files}
    add_missing(
        connection,
        DocumentRow,
        [{"sha256": sha256, "size": size, "added": now()} for sha256, size in sorted(documents.items())],
    )
    add_missing(connection, SubmissionRow, [{"name": each.name, "digest": each.digest, "added": now()} for each in new])
    ids = _ids(connection, digests)
    add_missing(
        connection,
        SubmissionFileRow,
        [
            {
                "submission_id": ids[each.name, each.digest],
                "name": file.name,
                "position": position,
                "sha256": file.sha256,
            }
            for each in new
            for position, file in enumerate(each.files)
        ],
    )
    return ids


def _ids(connection: Connection, digests: set[str]) -> dict[tuple[str, str], int]:
    wanted = select(SubmissionRow.id, SubmissionRow.name, SubmissionRow.digest).where(SubmissionRow.digest.in_(digests))
    return {(name, digest): id_ for id_, name, digest in connection.execute(wanted)}


def _results(connection: Connection, run_id: int, submissions: Iterable[int]) -> dict[int, Row[Any]]:
    wanted = select(ResultRow.__table__).where(ResultRow.run_id == run_id, ResultRow.submission_id.in_(submissions))
    return {row.submission_id: row for row in connection.execute(wanted)}


def _supersede(connection: Connection, run_id: int, new: Mapping[int, Candidate]) -> None:
    """What the run knows under the names of new contents is about files that are no longer there."""
    named = select(SubmissionRow.id).where(
        SubmissionRow.name.in_([each.name for each in new.values()]), SubmissionRow.id.not_in(new)
    )
    connection.execute(
        update(ResultRow)
        .where(ResultRow.run_id == run_id, ResultRow.submission_id.in_(named))
        .values(state="superseded")
    )


def _sources(connection: Connection, run_id: int, digests: set[str]) -> dict[str, Row[Any]]:
    """The latest settled result of each content under the same key, whatever the submission was called then."""
    key = select(RunRow.key).where(RunRow.id == run_id).scalar_subquery()
    wanted = (
        select(ResultRow.__table__, SubmissionRow.digest)
        .join(RunRow, RunRow.id == ResultRow.run_id)
        .join(SubmissionRow, SubmissionRow.id == ResultRow.submission_id)
        .where(
            SubmissionRow.digest.in_(digests),
            RunRow.key == key,
            ResultRow.state.in_(SETTLED),
            ResultRow.source_id.is_(None),
        )
        .order_by(ResultRow.id)
    )
    return {row.digest: row for row in connection.execute(wanted)}


def _add_results(
    connection: Connection, run_id: int, new: Mapping[int, Candidate], sources: Mapping[str, Row[Any]]
) -> None:
    rows = [_result(run_id, submission, each, sources.get(each.digest)) for submission, each in new.items()]
    for shared in (False, True):
        some = [row for row in rows if ("source_id" in row) is shared]
        add_missing(connection, ResultRow, some)


def _result(run_id: int, submission_id: int, candidate: Candidate, source: Row[Any] | None) -> dict[str, Any]:
    row = {
        "run_id": run_id,
        "submission_id": submission_id,
        "origin": candidate.origin,
        "department": candidate.department,
        "year": candidate.year,
    }
    if source is None:
        return row | {"state": "waiting"}
    shared = {name: getattr(source, name) for name in _SHARED}
    told = {"department": candidate.department or source.department, "year": candidate.year or source.year}
    return row | shared | told | {"source_id": source.id, "ended": now()}


def add_missing(connection: Connection, model: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter those rows that are not there yet, whoever else enters them at the same time."""
    if not rows:
        return
    table: Table = model.__table__
    if connection.dialect.name == "postgresql":  # each is loaded where it is used: it takes a while
        from sqlalchemy.dialects import postgresql

        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), rows)
        return
    from sqlalchemy.dialects import sqlite

    connection.execute(sqlite.insert(table).on_conflict_do_nothing(), rows)
