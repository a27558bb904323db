"""The screen: how results and errors are printed to a person."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from schemas.base import Language

_WIDTH_WITHOUT_SCREEN = 100


def screen(*, no_color: bool = False) -> Console:
    """Standard output; a fixed width where it is not a terminal and nobody set COLUMNS."""
    unknown = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    return Console(
        no_color=no_color or None,
        width=_WIDTH_WITHOUT_SCREEN if unknown else None,
        highlight=False,
        emoji=False,
    )


def error(message: str, language: Language) -> None:
    """One message to standard error, on as many lines as it has."""
    label = "错误：" if language == "zh" else "error: "
    console = Console(stderr=True, highlight=False, emoji=False)
    console.print(Text.assemble((label, "bold red"), message), soft_wrap=True)


def note(message: str) -> None:
    """One line to standard error that is no error."""
    Console(stderr=True, highlight=False, emoji=False).print(Text(message, style="dim"), soft_wrap=True)
