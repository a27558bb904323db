"""The options that several commands share, and how their values are checked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from review.language import both

Lang = Annotated[
    Literal["zh", "en"] | None,
    typer.Option(
        "--lang",
        metavar="zh|en",
        help=both("输出语言（默认取自系统区域设置）", "language of the output (default: from the locale)"),
        show_default=False,
    ),
]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        envvar="HEDUI_PASSWORD",
        help=both("加密文件的打开密码", "password of encrypted files"),
        show_default=False,
        metavar="TEXT",
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        min=1,
        metavar="SECONDS",
        help=both("读取每个文件的时限（秒，默认 300）", "seconds to read one file (default: 300)"),
        show_default=False,
    ),
]
MemoryLimit = Annotated[
    int | None,
    typer.Option(
        "--memory-limit",
        min=256,
        metavar="MB",
        help=both("读取每个文件的内存上限（MB，默认 2048）", "memory to read one file (MB, default: 2048)"),
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help=both("写入文件（完成后才出现）", "write to a file (which appears only when complete)"),
        show_default=False,
        metavar="FILE",
    ),
]


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """``RATE,SUM01`` and repeated options as one list of codes and families."""
    return tuple(code.strip().upper() for each in given for code in each.split(",") if code.strip())


def chosen(select: Iterable[str], ignore: Iterable[str], known: Iterable[str]) -> frozenset[str] | None:
    """The codes that remain of all known ones; None where nothing was selected or ignored."""
    select, ignore, known = codes(select), codes(ignore), tuple(known)
    from schemas.errors import BadSettings

    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in known):
            families = sorted({code.rstrip("0123456789") for code in known})
            raise BadSettings(
                zh=f"没有规则“{prefix}”，可选的类别：{'、'.join(families)}（hedui rules 列出全部）",
                en=f"no rule is called “{prefix}”; families: {', '.join(families)} (hedui rules lists all)",
            )
    if not select and not ignore:
        return None
    kept = (code for code in known if not select or code.startswith(select))
    return frozenset(code for code in kept if not (ignore and code.startswith(ignore)))
