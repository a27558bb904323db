"""``python -m benchmarks.mutation``: measure, write docs/accuracy.md, list misses and false alarms under out/."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from benchmarks.mutation.measure import measure
from benchmarks.mutation.report import details, page
from benchmarks.mutation.templates import submission
from benchmarks.mutation.written import write


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("--clean", type=int, default=300, help="clean submissions (default 300)")
    parser.add_argument("--mutants", type=int, default=1500, help="mutants of them (default 1500)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--output", type=Path, default=Path("docs/accuracy.md"))
    parser.add_argument("--details", type=Path, default=Path("out/mutation"))
    parser.add_argument("--show", type=int, metavar="SEED", help="only write the files of one clean submission to out/")
    given = parser.parse_args()
    if given.show is not None:
        show(given.show, given.details)
        return
    began = time.monotonic()
    measured = measure(given.clean, given.mutants, given.seed, given.jobs)
    command = f"python -m benchmarks.mutation --clean {given.clean} --mutants {given.mutants} --seed {given.seed}"
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(page(measured, command), "utf-8")
    details(measured, given.details)
    print(given.output.read_text("utf-8").split("## By slip")[0])
    print(f"{len(measured.failures)} failures; {time.monotonic() - began:.0f} s; misses and alarms in {given.details}/")


def show(seed: int, folder: Path) -> None:
    made = submission(seed)
    for name, data in write(made, {}).files:
        path = folder / "shown" / f"{seed}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path)


if __name__ == "__main__":
    main()
