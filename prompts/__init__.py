"""Prompts, one file each: <task>.v<N>.md, never edited once a recording used it. Here is only how they are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

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


def tasks() -> tuple[str, ...]:
    """All tasks that have a prompt."""
    names = (_FILE.fullmatch(file.name) for file in resources.files(__package__).iterdir())
    return tuple(sorted({match["task"] for match in names if match}))
