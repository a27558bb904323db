"""The page docs/benchmarks/bulk.md, section by section: what was measured, and which promises it keeps."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping
from typing import Any

LEAST_RATIO = 1.8
MOST_AGAIN = 0.05
MOST_GROWTH_MB = 20.0

HEADINGS = {
    "pdf": "Two workers against one: PDF",
    "small": "Two workers against one: small",
    "whole": "A whole folder, and again",
    "cluster": "The cluster beside the pool",
}

_HEAD = """# Bulk

Written by `python -m benchmarks.bulk`: generated submissions (`benchmarks/bulk/making.py`), checked by `hedui batch` as a
user runs it. Ratios are of runs in turns on one machine of {cores} cores; where the load was above the cores, others were
at work on it, and times say little. Rates are between the first and the last result: start-up is not in them. CPU counts
the command and all its workers. Each section is of its own run. What pool and store cost beyond the bare work is better
compared submission by submission: [overhead](overhead.md).
"""
_SECTION = re.compile(r"^## ", re.MULTILINE)

Said = Mapping[str, Any]


def replaced(page: str, section: str, cores: int) -> str:
    """The page with a section in its place, the other sections as they are."""
    sections = {_heading(each): each.rstrip() + "\n" for each in _SECTION.split(page)[1:]}
    sections[_heading(section.removeprefix("## "))] = section.removeprefix("## ").rstrip() + "\n"
    known = [sections[heading] for heading in HEADINGS.values() if heading in sections]
    return "\n".join([_HEAD.format(cores=cores), *(f"## {each}" for each in known)])


def _heading(section: str) -> str:
    return section.partition("\n")[0].strip()


def section(name: str, said: Said) -> str:
    """What was measured in a part, and its promises."""
    body = {"pdf": _throughput, "small": _throughput, "whole": _whole, "cluster": _cluster}[name]
    lines = [f"## {HEADINGS[name]}", "", *body(said)]
    if told := list(promises(name, said)):
        lines += ["", "| promise | measured | kept |", "|---|---|---|"]
        lines += [f"| {promise} | {measured} | {'yes' if kept else '**no**'} |" for promise, measured, kept in told]
    return "\n".join(lines) + "\n"


def _throughput(said: Said) -> Iterator[str]:
    yield f"{len(said['ratios'])} times {said['count']:,} submissions, load {_load(said)}.\n"
    yield "| | a second | CPU a submission | of it the parent |"
    yield "|---|---|---|---|"
    yield f"| the bare work, one process | {said['bare']:.1f} | {said['bare_ms']:.1f} ms | |"
    yield f"| the bare work, two processes | {said['bare_two']:.1f} | {said['bare_two_ms']:.1f} ms | |"
    yield f"| `hedui batch --workers 1` | {said['one']:.1f} | {said['one_ms']:.1f} ms | {said['one_parent_ms']:.1f} ms |"
    yield f"| `hedui batch --workers 2` | {said['two']:.1f} | {said['two_ms']:.1f} ms | {said['two_parent_ms']:.1f} ms |"
    ratios = " ".join(f"{ratio:.2f}" for ratio in said["ratios"])
    yield (
        f"\nTwo workers against one: {ratios}; two bare processes against one: {said['bare_two'] / said['bare']:.2f}, "
        "which is what the machine gives. Of all CPU of the command with two workers, "
        f"start-up of {said['start_cpu']:.1f} s included, the parent uses {said['parent_share']:.1%}; start-up "
        "is not in the table."
    )


def _whole(said: Said) -> Iterator[str]:
    yield (
        f"{said['count']:,} small submissions with two workers: {said['wall']:.0f} s, {said['rate']:.1f} a second; "
        f"CPU {said['cpu']:.0f} s, of it the parent {said['parent']:.1f} s. The store has {said['store_mb']:.0f} MB. "
        f"Load {_load(said)}.\n"
    )
    yield (
        "Memory of the parent, MB, by tenths of the time: " + ", ".join(f"{each:.0f}" for each in said["curve"]) + ".\n"
    )
    yield (
        f"The second run over the unchanged folder: {said['again_wall']:.1f} s = {said['again_wall'] / said['wall']:.1%}, "
        f"CPU {said['again_cpu']:.1f} s = {said['again_cpu'] / said['cpu']:.1%} of the first."
    )


def _cluster(said: Said) -> Iterator[str]:
    yield f"{said['count']} small submissions, two workers, load {_load(said)}.\n"
    yield "| | a second | CPU, s |\n|---|---|---|"
    names = (("pool, SQLite", "sqlite"), ("pool, PostgreSQL", "postgresql"), ("queue, two `hedui worker`", "workers"))
    for (name, key), cpu in zip(names, said["cpu"], strict=True):
        yield f"| {name} | {said[key]:.1f} | {cpu:.1f} |"
    yield (
        f"\nEnqueueing: {said['feeding']:.0f} a second, start-up included. The server's own CPU is not in the table, "
        f"start-ups are. {said['done']} of {said['count']} were done."
    )


def promises(name: str, said: Said) -> Iterator[tuple[str, str, bool]]:
    if name in ("pdf", "small"):
        ratio = statistics.median(said["ratios"])
        yield f"two workers at least {LEAST_RATIO} times one", f"{ratio:.2f}", ratio >= LEAST_RATIO
    if name == "whole":
        growth, again = said["growth"], said["again_cpu"] / said["cpu"]
        most = f"memory of the parent flat (under {MOST_GROWTH_MB:.0f} MB more from the second tenth to the ninth)"
        yield most, f"{growth:+.1f} MB", growth < MOST_GROWTH_MB
        wall = said["again_wall"] / said["wall"]
        yield (
            f"second run over an unchanged folder under {MOST_AGAIN:.0%}",
            f"{wall:.1%} of the time, {again:.1%} of the CPU",
            max(wall, again) < MOST_AGAIN,
        )
    if name == "cluster":
        yield "all are done, once", f"{said['done']} of {said['count']}", said["done"] == said["count"]


def _load(said: Said) -> str:
    return "–".join(f"{each:.1f}" for each in said["load"])
