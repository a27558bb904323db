"""Runs: begun or gone on with, ended, listed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, insert, select, update

from review.store.opening import Store
from review.store.tables import ResultRow, RunRow
from schemas.errors import BadSettings


@dataclass(frozen=True)
class NewRun:
    """What decides a run's findings, and what it is about (``RunRow`` says what the fields mean)."""

    version: str
    engine: str
    settings: Mapping[str, Any]
    settings_digest: str
    rubrics: Mapping[str, str]
    key: str
    scope: str
    roots: Sequence[str]
    queued: bool = False


def begin(store: Store, run: NewRun) -> tuple[int, bool]:
    """The id of the run, and whether it is an earlier one that was not finished."""
    with store.writing() as connection:
        unfinished = connection.scalar(
            select(RunRow.id)
            .where(RunRow.scope == run.scope, RunRow.key == run.key, RunRow.state != "done")
            .order_by(RunRow.id.desc())
            .limit(1)
        )
        if unfinished is not None:
            going_on = update(RunRow).where(RunRow.id == unfinished).values(state="running", ended=None)
            connection.execute(going_on)
            return unfinished, True
        values = dict(vars(run), settings=dict(run.settings), rubrics=dict(run.rubrics), roots=list(run.roots))
        made = connection.execute(insert(RunRow).values(**values, state="running", started=now()).returning(RunRow.id))
        return made.scalar_one(), False


def end(store: Store, run_id: int, state: str) -> None:
    """``done`` or ``interrupted``."""
    with store.writing() as connection:
        connection.execute(update(RunRow).where(RunRow.id == run_id).values(state=state, ended=now()))


def get(store: Store, run_id: int) -> Row[Any]:
    """A run by its id; one clear error where there is none."""
    with store.reading() as connection:
        found = connection.execute(select(RunRow.__table__).where(RunRow.id == run_id)).one_or_none()
    if found is None:
        raise BadSettings(
            zh=f"{store.name} 中没有第 {run_id} 次核对（hedui runs 列出全部）",
            en=f"{store.name} has no run {run_id} (hedui runs lists all)",
        )
    return found


def listed(store: Store) -> list[Row[Any]]:
    """All runs, the last first, each with how many submissions it has, is done with, and what they amount to."""
    done = func.count().filter(ResultRow.state.in_(("done", "set_aside")))
    totals = (
        select(
            ResultRow.run_id,
            func.count().label("submissions"),
            done.label("done"),
            func.sum(ResultRow.errors).label("errors"),
            func.sum(ResultRow.warnings).label("warnings"),
            func.count().filter(ResultRow.unreadable > 0).label("not_fully_read"),
        )
        .where(ResultRow.state != "superseded")
        .group_by(ResultRow.run_id)
        .subquery()
    )
    wanted = select(RunRow.__table__, *(totals.c[name] for name in totals.c.keys() if name != "run_id"))  # noqa: SIM118
    with store.reading() as connection:
        rows = connection.execute(
            wanted.join(totals, totals.c.run_id == RunRow.id, isouter=True).order_by(RunRow.id.desc())
        )
        return list(rows)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
