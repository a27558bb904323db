"""A queued run is over when its last submission is; nobody waits for it, so whoever settles that one closes it."""

from __future__ import annotations

from sqlalchemy import case, exists, update

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
