"""A manifest: a CSV file that says which file belongs to which submission, for layouts that folders do not tell."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

from review.batch.places import Place
from schemas.errors import BadSettings

_NEEDED = ("submission", "file")
_KNOWN = (*_NEEDED, "department", "year")
_CHINESE = {
    "材料": "submission",
    "申报材料": "submission",
    "文件": "file",
    "部门": "department",
    "单位": "department",
    "年度": "year",
    "年份": "year",
}


def places(manifest: Path, base: Path | None = None) -> list[Place]:
    """The submissions of a manifest, in its order. Paths are relative to ``base``, else to where the manifest is."""
    folder = base if base is not None else manifest.parent
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _rows(manifest):
        rows.setdefault(row["submission"], []).append(row)
    if not rows:
        raise BadSettings(zh=f"{manifest}：没有列出任何文件", en=f"{manifest}: lists no file")
    return [_place(name, each, folder) for name, each in rows.items()]


def _place(name: str, rows: list[dict[str, str]], folder: Path) -> Place:
    paths = tuple(dict.fromkeys(Path(os.path.normpath(folder / row["file"])) for row in rows))
    parents = [path if path.is_dir() else path.parent for path in paths]
    base = Path(os.path.commonpath([parent.absolute() for parent in parents]))
    said = {key: next((row[key] for row in rows if row.get(key)), None) for key in ("department", "year")}
    return Place(name, tuple(path.absolute() for path in paths), base, said["department"], said["year"])


def _rows(manifest: Path) -> Iterator[dict[str, str]]:
    reader = csv.reader(io.StringIO(_text(manifest), newline=""))
    header = [_CHINESE.get(each.strip(), each.strip().lower()) for each in next(reader, [])]
    _check_header(manifest, header)
    for line, cells in enumerate(reader, 2):
        row = {key: cell.strip() for key, cell in zip(header, cells, strict=False)}
        if not any(row.values()):
            continue
        for key in _NEEDED:
            if not row.get(key):
                raise BadSettings(zh=f"{manifest}：第 {line} 行缺少 {key}", en=f"{manifest}: line {line} has no {key}")
        yield row


def _check_header(manifest: Path, header: list[str]) -> None:
    missing = [key for key in _NEEDED if key not in header]
    unknown = [key for key in header if key not in _KNOWN]
    if missing or unknown:
        which = "、".join(missing or unknown)
        raise BadSettings(
            zh=f"{manifest}：首行{'缺少' if missing else '有未知的'}列 {which}，应为 submission,file[,department,year]",
            en=f"{manifest}: the first line {'lacks' if missing else 'has unknown columns'} "
            f"{', '.join(missing or unknown)}; it must be submission,file[,department,year]",
        )


def _text(manifest: Path) -> str:
    try:
        raw = manifest.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadSettings(zh=f"{manifest}：无法读取（{why}）", en=f"{manifest}: cannot be read ({why})") from None
    for encoding in ("utf-8-sig", "gb18030"):  # what Excel writes in China
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadSettings(
        zh=f"{manifest}：编码无法识别，请存为 UTF-8", en=f"{manifest}: unknown encoding; save it as UTF-8"
    )
