"""python -m benchmarks.bulk [PART…] [--quick]: measures, prints, writes docs/benchmarks/bulk.md.

A part that is measured again replaces its own section of the page, as soon as it is measured; the others stay.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bulk.page import promises, replaced, section
from benchmarks.bulk.parts import PARTS, QUICK, Bench, Sizes, load

PAGE = Path("docs/benchmarks/bulk.md")
QUICK_PAGE = Path("out/bulk/quick.md")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="so few that nothing is proved but that it runs")
    parser.add_argument("--small", type=int, default=Sizes.small, help="small submissions of the whole folder")
    parser.add_argument("--pdf", type=int, default=Sizes.pdf, help="PDF submissions")
    parser.add_argument("--slice", type=int, default=Sizes.slice_small, help="small submissions that a turn compares")
    parser.add_argument("--turns", type=int, default=Sizes.turns, help="how often one worker meets two")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, help=f"the page (default: {PAGE})")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    sizes = QUICK if options.quick else Sizes(options.small, options.pdf, options.turns, options.slice)
    page = options.output or (QUICK_PAGE if options.quick else PAGE)
    kept = [_measure(name, sizes, options.seed, page) for name in PARTS if name in (options.parts or PARTS)]
    return 0 if options.quick or all(kept) else 1


def _measure(name: str, sizes: Sizes, seed: int, page: Path) -> bool:
    """Measure a part and put it into the page; whether it keeps its promises."""
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hedui-bulk-") as scratch, load() as seen:
        said = PARTS[name](Bench(Path(scratch), sizes, seed))
    if not said:
        return True
    text = section(name, {**said, "load": seen})
    page.parent.mkdir(parents=True, exist_ok=True)
    before = page.read_text("utf-8") if page.is_file() else ""
    page.write_text(replaced(before, text, os.cpu_count() or 1), "utf-8")
    print(text)
    print(f"{name} took {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return all(yes for _, _, yes in promises(name, said))


if __name__ == "__main__":
    sys.exit(main())
