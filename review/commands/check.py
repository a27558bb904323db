"""``hedui check``: read a submission, show what does not agree, exit with what a script needs to know."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import (
    AllowRemote,
    BaseUrl,
    Config,
    DryRun,
    ExitZero,
    FailOnOption,
    Ignore,
    Labels,
    Lang,
    MaxCost,
    MaxTokens,
    MemoryLimit,
    MinLevel,
    ModelName,
    NoColor,
    Output,
    Password,
    Replies,
    RubricFiles,
    Select,
    TimeLimit,
    WaiversFile,
    form,
)

if TYPE_CHECKING:
    from review.labelling import Labelling
    from review.pipeline import Reviewed
    from review.settings import Settings
    from review.waivers import Waivers
    from schemas.base import Bilingual, Language
    from schemas.rubric import Rubric

HELP = both(
    zh="""核对一份申报材料（若干文件，或一个文件夹）中的全部数字，列出相互矛盾之处。

[bold]示例[/]

  hedui check 自评报告.docx 项目支出表.xlsx
  hedui check 某某局2023/ --format html -o 结果.html
  hedui check 报告.pdf --select RATE,SUM --fail-on error

[bold]退出码[/]（同时成立时取最重的：2、3、1、0）

  0  没有达到 --fail-on 级别的问题
  1  有达到 --fail-on 级别的问题
  2  用法错误，或没有一个文件能读取
  3  有文件或文件的一部分未能读取，或模型未能标注其中一部分，其余已核对""",
    en="""Check every figure of one submission (files, or a folder) and show what does not agree.

[bold]Examples[/]

  hedui check report.docx projects.xlsx
  hedui check department-2023/ --format html -o result.html
  hedui check report.pdf --select RATE,SUM --fail-on error

[bold]Exit codes[/] (where several hold, the gravest: 2, 3, 1, 0)

  0  nothing found at or above --fail-on
  1  something found at or above --fail-on
  2  wrong usage, or no file could be read
  3  a file or a part of one could not be read, or a model failed to label a part; the rest was checked""",
)


OF_MODEL = ("labels", "model", "base_url", "allow_remote", "max_cost", "max_tokens", "replies")
"""The options that go into the table ``[model]``."""


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…",
            help=both("文件或文件夹，合为一份申报材料", "files or folders, together one submission"),
            show_default=False,
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "sarif", "junit", "html", "xlsx", "md"] | None,
        form("text|json|sarif|junit|html|xlsx|md"),
    ] = None,
    output: Output = None,
    lang: Lang = None,
    fail_on: FailOnOption = None,
    min_level: MinLevel = None,
    exit_zero: ExitZero = None,
    select: Select = None,
    ignore: Ignore = None,
    waivers: WaiversFile = None,
    rubric: RubricFiles = None,
    config: Config = None,
    password: Password = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
    quiet: Annotated[
        bool | None,
        typer.Option(
            "--quiet/--no-quiet",
            "-q",
            help=both("不显示进度、核对范围和结论", "no progress, coverage or verdict"),
            show_default=False,
        ),
    ] = None,
    no_color: NoColor = None,
    labels: Labels = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    allow_remote: AllowRemote = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    replies: Replies = None,
    dry_run: DryRun = False,
) -> None:
    given = dict(locals())
    from review.settings import load, model_table

    options = {name: value for name, value in given.items() if name not in ("paths", "config", "dry_run", *OF_MODEL)}
    settings = load(config, options, Path.cwd())
    settings = settings.model_copy(update={"model": model_table(settings, {name: given[name] for name in OF_MODEL})})
    if dry_run:
        from review.commands.rehearse import rehearse

        raise typer.Exit(rehearse(paths, settings))
    from review.export import ENDINGS
    from review.output import form_of

    if "format" not in settings.model_fields_set and settings.output is not None:
        settings = settings.model_copy(update={"format": form_of(settings.output, ENDINGS)})
    raise typer.Exit(run(paths, settings))


def run(paths: list[Path], settings: Settings) -> int:
    """Check, show, and give the exit code."""
    from review.exits import exit_of
    from review.labelling import labelling
    from review.output import refuse_binary_to_screen
    from review.pipeline import Reading, Selection, review
    from review.progress import progress
    from review.several import by_departments, by_folders
    from review.submission import files_of
    from schemas.finding import Severity

    language = settings.lang or from_locale(os.environ)
    refuse_binary_to_screen(settings.format, settings.output)
    selection = Selection(codes=_codes(settings), least=Severity(settings.min_level))
    reading = Reading(settings.password, settings.time_limit, settings.memory_limit)
    rubrics = _rubrics(settings)
    model = labelling(settings.model, language) if settings.model else None
    folders = not settings.quiet and _noted(by_folders(paths, files_of(paths)), language)
    with progress(language, quiet=settings.quiet) as told:
        reviewed = review(
            paths,
            reading=reading,
            selection=selection,
            waivers=_waivers(settings),
            rubrics=rubrics,
            told=told,
            labelling=model,
        )
    _unused(rubrics, reviewed, language)
    _show(reviewed, settings, language)
    if not settings.quiet and not folders:
        _noted(by_departments(paths, reviewed.documents.values()), language)
    if model is not None and not settings.quiet:
        _sent(model, language)
    return exit_of(reviewed.report, settings.fail_on, settings.exit_zero)


def _noted(said: Bilingual | None, language: Language) -> bool:
    """Whether there was something to say beside the result."""
    from review.screen import note

    if said is not None:
        note(said.said_in(language))
    return said is not None


def _show(reviewed: Reviewed, settings: Settings, language: Language) -> None:
    from review import words
    from review.export import render
    from review.export.as_text import show
    from review.output import write
    from review.screen import error, screen

    nothing_read = not reviewed.report.submission.documents
    on_screen = settings.format == "text" and settings.output is None
    if nothing_read or not on_screen:
        for each in reviewed.report.unreadable:
            error(words.unread(each, language), language)
    if on_screen:
        if not nothing_read:
            show(reviewed, language, screen(no_color=settings.no_color), quiet=settings.quiet)
        return
    write(render(settings.format, reviewed, language), settings.output)


def _sent(model: Labelling, language: Language) -> None:
    """What was sent where, on standard error: the output may be a file for a machine."""
    from review.screen import note

    told = model.told()
    if told is not None:
        note(told.said_in(language))


def _rubrics(settings: Settings) -> dict[str, Rubric]:
    if not settings.rubric:
        return {}
    from scoring.rubrics import load

    return {file.stem: load(file) for file in settings.rubric}


def _unused(rubrics: Mapping[str, Rubric], reviewed: Reviewed, language: Language) -> None:
    """A rubric that was given and fits no scorecard is told, so that nobody believes it was used."""
    from review.screen import error

    used = {sheet.rubric for sheet in reviewed.report.scores}
    for name in rubrics:
        if name not in used:
            zh, en = (
                f"评分标准 {name} 与所交的评分表对不上，未使用",
                f"the rubric {name} fits no scoring table; not used",
            )
            error(zh if language == "zh" else en, language)


def _codes(settings: Settings) -> frozenset[str] | None:
    from review.options import chosen

    if not settings.select and not settings.ignore:
        return None
    from review.catalogue import codes

    return chosen(settings.select, settings.ignore, codes())


def _waivers(settings: Settings) -> Waivers:
    from review import waivers
    from review.settings import find_upward

    file = settings.waivers or find_upward(waivers.FILE_NAME, Path.cwd())
    return waivers.load(file) if file else waivers.NO_WAIVERS
