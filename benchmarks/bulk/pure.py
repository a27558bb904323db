"""The pure work: read and check every submission of a folder in this process, no pool and no store.

``python -m benchmarks.bulk.pure FOLDER`` prints the CPU seconds of the work, start-up left out.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from extractor.read import read_bytes
from review.pipeline import review_documents


def work(folder: Path) -> float:
    submissions = sorted(folder.iterdir())
    _check(submissions[0])
    began = time.process_time()
    for each in submissions:
        _check(each)
    return time.process_time() - began


def _check(submission: Path) -> None:
    review_documents([read_bytes(path.name, path.read_bytes()) for path in sorted(submission.iterdir())])


if __name__ == "__main__":
    print(work(Path(sys.argv[1])))
