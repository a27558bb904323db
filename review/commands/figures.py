"""``hedui figures``: every number that was read, what it is, what names it and which rules looked at it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import (
    AllowRemote,
    BaseUrl,
    Labels,
    Lang,
    MaxCost,
    MaxTokens,
    MemoryLimit,
    ModelName,
    Output,
    Password,
    Replies,
    TimeLimit,
    form,
)

HELP = both(
    zh="""列出读到的每一个数字：位置、类别、所指、由谁标注、由哪些规则核对或为何未核对。

[bold]示例[/]

  hedui figures 自评报告.docx
  hedui figures 某某局2023/ --format xlsx -o 数字.xlsx""",
    en="""List every number that was read: place, class, label and who gave it, which rules checked it or why none did.

[bold]Examples[/]

  hedui figures report.docx
  hedui figures department-2023/ --format xlsx -o figures.xlsx""",
)


def figures(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help=both("文件或文件夹", "files or folders"), show_default=False)
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "csv", "xlsx"] | None, form("text|json|csv|xlsx")
    ] = None,
    output: Output = None,
    lang: Lang = None,
    password: Password = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    labels: Labels = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    allow_remote: AllowRemote = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    replies: Replies = None,
) -> None:
    of_model = {
        "labels": labels,
        "model": model,
        "base_url": base_url,
        "allow_remote": allow_remote,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
        "replies": replies,
    }
    from review import words
    from review.exits import exit_of
    from review.figures import rows
    from review.figures_shown import render
    from review.labelling import labelling
    from review.output import form_of, refuse_binary_to_screen, write
    from review.pipeline import Reading, review
    from review.progress import progress
    from review.screen import error, note
    from review.settings import load, model_table

    language = lang or from_locale(os.environ)
    form = format or form_of(output, {".json": "json", ".csv": "csv", ".xlsx": "xlsx"})
    refuse_binary_to_screen(form, output)
    table = model_table(load(None, {}, Path.cwd()), of_model)
    asked = labelling(table, language) if table else None
    with progress(language, quiet=False) as told:
        reviewed = review(paths, reading=Reading(password, time_limit, memory_limit), told=told, labelling=asked)
    for gap in reviewed.report.unreadable:
        error(words.unread(gap, language), language)
    if reviewed.report.submission.documents:
        write(render(form, rows(reviewed), language), output)
    if asked is not None and (sent := asked.told()) is not None:
        note(sent.said_in(language))
    raise typer.Exit(exit_of(reviewed.report, "never", exit_zero=False))
