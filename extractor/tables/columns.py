"""The columns of a table from its header rows: the path of header words above each, and what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.tables import headers
from extractor.tables.grid import GridCell, Row
from extractor.tables.meanings import UNKNOWN, Kind, Meaning, Quantity, Source
from schemas.patterns import late

_YEAR = re.compile(r"(20[0-9]{2})年?")
_JUDGE = late(
    "(?:部门|单位|财政|主管部门|第三方|专家|机构)*(?:自评|初[审评]|复[审评核]|终[审评]|评价|核定|审定|考评|打分|部门|财政|第三方)"
)
_PART_OF_YEAR = late(r"[前第]?[一二三四1-4]个?季度|[上下]半年|(?<![0-9])(?:1[-—~至])?(?:1[01]|[1-9])月")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header cells from the uppermost down to its own, and what it means."""

    index: int
    cells: tuple[GridCell, ...]
    meaning: Meaning = UNKNOWN
    year: str | None = None
    optional: bool = False
    """True where no header says that the column is there, but tables of this form have it."""
    path: tuple[str, ...] = field(default=())
    kind: Kind = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", self.meaning.kind)

    @property
    def name(self) -> str:
        return self.path[-1] if self.path else ""

    @property
    def words(self) -> str:
        """The header path as one phrase, without notes of units and 其中."""
        kept: list[str] = []
        for text in self.path:
            text = headers.bare(text)
            if len(self.path) > 1 and (headers.is_total(text) or headers.is_subtotal(text)):
                continue
            if text and not (kept and (text in kept[-1])):
                kept.append(text)
        return "".join(kept)

    @property
    def part_of_year(self) -> str | None:
        """The stretch shorter than a year that the header names: 一季度, 上半年, 1-6月."""
        found = (_PART_OF_YEAR.search(text) for text in self.path)
        return next((match[0] for match in found if match is not None), None)

    @property
    def wordy(self) -> bool:
        """Whether it is one of the columns of words under a kind of indicators (数量指标: 指标内容 | 完成情况)."""
        if self.kind not in (Kind.TARGET, Kind.ACTUAL) or len(self.path) < 2:
            return False
        return bool(headers.GROUPS.fullmatch(headers.bare(self.path[-2])))

    @property
    def of_which(self) -> bool:
        return any(headers.is_of_which(text) for text in self.path)


def read_columns(rows: Sequence[Row], width: int, *, spanned: bool) -> list[Column]:
    """One column for each place of the grid."""
    paths = header_paths(rows, width, spanned=spanned)
    columns = [column_of(index, path) for index, path in enumerate(paths)]
    return settle(_without_side(columns))


def header_paths(rows: Sequence[Row], width: int, *, spanned: bool) -> list[tuple[GridCell, ...]]:
    """The header cells above each column.

    Where merged cells were lost (text files), an empty place belongs to the cell on its left as long as that
    stands under the same parent, else to the cell above.
    """
    paths: list[tuple[GridCell, ...]] = [()] * width
    reach = max((c.column + c.column_span for row in rows for c in row if c and not c.blank), default=0)
    for row in rows:
        above = list(paths)
        left: GridCell | None = None
        for at, cell in enumerate(row):
            if cell is not None and not cell.blank:
                left = cell
            elif spanned or at >= reach or (at and above[at] != above[at - 1]):
                left = None
            if left is not None and (not above[at] or above[at][-1] is not left):
                paths[at] = (*above[at], left)
    return paths


def column_of(index: int, cells: tuple[GridCell, ...], *, extra: str | None = None) -> Column:
    """The column under these header cells; ``extra`` is a name that the header lost."""
    path = tuple(cell.text for cell in cells) + ((extra,) if extra else ())
    return Column(index, cells, meaning=_meaning(path), path=path, year=_year(path))


def _year(path: Sequence[str]) -> str | None:
    years = [found[1] for text in reversed(path) if (found := _YEAR.search(text))]
    return years[0] if years else None


def _meaning(path: Sequence[str]) -> Meaning:
    """The leaf decides; what it leaves open (which budget, which level) its parents say."""
    if not path:
        return UNKNOWN
    leaf = headers.meaning_of(path[-1])
    above = [headers.meaning_of(text) for text in reversed(path[:-1])]
    level = next((m.level for m in above if m.kind is Kind.LEVEL), 0)
    name = headers.bare(path[-1])
    if level and leaf.kind in (Kind.WEIGHT, Kind.SCORE):
        return Meaning(leaf.kind, level=level)
    if level and (name in ("名称", "指标", "内容", "指标名称") or headers.is_indicator(path[-1])):
        return Meaning(Kind.LEVEL, level=level)
    if leaf.kind in (Kind.MONEY, Kind.RATE):
        return _money(path, leaf, above)
    if leaf.kind is Kind.UNKNOWN and headers.is_indicator(path[-1]):
        return Meaning(Kind.LEVEL, level=0)
    if leaf.kind is Kind.SERIAL or leaf.kind is not Kind.UNKNOWN:
        return leaf
    if leaf.kind is Kind.UNKNOWN and above and above[0].kind is Kind.SCORE and _JUDGE.fullmatch(name):
        return Meaning(Kind.SCORE)  # 得分: 自评 | 初审 | 终审
    money = next((m for m in above if m.kind is Kind.MONEY), None)
    return money if money is not None and headers.GROUPS.fullmatch(name) is None else leaf


def _money(path: Sequence[str], leaf: Meaning, above: Sequence[Meaning]) -> Meaning:
    quantity = leaf.quantity if leaf.quantity not in (None, Quantity.NAMED) else None
    source = leaf.source
    if leaf.kind is Kind.MONEY and any(headers.is_revenue(text) for text in path[:-1]):
        return Meaning(Kind.MONEY, quantity=Quantity.REVENUE, source=source)
    for parent in above:
        if parent.kind in (Kind.MONEY, Kind.RATE):
            quantity = quantity or (parent.quantity if parent.quantity is not Quantity.NAMED else None)
            if source in (None, Source.TOTAL):
                source = parent.source or source
    return Meaning(leaf.kind, quantity=quantity or leaf.quantity, source=source)


_NAMING = (Kind.LEVEL, Kind.PROJECT, Kind.CATEGORY, Kind.DEPARTMENT, Kind.TEXT, Kind.UNKNOWN, Kind.MONEY)


def _without_side(columns: Sequence[Column]) -> list[Column]:
    """The label of a block of rows (项目资金) says nothing of the columns below it: those name rows."""
    found = list(columns)
    for at, column in enumerate(columns):
        if not column.path or not headers.is_side(column.path[0]) or len(columns) < 3:
            break
        if column.kind is Kind.LEVEL and not any(c.kind in _NAMING for c in columns[at + 1 :]):
            break  # 绩效指标 | 年初目标 | 完成情况 | 得分: nothing else names the rows
        plain = column.kind in (Kind.MONEY, Kind.RATE, Kind.UNKNOWN, Kind.GOAL, Kind.COMPLETION)
        if plain or (column.kind is Kind.LEVEL and column.meaning.level == 0):
            found[at] = _changed(column, UNKNOWN)
    return found


def settle(columns: Sequence[Column]) -> list[Column]:
    """Meanings that only the neighbours decide: 完成情况 of a value or of a goal, 年初数 of a budget or a balance."""
    kinds = {column.kind for column in columns}
    quantities = {column.meaning.quantity for column in columns}
    settled = [_changed(column, _settled(column.meaning, kinds, quantities)) for column in columns]
    settled = [_changed(c, _named_apart(c, columns)) for c in settled]
    if any(
        c.kind is Kind.TARGET and "调整" in c.name for c in settled
    ):  # 年初指标值 | 调整指标值: the later one is held
        settled = [_changed(c, UNKNOWN) if c.kind is Kind.TARGET and "调整" not in c.name else c for c in settled]
    if Kind.LEVEL in kinds and Kind.TARGET in kinds:
        settled = [_changed(c, Meaning(Kind.UNIT)) if headers.bare(c.name) == "单位" else c for c in settled]
    return _with_quantities(settled)


def _named_apart(column: Column, columns: Sequence[Column]) -> Meaning:
    """财政奖补资金: 下达 | 报账 | 报账率: beside a leaf that says which amount it is, an unknown one is another amount."""
    meaning = column.meaning
    if len(column.path) < 2 or meaning.quantity in (None, Quantity.NAMED) or headers.meaning_of(column.name) != UNKNOWN:
        return meaning
    beside = (headers.meaning_of(c.name) for c in columns if c.path[:-1] == column.path[:-1] and c is not column)
    told = any(leaf.kind is Kind.MONEY and leaf.quantity not in (None, Quantity.NAMED) for leaf in beside)
    return replace(meaning, quantity=Quantity.NAMED) if told else meaning


def _with_quantities(columns: Sequence[Column]) -> list[Column]:
    """Sources without a quantity of their own belong to the amount on their left (预算数 | 其中：财政拨款)."""
    found: list[Column] = []
    for column in columns:
        meaning, left = column.meaning, found[-1] if found else None
        open_ = column.kind is Kind.MONEY and meaning.source is not None and meaning.quantity in (None, Quantity.NAMED)
        if open_ and left is not None and left.kind is Kind.MONEY and left.meaning.quantity is not None:
            quantity = Meaning(Kind.MONEY, quantity=left.meaning.quantity, source=meaning.source)
            column = replace(column, meaning=quantity, year=column.year or left.year)
        completes = column.kind is Kind.RATE and meaning.quantity is None and "完成率" in column.name
        if completes and left is not None and left.meaning.quantity is Quantity.SPENT:
            column = replace(column, meaning=replace(meaning, quantity=Quantity.SPENT))
        found.append(column)
    return found


def _settled(meaning: Meaning, kinds: set[Kind], quantities: set[Quantity | None]) -> Meaning:
    if meaning.kind is Kind.ACTUAL and Kind.TARGET not in kinds and Kind.GOAL in kinds and Kind.LEVEL not in kinds:
        return Meaning(Kind.COMPLETION)
    if meaning.kind is Kind.COMPLETION and Kind.TARGET in kinds and Kind.ACTUAL not in kinds and Kind.GOAL not in kinds:
        return Meaning(Kind.ACTUAL)
    if meaning.kind is Kind.GOAL and Kind.LEVEL in kinds and Kind.TARGET not in kinds:
        return Meaning(Kind.TARGET)
    if meaning.kind is Kind.COMPLETION and Kind.LEVEL in kinds and Kind.ACTUAL not in kinds:
        return Meaning(Kind.ACTUAL)
    opens_a_budget = Quantity.SPENT in quantities and Quantity.CLOSING not in quantities
    if meaning.quantity is Quantity.OPENING and opens_a_budget:
        return Meaning(meaning.kind, quantity=Quantity.INITIAL, source=meaning.source)
    return meaning


def _changed(column: Column, meaning: Meaning) -> Column:
    if meaning is column.meaning:
        return column
    return replace(column, meaning=meaning)
