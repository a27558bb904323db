"""The bare work: read and check every submission of a folder in one process or several, no pool and no store.

``python -m benchmarks.bulk.pure FOLDER NTH OF`` does every so-manieth and prints seconds of wall and CPU, start-up left
out. What is loaded is frozen out of garbage collection as it is in the pool's workers, which would else look cheaper.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import review.batch.preload  # noqa: F401
from benchmarks.bulk.watching import surroundings
from extractor.read import read_bytes
from review.pipeline import review_documents


class Bare(NamedTuple):
    """Submissions a second, and CPU seconds of all."""

    rate: float
    cpu: float


def pure(folder: Path, processes: int) -> Bare:
    """So many processes share a folder, and know nothing of each other."""
    command = [sys.executable, "-m", "benchmarks.bulk.pure", str(folder)]
    started = [
        subprocess.Popen([*command, str(nth), str(processes)], stdout=subprocess.PIPE, env=surroundings())
        for nth in range(processes)
    ]
    said = [json.loads(each.communicate()[0]) for each in started]
    return Bare(sum(each["rate"] for each in said), sum(each["cpu"] for each in said))


def work(submissions: list[Path]) -> dict[str, float]:
    _check(submissions[0])
    began, cpu = time.monotonic(), time.process_time()
    for each in submissions:
        _check(each)
    return {"rate": len(submissions) / (time.monotonic() - began), "cpu": time.process_time() - cpu}


def _check(submission: Path) -> None:
    review_documents([read_bytes(path.name, path.read_bytes()) for path in sorted(submission.iterdir())])


if __name__ == "__main__":
    print(json.dumps(work(sorted(Path(sys.argv[1]).iterdir())[int(sys.argv[2]) :: int(sys.argv[3])])))
