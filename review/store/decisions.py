"""What reviewers decided about findings. A decision is added, never changed: a change of mind is one more decision."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal, NamedTuple

from sqlalchemy import insert, select

from review.store.opening import Store
from review.store.runs import now
from review.store.tables import DecisionRow, FindingRow, ResultRow, SubmissionRow
from schemas.errors import BadSettings

Kind = Literal["confirmed", "dismissed", "needs_explanation", "withdrawn"]


class Decision(NamedTuple):
    """One decision: who, when, what and why, about a fingerprint in the submissions of a name."""

    submission: str
    fingerprint: str
    code: str
    decision: str
    note: str
    person: str
    made: datetime.datetime


def decide(store: Store, submission_id: int, fingerprint: str, decision: Kind, *, person: str, note: str = "") -> None:
    """Add a decision about a finding of a submission. Raises BadSettings where there is no such finding or no name."""
    if not person.strip():
        raise BadSettings(zh="请写明作出决定的人", en="say who decided")
    if decision == "dismissed" and not note.strip():
        raise BadSettings(zh="驳回一处问题须写明理由", en="dismissing a finding needs a reason")
    with store.writing() as connection:
        code = connection.scalar(
            select(FindingRow.code)
            .join(ResultRow, (ResultRow.id == FindingRow.result_id) | (ResultRow.source_id == FindingRow.result_id))
            .where(ResultRow.submission_id == submission_id, FindingRow.fingerprint == fingerprint)
            .limit(1)
        )
        if code is None:
            raise BadSettings(
                zh=f"这份材料没有指纹为 {fingerprint} 的问题", en=f"this submission has no finding {fingerprint}"
            )
        said = {"submission_id": submission_id, "fingerprint": fingerprint, "code": code, "decision": decision}
        connection.execute(insert(DecisionRow).values(**said, note=note.strip(), person=person.strip(), made=now()))


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


def standing(store: Store) -> Mapping[tuple[str, str], Decision]:
    """The decision that holds, by submission's name and fingerprint: the last, unless it withdrew the one before."""
    last = {(each.submission, each.fingerprint): each for each in history(store)}
    return {key: each for key, each in last.items() if each.decision != "withdrawn"}
