"""A queued run is over when its last submission is; nobody waits for it, so whoever settles that one closes it.

One that was queued for another version of the program, or under other settings, is given up when the same submissions
are queued again: its workers may never come back.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, case, exists, inspect, select, text, update

from review.store.opening import Store
from review.store.runs import now
from review.store.tables import ResultRow, RunRow


def close_if_over(store: Store, run_id: int) -> None:
    """Close a run in which nothing waits or is being checked. What failed leaves it open to the same command again."""
    under_way = exists().where(ResultRow.run_id == run_id, ResultRow.state.in_(("waiting", "running")))
    failed = exists().where(ResultRow.run_id == run_id, ResultRow.state == "failed")
    with store.writing() as connection:
        connection.execute(
            update(RunRow)
            .where(RunRow.id == run_id, RunRow.queued, RunRow.state != "done", ~under_way)
            .values(state=case((failed, "interrupted"), else_="done"), ended=now())
        )


def give_up_older(store: Store, run_id: int) -> None:
    """End queued runs of the same submissions that this one replaces, and take what waits of them from the queue."""
    scope = select(RunRow.scope).where(RunRow.id == run_id).scalar_subquery()
    with store.writing() as connection:
        older = connection.scalars(
            update(RunRow)
            .where(RunRow.scope == scope, RunRow.id < run_id, RunRow.state != "done", RunRow.queued)
            .values(state="done", ended=now())
            .returning(RunRow.id)
        ).all()
        if not older:
            return
        dropped = connection.scalars(
            update(ResultRow)
            .where(ResultRow.run_id.in_(older), ResultRow.state.in_(("waiting", "running", "failed")))
            .values(state="superseded")
            .returning(ResultRow.id)
        ).all()
        _leave_queue(connection, dropped)


def _leave_queue(connection: Connection, results: Sequence[int]) -> None:
    """A task that a worker has already is no harm: it finds the result settled."""
    if inspect(connection).has_table("pgqueuer"):
        connection.execute(
            text("DELETE FROM pgqueuer WHERE status = 'queued' AND dedupe_key = ANY(:keys)"),
            {"keys": [f"hedui-{each}" for each in results]},
        )
