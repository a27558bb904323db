"""python -m benchmarks.start [--runs N] [--against FOLDER]: measures, prints, writes docs/benchmarks/start.md.

``--against`` names another checkout (``git worktree add``), whose commands are run in turns with those of this one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.start.commands import Checkout, commands_in
from benchmarks.start.turns import Cost, in_turns, ratio

PAGE = Path("docs/benchmarks/start.md")
MOST = 6.0
_HEAD = """# Starting

Written by `python -m benchmarks.start`. A command of its own process each time, with byte code written before: CPU time
of that process and the time a person waits, the median of {runs} runs. Reading and judging these files takes a few
milliseconds; the rest is starting. Compare by the ratios, taken in one run, not by the clock.

| command | CPU ms | ms waited | × `hedui --help` |
|---|---|---|---|
"""
_AGAINST = """
In turns with another checkout ({name}), this one ÷ that one, the median of {runs} turns:

| command | CPU | waited |
|---|---|---|
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--against", type=Path, help="another checkout of Hedui")
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folders = [Path.cwd(), *([options.against.resolve()] if options.against else [])]
        checkouts = [Checkout(folder, Path(scratch)) for folder in folders]
        measured = in_turns(checkouts, commands_in(Path(scratch)), options.runs)
    text = as_markdown(measured, options.runs, options.against)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0 if _times_help(measured[0], "check small.txt") <= MOST else 1


def as_markdown(measured: Sequence[dict[str, Cost]], runs: int, against: Path | None) -> str:
    """The page: what each command costs here, the promise, and the ratios to another checkout if there is one."""
    here, *there = measured
    rows = [
        f"| `hedui {name}` | {1000 * cost.cpu:.0f} | {1000 * cost.waited:.0f} | {_times_help(here, name):.1f} |"
        for name, cost in here.items()
    ]
    most = _times_help(here, "check small.txt")
    kept = "yes" if most <= MOST else "**no**"
    promise = f"a small text costs at most {MOST:g} × the CPU time of `hedui --help`"
    text = _HEAD.format(runs=runs) + "\n".join([*rows, "", "| promise | measured | kept |", "|---|---|---|"])
    text += f"\n| {promise} | {most:.1f} | {kept} |\n"
    for other in there:
        text += _AGAINST.format(name=against.name if against else "", runs=runs)
        for name, cost in here.items():
            cpu, waited = ratio(cost.cpus, other[name].cpus), ratio(cost.waits, other[name].waits)
            text += f"| `hedui {name}` | {cpu:.2f} | {waited:.2f} |\n"
    return text


def _times_help(costs: dict[str, Cost], name: str) -> float:
    return ratio(costs[name].cpus, costs["--help"].cpus)


if __name__ == "__main__":
    sys.exit(main())
