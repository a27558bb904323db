"""Whether what was handed to ``check`` as one submission looks like several, so that the way out can be told."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from review.submission import File
from schemas.base import Bilingual
from schemas.document import Document

_DEPARTMENTS = 3
"""A department's submission may hold what its own office and the body above it wrote, hardly what three did."""


def by_folders(paths: Sequence[Path], files: Sequence[File]) -> Bilingual | None:
    """Before reading: a single folder whose files all stand in sub-folders; one that holds files itself is a submission."""
    if not _is_a_folder(paths):
        return None
    folders = {parts[0] if len(parts) > 1 else "" for file in files if (parts := PurePosixPath(file.name).parts)}
    if len(folders) < 2 or "" in folders:
        return None
    return Bilingual(
        zh=f"{paths[0]} 的 {len(folders)} 个子文件夹合为一份材料核对；若每个子文件夹是一份材料，请用 {_batch(paths)}",
        en=f"the {len(folders)} sub-folders of {paths[0]} are checked as one submission; "
        f"if each of them is one, use {_batch(paths)}",
    )


def by_departments(paths: Sequence[Path], documents: Iterable[Document]) -> Bilingual | None:
    """After reading: a single folder in which several departments report."""
    if not _is_a_folder(paths):
        return None
    from extractor.labels import find_department_and_year

    found = {department for each in documents if (department := find_department_and_year(each)[0])}
    if len(found) < _DEPARTMENTS:
        return None
    return Bilingual(
        zh=f"{paths[0]} 中的文件出自 {len(found)} 个部门，已合为一份材料核对；若每个文件是一份材料，请用 {_batch(paths)}",
        en=f"the files of {paths[0]} are of {len(found)} departments and were checked as one submission; "
        f"if each of them is one, use {_batch(paths)}",
    )


def _is_a_folder(paths: Sequence[Path]) -> bool:
    return len(paths) == 1 and paths[0].is_dir()


def _batch(paths: Sequence[Path]) -> str:
    return f"hedui batch {shlex.quote(str(paths[0]))}"
