"""The page docs/benchmarks/bulk.md: what was measured, and which promises it keeps."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from typing import Any

LEAST_RATIO = 1.8
MOST_OVERHEAD = 0.10
MOST_AGAIN = 0.05
MOST_GROWTH_MB = 20.0
PARTS = ("overhead", "pdf", "cluster", "small", "whole")

_HEAD = """# Bulk

Written by `python -m benchmarks.bulk`: generated submissions (`benchmarks/bulk/making.py`), checked by `hedui batch` as a
user runs it. Ratios are of runs in turns on one machine of {cores} cores; where the load was above the cores, others were
at work on it, and times say little. Rates are between the first and the last result: start-up is not in them. CPU counts
the command and all its workers.
"""

Said = Mapping[str, Any]


def as_markdown(parts: Mapping[str, Said], cores: int) -> str:
    lines = [_HEAD.format(cores=cores)]
    for part in (_throughput(parts), _whole(parts), _overhead(parts), _cluster(parts), _promises(parts)):
        lines += [*part, ""]
    return "\n".join(lines)


def _throughput(parts: Mapping[str, Said]) -> Iterator[str]:
    yield "## Two workers against one\n"
    yield "| submissions | one worker, a second | two workers | ratios | middle | parent's share of CPU | load |"
    yield "|---|---|---|---|---|---|---|"
    for name in ("small", "pdf"):
        if said := parts.get(name):
            ratios = " ".join(f"{ratio:.2f}" for ratio in said["ratios"])
            yield (
                f"| {len(said['ratios'])} × {said['count']} {name} | {said['one']:.1f} | {said['two']:.1f} | {ratios} "
                f"| **{statistics.median(said['ratios']):.2f}** | {said['parent_share']:.1%} | {_load(said)} |"
            )


def _whole(parts: Mapping[str, Said]) -> Iterator[str]:
    if not (said := parts.get("whole")):
        return
    yield f"## {said['count']:,} small submissions with two workers\n"
    yield (
        f"{said['wall']:.0f} s, {said['rate']:.1f} a second; CPU {said['cpu']:.0f} s, of it the parent "
        f"{said['parent']:.1f} s. The store has {said['store_mb']:.0f} MB. Load {_load(said)}.\n"
    )
    yield (
        "Memory of the parent, MB, by tenths of the time: " + ", ".join(f"{each:.0f}" for each in said["curve"]) + ".\n"
    )
    yield (
        f"The second run over the unchanged folder: {said['again_wall']:.1f} s = {said['again_wall'] / said['wall']:.1%}, "
        f"CPU {said['again_cpu']:.1f} s = {said['again_cpu'] / said['cpu']:.1%} of the first."
    )


def _overhead(parts: Mapping[str, Said]) -> Iterator[str]:
    if not (said := parts.get("overhead")):
        return
    yield f"## What pool and store add: {said['count']} PDF submissions\n"
    yield (
        f"CPU a submission: the work alone {said['bare_ms']:.1f} ms; `hedui batch` with one worker "
        f"{said['batch_ms']:.1f} ms, of it the parent {said['parent_ms']:.1f} ms. "
        f"Start-up ({said['start_cpu']:.1f} s of CPU) is left out. Load {_load(said)}."
    )


def _cluster(parts: Mapping[str, Said]) -> Iterator[str]:
    if not (said := parts.get("cluster")):
        return
    yield f"## The cluster beside the pool: {said['count']} small submissions, two workers\n"
    yield "| | a second | CPU, s |\n|---|---|---|"
    names = (("pool, SQLite", "sqlite"), ("pool, PostgreSQL", "postgresql"), ("queue, two `hedui worker`", "workers"))
    for (name, key), cpu in zip(names, said["cpu"], strict=True):
        yield f"| {name} | {said[key]:.1f} | {cpu:.1f} |"
    yield f"\nEnqueueing: {said['feeding']:.0f} a second, start-up included. The server's own CPU is not in the table, start-ups are. {said['done']} of {said['count']} were done. Load {_load(said)}."


def _promises(parts: Mapping[str, Said]) -> Iterator[str]:
    yield "| promise | measured | kept |"
    yield "|---|---|---|"
    for promise, measured, kept in promises(parts):
        yield f"| {promise} | {measured} | {'yes' if kept else '**no**'} |"
    if missing := [name for name in PARTS if name not in parts]:
        yield f"\n**Not measured here: {', '.join(missing)}** (`python -m benchmarks.bulk {' '.join(missing)}`)."


def promises(parts: Mapping[str, Said]) -> Iterator[tuple[str, str, bool]]:
    for name in ("small", "pdf"):
        if said := parts.get(name):
            ratio = statistics.median(said["ratios"])
            yield f"two workers at least {LEAST_RATIO} times one ({name})", f"{ratio:.2f}", ratio >= LEAST_RATIO
    if said := parts.get("whole"):
        growth, again = said["growth"], said["again_cpu"] / said["cpu"]
        most = f"memory of the parent flat (under {MOST_GROWTH_MB:.0f} MB more from the second tenth to the ninth)"
        yield most, f"{growth:+.1f} MB", growth < MOST_GROWTH_MB
        wall = said["again_wall"] / said["wall"]
        yield (
            f"second run over an unchanged folder under {MOST_AGAIN:.0%}",
            f"{wall:.1%} of the time, {again:.1%} of the CPU",
            max(wall, again) < MOST_AGAIN,
        )
    if said := parts.get("overhead"):
        more = said["batch_ms"] / said["bare_ms"] - 1
        yield f"pool and store under {MOST_OVERHEAD:.0%} of the work on PDF", f"{more:.1%}", more < MOST_OVERHEAD


def _load(said: Said) -> str:
    return "–".join(f"{each:.1f}" for each in said["load"])
