"""What is measured, part by part. Each part compares within itself, run by run in turns, so that a busy machine cancels."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bulk.making import Kind, folder_of, part_of
from benchmarks.bulk.watching import Watched, hedui, watch

Said = dict[str, Any]


@dataclass(frozen=True)
class Sizes:
    """How much is measured. ``quick`` sizes prove that it runs; their ratios prove nothing."""

    small: int = 10_000
    pdf: int = 500
    slices: int = 5
    slice_small: int = 400
    slice_pdf: int = 60
    cluster: int = 400


QUICK = Sizes(small=24, pdf=4, slices=1, slice_small=12, slice_pdf=2, cluster=8)


@dataclass(frozen=True)
class Bench:
    """Where and how much."""

    scratch: Path
    sizes: Sizes
    seed: int

    def folder(self, kind: Kind) -> Path:
        return folder_of(kind, self.sizes.small if kind == "small" else self.sizes.pdf, self.seed)

    def slice(self, kind: Kind, first: int, count: int) -> Path:
        target = self.scratch / f"{kind}-{first}-{count}"
        return target if target.is_dir() else part_of(self.folder(kind), first, count, target)

    def batch(self, folder: Path, workers: int, store: str | None = None) -> Watched:
        """``hedui batch``; in a new SQLite store unless one is named."""
        fresh = self.scratch / f"{os.urandom(6).hex()}.db"
        options = ["--store", store or str(fresh), "--workers", str(workers), "--quiet", "--exit-zero"]
        try:
            return watch(hedui("batch", str(folder), *options))
        finally:
            for path in self.scratch.glob(f"{fresh.name}*"):
                path.unlink()


def throughput(bench: Bench, kind: Kind) -> Said:
    """Two workers against one on the same submissions, in turns."""
    count = bench.sizes.slice_small if kind == "small" else bench.sizes.slice_pdf
    pairs = []
    for nth in range(bench.sizes.slices):
        folder = bench.slice(kind, nth * count, count)
        order = (1, 2) if nth % 2 else (2, 1)
        runs = {workers: bench.batch(folder, workers) for workers in order}
        pairs.append((runs[1], runs[2]))
    start = bench.batch(bench.slice(kind, 0, 1), 2)
    one, two = (statistics.median(pair[at].wall for pair in pairs) for at in (0, 1))
    return {
        "count": count,
        "one": one,
        "two": two,
        "start": start.wall,
        "ratios": [first.wall / second.wall for first, second in pairs],
        "parent_share": statistics.median(second.parent / second.cpu for _, second in pairs),
    }


def whole(bench: Bench) -> Said:
    """All small submissions with two workers, then again over the unchanged folder."""
    folder, store = bench.folder("small"), bench.scratch / "whole.db"
    first = bench.batch(folder, 2, str(store))
    second = bench.batch(folder, 2, str(store))
    return {
        "count": bench.sizes.small,
        "wall": first.wall,
        "cpu": first.cpu,
        "parent": first.parent,
        "again_wall": second.wall,
        "again_cpu": second.cpu,
        "curve": first.curve(),
        "growth": first.growth,
        "store_mb": store.stat().st_size / 2**20,
    }


def overhead(bench: Bench) -> Said:
    """CPU of the whole batch with one worker against that of the bare work, on PDF."""
    folder = bench.folder("pdf")
    command = [sys.executable, "-m", "benchmarks.bulk.pure"]
    bare = float(subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True).stdout)
    batch, start = bench.batch(folder, 1), bench.batch(bench.slice("pdf", 0, 1), 1)
    count = bench.sizes.pdf
    return {
        "count": count,
        "bare_ms": 1000 * bare / count,
        "start_cpu": start.cpu,
        "batch_ms": 1000 * (batch.cpu - start.cpu) / max(count - 1, 1),
        "parent_ms": 1000 * (batch.parent - start.parent) / max(count - 1, 1),
        "wall": batch.wall,
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
            "sqlite": embedded.wall,
            "postgresql": postgres.wall,
            "feeding": fed.wall,
            "workers": worked.wall,
            "cpu": [embedded.cpu, postgres.cpu, fed.cpu + worked.cpu],
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
    "overhead": overhead,
    "pdf": lambda bench: throughput(bench, "pdf"),
    "cluster": cluster,
    "small": lambda bench: throughput(bench, "small"),
    "whole": whole,
}


@contextmanager
def load() -> Iterator[list[float]]:
    """The machine's load before and after: above the number of cores, others were at work."""
    seen = [os.getloadavg()[0]]
    yield seen
    seen.append(os.getloadavg()[0])
