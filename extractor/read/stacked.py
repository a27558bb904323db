"""Tables whose cells stand one a line: the words of a header, then row by row a name and as many values.

Only what comes out even is a table: every row has a value for every header. All else stays prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor.read.stretches import Stretch, table_block, trimmed
from schemas.document import Block, Cell
from schemas.patterns import late

_VALUE = late(r"[≥≤><=＞＜]?\s?-?[0-9][0-9,]*(?:\.[0-9]+)?\s?(?:[%‰％]|[一-鿿]{1,3})?|[-—–/]{1,3}")
_WORDS = late(r"[^，。；！？,;!?]{2,24}")
_HEADS = late(
    r".*(?:名称|合计|小计|总计|收入|支出|经费|费用?|资金|拨款|结[转余]|余额|资产|预算数?|决算数?|执行数?|金额|[数额率值]|得?分|目标|完成|实际|计划|指标|数量|单价|备注|说明)"
    r"(?:[(（][^()（）]{1,8}[)）])?"
)
_CAPTION = late(r".*(?:[(（](?:单位[:：])?[一-鿿]{0,2}元[)）]|单位[:：].{1,4}|情况|[一-鿿]表)")
_FEWEST_LINES = 6
_FEWEST_VALUES = 3
_LONGEST_VALUE = 18
_SIGNS = "≥≤<>=＞＜-—–"


def stacked(text: str, run: Sequence[Stretch]) -> Iterator[Block | Stretch]:
    """The lines of a run, those that make up tables as blocks."""
    lines = [trimmed(text, *line) for line in run]
    if not _may_hold_one(text, lines):
        yield from run
        return
    groups = [
        (is_value, list(group)) for is_value, group in groupby(range(len(lines)), lambda at: _is_value(text, lines[at]))
    ]
    done = at = 0
    while at < len(groups):
        length = _rows_from(text, lines, groups, at)
        if not length:
            at += 1
            continue
        wide = len(groups[at + 1][1])
        first = groups[at][1][-1] - wide  # the headers of the values, then the name of the first row
        corner = first - 1 if first - 1 >= groups[at][1][0] and not _is_caption(text, lines[first - 1]) else None
        last = groups[at + 2 * length - 1][1][-1]
        start = first if corner is None else corner
        yield from run[done:start]
        yield _table(lines, corner, first, wide, length)
        done, at = last + 1, at + 2 * length
    yield from run[done:]


def _may_hold_one(text: str, lines: Sequence[Stretch]) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    short = (line for line in lines if line.start < line.end <= line.start + _LONGEST_VALUE)
    return sum(text[line.start].isdigit() or text[line.start] in _SIGNS for line in short) >= _FEWEST_VALUES


def _is_value(text: str, line: Stretch) -> bool:
    return line.end - line.start <= _LONGEST_VALUE and _VALUE.fullmatch(text, line.start, line.end) is not None


def _is_caption(text: str, line: Stretch) -> bool:
    return _CAPTION.fullmatch(text, line.start, line.end) is not None


def _rows_from(text: str, lines: Sequence[Stretch], groups: Sequence[tuple[bool, list[int]]], at: int) -> int:
    """How many rows of a table follow a group of words that ends with its headers and the first row's name; 0 for none."""
    if groups[at][0] or at + 1 >= len(groups):
        return 0
    words, wide = groups[at][1], len(groups[at + 1][1])
    heads = words[-wide - 1 : -1]
    if wide < 2 or len(words) < wide + 1 or not all(_is_short(text, lines[each]) for each in words[-wide - 1 :]):
        return 0
    if sum(_HEADS.fullmatch(text, *lines[each]) is not None for each in heads) * 3 < 2 * wide:
        return 0
    above = words[: -wide - 2]  # a caption at most: words beyond the corner may be headers of cells that vanished
    if len(above) > 1 or any(not _is_caption(text, lines[each]) for each in above):
        return 0
    length = 1
    while at + 2 * length + 1 < len(groups):
        name, values = groups[at + 2 * length][1], groups[at + 2 * length + 1][1]
        if len(name) != 1 or len(values) != wide or not _is_short(text, lines[name[0]]):
            break
        length += 1
    rest = groups[at + 2 * length :]
    uneven = len(rest) > 1 and len(rest[0][1]) == 1 and rest[1][0]
    return 0 if uneven or (length == 1 and wide < _FEWEST_VALUES) else length


def _is_short(text: str, line: Stretch) -> bool:
    return _WORDS.fullmatch(text, line.start, line.end) is not None


def _table(lines: Sequence[Stretch], corner: int | None, first: int, wide: int, length: int) -> Block:
    cells = [] if corner is None else [Cell(row=0, column=0, parts=(lines[corner],))]
    cells += [Cell(row=0, column=at + 1, parts=(lines[first + at],)) for at in range(wide)]
    for row in range(length):
        name = first + wide + row * (wide + 1)
        cells += [Cell(row=row + 1, column=at, parts=(lines[name + at],)) for at in range(wide + 1)]
    start = lines[first if corner is None else corner].start
    return table_block(start, lines[first + wide + length * (wide + 1) - 1].end, cells)
