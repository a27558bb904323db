"""Runs a command and watches it: wall clock, CPU of it and of all it started, memory of the parent over time.

A process of its own does it (``python -m benchmarks.bulk.watching COMMAND…``): it adopts what the command leaves behind,
so that the CPU of workers counts which their parent never waited for.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_EVERY = 0.2
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Watched:
    """Seconds of wall and CPU (``parent``: of the command's own process), and its megabytes at even distances."""

    wall: float
    cpu: float
    parent: float
    memory: tuple[float, ...]

    def curve(self, points: int = 10) -> list[float]:
        """The mean of each of so many equal stretches."""
        edges = [round(at * len(self.memory) / points) for at in range(points + 1)]
        parts = (self.memory[low:high] for low, high in pairwise(edges))
        return [sum(part) / len(part) for part in parts if part]

    @property
    def growth(self) -> float:
        """Megabytes between the second tenth (all is loaded) and the last but one (the summary is not made yet)."""
        curve = self.curve()
        return curve[-2] - curve[1] if len(curve) == 10 else 0.0


def hedui(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "review.cli", *arguments]


def surroundings() -> dict[str, str]:
    """The environment, with compiled modules kept as those of an installed program are."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir(), "hedui-bulk", "compiled"))}


def watch(command: Sequence[str], allowed: Sequence[int] = (0, 1, 3)) -> Watched:
    """Run it to its end. Raises where it ends in another way than it may, with what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.bulk.watching", *command],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings(),
    )
    said = json.loads(done.stdout.splitlines()[-1]) if done.stdout else {"code": None}
    if said.pop("code") not in allowed:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-3000:]}")
    return Watched(**{**said, "memory": tuple(said["memory"])})


def _main(command: Sequence[str]) -> None:
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
    began, memory, parent = time.monotonic(), list[float](), 0.0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        with suppress(OSError, IndexError):
            memory.append(_resident_mb(process.pid))
            parent = _cpu(process.pid)
        time.sleep(_EVERY)
    wall = time.monotonic() - began
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    times = os.times()
    cpu = times.children_user + times.children_system
    print(json.dumps({"code": process.returncode, "wall": wall, "cpu": cpu, "parent": parent, "memory": memory}))


def _resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    _main(sys.argv[1:])
