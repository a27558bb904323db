"""What is measured, part by part. Each part compares within itself, run by run in turns, so that a busy machine cancels."""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from benchmarks.bulk.making import Kind, folder_of, part_of
from benchmarks.bulk.pure import pure
from benchmarks.bulk.watching import Watched, hedui, watch
from review.store.opening import open_store
from review.store.tables import ResultRow

Said = dict[str, Any]


@dataclass(frozen=True)
class Sizes:
    """How much is measured. ``quick`` sizes prove that it runs; their ratios prove nothing.

    A worker's first submissions take longer, so a turn needs hundreds to say something of thousands.
    """

    small: int = 10_000
    pdf: int = 500
    turns: int = 3
    slice_small: int = 1_000
    cluster: int = 400


QUICK = Sizes(small=24, pdf=4, turns=1, slice_small=12, cluster=8)


@dataclass(frozen=True)
class Run:
    """What a batch cost, and how many submissions a second it settled once the first one was: no start-up in it."""

    watched: Watched
    rate: float


@dataclass(frozen=True)
class Bench:
    """Where and how much."""

    scratch: Path
    sizes: Sizes
    seed: int

    def total(self, kind: Kind) -> int:
        return self.sizes.small if kind == "small" else self.sizes.pdf

    def folder(self, kind: Kind) -> Path:
        return folder_of(kind, self.total(kind), self.seed)

    def slice(self, kind: Kind, first: int, count: int) -> Path:
        target = self.scratch / f"{kind}-{first}-{count}"
        return target if target.is_dir() else part_of(self.folder(kind), first, count, target)

    def batch(self, folder: Path, workers: int, store: str | None = None) -> Run:
        """``hedui batch``; in a new SQLite store unless one is named."""
        where = store or str(self.scratch / f"{os.urandom(6).hex()}.db")
        options = ["--store", where, "--workers", str(workers), "--quiet", "--exit-zero"]
        watched = watch(hedui("batch", str(folder), *options))
        return Run(watched, rate_of(where))


def rate_of(where: str) -> float:
    """By the moments at which the results of a store were settled."""
    with open_store(where) as store, store.reading() as connection:
        settled = ResultRow.ended.is_not(None), ResultRow.source_id.is_(None)
        first, last, number = connection.execute(
            select(func.min(ResultRow.ended), func.max(ResultRow.ended), func.count()).where(*settled)
        ).one()
    seconds = (last - first).total_seconds() if number > 1 else 0.0
    return float((number - 1) / seconds) if seconds else 0.0


def throughput(bench: Bench, kind: Kind) -> Said:
    """Two workers against one on the same submissions, in turns; and what the work costs without pool and store."""
    count = min(bench.sizes.slice_small if kind == "small" else bench.sizes.pdf, bench.total(kind))
    start = [bench.batch(bench.slice(kind, 0, 1), 1).watched for _ in range(2)][1]  # the first compiles
    pairs, alone, apart = [], [], []
    for nth in range(bench.sizes.turns):
        folder = bench.slice(kind, nth * count % max(bench.total(kind) - count, 1), count)
        runs = {workers: bench.batch(folder, workers) for workers in ((1, 2) if nth % 2 else (2, 1))}
        pairs.append((runs[1], runs[2]))
        # in each turn: a shared machine is half as quick again from one minute to the next
        alone.append(pure(folder, 1))
        apart.append(pure(folder, 2))

    def each(cpu: Callable[[Watched], float], which: int) -> float:
        """Milliseconds a submission, start-up left out."""
        spent = statistics.median(cpu(pair[which].watched) for pair in pairs)
        return 1000 * (spent - cpu(start)) / max(count - 1, 1)

    return {
        "count": count,
        "bare": statistics.median(each.rate for each in alone),
        "bare_two": statistics.median(each.rate for each in apart),
        "bare_ms": 1000 * statistics.median(each.cpu for each in alone) / count,
        "bare_two_ms": 1000 * statistics.median(each.cpu for each in apart) / count,
        "one": statistics.median(one.rate for one, _ in pairs),
        "two": statistics.median(two.rate for _, two in pairs),
        "ratios": [two.rate / one.rate for one, two in pairs],
        "one_ms": each(lambda watched: watched.cpu, 0),
        "two_ms": each(lambda watched: watched.cpu, 1),
        "one_parent_ms": each(lambda watched: watched.parent, 0),
        "two_parent_ms": each(lambda watched: watched.parent, 1),
        "start_cpu": start.cpu,
        "parent_share": statistics.median(two.watched.parent / two.watched.cpu for _, two in pairs),
    }


def whole(bench: Bench) -> Said:
    """All small submissions with two workers, then again over the unchanged folder."""
    folder, store = bench.folder("small"), bench.scratch / "whole.db"
    bench.batch(bench.slice("small", 0, 1), 1)  # compiles
    run = bench.batch(folder, 2, str(store))
    first, second = run.watched, bench.batch(folder, 2, str(store)).watched
    return {
        "count": bench.sizes.small,
        "rate": run.rate,
        "wall": first.wall,
        "cpu": first.cpu,
        "parent": first.parent,
        "again_wall": second.wall,
        "again_cpu": second.cpu,
        "curve": first.curve(),
        "growth": first.growth,
        "store_mb": store.stat().st_size / 2**20,
    }


def cluster(bench: Bench) -> Said:
    """The same small submissions by the embedded pool in SQLite and in PostgreSQL, and by two workers of a cluster."""
    from tests.servers.postgres import binaries, create

    if binaries() is None:
        print("SKIPPED: PostgreSQL is not installed; the cluster was not measured", file=sys.stderr)
        return {}
    folder = bench.slice("small", 0, bench.sizes.cluster)
    server = create()
    try:
        server.start()
        embedded = bench.batch(folder, 2)
        postgres = bench.batch(folder, 2, server.database())
        url = server.database()
        fed = watch(hedui("batch", str(folder), "--store", url, "--queue", "--quiet"))
        worked = watch(["sh", "-c", _two_workers(url)])
        return {
            "count": bench.sizes.cluster,
            "sqlite": embedded.rate,
            "postgresql": postgres.rate,
            "workers": rate_of(url),
            "feeding": bench.sizes.cluster / fed.wall,
            "cpu": [embedded.watched.cpu, postgres.watched.cpu, fed.cpu + worked.cpu],
            "done": _done(url),
        }
    finally:
        server.remove()


def _two_workers(url: str) -> str:
    one = " ".join(hedui("worker", "--store", url, "--workers", "1", "--until-empty"))
    return f"{one} & {one} & wait"


def _done(url: str) -> int:
    import psycopg

    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM results WHERE state = 'done'").fetchone()
    return int(row[0]) if row else 0


PARTS: dict[str, Callable[[Bench], Said]] = {
    "pdf": lambda bench: throughput(bench, "pdf"),
    "small": lambda bench: throughput(bench, "small"),
    "whole": whole,
    "cluster": cluster,
}


@contextmanager
def load() -> Iterator[list[float]]:
    """The machine's load before and after: above the number of cores, others were at work."""
    seen = [os.getloadavg()[0]]
    yield seen
    seen.append(os.getloadavg()[0])
