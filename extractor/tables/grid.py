"""The grid of one printed table: every cell with its text, its value and what its content looks like.

What a column or a row means is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from schemas.document import Cell, Document, Span, Table
from schemas.figure import Figure
from schemas.figures import Figures
from schemas.patterns import late

Parts = tuple[tuple[int, int], ...]


class Content(Enum):
    """What a cell's content looks like."""

    BLANK = "blank"
    NONE = "none"  # -, /, 无, 不适用
    NUMBER = "number"
    RATE = "rate"
    MEASURED = "measured"  # ≥3,200人, 18.26万人份, 6个
    STATUS = "status"  # 已完成, 未达标
    WORDS = "words"
    CLAUSE = "clause"  # a scoring clause
    PROSE = "prose"

    order: int
    absent: bool
    numeric: bool
    printed_value: bool


for _order, _content in enumerate(Content):  # plain attributes: these are asked thousands of times a table
    _content.order = _order
    _content.absent = _content in (Content.BLANK, Content.NONE)
    _content.numeric = _content in (Content.NUMBER, Content.RATE)
    _content.printed_value = _content in (Content.NUMBER, Content.RATE, Content.MEASURED)


_NONE = re.compile(r"[-—–_/\\|、*.…]{1,6}|无|无此项|不适用|不涉及|未涉及|N/?A|空|否|暂无|未评|未设(?:置)?|不评分")
_NUMBER = re.compile(r"[(+-]?[¥]?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?\)?|[(+-]?[¥]?[0-9]+(?:\.[0-9]+)?\)?")
_STATUS = late(
    r"(?:[0-9]+[.、])?(?:已|均已|全部|按时|按期|按要求|基本|部分|超额|均|正常)*"
    r"(?:完成|达成|达标|达到|实现|落实|采购|整改|执行|未完成|未达标|未达成|未实现|未执行|未开展|较好|良好|优|良|中|差|好)"
    r"(?:指标|目标|预期目标|整改|情况良好|任务|工作)?[。.;；]?"
)
_CLAUSE = re.compile(
    r"(?=[\(\*×不减分加得扣权满计评酌（])(?:"
    r"[得扣计加减]\s*[0-9.]+\s*分|[（(][0-9.]+\s*分[)）]|(?:不得|酌情[扣给]|酌情得|得满|不扣|扣完|扣)分|分值\s*[×*]|[×*]\s*[0-9.]+\s*分"
    r"|(?:得分|评分)\s*[=＝]|[×*]\s*(?:指标)?(?:分值|权重)|扣完为止|得权重|满分|权重的[0-9]"
    r")"
)
_NAME_WITH_WEIGHT = re.compile(r"[^,。；;:()（）=≥≤0-9]{2,16}[(（][0-9.]+分[)）]")
_OPERATORS = late(r"[≥≤><=＜＞约近超达到至少不低高于少多大小等以上下内左右个含()（）\s~\-—:：]+")
_LONGEST_WORDS = 24
_LONGEST_LEAD = 2
_LONGEST_UNIT = 5


@dataclass(slots=True, eq=False)  # frozen ones take three times as long to make, and there are a thousand a report
class GridCell:
    """One cell: place, text without white space, the value it consists of (if it does), and its content."""

    row: int
    column: int
    row_span: int
    column_span: int
    parts: Parts
    text: str
    figure: Figure | None
    figures: tuple[Figure, ...]
    content: Content
    blank: bool

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def amount(self) -> Figure | None:
        """The value where the cell is a number and nothing else."""
        return self.figure if self.content.numeric else None

    def spans(self, document: Document) -> tuple[Span, ...]:
        return tuple(document.span(*part) for part in self.parts if part[0] < part[1])

    def span(self, document: Document) -> Span:
        return document.span(self.start, self.end)


Row = tuple[GridCell | None, ...]


class Grid:
    """The rows of a table; a merged cell stands at every place that it covers."""

    def __init__(self, document: Document, table: Table, figures: Figures) -> None:
        self.document = document
        self.table = table
        self.width = table.columns
        self.rows: list[Row] = _placed(document, table, figures)
        self.spanned = any(cell.row_span > 1 or cell.column_span > 1 for cell in table.cells)

    def starting(self, row: int) -> list[GridCell]:
        """The cells with text that begin in a row, from left to right."""
        return list(starting(self.rows[row], row))


def starting(cells: Sequence[GridCell | None], row: int) -> Iterator[GridCell]:
    last = None
    for cell in cells:
        if cell is not None and cell is not last and cell.row == row and not cell.blank:
            yield cell
        last = cell


def distinct(cells: Sequence[GridCell | None]) -> list[GridCell]:
    """The cells of a row once each, merged ones from above included."""
    seen: list[GridCell] = []
    for cell in cells:
        if cell is not None and (not seen or seen[-1] is not cell):
            seen.append(cell)
    return seen


def _placed(document: Document, table: Table, figures: Figures) -> list[Row]:
    rows: list[list[GridCell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        read = read_cell(document, cell, figures)
        for down in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            line = rows[down]
            for right in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                line[right] = read
    return [tuple(row) for row in rows]


def read_cell(document: Document, cell: Cell, figures: Figures) -> GridCell:
    return _cell(document, cell.parts, figures, (cell.row, cell.column, cell.row_span, cell.column_span))


def joined(document: Document, upper: GridCell, lower: GridCell, figures: Figures) -> GridCell:
    """A cell and its continuation on the next page as one."""
    kept = tuple(part for part in (*upper.parts, *lower.parts) if part[0] < part[1]) or upper.parts
    return _cell(document, kept, figures, (upper.row, upper.column, upper.row_span, upper.column_span))


def _cell(document: Document, parts: Parts, figures: Figures, at: tuple[int, int, int, int]) -> GridCell:
    start, end = parts[0][0], parts[-1][1]
    if start == end:
        return GridCell(*at, parts, "", None, (), Content.BLANK, True)
    text = compact(document.text[start:end] if len(parts) == 1 else "".join(document.text[a:b] for a, b in parts))
    found = tuple([f for a, b in parts for f in figures.within(a, b) if f.kind.is_figure])
    content = _content_of(text, found)
    figure = found[0] if content.printed_value and len(found) == 1 else None
    return GridCell(*at, parts, text, figure, found, content, content is Content.BLANK)


def compact(text: str) -> str:
    """The text without white space, its colons and commas in one form."""
    return "".join(text.split()).replace("：", ":").replace("，", ",")


def _content_of(text: str, found: tuple[Figure, ...]) -> Content:
    if not text:
        return Content.BLANK
    if len(text) <= 6 and _NONE.fullmatch(text):
        return Content.NONE
    if text[-1] == ")" and _NAME_WITH_WEIGHT.fullmatch(text):
        return Content.WORDS  # 产出(50分)
    if len(text) <= 40 and len(found) <= 1 and text[0] not in "一二三四五六七八九十":
        numeric = _number(text, found)
        if numeric is not None:
            return numeric
    if len(text) <= 16 and _STATUS.fullmatch(text):
        return Content.STATUS
    if _CLAUSE.search(text) and not _NAME_WITH_WEIGHT.fullmatch(text):
        return Content.CLAUSE
    return Content.WORDS if len(text) <= _LONGEST_WORDS else Content.PROSE


def _number(text: str, found: tuple[Figure, ...]) -> Content | None:
    if _NUMBER.fullmatch(text):
        return Content.NUMBER
    if not found:
        return None
    figure = found[0]
    if figure.spelled:
        return None
    rest = text.replace(compact(figure.quote), "", 1)
    if not rest:
        return Content.RATE if figure.unit.dimension == "ratio" else _plain_or_measured(figure)
    if rest in ("%", "‰"):
        return Content.RATE
    before, _, after = text.partition(compact(figure.quote))
    short = len(_OPERATORS.sub("", before)) <= _LONGEST_LEAD and len(_OPERATORS.sub("", after)) <= _LONGEST_UNIT
    return Content.MEASURED if short and not re.search("[,。;；、]", rest) else None


def _plain_or_measured(figure: Figure) -> Content:
    plain = figure.unit.dimension in ("number", "money", "score")
    return Content.NUMBER if plain and figure.value_to is None else Content.MEASURED
