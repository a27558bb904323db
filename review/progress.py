"""The progress of a check, on standard error, and only where a person looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from review.pipeline import Told
from schemas.base import Language

if TYPE_CHECKING:
    from rich.progress import Progress


@contextmanager
def progress(language: Language, *, quiet: bool) -> Iterator[Told]:
    """What tells the pipeline's progress; it stays silent when quiet or not on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=24), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Steps(bar, language).told


class _Steps:
    """First the files, then the check: a bar that fills with the files, and one that only moves."""

    def __init__(self, bar: Progress, language: Language) -> None:
        self._bar = bar
        self._zh = language == "zh"
        self._reading = bar.add_task("", total=None)

    def told(self, name: str, done: int, total: int) -> None:
        if not name:
            self._bar.remove_task(self._reading)
            self._bar.add_task("核对……" if self._zh else "checking …", total=None)
            self._bar.refresh()
            return
        which = f" {done + 1}/{total}" if total > 1 else ""
        said = f"读取{which} {name}" if self._zh else f"reading{which} {name}"
        filled = total if total > 1 else None
        self._bar.update(self._reading, description=said, completed=done, total=filled, refresh=True)
