"""How much a process grows while it reads a long PDF; each reading has a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path


def growth_mb(warm: Path, long: Path) -> float:
    """Megabytes that the peak grows between a short and a long document, the documents themselves included."""
    answer = subprocess.run(
        [sys.executable, "-m", "benchmarks.reading.memory", str(warm), str(long)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(answer.stdout)


def _measure(warm: Path, long: Path) -> float:
    from extractor.read.pdf import read_pdf

    read_pdf(warm.name, warm.read_bytes())
    data = long.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = read_pdf(long.name, data)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert document.pages
    return (after - before) / 1024


if __name__ == "__main__":
    print(_measure(Path(sys.argv[1]), Path(sys.argv[2])))
