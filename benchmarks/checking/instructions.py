"""python -m benchmarks.checking.instructions FILE…: the machine's instructions for one check of each file.

Counted by valgrind, which must be installed (Debian: valgrind): unlike time, the count is the same on a busy machine,
so that two versions can be compared by it. It takes about a minute a file.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.checking.stages import once
from extractor.read import read_bytes

_COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")
_FEW, _MANY = 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.checking.instructions", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--times", type=int, help="only check so many times: what is run under valgrind")
    options = parser.parse_args(arguments)
    for path in options.files:
        if options.times:
            _check(path, options.times)
        else:
            each = (_counted(path, _MANY) - _counted(path, _FEW)) // (_MANY - _FEW)
            print(f"{path}: {each / 1e6:.0f} million instructions")
    return 0


def _check(path: Path, times: int) -> None:
    document = read_bytes(path.name, path.read_bytes())
    gc.disable()
    for _ in range(times):
        once([document])


def _counted(path: Path, times: int) -> int:
    """All instructions of a program that checks a file so many times; what is done but once cancels out."""
    program = [sys.executable, "-m", "benchmarks.checking.instructions", "--times", str(times), str(path)]
    valgrind = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    try:
        ran = subprocess.run(
            [*valgrind, *program], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": "0"}
        )
    except FileNotFoundError:
        sys.exit("valgrind is not installed; on Debian: apt install valgrind")
    found = _COUNTED.search(ran.stderr)
    if found is None:
        sys.exit(f"valgrind counted nothing: {ran.stderr[-400:]}")
    return int(found[1].replace(",", ""))


if __name__ == "__main__":
    sys.exit(main())
