"""``hedui worker``: takes submissions from the queue of a cluster's store and checks them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from review.language import both
from review.options import Lang, Password, Store, Workers

HELP = both(
    zh="""从 PostgreSQL 队列领取材料并核对；可在任意多台主机上启动，随时可停。

停止信号（Ctrl-C、systemctl stop）之后先把手上的核对完；再次发出则立即退出，未完成的由其他进程接手。

[bold]示例[/]

  hedui worker --store postgresql://hedui@db/hedui
  hedui worker --workers 8 --files /mnt/hedui""",
    en="""Take submissions from the queue in PostgreSQL and check them; on any number of hosts, stopped at any moment.

A signal to stop (Ctrl-C, systemctl stop) lets it end what it is checking; a second one ends it at once, and others
take over.

[bold]Examples[/]

  hedui worker --store postgresql://hedui@db/hedui
  hedui worker --workers 8 --files /mnt/hedui""",
)


def worker(
    store: Store = None,
    workers: Workers = None,
    files: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help=both(
                "与 hedui batch --files 相同的共享文件夹（默认文件存于数据库）",
                "the shared folder of hedui batch --files (default: files are in the store)",
            ),
            show_default=False,
        ),
    ] = None,
    patience: Annotated[
        float,
        typer.Option(
            min=2,
            metavar="SECONDS",
            help=both(
                "失联多少秒后由其他进程接手，各主机须一致",
                "seconds without a sign of life until others take over; the same on all hosts",
            ),
        ),
    ] = 30.0,
    until_empty: Annotated[
        bool,
        typer.Option("--until-empty", help=both("队列清空后退出", "end when the queue is empty")),
    ] = False,
    password: Password = None,
    lang: Lang = None,
) -> None:
    import logging

    from review.cluster.connecting import cluster_url
    from review.cluster.travelling import shared_folder

    url = cluster_url(store, patience)
    folder = shared_folder(files)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("hedui").setLevel(logging.INFO)
    logging.getLogger("pgqueuer").setLevel(logging.CRITICAL)  # what matters of it is said by the worker
    from review.cluster.worker import Working, work

    work(Working(url, workers or os.cpu_count() or 1, folder, password, patience, until_empty))
