"""``hedui runs``: the runs that a store holds, and any of them shown again."""

from __future__ import annotations

import os
from typing import Annotated, Literal

import typer

from review.language import both, from_locale
from review.options import Lang, Output, Store, form

HELP = both(
    zh="""列出数据库中的各次批量核对；给出编号则再次显示该次的结果。

[bold]示例[/]

  hedui runs
  hedui runs 3 --format xlsx -o 结果.xlsx""",
    en="""List the runs that a store holds; with a number, show that run again.

[bold]Examples[/]

  hedui runs
  hedui runs 3 --format xlsx -o result.xlsx""",
)


def runs(
    run: Annotated[
        int | None,
        typer.Argument(metavar="RUN", help=both("编号", "the number of a run"), show_default=False),
    ] = None,
    store: Store = None,
    format: Annotated[  # noqa: A002 - the option's name
        Literal["text", "json", "jsonl", "sarif", "junit", "html", "xlsx", "md"] | None,
        form("text|json|jsonl|sarif|junit|html|xlsx|md"),
    ] = None,
    output: Output = None,
    lang: Lang = None,
) -> None:
    from review.batch.going import Showing, show
    from review.batch.shown import ENDINGS
    from review.batch.shown.runs_listed import listed
    from review.output import form_of, refuse_binary_to_screen, write_pieces
    from review.store import runs as kept
    from review.store.opening import open_store

    language = lang or from_locale(os.environ)
    form = format or form_of(output, ENDINGS)
    refuse_binary_to_screen(form, output)
    with open_store(store, existing=True) as opened:
        if run is None:
            write_pieces(listed(opened, "json" if form in ("json", "jsonl") else "text", language), output)
            return
        kept.get(opened, run)
        show(opened, run, Showing(form, output, language), whole=True)
