"""Help pages of the command line in both languages; Chinese lines break where they must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from typer.core import TyperArgument, TyperCommand, TyperGroup

if TYPE_CHECKING:
    from rich.table import Table

_LABELS = {
    "zh": {"usage": "用法：", "arguments": "参数", "options": "选项", "commands": "命令", "help": "显示本页"},
    "en": {
        "usage": "Usage: ",
        "arguments": "Arguments",
        "options": "Options",
        "commands": "Commands",
        "help": "show this page",
    },
}
_WIDEST = 100
_BROKEN = re.compile(r"(?<=\S)\n(?=[^\s\[])")


class Command(TyperCommand):
    """A command whose help is shown by ``show_help``. ``language`` is set when the tree is localised."""

    language: Literal["zh", "en"] = "zh"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        show_help(self, ctx)


class Group(TyperGroup):
    """A command with subcommands, shown alike."""

    language: Literal["zh", "en"] = "zh"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        show_help(self, ctx)


def show_help(command: Command | Group, ctx: Any) -> None:
    """Print the page of a command."""
    from rich.console import Console
    from rich.text import Text

    from review.wrapping import Wrapped

    labels = _LABELS[command.language]
    console = Console(highlight=False, emoji=False)
    console = Console(highlight=False, emoji=False, width=min(console.width, _WIDEST))
    console.print(Text.assemble((labels["usage"], "bold"), _usage(command, ctx)))
    if command.help:
        console.print()
        for line in _joined(command.help).split("\n"):
            console.print(Wrapped(Text.from_markup(f" {line}")) if line else "")
    for heading, table in _sections(command, ctx):
        console.print()
        console.print(Text(labels[heading], style="bold"))
        console.print(table)


def _usage(command: Command | Group, ctx: Any) -> str:
    pieces = [ctx.command_path]
    pieces += [each.metavar or each.name for each in command.params if isinstance(each, TyperArgument)]
    if isinstance(command, Group):
        pieces.append("命令" if command.language == "zh" else "COMMAND")
    return " ".join([*pieces, "[选项]" if command.language == "zh" else "[OPTIONS]"])


def _sections(command: Command | Group, ctx: Any) -> Iterator[tuple[str, Table]]:
    if isinstance(command, Group):
        shown = [each for each in command.commands.values() if not each.hidden]
        yield "commands", _table((each.name or "", "", _first_paragraph(each.help)) for each in shown)
    parameters = [each for each in command.get_params(ctx) if not getattr(each, "hidden", False)]
    arguments = [each for each in parameters if isinstance(each, TyperArgument)]
    if arguments:
        yield "arguments", _table(("", each.metavar or each.name, each.help or "") for each in arguments)
    yield (
        "options",
        _table(_option_row(each, command.language) for each in parameters if not isinstance(each, TyperArgument)),
    )


def _option_row(option: Any, language: str) -> tuple[str, str, str]:
    names = ", ".join([*sorted(option.opts, key=len), *option.secondary_opts])
    text = _LABELS[language]["help"] if option.name == "help" else option.help or ""
    return names, "" if option.is_flag else option.metavar or option.name.upper(), text


def _first_paragraph(text: str | None) -> str:
    """What the list of commands says of one, each alike: begun with a capital, without the last full stop."""
    first = _joined((text or "").strip()).partition("\n")[0]
    return (first[:1].upper() + first[1:]).rstrip(".。")


def _joined(text: str) -> str:
    """A help text whose paragraphs are lines; what is indented stays a line of its own."""
    return _BROKEN.sub(lambda found: " " if text[found.start() - 1].isascii() else "", text)


def _table(rows: Iterator[tuple[str, str, str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from review.wrapping import Wrapped

    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=True)
    table.add_column(style="cyan", overflow="fold", max_width=44)
    table.add_column(overflow="fold", ratio=1)
    for names, metavar, text in rows:
        if names and metavar:
            names, metavar = f"{names} {metavar}", ""
        table.add_row(names or metavar, Wrapped(Text(text)))
    return table
