"""Prompts, one file each: <task>.v<N>.md, never edited once a recording used it. Here is only how they are found.

A request's instructions are the frame, which all tasks share, and a line or two for each task in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

FRAME = "frame"
_FILE = re.compile(r"(?P<task>[a-z-]+)\.v(?P<version>[0-9]+)\.md")


@dataclass(frozen=True)
class Prompt:
    """A prompt: its file's name without the ending, and its text."""

    name: str
    text: str


@cache
def prompt(task: str) -> Prompt:
    """The newest version of a task's prompt."""
    files = {file.name: file for file in resources.files(__package__).iterdir()}
    found = [match for name in files if (match := _FILE.fullmatch(name)) and match["task"] == task]
    if not found:
        raise LookupError(f"no prompt of the task {task}")
    newest = max(found, key=lambda match: int(match["version"]))[0]
    return Prompt(newest.removesuffix(".md"), files[newest].read_text("utf-8").strip())


def instructions(tasks: Sequence[str]) -> Prompt:
    """The instructions of a request about these tasks, under the names of all their prompts."""
    told = [prompt(task) for task in tasks]
    return Prompt("+".join(each.name for each in told), "\n".join([prompt(FRAME).text, *(each.text for each in told)]))


def tasks() -> tuple[str, ...]:
    """All tasks that have a prompt."""
    names = (_FILE.fullmatch(file.name) for file in resources.files(__package__).iterdir())
    return tuple(sorted({match["task"] for match in names if match and match["task"] != FRAME}))
