"""``hedui batch`` as its user runs it: a process of its own, over folders that the tests write.

Readers are made hostile from outside, by a ``sitecustomize`` that every process of the batch imports: texts that begin
with a harm's name do it.
"""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from review.cli import run
from review.store import reading
from review.store.opening import open_store

ROOT = Path(__file__).parents[3]
CONFLICT = "{name}2023年全年预算数100.00万元，全年支出{spent}.00万元，预算执行率为{rate}.00%。\n"
_HOSTILE = """
import os, time
import extractor.read.dispatch as dispatch
read_text = dispatch._READERS["text"]

def hostile(name, data, password):
    begins = data[:12]
    if begins.startswith(b"CRASH"):
        os.abort()
    if begins.startswith(b"HANG"):
        time.sleep(600)
    if begins.startswith(b"EAT"):
        bytearray(8 << 30)
    if begins.startswith(b"SLOW"):
        time.sleep(0.4)
    return read_text(name, data, password)

dispatch._READERS["text"] = hostile
"""


def good(nth: int, *, slow: bool = False) -> str:
    """A report with one wrong rate, every one another."""
    text = CONFLICT.format(name=f"第{nth}小学", spent=40 + nth % 50, rate=41 + nth % 50)
    return "SLOW\n\n" + text if slow else text


def hand_in(folder: Path, count: int, *, slow: bool = False) -> list[str]:
    """Good submissions; their names."""
    names = [f"单位{nth:03d}" for nth in range(count)]
    for nth, name in enumerate(names):
        (folder / name).mkdir(parents=True)
        (folder / name / "报告.txt").write_text(good(nth, slow=slow))
    return names


class Said(NamedTuple):
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Desk:
    """A working folder with submissions in ``in`` and the store in ``hedui.db``."""

    folder: Path

    @property
    def inbox(self) -> Path:
        return self.folder / "in"

    def command(self, *options: str) -> list[str]:
        return [sys.executable, "-m", "review.cli", "batch", "in", "--workers", "2", *options]

    @property
    def surroundings(self) -> dict[str, str]:
        hooks = self.folder / "hooks"
        hooks.mkdir(exist_ok=True)
        (hooks / "sitecustomize.py").write_text(_HOSTILE)
        return os.environ | {"PYTHONPATH": f"{hooks}{os.pathsep}{ROOT}", "LC_ALL": "en_US.UTF-8", "COLUMNS": "200"}

    def batch(self, *options: str) -> Said:
        return self.hedui("batch", "in", "--workers", "2", *options)

    def hedui(self, *arguments: str) -> Said:
        """The command in this process, with workers of its own: most of a new process would be its imports."""
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        with chdir(self.folder), redirect_stdout(out), redirect_stderr(err):
            code = run([*arguments, "--lang", "en"], "en")
        return Said(int(code), *(each.buffer.getvalue().decode() for each in (out, err)))  # type: ignore[attr-defined]

    def poisoned(self, *options: str) -> Said:
        """The command as a process of its own, where some texts are poison."""
        done = subprocess.run(
            self.command(*options),
            cwd=self.folder,
            env=self.surroundings,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def started(self, *options: str) -> Iterator[subprocess.Popen[str]]:
        with subprocess.Popen(
            self.command(*options),
            cwd=self.folder,
            env=self.surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.kill()

    def settled(self) -> dict[str, tuple[str, int]]:
        """State and findings of each submission of the last run; a name that is there twice is a fault."""
        found: dict[str, tuple[str, int]] = {}
        with open_store(self.folder / "hedui.db", existing=True) as store:
            last = max(row.id for row in _runs(store))
            for row in reading.results(store, last):
                assert row.name not in found
                found[row.name] = (row.state, len(reading.bodies(store, row.source)))
        return found

    def wait_until_settled(self, number: int) -> None:
        """Until so many are done."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if (self.folder / "hedui.db").exists() and self._done() >= number:
                return
            time.sleep(0.3)
        raise AssertionError("nothing happens")

    def _done(self) -> int:
        try:
            return sum(state == "done" for state, _ in self.settled().values())
        except ValueError:  # no run yet
            return 0


def _runs(store: Any) -> list[Any]:
    from review.store.runs import listed

    return listed(store)


def records(said: str) -> dict[str, dict[str, Any]]:
    """What ``--format jsonl`` says, by submission."""
    found = [json.loads(line) for line in said.splitlines()]
    assert len({each["submission"] for each in found}) == len(found)
    return {each["submission"]: each for each in found}


def children_of(pid: int) -> list[int]:
    """The worker processes that do the reading: the children of the server that the process started."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = entry.read_text()
        except OSError:
            continue
        if int(said.rpartition(")")[2].split()[1]) == pid:
            found.append(int(entry.parent.name))
    return found


def workers_of(pid: int) -> list[int]:
    return [worker for child in children_of(pid) for worker in children_of(child)]


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
