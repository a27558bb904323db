"""Lines of a terminal from Chinese and English text: Chinese breaks between any two characters, not at blanks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

# Chinese is what is not Latin-1: a set that Python compiles a hundred times as fast as one of Chinese ranges
_OPEN, _CLOSE = "[“‘（《〈【「[(]", "[，。；：、？！”’）》〉】」…\\])]"
_LATIN, _CHINESE = r"[!-'*-Z\\^-ÿ]", r"[^\x00-ÿ]"
_UNIT = re.compile(rf"{_OPEN}*(?:{_LATIN}+(?:(?<=[0-9%])(?:(?!{_OPEN}){_CHINESE}){{1,2}})?|{_CHINESE})?{_CLOSE}*\s*")
"""What stays together: a Chinese character, a word, or a figure with its unit, with the marks around and the blanks behind."""


class Wrapped:
    """Text that breaks so wherever rich shows it, in a cell of a table as well."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        del console
        yield from wrapped(self._text, options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        del console
        whole = cell_len(self._text.plain)
        return Measurement(min(whole, 2), whole).with_maximum(options.max_width)


def wrapped(text: Text, width: int) -> list[Text]:
    """The text in lines of at most so many cells; continued lines stand under the first, where that is indented."""
    indent = len(text.plain) - len(text.plain.lstrip(" "))
    breaks: list[int] = []
    at = used = 0
    for unit in _units(text.plain, width - indent):
        if used > indent and used + cell_len(unit.rstrip()) > width:
            breaks.append(at)
            used = indent
        used += cell_len(unit)
        at += len(unit)
    lines = list(text.divide(breaks))
    for number, line in enumerate(lines):
        line.rstrip()
        if number and indent:
            line.pad_left(indent)
    return lines


def _units(text: str, width: int) -> Iterator[str]:
    """The units in order; one that is wider than a line in pieces that fit."""
    for unit in _UNIT.findall(text):
        yield from chop_cells(unit, width) if cell_len(unit.rstrip()) > width else (unit,)
