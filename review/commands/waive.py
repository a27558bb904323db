"""``hedui waive``: add one waiver to the waiver file."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Annotated

import typer

from review.language import both

HELP = both(
    "在豁免文件中登记一条：该问题已核实，不再计入结论",
    "note in the waiver file that a finding was looked at and is accepted",
)


def waive(
    fingerprint: Annotated[
        str, typer.Argument(metavar="FINGERPRINT", help=both("check 结果中的指纹", "as check shows it"))
    ],
    reason: Annotated[str, typer.Option(metavar="TEXT", help=both("理由", "why"))],
    person: Annotated[str, typer.Option(metavar="NAME", help=both("负责人", "who decided"))],
    expires: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help=both("有效期至", "valid until"))],
    of_model: Annotated[
        bool,
        typer.Option(
            "--of-model",
            help=both("该问题依据模型的标注（origin: model）", "the finding rests on a model's labels (origin: model)"),
        ),
    ] = False,
    waivers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=both("豁免文件（默认 ./hedui-waivers.toml）", "waivers (default: ./hedui-waivers.toml)"),
        ),
    ] = None,
) -> None:
    from review import waivers as waiving
    from review.output import write

    file = waivers or Path(waiving.FILE_NAME)
    before = file.read_text("utf-8-sig") if file.exists() else ""
    entry = (
        "[[waiver]]\n"
        f"fingerprint = {json.dumps(fingerprint.strip())}\n"
        f"reason = {json.dumps(reason, ensure_ascii=False)}\n"
        f"person = {json.dumps(person, ensure_ascii=False)}\n"
        f"expires = {_day(expires).isoformat()}\n"
    )
    entry += "model = true\n" if of_model else ""
    text = f"{before.rstrip()}\n\n{entry}".lstrip()
    waiving.parse(text, file)
    write(text.encode(), file)


def _day(text: str) -> datetime.date:
    from schemas.errors import BadSettings

    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise BadSettings(
            zh=f"“{text}”不是日期，请写成 2026-12-31 的形式", en=f"“{text}” is no date; write it as 2026-12-31"
        ) from None
