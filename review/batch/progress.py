"""The progress of a run on standard error: a bar with rate, remaining time and running counts, where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Column
from rich.text import Text

from review.words import plural
from schemas.base import Language


class Tally(Protocol):
    """Is told of every submission that is settled, or how far it is."""

    def add(self, said: Any, *, unchanged: bool) -> None: ...

    def reach(self, number: int) -> None: ...


class _Silent:
    def add(self, said: Any, *, unchanged: bool) -> None:
        return None

    def reach(self, number: int) -> None:
        return None


class _Bar:
    """Counts on. Unchanged submissions move the bar but say nothing of the rate, so they are not in it."""

    def __init__(self, bar: Progress, total: int, language: Language) -> None:
        self._bar = bar
        self._errors = self._warnings = self._unread = 0
        self._zh = language == "zh"
        self._task = bar.add_task("", total=total, counts="")

    def add(self, said: Any, *, unchanged: bool) -> None:
        self._errors += said.errors
        self._warnings += said.warnings
        self._unread += bool(said.unreadable) or said.state != "done"
        counts = (
            f"错误 {self._errors}  警告 {self._warnings}  未完整读取 {self._unread}"
            if self._zh
            else f"{plural(self._errors, 'error')}  {plural(self._warnings, 'warning')}  {self._unread} not fully read"
        )
        if unchanged:
            task = self._bar.tasks[0]
            self._bar.update(self._task, total=(task.total or 0) - 1, counts=counts)
        else:
            self._bar.update(self._task, advance=1, counts=counts)

    def reach(self, number: int) -> None:
        self._bar.update(self._task, completed=number)


class _Rate(ProgressColumn):
    def __init__(self, zh: bool) -> None:
        super().__init__(_one_line())
        self._unit = " 份/秒" if zh else "/s"

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:.1f}{self._unit}", style="progress.data.speed")


def _one_line() -> Column:
    return Column(no_wrap=True)


@contextmanager
def progress(total: int, language: Language, *, quiet: bool) -> Iterator[Tally]:
    """What counts the submissions of a run; silent when quiet or not on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield _Silent()
        return
    zh = language == "zh"
    left = TextColumn("剩余" if zh else "left")
    columns = (
        BarColumn(
            bar_width=None, table_column=Column(ratio=1, max_width=24)
        ),  # what is left of a line beside the words
        MofNCompleteColumn(table_column=_one_line()),
        _Rate(zh),
        left,
        TimeRemainingColumn(table_column=_one_line()),
        TextColumn("{task.fields[counts]}"),
    )
    console = Console(stderr=True)
    # What is printed to the same terminal meanwhile goes above the bar; what goes elsewhere is left alone.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty(), expand=True) as bar:
        yield _Bar(bar, total, language)
