"""python -m benchmarks.checking [--reports FOLDER] [--runs N]: measures, prints, writes docs/benchmarks/checking.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.checking.stages import STAGES, Cost, costs_of
from extractor.read import read_bytes
from schemas.document import Document

PAGE = Path("docs/benchmarks/checking.md")
MOST_MS = 100.0
_HEAD = f"""# Figures, labels and rules

Written by `python -m benchmarks.checking`. CPU time of `extract` and `check` for a report never seen before, in a
program that is warm; reading the file is not included. A submission of several reports is measured whole, and its time
divided by them for the promise. All are run in turns, and of each the quickest of {{runs}} runs counts. The reference is a loop of 100,000 turns of plain arithmetic,
measured in the same run ({{reference:.1f}} ms here): compare by it, not by the clock. Two versions are best compared by
`python -m benchmarks.checking.instructions FILE`, which is the same on a busy machine.

| submission | figures | ms | × reference | ms per 1,000 figures | {" | ".join(STAGES)} |
|---|---|---|---|---|{"---|" * len(STAGES)}
"""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking", description=__doc__)
    parser.add_argument(
        "--reports", type=Path, default=Path("../shared/reports"), help="folder of folders of real texts"
    )
    parser.add_argument("--golden", type=Path, default=Path("golden"))
    parser.add_argument("--runs", type=int, default=30, help="the quickest of so many runs counts")
    parser.add_argument("--output", type=Path, default=PAGE)
    options = parser.parse_args(arguments)
    costs = costs_of(dict((*_golden(options.golden), *_real(options.reports))), options.runs)
    text = as_markdown(costs, options.runs)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, "utf-8")
    print(text)
    return 0 if _kept(costs) else 1


def _golden(folder: Path) -> Iterator[tuple[str, list[Document]]]:
    for path in sorted((*folder.glob("*/*.txt"), *folder.glob("*/*.md"))):
        yield path.parent.name, [_read(path)]


def _real(folder: Path) -> Iterator[tuple[str, list[Document]]]:
    """Each text alone, and those of a folder as one submission."""
    for group in sorted(folder.iterdir()) if folder.is_dir() else ():
        documents = [_read(path) for path in sorted(group.glob("*.txt"))]
        yield from ((document.name, [document]) for document in documents)
        if len(documents) > 1:
            yield f"{group.name}, whole", documents


def _read(path: Path) -> Document:
    return read_bytes(path.name, path.read_bytes())


def as_markdown(costs: dict[str, Cost], runs: int) -> str:
    reference = min(cost.reference for cost in costs.values())
    rows = [_row(name, cost, reference) for name, cost in costs.items()]
    worst = max(costs, key=lambda name: costs[name].each)
    measured = f"{1000 * costs[worst].each:.0f} ms, {costs[worst].each / reference:.1f} × reference ({worst})"
    kept = "yes" if _kept(costs) else "**no**"
    promise = f"figures, labels and rules under {MOST_MS:.0f} ms a report"
    bars = ["", "| promise | most | kept |", "|---|---|---|", f"| {promise} | {measured} | {kept} |", ""]
    return _HEAD.format(reference=1000 * reference, runs=runs) + "\n".join([*rows, *bars])


def _row(name: str, cost: Cost, reference: float) -> str:
    stages = " | ".join(f"{1e6 * cost.stages.get(stage, 0) / cost.figures:.0f}" for stage in STAGES)
    each = f"{1e6 * cost.total / cost.figures:.0f}"
    return f"| {name} | {cost.figures} | {_ms(cost)} | {cost.total / reference:.1f} | {each} | {stages} |"


def _ms(cost: Cost) -> str:
    return f"{1000 * cost.total:.0f}"


def _kept(costs: dict[str, Cost]) -> bool:
    return all(1000 * cost.each < MOST_MS for cost in costs.values())


if __name__ == "__main__":
    sys.exit(main())
