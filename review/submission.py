"""From paths to the files of one submission and their names. Nothing is read here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from schemas.errors import BadSettings

_READ = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".htm",
    ".html",
    ".csv",
    ".tsv",
    ".pdf",
    ".docx",
    ".docm",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".et",
)
_HANDED_IN_TOO = (
    ".doc",
    ".wps",
    ".rtf",
    ".odt",
    ".xlsb",
    ".ods",
    ".ppt",
    ".pptx",
    ".ofd",
    ".zip",
    ".rar",
)
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff")
CONSIDERED = frozenset(_READ + _HANDED_IN_TOO + _PICTURES)
"""What is taken from a folder. Some of these cannot be read: then the report says so instead of passing them over.
A file that is named on the command line is tried whatever its ending."""

OUR_OWN = frozenset(("hedui.toml", "hedui-waivers.toml"))


class File(NamedTuple):
    """One file of a submission and the name that its findings carry."""

    path: Path
    name: str


def files_of(paths: Sequence[Path]) -> tuple[File, ...]:
    """Files and folders together are one submission; a file that is named twice counts once."""
    found = list(dict.fromkeys(file for path in paths for file in _under(path)))
    unique = list({file.resolve(): file for file in reversed(found)}.values())[::-1]
    if not unique:
        folders = "、".join(str(path) for path in paths)
        raise BadSettings(
            zh=f"{folders}：没有可读取的文件（支持 txt、md、html、csv、pdf、docx、xlsx、xls）",
            en=f"{folders}: no file that Hedui reads (txt, md, html, csv, pdf, docx, xlsx, xls)",
        )
    return tuple(File(path, name) for path, name in zip(unique, _names(paths, unique), strict=True))


def _under(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted(name for name in subfolders if not hidden(name))
        for name in sorted(names):
            if not hidden(name) and name not in OUR_OWN:
                file = Path(folder, name)
                if file.suffix.lower() in CONSIDERED:
                    yield file


def hidden(name: str) -> bool:
    """Hidden files, and those that office programs keep beside an open document."""
    return name.startswith((".", "~$", "~WRL", ".~lock.")) or name == "__MACOSX"


def _names(paths: Sequence[Path], files: Iterable[Path]) -> list[str]:
    """Relative to a single folder; else the file names; else, where these collide, relative to what all share."""
    files = list(files)
    if len(paths) == 1 and paths[0].is_dir():
        return [file.relative_to(paths[0]).as_posix() for file in files]
    if all(times == 1 for times in Counter(file.name for file in files).values()):
        return [file.name for file in files]
    absolute = [file.absolute() for file in files]
    shared = os.path.commonpath([file.parent for file in absolute])
    return [file.relative_to(shared).as_posix() for file in absolute]
