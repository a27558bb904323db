"""``hedui status``: what is going on in a store, for one machine and for a cluster."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import Lang, Store

HELP = both(
    zh="""查看批量核对的进度：队列、速度、剩余时间、失败的材料，以及失联的工作进程。

[bold]示例[/]

  hedui status --store postgresql://hedui@db/hedui
  hedui status --watch 5""",
    en="""How far a bulk check is: queue, rate, remaining time, failures, and workers that have gone missing.

[bold]Examples[/]

  hedui status --store postgresql://hedui@db/hedui
  hedui status --watch 5""",
)


def status(
    store: Store = None,
    run: Annotated[
        int | None,
        typer.Option(
            metavar="ID",
            help=both("只看这一次（默认未完成的和最后一次）", "only this run (default: open runs and the last)"),
            show_default=False,
        ),
    ] = None,
    watch: Annotated[
        float | None,
        typer.Option(
            min=0.5,
            metavar="SECONDS",
            help=both("每隔几秒刷新，直到 Ctrl-C", "again every so many seconds, until Ctrl-C"),
            show_default=False,
        ),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json"],
        typer.Option(metavar="text|json", help=both("输出格式", "form of the output")),
    ] = "text",
    lang: Lang = None,
) -> None:
    import time

    from review.cluster.status import status as status_of
    from review.cluster.status_shown import show
    from review.screen import screen
    from review.store.opening import open_store

    console = screen()
    with open_store(store, existing=True) as opened:
        while True:
            now = status_of(opened, run)
            if watch is not None and console.is_terminal:
                console.clear()
            if format == "json":
                typer.echo(now.model_dump_json())
            else:
                show(now, lang or from_locale(os.environ), console)
            if watch is None:
                return
            time.sleep(watch)
