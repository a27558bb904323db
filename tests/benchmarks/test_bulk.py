"""The bulk benchmark: its submissions are the same again by seed and readable, its watching counts all processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bulk.making import files_of
from benchmarks.bulk.overhead import measure
from benchmarks.bulk.page import HEADINGS, promises, replaced
from benchmarks.bulk.watching import Watched, watch
from extractor.read import read_bytes
from review.pipeline import review_documents

BURN = "import time\nwhile time.process_time() < 0.6: pass"
LEFT_BEHIND = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"


@pytest.mark.parametrize("kind", ["small", "pdf"])
def test_submissions_are_the_same_again_and_can_be_read(kind: str) -> None:
    files = files_of(kind, 1, 3)  # type: ignore[arg-type]
    assert files == files_of(kind, 1, 3)  # type: ignore[arg-type]
    assert files != files_of(kind, 2, 3)  # type: ignore[arg-type]
    report = review_documents([read_bytes(name, data) for name, data in files]).report
    assert report.coverage.figures > 20
    assert report.coverage.checked > 5


def test_cpu_of_processes_that_nobody_waited_for_counts() -> None:
    watched = watch([sys.executable, "-c", LEFT_BEHIND])
    assert watched.cpu > 0.6
    assert watched.parent < 0.6


def test_a_command_that_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="went wrong"):
        watch([sys.executable, "-c", "raise SystemExit('went wrong')"], allowed=(0,))


@pytest.mark.skipif(sys.platform != "linux", reason="reads the CPU of processes from /proc")
def test_the_pools_worker_and_the_bare_work_take_turns(tmp_path: Path) -> None:
    for nth in range(2):
        folder = tmp_path / str(nth)
        folder.mkdir()
        for name, data in files_of("pdf", 1, nth):
            (folder / name).write_bytes(data)
    pool, bare = measure(sorted(tmp_path.iterdir()))
    assert pool > 0 and bare > 0


def test_memory_that_grows_breaks_the_promise() -> None:
    growing, flat = (Watched(1, 1, 1, tuple(100 + slope * at for at in range(100))) for slope in (1.0, 0.0))
    assert (round(growing.growth), flat.growth) == (70, 0)
    said = {"growth": growing.growth, "again_wall": 1.0, "wall": 100.0, "again_cpu": 1.0, "cpu": 100.0}
    assert [kept for _, _, kept in promises("whole", said)] == [False, True]
    slow = {"ratios": [1.9, 1.2, 1.7]}
    assert [(measured, kept) for _, measured, kept in promises("small", slow)] == [("1.70", False)]


def test_a_section_that_is_measured_again_replaces_only_itself() -> None:
    first, second = (f"## {HEADINGS[name]}" for name in ("whole", "cluster"))
    page = ""
    for section in (f"{second}\n\nold cluster\n", f"{first}\n\nold whole\n", f"{second}\n\nnew cluster\n"):
        page = replaced(page, section, 2)
    assert page.startswith("# Bulk\n")
    assert page.count("# Bulk") == 1
    assert page.endswith(f"\n{first}\n\nold whole\n\n{second}\n\nnew cluster\n")


@pytest.mark.slow
def test_the_whole_of_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    page = tmp_path / "bulk.md"
    command = [sys.executable, "-m", "benchmarks.bulk", "whole", "pdf", "--quick", "--output", str(page)]
    subprocess.run(command, check=True, capture_output=True)
    assert "24 small submissions with two workers" in page.read_text("utf-8")
    assert "two bare processes against one" in page.read_text("utf-8")
