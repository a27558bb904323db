"""Tables drawn with characters: Markdown pipes, and boxes of ``│`` or ``+---+`` whose rows may take several lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.read.stretches import Stretch, table_block, trimmed
from schemas.document import Block, Cell

_BAR = re.compile(r"(?<!\\)[|│┃║]")
_RULE = re.compile(r"\s*[|│┃║├┤┼┌┐└┘┬┴╔╗╚╝╠╣╦╩╬╪╫╟╢┏┓┗┛┣┫┳┻╋+:\-—─━═\s]+")
_MARKDOWN_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*|\s*\|\s*:?-+:?\s*\|\s*")

_FEWEST_BARS = 2
_FIGURE = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.[0-9]{2,}%?|%|)")


def is_drawn(line: str) -> bool:
    """Whether a line may belong to a drawn table: Markdown may leave out the bars at both its ends."""
    line = line.strip()
    if not line:
        return False
    return bool(_BAR.match(line)) or is_open_row(line) or is_rule(line) or bool(_MARKDOWN_RULE.fullmatch(line))


def is_open_row(line: str) -> bool:
    """``部门 | 预算 | 支出``: cells between bars, and none before the first."""
    return "|" in line and not _BAR.match(line) and len(_BAR.findall(line)) >= _FEWEST_BARS


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
    if len(run) == 1 and is_open_row(text[run[0].start : run[0].end].strip()):
        return None  # 首页 | 公开 | 财政: one line is no table
    return table_block(run[0].start, run[-1].end, list(_grid(text, run)))


def _cells(text: str, line: Stretch) -> list[Stretch]:
    """The cells of a line from bar to bar, padding included."""
    inner = trimmed(text, *line)
    bars = [inner.start + bar.start() for bar in _BAR.finditer(text[inner.start : inner.end])]
    edges = sorted({inner.start - 1, *bars, inner.end})
    if bars and bars[0] == inner.start:
        edges.remove(inner.start - 1)
    if bars and bars[-1] == inner.end - 1:
        edges.remove(inner.end)
    return [Stretch(left + 1, right) for left, right in pairwise(edges)]


def _grid(text: str, run: Sequence[Stretch]) -> Iterator[Cell]:
    """One row a line; in a boxed table a line that visibly runs on from the one above belongs to its row."""
    boxed = _is_boxed(text, run)
    down = 0
    above: list[Stretch] | None = None
    row: list[list[Stretch]] = []
    for line in run:
        if is_rule(text[line.start : line.end]):
            above = None
            continue
        cells = _cells(text, line)
        if boxed and above is not None and _runs_on(text, above, cells):
            for parts, cell in zip(row, cells, strict=True):
                parts.append(cell)
        else:
            yield from _row(text, down, row)
            down += bool(row)
            row = [[cell] for cell in cells]
        above = cells
    yield from _row(text, down, row)


def _row(text: str, down: int, row: Sequence[Sequence[Stretch]]) -> Iterator[Cell]:
    for right, lines in enumerate(row):
        parts = [trimmed(text, *line) for line in lines]
        filled = tuple(part for part in parts if part.end > part.start)
        yield Cell(row=down, column=right, parts=filled or (parts[0],))


def _is_boxed(text: str, run: Sequence[Stretch]) -> bool:
    """Borders above, below and between rows: then a row may take several lines."""
    rules = [is_rule(text[line.start : line.end]) for line in run]
    return rules[0] and rules[-1] and sum(rules) > 2


def _runs_on(text: str, above: Sequence[Stretch], below: Sequence[Stretch]) -> bool:
    """Whether every filled cell goes on from a cell that is full to its border, and none is a figure of its own."""
    if len(above) != len(below):
        return False
    pairs = [(text[a.start : a.end], text[b.start : b.end]) for a, b in zip(above, below, strict=True)]
    going_on = [(upper, lower) for upper, lower in pairs if lower.strip()]
    return bool(going_on) and all(
        upper.strip() and not upper.endswith(" ") and not _are_two_figures(upper, lower) for upper, lower in going_on
    )


def _are_two_figures(upper: str, lower: str) -> bool:
    return bool(_FIGURE.fullmatch(upper.strip()) and _FIGURE.fullmatch(lower.strip()))
