"""python -m benchmarks: runs every benchmark, each in a process of its own; ends with 1 where one broke its promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    names = sorted(path.parent.name for path in Path(__file__).parent.glob("*/__main__.py"))
    ended = [subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode for name in names]
    return int(any(ended))


if __name__ == "__main__":
    sys.exit(main())
