"""Whether what was handed to ``check`` as one submission looks like several, so that the way out can be told."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from review.submission import File
from schemas.base import Bilingual


def hint(paths: Sequence[Path], files: Sequence[File]) -> Bilingual | None:
    """What to say of a single folder whose files all stand in sub-folders; one that holds files itself is a submission."""
    if len(paths) != 1 or not paths[0].is_dir():
        return None
    folders = {parts[0] if len(parts) > 1 else "" for file in files if (parts := PurePosixPath(file.name).parts)}
    if len(folders) < 2 or "" in folders:
        return None
    quoted = shlex.quote(str(paths[0]))
    return Bilingual(
        zh=f"{paths[0]} 的 {len(folders)} 个子文件夹合为一份材料核对；若每个子文件夹是一份材料，请用 hedui batch {quoted}",
        en=f"the {len(folders)} sub-folders of {paths[0]} are checked as one submission; "
        f"if each of them is one, use hedui batch {quoted}",
    )
