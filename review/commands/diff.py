"""``hedui diff``: what changed between two runs, or between a submission and its correction."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import Lang, MemoryLimit, Output, Password, Store, TimeLimit, form

HELP = both(
    zh="""比较两次核对：哪些问题是新增的，哪些已消失，哪些仍在（按指纹对应，与版面无关）。

两边可以是批量核对的编号、“编号:材料名”、check --format json 的结果，或要现在核对的文件、文件夹。

[bold]示例[/]

  hedui diff 1 2
  hedui diff 1:民政局 2:民政局
  hedui diff 民政局-初稿/ 民政局-修改稿/
  hedui diff 上次.json 修改稿.docx --format xlsx -o 变化.xlsx

[bold]退出码[/]

  0  没有新增的错误或警告
  1  有新增的错误或警告
  2  用法错误""",
    en="""Compare two checks: which findings are new, gone, still there (matched by fingerprint, whatever the layout).

Each side is the number of a run, “number:submission”, what check --format json wrote, or files to be checked now.

[bold]Examples[/]

  hedui diff 1 2
  hedui diff 1:civil-affairs 2:civil-affairs
  hedui diff draft/ corrected/
  hedui diff before.json corrected.docx --format xlsx -o changes.xlsx

[bold]Exit codes[/]

  0  no new error or warning
  1  a new error or warning
  2  wrong usage""",
)

_ENDINGS = {".json": "json", ".xlsx": "xlsx", ".md": "md"}


def diff(
    before: Annotated[
        str,
        typer.Argument(metavar="BEFORE", help=both("之前：编号、材料或文件", "the earlier: run, submission or file")),
    ],
    after: Annotated[
        str, typer.Argument(metavar="AFTER", help=both("之后：编号、材料或文件", "the later: run, submission or file"))
    ],
    store: Store = None,
    everything: Annotated[
        bool, typer.Option("--all", help=both("也列出仍在的问题", "list what is still there, too"))
    ] = False,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "xlsx", "md"] | None, form("text|json|xlsx|md")
    ] = None,
    output: Output = None,
    lang: Lang = None,
    password: Password = None,
    time_limit: TimeLimit = None,
    memory_limit: MemoryLimit = None,
) -> None:
    from contextlib import ExitStack
    from functools import cache

    from review.comparison.difference import Totals, difference
    from review.comparison.shown import render
    from review.comparison.sides import side
    from review.exits import Exit
    from review.output import form_of, refuse_binary_to_screen, write_pieces
    from review.pipeline import Reading
    from review.store.opening import open_store

    language = lang or from_locale(os.environ)
    form = format or form_of(output, _ENDINGS)
    refuse_binary_to_screen(form, output)
    how = Reading(password, time_limit, memory_limit)
    totals = Totals()
    with ExitStack() as stack:
        opened = cache(lambda: stack.enter_context(open_store(store, existing=True)))
        compared = difference(side(before, opened, how), side(after, opened, how))
        write_pieces(render(form, compared, language, totals, everything=everything), output)
    raise typer.Exit(Exit.FINDINGS if totals.worse else Exit.CLEAN)
