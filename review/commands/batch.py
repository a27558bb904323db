"""``hedui batch``: check thousands of submissions, keep the results in a store, go on where it stopped."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import (
    AllowRemote,
    BaseUrl,
    Config,
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
    Store,
    TimeLimit,
    WaiversFile,
    Workers,
)

if TYPE_CHECKING:
    from review.settings import Settings

HELP = both(
    zh="""批量核对：文件夹中每个子文件夹或文件是一份申报材料；结果存入数据库，随时可停，再次运行即继续。

内容、规则、评分标准和设置均未变的材料不重复核对（--force 除外）。

[bold]示例[/]

  hedui batch 2023年自评材料/
  hedui batch 2023年自评材料/ --format xlsx -o 核对结果.xlsx
  hedui batch --manifest 清单.csv --store postgresql://hedui@db/hedui --workers 8

[bold]退出码[/]（同时成立时取最重的：2、3、1、0）

  0  没有达到 --fail-on 级别的问题
  1  有达到 --fail-on 级别的问题
  2  用法错误，或没有一个文件能读取
  3  有材料、文件或文件的一部分未能核对，其余已核对
  130  被中断；再次运行同一命令即继续""",
    en="""Check many submissions: each sub-folder or file of a folder is one. Results are kept in a store; stop at any
moment, the same command again goes on.

A submission whose content, rules, rubrics and settings are unchanged is not checked again (but with --force).

[bold]Examples[/]

  hedui batch submissions-2023/
  hedui batch submissions-2023/ --format xlsx -o result.xlsx
  hedui batch --manifest list.csv --store postgresql://hedui@db/hedui --workers 8

[bold]Exit codes[/] (where several hold, the gravest: 2, 3, 1, 0)

  0  nothing found at or above --fail-on
  1  something found at or above --fail-on
  2  wrong usage, or no file could be read
  3  a submission, a file or a part of one could not be checked; the rest was
  130  interrupted; the same command again goes on""",
)


def batch(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH…",
            help=both(
                "文件夹（每个子文件夹或文件是一份材料）或文件",
                "folders (a submission each sub-folder or file) or files",
            ),
            show_default=False,
        ),
    ] = None,
    store: Store = None,
    workers: Workers = None,
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV",
            help=both(
                "清单：submission,file[,department,year]，相对于 PATH 或清单所在文件夹",
                "a list: submission,file[,department,year], relative to PATH or to where the list is",
            ),
            show_default=False,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=both("未变的材料也重新核对", "check unchanged submissions again, too"))
    ] = False,
    queue: Annotated[
        bool,
        typer.Option(
            "--queue",
            help=both(
                "只放入 PostgreSQL 队列，由 hedui worker 核对", "only enqueue in PostgreSQL, for hedui worker to check"
            ),
        ),
    ] = False,
    files: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=both(
                "--queue 时文件经此共享文件夹传递（默认存于数据库）",
                "with --queue: a shared folder that files travel by (default: the store)",
            ),
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "jsonl", "sarif", "junit", "html", "xlsx", "md"] | None,
        typer.Option(
            metavar="text|json|jsonl|sarif|junit|html|xlsx|md",
            help=both(
                "输出格式（默认 text，或按 -o 的扩展名）；jsonl 逐份输出",
                "form of the output (default: text, or by the ending of -o); jsonl comes line by line",
            ),
            show_default=False,
        ),
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
            "--quiet/--no-quiet", "-q", help=both("不显示进度和汇总", "no progress, no summary"), show_default=False
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
) -> None:
    given = dict(locals())
    from review.batch.command import Batch, run
    from review.commands.check import OF_MODEL
    from review.settings import load, model_table

    ours = ("paths", "config", "store", "workers", "manifest", "force", "queue", "files", "format", *OF_MODEL)
    settings = load(config, {name: value for name, value in given.items() if name not in ours}, Path.cwd())
    settings = settings.model_copy(update={"model": model_table(settings, {name: given[name] for name in OF_MODEL})})
    asked = Batch(
        paths=tuple(paths or ()),
        manifest=manifest,
        store=store,
        workers=workers or os.cpu_count() or 1,
        form=format or _meant(settings),
        again=force,
        queue=queue,
        files=files,
    )
    raise typer.Exit(run(asked, settings, settings.lang or from_locale(os.environ)))


def _meant(settings: Settings) -> str:
    """The form that ``hedui.toml`` names, else the one that the output's ending means."""
    from review.batch.shown import ENDINGS
    from review.output import form_of

    if "format" in settings.model_fields_set or settings.output is None:
        return settings.format
    return form_of(settings.output, ENDINGS)
