"""Where submissions are: folders of submissions, single files, or a manifest; always in the same order. Nothing is read
here but the beginnings of files whose ending says nothing."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from review.submission import CONSIDERED, OUR_OWN, hidden
from schemas.errors import BadSettings

_SYSTEMS_OWN = frozenset(("thumbs.db", "desktop.ini"))
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Place:
    """One submission: what it is called, where a person finds it, and its files with the names that findings carry.

    ``paths`` are files, or a folder to look through (``files`` does); the names are relative to ``base``.
    """

    name: str
    paths: tuple[Path, ...]
    base: Path
    department: str | None = None
    year: str | None = None

    @property
    def origin(self) -> str:
        return printable_name(str(self.paths[0] if len(self.paths) == 1 else self.base))

    def files(self) -> list[tuple[Path, str]]:
        """The files with their names. A folder that cannot be looked into is listed too: reading it says why."""
        found = sorted({file for path in self.paths for file in _under(path)})
        return list(zip(found, _unique(_name(file, self.base) for file in found), strict=True))


def places(paths: Sequence[Path], skip: Collection[Path] = ()) -> list[Place]:
    """Every sub-folder and every file of each folder is a submission; so is a file that is named itself."""
    left_out = {path.resolve() for path in skip}
    found: list[Place] = []
    for path in paths:
        if path.is_dir():
            found += [Place(child.name, (child,), _base(child)) for child in _children(path, left_out)]
        elif path.exists():
            found.append(Place(path.name, (path,), path.parent))
        else:
            raise BadSettings(zh=f"{path}：没有这个文件或文件夹", en=f"{path}: no such file or folder")
    if not found:
        folders = "、".join(str(path) for path in paths)
        raise BadSettings(zh=f"{folders}：没有申报材料", en=f"{folders}: no submission there")
    return _named(found)


def _name(file: Path, base: Path) -> str:
    return printable_name(file.relative_to(base).as_posix())


def _base(child: Path) -> Path:
    return child if child.is_dir() else child.parent


def _children(folder: Path, left_out: Collection[Path]) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - raises here, not later
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadSettings(zh=f"{folder}：无法打开（{why}）", en=f"{folder}: cannot be opened ({why})") from None
    children = (folder / name for name in names if not hidden(name))
    return [child for child in children if child.resolve() not in left_out and (_is_folder(child) or _is_taken(child))]


def _named(found: Sequence[Place]) -> list[Place]:
    """The names of folders and files; where these collide, with the folders above until they differ."""
    by_path = {place.paths[0].absolute(): place for place in found}
    names = {path: path.name for path in by_path}
    for depth in range(2, 64):
        times = Counter(names.values())
        if all(number == 1 for number in times.values()):
            break
        names = {
            path: name if times[name] == 1 else "/".join(path.parts[-depth:]).lstrip("/")
            for path, name in names.items()
        }
    shown = _unique(printable_name(name) for name in names.values())
    return [replace(place, name=name) for place, name in zip(by_path.values(), shown, strict=True)]


def _unique(names: Iterable[str]) -> Iterator[str]:
    """Names that became the same when they were made printable are numbered."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}~{seen[name]}"


def _under(path: Path) -> Iterator[Path]:
    """The files of a folder however deep it goes; the folder itself where it cannot be looked into."""
    if not _is_folder(path):
        yield path
        return
    waiting = [str(path)]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield Path(folder)
            continue
        for entry in entries:
            if hidden(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif _is_taken(Path(entry.path)):
                yield Path(entry.path)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - says no where Path.is_dir would raise on a path that is too long


def _is_taken(path: Path) -> bool:
    """A file that may be a part of a submission: by its ending, else by how it begins."""
    if path.name in OUR_OWN or path.name.lower() in _SYSTEMS_OWN:
        return False
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        if path.suffix.lower() in CONSIDERED:
            return True
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return path.suffix.lower() in CONSIDERED
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"%PDF-" in head


def printable_name(name: str) -> str:
    """A name that can be written anywhere; bytes that are no UTF-8 are taken for what Windows writes in China."""
    raw = os.fsencode(name)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "backslashreplace")
