"""Results: an attempt is counted before it is made, and a submission is marked done with all its findings at once."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from review.batch.job import Outcome
from review.store.opening import Store
from review.store.runs import now
from review.store.tables import FindingRow, ReportRow, ResultRow

_OPEN = ("waiting", "running", "failed")


def begin_attempt(store: Store, result_id: int, worker: str | None = None) -> int | None:
    """Count an attempt and give its number; None where the submission is settled already."""
    with store.writing() as connection:
        return connection.execute(
            update(ResultRow)
            .where(ResultRow.id == result_id, ResultRow.state.in_(_OPEN))
            .values(state="running", attempts=ResultRow.attempts + 1, worker=worker, started=now())
            .returning(ResultRow.attempts)
        ).scalar()


def finish(store: Store, result_id: int, outcome: Outcome, *, worker: str | None = None) -> bool:
    """Mark a submission with its outcome, its findings in the same transaction. False where another was first."""
    with store.writing() as connection:
        if not _marked(connection, result_id, outcome, worker):
            return False
        if outcome.state == "done":
            connection.execute(
                insert(ReportRow).values(result_id=result_id, report=outcome.report, lines=outcome.lines)
            )
            if outcome.findings:
                connection.execute(
                    insert(FindingRow), [{"result_id": result_id, **each._asdict()} for each in outcome.findings]
                )
        return True


def _marked(connection: Connection, result_id: int, outcome: Outcome, worker: str | None) -> bool:
    known = connection.execute(
        select(ResultRow.department, ResultRow.year, ResultRow.attempts).where(ResultRow.id == result_id)
    ).one()
    changed = connection.execute(
        update(ResultRow)
        .where(ResultRow.id == result_id, ResultRow.state.in_(_OPEN))
        .values(
            state=outcome.state,
            attempts=max(known.attempts, outcome.attempts),
            reason=outcome.reason,
            message_zh=outcome.message.zh if outcome.message else None,
            message_en=outcome.message.en if outcome.message else None,
            verdict=outcome.verdict,
            errors=outcome.errors,
            warnings=outcome.warnings,
            infos=outcome.infos,
            waived=outcome.waived,
            unreadable=outcome.unreadable,
            documents=outcome.documents,
            figures=outcome.figures,
            checked=outcome.checked,
            not_told=outcome.not_told,
            department=known.department or outcome.department,
            year=known.year or outcome.year,
            worker=worker,
            ended=now(),
        )
    )
    return changed.rowcount == 1
