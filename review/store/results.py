"""Results: an attempt is counted before it is made, and a submission is marked done with all its findings at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Insert, Table, bindparam, case, func, insert, update

from review.batch.job import Outcome
from review.store.opening import Store
from review.store.runs import now
from review.store.tables import COUNTS, FindingRow, ReportRow, ResultRow, UnreadableRow
from schemas.finding import Unreadable

OPEN = ("waiting", "running", "failed")
_RESULTS: Table = ResultRow.__table__  # type: ignore[assignment]
# Statements are built once: building one takes longer than SQLite takes to carry it out.
_IF_OPEN = (_RESULTS.c.id == bindparam("result")) & _RESULTS.c.state.in_(OPEN)
_LOST = (_RESULTS.c.state == "running") & (_RESULTS.c.worker == bindparam("before"))
_BEGIN = (
    update(_RESULTS)
    .where(_IF_OPEN)
    .values(
        state="running",
        attempts=_RESULTS.c.attempts + 1,
        kills=_RESULTS.c.kills + case((_LOST, bindparam("died")), else_=0),
        losses=_RESULTS.c.losses + case((_LOST, 1 - bindparam("died")), else_=0),
        worker=bindparam("by"),
        started=bindparam("at"),
    )
    .returning(_RESULTS.c.attempts, _RESULTS.c.kills, _RESULTS.c.losses)
)
_MARK = (
    update(_RESULTS)
    .where(_IF_OPEN)
    .values(
        {name: bindparam(f"new_{name}") for name in ("state", "reason", "verdict", "worker", "ended", *COUNTS)}
        | {
            "message_zh": bindparam("zh"),
            "message_en": bindparam("en"),
            "attempts": case((_RESULTS.c.attempts > bindparam("tried"), _RESULTS.c.attempts), else_=bindparam("tried")),
            "department": func.coalesce(_RESULTS.c.department, bindparam("read_department")),
            "year": func.coalesce(_RESULTS.c.year, bindparam("read_year")),
            "rubrics": bindparam("used"),
        }
    )
)
_ADD_REPORT = insert(ReportRow.__table__)  # type: ignore[arg-type]
_ADD_FINDINGS = insert(FindingRow.__table__)  # type: ignore[arg-type]
_ADD_GAPS = insert(UnreadableRow.__table__)  # type: ignore[arg-type]


class Attempt(NamedTuple):
    """The how manieth it is, and how many before it ended with a worker that died, or with a host that was lost."""

    number: int
    kills: int = 0
    losses: int = 0


def begin_attempt(
    store: Store, result_id: int, worker: str | None = None, *, before: str | None = None, died: bool = False
) -> Attempt | None:
    """Count an attempt; None where the submission is settled already.

    ``before`` is a worker that will not end the attempt it began: it ``died``, or was lost with its host.
    """
    said = {"result": result_id, "by": worker, "at": now(), "before": before, "died": int(died)}
    with store.writing() as connection:
        begun = connection.execute(_BEGIN, said).one_or_none()
    return Attempt(*begun) if begun is not None else None


def finish(store: Store, result_id: int, outcome: Outcome, *, worker: str | None = None) -> bool:
    """Mark a submission with its outcome, its findings in the same transaction. False where another was first."""
    return finish_all(store, [(result_id, outcome)], worker=worker) == 1


def finish_all(store: Store, outcomes: Sequence[tuple[int, Outcome]], *, worker: str | None = None) -> int:
    """The same for several in one transaction; of how many another was not first."""
    with store.writing() as connection:
        marked = [each for each in outcomes if _marked(connection, *each, worker)]
        done = [each for each in marked if each[1].state == "done"]
        _add(connection, _ADD_REPORT, (_report(*each) for each in done))
        _add(
            connection,
            _ADD_FINDINGS,
            ({"result_id": id_, **each._asdict()} for id_, of in done for each in of.findings),
        )
        _add(connection, _ADD_GAPS, (_gap(id_, *each) for id_, of in done for each in enumerate(of.gaps)))
        return len(marked)


def _add(connection: Connection, statement: Insert, rows: Iterable[dict[str, Any]]) -> None:
    if there := list(rows):
        connection.execute(statement, there)


def _report(result_id: int, outcome: Outcome) -> dict[str, Any]:
    return {"result_id": result_id, "report": outcome.report, "lines": outcome.lines}


def _gap(result_id: int, position: int, gap: Unreadable) -> dict[str, Any]:
    said = {"document": gap.document, "reason": gap.reason, "page": gap.page, "partial": gap.partial}
    messages = {"message_zh": gap.message.zh, "message_en": gap.message.en}
    return {"result_id": result_id, "position": position} | said | messages


def _marked(connection: Connection, result_id: int, outcome: Outcome, worker: str | None) -> bool:
    message = outcome.message
    said = {
        "result": result_id,
        "new_state": outcome.state,
        "new_reason": outcome.reason,
        "new_verdict": outcome.verdict,
        "new_worker": worker,
        "new_ended": now(),
        "zh": message.zh if message else None,
        "en": message.en if message else None,
        "tried": outcome.attempts,
        "read_department": outcome.department,
        "read_year": outcome.year,
        "used": "\n".join(outcome.rubrics),
    }
    counts = {f"new_{name}": getattr(outcome, name) for name in COUNTS}
    return connection.execute(_MARK, said | counts).rowcount == 1
