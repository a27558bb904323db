"""A cluster on this machine: generated submissions, a queue, workers as processes, and what is in the store afterwards."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select

from benchmarks.bulk.making import files_of
from review.batch.checking import Checking
from review.batch.embedded import Plan
from review.batch.engine import engine
from review.batch.places import places
from review.cluster.connecting import cluster_url, open_cluster
from review.cluster.feeding import Feeder, feed
from review.store import runs
from review.store.opening import Store
from review.store.tables import FindingRow, ReportRow, ResultRow, SubmissionRow

PATIENCE = 3
ROOT = Path(__file__).parents[3]
_HEDUI = """
import ctypes, sys
import review.cluster.worker

ctypes.CDLL(None).prctl(1, 9)  # ends with the test run, however that ends

engine = sys.argv.pop(1)  # sources that somebody edits meanwhile would make it another one
review.cluster.worker.engine = lambda: engine
from review.cli import main

main()
"""


def make_submissions(folder: Path, count: int, *, first: int = 0, long: int = 0) -> Path:
    """Small submissions; the ``long`` first ones are ten in one file and take a second."""
    for nth in range(first, first + count):
        target = folder / f"{nth:04d}"
        target.mkdir(parents=True)
        if nth < first + long:
            texts = [data.decode() for more in range(10) for _, data in files_of("small", 2, 1000 * nth + more)]
            (target / "report.md").write_text("\n\n".join(texts))
            continue
        for name, data in files_of("small", 1, nth):
            (target / name).write_bytes(data)
    return folder


@dataclass
class Cluster:
    """A store, a run in its queue, and the workers that were started."""

    url: str
    store: Store
    run_id: int = 0
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def feed(self, folder: Path, files: Path | None = None) -> int:
        checking = Checking()
        new = runs.NewRun(
            version="0",
            engine=engine(),
            settings=checking.model_dump(mode="json"),
            settings_digest=checking.digest(),
            rubrics={},
            key=hashlib.sha256(engine().encode()).hexdigest(),
            scope=folder.name,
            roots=[str(folder)],
        )
        self.run_id, _ = runs.begin(self.store, new)
        plan = Plan(self.run_id, checking.model_dump_json())
        fed = list(feed(self.store, places([folder]), plan, Feeder(cluster_url(self.url), engine(), files)))
        return fed[-1].queued

    def work(self, *options: str, url: str | None = None, inside: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
        """Start ``hedui worker``, maybe inside a network namespace."""
        command = [sys.executable, "-c", _HEDUI, engine(), "worker", "--store", url or self.url, "--workers", "1"]
        process = subprocess.Popen([*inside, *command, "--patience", str(PATIENCE), *options], cwd=ROOT)
        self.workers.append(process)
        return process

    def states(self) -> Counter[str]:
        with self.store.reading() as connection:
            rows = connection.execute(select(ResultRow.state, func.count()).group_by(ResultRow.state))
            return Counter(dict(rows.all()))

    def settled_by(self) -> Counter[str]:
        with self.store.reading() as connection:
            by = connection.execute(
                select(ResultRow.worker, func.count()).where(ResultRow.state == "done").group_by(ResultRow.worker)
            )
            return Counter(dict(by.all()))

    def running(self, pid: int) -> bool:
        """Whether a worker is in the middle of a submission."""
        return bool(self.held_by(pid))

    def held_by(self, pid: int) -> set[int]:
        """The results that a worker is in the middle of."""
        with self.store.reading() as connection:
            rows = connection.scalars(
                select(ResultRow.id).where(ResultRow.state == "running", ResultRow.worker.like(f"%:{pid}"))
            )
            return set(rows)

    def all_done(self, results: set[int]) -> bool:
        with self.store.reading() as connection:
            done = select(func.count()).where(ResultRow.state == "done", ResultRow.id.in_(results))
            return connection.scalar(done) == len(results)

    def reports(self) -> dict[str, str]:
        """The report of every submission that is done, by name; fails where one has two results."""
        with self.store.reading() as connection:
            rows = connection.execute(
                select(SubmissionRow.name, ReportRow.report)
                .join(ResultRow, ResultRow.submission_id == SubmissionRow.id)
                .join(ReportRow, ReportRow.result_id == ResultRow.id)
            ).all()
        assert len(rows) == len({name for name, _ in rows})
        return dict(rows)

    def assert_exactly_once(self, names: set[str]) -> None:
        """Every submission is done, with its report, and its findings are those of the report: none more, none less."""
        assert self.states() == {"done": len(names)}
        reports = self.reports()
        assert set(reports) == names
        told = sum(len(json.loads(report)["findings"]) for report in reports.values())
        with self.store.reading() as connection:
            assert connection.scalar(select(func.count()).select_from(FindingRow)) == told

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        process.send_signal(signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        for each in self.workers:
            if each.poll() is None:
                each.kill()
            each.wait()
        self.store.close()


def until(true: Callable[[], object], seconds: float = 300) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


@pytest.fixture
def cluster(postgres_url: str) -> Iterator[Cluster]:
    yield from started(postgres_url)


def started(url: str) -> Iterator[Cluster]:
    made = Cluster(url, open_cluster(cluster_url(url)))
    try:
        yield made
    finally:
        made.end()


def names_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
