"""Folders of generated submissions, one sub-folder each, kept in a temporary folder by kind, number and seed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal

from benchmarks.bulk.printed import as_pdf
from benchmarks.mutation.author import Author
from benchmarks.mutation.ink import Ink
from benchmarks.mutation.pages import Submission
from benchmarks.mutation.templates import TEMPLATES, hand
from benchmarks.mutation.world import Maker
from benchmarks.mutation.written import write

Kind = Literal["small", "pdf"]
TEMPLATES_OF: dict[Kind, Sequence[str]] = {
    "small": ("memo", "memo", "forms", "single project"),
    "pdf": ("department+scorecard", "department+projects", "report+attachment", "accounts"),
}
SLIPS = 3  # one submission in so many has a digit that is not what its author computed


def folder_of(kind: Kind, count: int, seed: int) -> Path:
    """The folder, made now if it is not there yet."""
    folder = Path(tempfile.gettempdir(), "hedui-bulk", f"{kind}-{count}-{seed}")
    if not folder.is_dir():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
        with ProcessPoolExecutor() as pool:
            list(pool.map(partial(_make, unfinished, kind, seed), range(count), chunksize=20))
        unfinished.replace(folder)
    return folder


def part_of(folder: Path, first: int, count: int, into: Path) -> Path:
    """Some of the submissions as a folder of their own, so that runs do not meet work that was done before."""
    into.mkdir(parents=True)
    for each in sorted(folder.iterdir())[first : first + count]:
        shutil.copytree(each, into / each.name)
    return into


def _make(into: Path, kind: Kind, seed: int, nth: int) -> None:
    target = into / f"{nth:05d}"
    target.mkdir(parents=True)
    for name, data in files_of(kind, seed, nth):
        (target / name).write_bytes(data)


def files_of(kind: Kind, seed: int, nth: int) -> list[tuple[str, bytes]]:
    """One submission. Unlike those that accuracy is measured with, its roundings are not made sure to agree."""
    random = Random(f"bulk/{kind}/{seed}/{nth}")
    habits, scale = hand(random)
    author = Author(Ink(random, habits), Maker(random, scale).world())
    template = random.choice(TEMPLATES_OF[kind])
    files = TEMPLATES[template](author)
    made = Submission(f"{kind}-{seed}-{nth}", template, author.world.place, files, author.ink.relations)
    if kind == "pdf":
        return [(f"{file.name}.pdf", as_pdf(file)) for file in made.files]
    made.files = [replace(file, kind="md" if file.kind in ("md", "html") else "txt") for file in made.files]
    written = write(made, {}).files
    return [(name, _slipped(data, random)) for name, data in written] if nth % SLIPS == 0 else written


def _slipped(data: bytes, random: Random) -> bytes:
    """One digit is another."""
    text = data.decode()
    at = random.choice([at for at, character in enumerate(text) if "1" <= character <= "9"])
    return (text[:at] + str(int(text[at]) % 9 + 1) + text[at + 1 :]).encode()
