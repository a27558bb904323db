"""The command line ``hedui``: its commands, and how errors and Ctrl-C leave it. Each command is a module."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast

import typer
import typer.main
from typer.exceptions import TyperException

from review.commands import (
    batch,
    check,
    decide,
    diff,
    explain,
    figures,
    rubric,
    rules,
    runs,
    schema,
    status,
    waive,
    worker,
)
from review.exits import Exit, Interrupted
from review.help import Command, Group
from review.language import both, localise, wanted
from review.usage import usage_message

if TYPE_CHECKING:  # --help does not wait for pydantic
    from schemas.base import Language

app = typer.Typer(
    name="hedui",
    cls=Group,
    help=both(
        zh="核对：检查预算绩效自评报告中的数字是否自相矛盾，列出两处原文和算式。全程离线。",
        en="Checks the figures of budget performance self-evaluation reports against each other. Offline.",
    ),
    rich_markup_mode="rich",
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("check", cls=Command, help=check.HELP)(check.check)
app.command("batch", cls=Command, help=batch.HELP)(batch.batch)
app.command("diff", cls=Command, help=diff.HELP)(diff.diff)
app.command("runs", cls=Command, help=runs.HELP)(runs.runs)
app.command("decide", cls=Command, help=decide.HELP)(decide.decide)
app.command("decisions", cls=Command, help=decide.LIST_HELP)(decide.decisions)
app.command("explain", cls=Command, help=explain.HELP)(explain.explain)
app.command("rules", cls=Command, help=rules.HELP)(rules.rules)
app.command("figures", cls=Command, help=figures.HELP)(figures.figures)
app.command("worker", cls=Command, help=worker.HELP)(worker.worker)
app.command("status", cls=Command, help=status.HELP)(status.status)
app.command("waive", cls=Command, help=waive.HELP)(waive.waive)
app.add_typer(rubric.app, name="rubric", cls=Group, help=rubric.HELP)
app.command("schema", cls=Command, help=schema.HELP)(schema.schema)


def _version(value: bool) -> None:
    if value:
        from review.version import version

        typer.echo(f"hedui {version()}")
        raise typer.Exit


@app.callback()
def _hedui(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=both("显示版本", "show the version")),
    ] = False,
) -> None:
    pass


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script: run, and exit with the right code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(given, wanted(given, os.environ)))


def run(arguments: Sequence[str], language: Language) -> int:
    """Run a command line; whatever the user can cause ends in one message and an exit code."""
    try:
        code = command(language).main(args=list(arguments), prog_name="hedui", standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # that one is the help page, already shown
            _say(usage_message(error, language), language)
        return Exit.UNUSABLE
    except Interrupted as interrupted:
        _say(interrupted.said_in(language), language)
        return Exit.INTERRUPTED
    except (KeyboardInterrupt, typer.Abort):
        code = Exit.INTERRUPTED
    except BrokenPipeError:  # the reader of our output (head, less) went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except Exception as error:
        return _told(error, language)
    if code == Exit.INTERRUPTED:
        _say("已中断，未写出任何文件" if language == "zh" else "interrupted; no file was written", language)
    return code if isinstance(code, int) else Exit.CLEAN


def _told(error: Exception, language: Language) -> int:
    """One message for what a user caused; for a fault of our own the traceback too, which a report of it needs."""
    from schemas.errors import HeduiError

    if isinstance(error, HeduiError):
        _say(error.message.said_in(language), language)
    else:
        import traceback

        traceback.print_exception(error)
        zh, en = "程序内部错误，核对未完成；请将以上内容反馈给开发者", "a fault in Hedui; please report the lines above"
        _say(zh if language == "zh" else en, language)
    return Exit.UNUSABLE


def command(language: Language) -> Group:
    """The command tree with its help in one language."""
    tree = cast(Group, typer.main.get_command(app))
    localise(tree, language)
    return tree


def _say(message: str, language: Language) -> None:
    from review.screen import error

    error(message, language)


if __name__ == "__main__":
    main()
