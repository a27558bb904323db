"""Runs a command and watches it: wall clock, CPU of it and of all it started, memory of the parent over time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.25
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Watched:
    """Seconds, and the parent's resident megabytes at even distances."""

    wall: float
    cpu: float
    memory: tuple[float, ...]

    def curve(self, points: int = 10) -> list[float]:
        """The mean of each of so many equal stretches."""
        size = max(1, len(self.memory) // points)
        return [sum(part) / len(part) for at in range(points) if (part := self.memory[at * size : (at + 1) * size])]

    @property
    def growth(self) -> float:
        """Megabytes between the second stretch (all is loaded) and the last but one (nothing is packed up yet)."""
        curve = self.curve()
        return curve[-2] - curve[1] if len(curve) > 3 else 0.0


def hedui(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "review.cli", *arguments]


def watch(command: Sequence[str], allowed: Sequence[int] = (0, 1, 3)) -> Watched:
    """Run it to its end; its output is only shown where it ends in another way than it may."""
    before, began = os.times(), time.monotonic()
    memory: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            memory.append(resident_mb(process.pid))
            time.sleep(EVERY)
        assert process.stderr is not None
        said = process.stderr.read().decode(errors="replace")
    wall, after = time.monotonic() - began, os.times()
    if process.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{said[-3000:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Watched(wall, cpu, tuple(memory))


def resident_mb(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE / 2**20
    except (OSError, IndexError):
        return 0.0
