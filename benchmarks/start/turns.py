"""Runs commands of several checkouts in turns, so that a machine whose speed changes treats them alike."""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.start.commands import Checkout


@dataclass
class Cost:
    """Seconds of CPU and of waiting, run by run."""

    cpus: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpus)

    @property
    def waited(self) -> float:
        return statistics.median(self.waits)


def in_turns(checkouts: Sequence[Checkout], commands: Mapping[str, list[str]], runs: int) -> list[dict[str, Cost]]:
    """What each command costs in each checkout; the first run of all writes byte code and is not counted."""
    costs = [{name: Cost() for name in commands} for _ in checkouts]
    for turn in range(runs + 1):
        for name, arguments in commands.items():
            for which in range(len(checkouts)) if turn % 2 else reversed(range(len(checkouts))):
                cpu, waited = _run(checkouts[which], arguments)
                if turn:
                    costs[which][name].cpus.append(cpu)
                    costs[which][name].waits.append(waited)
    return costs


def ratio(here: Sequence[float], there: Sequence[float]) -> float:
    """The median of the ratios of each turn."""
    return statistics.median(mine / other for mine, other in zip(here, there, strict=True))


def _run(checkout: Checkout, arguments: list[str]) -> tuple[float, float]:
    before, began = _of_children(), time.perf_counter()
    subprocess.run(
        checkout.command(arguments), env=checkout.environment(), capture_output=True, check=False, cwd=checkout.folder
    )
    return _of_children() - before, time.perf_counter() - began


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
