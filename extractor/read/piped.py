"""Tables drawn with characters: Markdown pipes, and boxes of ``│`` or ``+---+`` whose rows may take several lines."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.read.stretches import Stretch, table_block, trimmed
from schemas.document import Block, Cell

_BAR = re.compile(r"(?<!\\)[|│┃║]")
_RULE = re.compile(r"\s*[|│┃║├┤┼┌┐└┘┬┴╔╗╚╝╠╣╦╩╬╪╫╟╢┏┓┗┛┣┫┳┻╋+:\-—─━═\s]+")
_MARKDOWN_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")


def is_drawn(line: str) -> bool:
    """Whether a line may belong to a drawn table."""
    line = line.strip()
    return bool(line) and (bool(_BAR.match(line)) or is_rule(line) or bool(_MARKDOWN_RULE.fullmatch(line)))


def is_rule(line: str) -> bool:
    """Whether a line draws a border only."""
    return len(line.strip()) >= 3 and bool(_RULE.fullmatch(line)) and any(sign in line for sign in "-─━═—")


def drawn_table(text: str, run: Sequence[Stretch]) -> Block | None:
    """A table block from consecutive lines, or nothing where they are no table."""
    drawn = [line for line in run if not is_rule(text[line.start : line.end])]
    rules = len(run) - len(drawn)
    rows = [_cells(text, line) for line in drawn]
    widest = max((len(row) for row in rows), default=0)
    if widest < 2 and not (widest and rules):
        return None
    if not rules and len({len(row) for row in rows}) > 1:
        return None
    return table_block(run[0].start, run[-1].end, _merged(text, run) if _is_boxed(text, run) else _plain(rows))


def _cells(text: str, line: Stretch) -> list[Stretch]:
    inner = trimmed(text, *line)
    bars = [inner.start + bar.start() for bar in _BAR.finditer(text[inner.start : inner.end])]
    edges = sorted({inner.start - 1, *bars, inner.end})
    if bars and bars[0] == inner.start:
        edges.remove(inner.start - 1)
    if bars and bars[-1] == inner.end - 1:
        edges.remove(inner.end)
    return [trimmed(text, left + 1, right) for left, right in pairwise(edges)]


def _is_boxed(text: str, run: Sequence[Stretch]) -> bool:
    """Borders above, below and between rows: then a row may take several lines."""
    rules = [is_rule(text[line.start : line.end]) for line in run]
    return rules[0] and rules[-1] and sum(rules) > 2


def _plain(rows: Sequence[Sequence[Stretch]]) -> list[Cell]:
    return [
        Cell(row=down, column=right, parts=(cell,)) for down, row in enumerate(rows) for right, cell in enumerate(row)
    ]


def _merged(text: str, run: Sequence[Stretch]) -> list[Cell]:
    """One row for the lines between two borders; the parts of a cell are the lines it takes."""
    parts: dict[tuple[int, int], list[Stretch]] = {}
    down, fresh = -1, True
    for line in run:
        if is_rule(text[line.start : line.end]):
            fresh = True
            continue
        down, fresh = down + fresh, False
        for right, cell in enumerate(_cells(text, line)):
            parts.setdefault((down, right), []).append(cell)
    return [Cell(row=at[0], column=at[1], parts=_filled(cell)) for at, cell in sorted(parts.items())]


def _filled(parts: Sequence[Stretch]) -> tuple[tuple[int, int], ...]:
    return tuple(part for part in parts if part.end > part.start) or (parts[0],)
