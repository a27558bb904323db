"""What reviewers decided about findings. A decision is added, never changed: a change of mind is one more decision."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from sqlalchemy import Connection, insert, select

from review.store.opening import Store
from review.store.runs import now
from review.store.tables import DecisionRow, FindingRow, ResultRow, SubmissionRow
from schemas.errors import BadSettings

Kind = Literal["confirmed", "dismissed", "needs_explanation", "fixed", "withdrawn"]


class Decision(NamedTuple):
    """One decision: who, when, what and why, about a fingerprint in the submissions of a name."""

    submission: str
    fingerprint: str
    code: str
    decision: str
    note: str
    person: str
    made: datetime.datetime


Standing = Mapping[tuple[str, str], Decision]
"""The decision that holds, by submission's name and fingerprint."""


def decide(
    store: Store, submission_id: int, fingerprints: Sequence[str], decision: Kind, *, person: str, note: str = ""
) -> None:
    """Add a decision about findings of a submission, about all or none.

    Raises BadSettings where there is no such finding, no name, or no reason where one is due.
    """
    if not person.strip():
        raise BadSettings(zh="请写明作出决定的人", en="say who decided")
    if decision == "dismissed" and not note.strip():
        raise BadSettings(zh="驳回一处问题须写明理由", en="dismissing a finding needs a reason")
    said = {"submission_id": submission_id, "decision": decision, "note": note.strip(), "person": person.strip()}
    with store.writing() as connection:
        codes = _codes(connection, submission_id, fingerprints)
        rows = [{**said, "fingerprint": each, "code": codes[each], "made": now()} for each in fingerprints]
        connection.execute(insert(DecisionRow), rows)


def _codes(connection: Connection, submission_id: int, fingerprints: Sequence[str]) -> dict[str, str]:
    """The code of each finding."""
    found = connection.execute(
        select(FindingRow.fingerprint, FindingRow.code)
        .join(ResultRow, (ResultRow.id == FindingRow.result_id) | (ResultRow.source_id == FindingRow.result_id))
        .where(ResultRow.submission_id == submission_id, FindingRow.fingerprint.in_(fingerprints))
    )
    codes = dict(found.all())
    for each in fingerprints:
        if each not in codes:
            raise BadSettings(zh=f"这份材料没有指纹为 {each} 的问题", en=f"this submission has no finding {each}")
    return codes


def history(store: Store, submission: str | None = None, fingerprint: str | None = None) -> list[Decision]:
    """All decisions, the first first; about one submission's name, one fingerprint, or all."""
    row = DecisionRow
    wanted = (
        select(SubmissionRow.name, row.fingerprint, row.code, row.decision, row.note, row.person, row.made)
        .join(SubmissionRow, SubmissionRow.id == row.submission_id)
        .order_by(row.id)
    )
    if submission is not None:
        wanted = wanted.where(SubmissionRow.name == submission)
    if fingerprint is not None:
        wanted = wanted.where(row.fingerprint == fingerprint)
    with store.reading() as connection:
        return [Decision(*each) for each in connection.execute(wanted)]


def standing(store: Store, submission: str | None = None) -> Standing:
    """The last decision about each finding, unless it withdrew the one before; of one submission's name, or all."""
    last = {(each.submission, each.fingerprint): each for each in history(store, submission)}
    return {key: each for key, each in last.items() if each.decision != "withdrawn"}


def as_record(decision: Decision) -> dict[str, str]:
    """A decision as JSON has it, without the submission that it stands in."""
    said = decision._asdict() | {"made": decision.made.isoformat()}
    del said["submission"]
    return said
