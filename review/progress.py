"""The progress of reading, on standard error, and only where a person looks at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from review.pipeline import Told
from schemas.base import Language


@contextmanager
def progress(language: Language, *, quiet: bool) -> Iterator[Told]:
    """What tells the pipeline's progress; it stays silent when quiet or not on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda name, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        checking = "核对……" if language == "zh" else "checking …"
        yield lambda name, done, total: bar.update(task, description=name or checking, completed=done, total=total)
