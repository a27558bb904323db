"""What became of a worker that began a submission and did not end it: only that tells whose fault it was.

A worker process parses in children of its own, so a submission seldom takes more than a child along. Where the worker
itself is gone, either its host went (power, link), which is nobody's fault, or it died while its host lived.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from review.store.opening import Store
from review.store.tables import WorkerRow

Fate = Literal["there", "left", "died", "lost"]
"""It still says that it is there; it left in good order; it died and its host lived; it is gone with its host, or
nobody can tell."""


def host_id() -> str:
    """The same for all workers that go down together: one machine since it was started, one container."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        network = os.readlink("/proc/self/ns/net")  # noqa: PTH115 - it leads to no path
    except OSError:
        return ""  # no Linux: no two workers are known to be of one host
    return hashlib.sha256(f"{boot} {network}".encode()).hexdigest()[:16]


def fate_of(store: Store, worker: str) -> Fate:
    """What became of a worker. Where that is not clear yet, wait until it says something or its patience is over."""
    first = _signs(store, worker)
    now = first
    while now is not None and now.ended is None and not now.silent:
        if first is not None and now.seen > first.seen:
            return "there"
        time.sleep(now.patience / 8)
        now = _signs(store, worker)
    if now is None:
        return "lost"
    if now.ended is not None:
        return "left"
    return "died" if now.host_lived else "lost"


def _signs(store: Store, worker: str) -> Any:
    """By the database's clock. A host lives on if another worker of it was seen clearly later."""
    other = aliased(WorkerRow)
    ago = func.extract("epoch", func.now() - WorkerRow.seen)
    later = func.extract("epoch", other.seen - WorkerRow.seen) > WorkerRow.patience / 2
    lived = exists().where(other.host == WorkerRow.host, WorkerRow.host != "", other.id != WorkerRow.id, later)
    row = WorkerRow
    wanted = select(
        row.seen, row.ended, row.patience, (ago > row.patience).label("silent"), lived.label("host_lived")
    ).where(row.name == worker)
    with store.reading() as connection:
        return connection.execute(wanted.order_by(row.id.desc()).limit(1)).one_or_none()
