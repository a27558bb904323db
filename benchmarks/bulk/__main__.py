"""python -m benchmarks.bulk [PART…] [--quick]: measures, prints, writes docs/benchmarks/bulk.md.

What was measured is kept in out/bulk, so that a part that is measured again joins the others on the page.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bulk.page import as_markdown, promises
from benchmarks.bulk.parts import PARTS, QUICK, Bench, Sizes, load

PAGE = Path("docs/benchmarks/bulk.md")
KEPT = Path("out/bulk")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bulk", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="so few that nothing is proved but that it runs")
    parser.add_argument("--small", type=int, default=Sizes.small, help="small submissions of the whole run")
    parser.add_argument("--pdf", type=int, default=Sizes.pdf, help="PDF submissions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    sizes = QUICK if options.quick else Sizes(small=options.small, pdf=options.pdf)
    kept = KEPT / ("quick" if options.quick else "")
    kept.mkdir(parents=True, exist_ok=True)
    for name in options.parts or PARTS:
        _measure(name, sizes, options.seed, kept)
    measured = {
        name: json.loads(file.read_text("utf-8")) for name in PARTS if (file := kept / f"{name}.json").is_file()
    }
    text = as_markdown(measured, os.cpu_count() or 1)
    page = options.output or (kept / "bulk.md" if options.quick else PAGE)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, "utf-8")
    print(text)
    return 0 if options.quick or all(yes for _, _, yes in promises(measured)) else 1


def _measure(name: str, sizes: Sizes, seed: int, kept: Path) -> None:
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="hedui-bulk-") as scratch, load() as seen:
        said = PARTS[name](Bench(Path(scratch), sizes, seed))
    if said:
        (kept / f"{name}.json").write_text(json.dumps({**said, "load": seen}), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
