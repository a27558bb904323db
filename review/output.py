"""Where a result goes: to the screen, or whole to a file, never half a file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from schemas.errors import BadSettings


def write(content: bytes, output: Path | None) -> None:
    """To standard output, or to a file that appears only when it is complete."""
    write_pieces([content], output)


def write_pieces(pieces: Iterable[bytes], output: Path | None) -> None:
    """As ``write``, for what is too long to be held as one."""
    if output is None:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    else:
        _replace(output, pieces)


def _replace(output: Path, pieces: Iterable[bytes]) -> None:
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    except OSError as error:
        raise _not_written(output, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                file.write(piece)
        Path(name).chmod(0o666 & ~_umask())  # mkstemp keeps a file to its owner
        Path(name).replace(output)
    except OSError as error:
        raise _not_written(output, error) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _not_written(output: Path, error: OSError) -> BadSettings:
    why = error.strerror or type(error).__name__
    return BadSettings(zh=f"{output}：无法写入（{why}）", en=f"{output}: cannot be written ({why})")


def form_of(output: Path | None, endings: Mapping[str, str]) -> str:
    """The form that the ending of an output file means; text where there is none."""
    ending = output.suffix.lower() if output else ""
    if ending in ("", ".txt"):
        return "text"
    if ending not in endings:
        known = sorted({".txt", *endings})
        raise BadSettings(
            zh=f"{output}：扩展名 {ending} 不对应任何输出格式（{'、'.join(known)}），请改名或用 --format 指定",
            en=f"{output}: the ending {ending} means no form ({', '.join(known)}); rename it or say --format",
        )
    return endings[ending]


def refuse_binary_to_screen(form: str, output: Path | None) -> None:
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise BadSettings(
            zh="xlsx 不能显示在屏幕上，请用 -o 指定文件", en="xlsx cannot be shown on a screen; name a file with -o"
        )
