"""Units of numbers in table cells that print none: from the column's header, the row's label or the caption.

Only a clear header counts. Money of a caption goes only to columns that say they hold money.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.figures.captions import Given, captioned_units
from extractor.figures.draft import Draft, Region
from extractor.figures.header_words import HeaderSays, counted_noun, header_says, printed_unit
from extractor.figures.headers import Headers
from extractor.figures.unit_reader import read_unit
from schemas.document import Cell, Document, Table
from schemas.kind import Kind
from schemas.patterns import late
from schemas.unit import SCORE

_STAFF = late(r"(?:人员|编制|职工|岗位)(?:类别|类型|性质|构成|分类|情况|身份|项目)")
_UNIT_COLUMN = re.compile(r"(?:计量|度量|指标值?|数量)?单位")
_WHOLE = re.compile("小计|合计|总计|总数")
_LONGEST_NUMBER = 60
_ONLY_A_NUMBER = re.compile(r"[\s≥≤<>=+\-—~约¥]*[\d,，. \n]+(?:[-~—至][\d,. ]+)?\s*", re.ASCII)


class CellUnits:
    """Gives the numbers in the cells of one table their units."""

    def __init__(self, document: Document, table: Table, headers: Headers, before: CellUnits | None = None) -> None:
        self._document = document
        self._table = table
        self.headers = headers
        self._captions = captioned_units(document, table, headers)
        if not self._captions and before is not None and headers.repeats(before.headers):
            self._captions = before._captions
        self._unit_column = self._find_unit_column()

    def settle(self, region: Region, drafts: Sequence[Draft]) -> None:
        """Gives the numbers of one cell their unit, or another class where the column says so."""
        cell = region.cell
        if cell is None:
            return
        above = self.headers.above(cell.row, cell.column)
        bare = len(region.text) <= _LONGEST_NUMBER and bool(_ONLY_A_NUMBER.fullmatch(region.text))
        for draft in drafts:
            if draft.kind is Kind.PLAIN and draft.unit.dimension == "number":
                self._settle(cell, above, draft, bare)
            elif bare:
                _reclass(draft, self._nearest(above))

    def _nearest(self, above: Sequence[Cell]) -> str:
        return self.headers.text(above[0]) if above else ""

    def _settle(self, cell: Cell, above: Sequence[Cell], draft: Draft, bare: bool) -> None:
        nearest = self._nearest(above)
        if bare and (_reclass(draft, nearest) or (not above and _reclass(draft, self._label(cell)))):
            return
        if bare and header_says(nearest).score and self._printed_unit(above[:1]) is None:
            draft.kind, draft.unit = Kind.SCORE, SCORE
            draft.unit_at = (above[0].start, above[0].end)
            return
        given = self._given(cell, above) if bare else None
        if given is None or (draft.unit.symbol and given.read.unit.factor != 1):
            return
        draft.kind, draft.unit, draft.unit_at = given.read.kind, given.read.unit, given.where

    def _given(self, cell: Cell, above: Sequence[Cell]) -> Given | None:
        """The nearest printed unit: the column's headers, a column of units, the row's label, a caption."""
        nearest = self._nearest(above)
        column = self._printed_unit(above)
        if column is not None and (column.read.kind is not Kind.AMOUNT or not header_says(nearest).not_money):
            return column
        own = self._of_unit_column(cell) if header_says(nearest).measured else None
        if own is not None:
            return own
        labels = self.headers.beside(cell)
        row = self._printed_unit(labels)
        if row is not None and _row_fits(row.read.kind, nearest):
            return row
        return self._counted(cell, above, labels) or self._money(cell, above, labels) or self._captioned(nearest)

    def _counted(self, cell: Cell, above: Sequence[Cell], labels: Sequence[Cell]) -> Given | None:
        """培训人次 | 500: what a header, or the label of a measured row, says is counted."""
        nearest = header_says(self._nearest(above))
        other = nearest.score or nearest.ratio or nearest.money
        whole = _WHOLE.fullmatch(self._nearest(above)) is not None or not (other or nearest.not_money)
        namers = [*(above if whole else above[:1]), *(labels[:1] if nearest.measured or not other else ())]
        for namer in namers:
            noun = counted_noun(self.headers.text(namer))
            read = read_unit(noun, 0) if noun and not nearest.score else None
            if read is not None:
                return Given(read, (namer.start, namer.end))
        return None if other or nearest.not_money else self._of_staff(cell)

    def _of_staff(self, cell: Cell) -> Given | None:
        """人员类别 | 上年末 | 本年末: a table whose rows are kinds of staff counts heads."""
        corner = self.headers.corner(cell.row, cell.column)[:1]
        read = read_unit("人", 0) if corner and _STAFF.fullmatch(self.headers.text(corner[0])) else None
        return Given(read, (corner[0].start, corner[0].end)) if read is not None else None

    def _label(self, cell: Cell) -> str:
        labels = self.headers.beside(cell)
        return self.headers.text(labels[0]) if labels else ""

    def _money(self, cell: Cell, above: Sequence[Cell], labels: Sequence[Cell]) -> Given | None:
        """The caption's money, for a column that says it holds money."""
        nearest = self._nearest(above)
        words = header_says(nearest)
        if not words.money and not words.not_money:
            words = header_says("".join(self.headers.text(header) for header in above))
        if not above and labels:
            words = header_says(self.headers.text(labels[0]))
        if not words.money or words.not_money or (labels and header_says(self.headers.text(labels[0])).counted_row):
            return None
        in_corner = (self._printed_unit((header,)) for header in self.headers.corner(cell.row, cell.column))
        given = (each for each in (*in_corner, *self._captions) if each is not None)
        return next((each for each in given if each.read.kind is Kind.AMOUNT), None)

    def _captioned(self, nearest: str) -> Given | None:
        """A table that counts or measures only one thing: 单位：人次."""
        says = header_says(nearest)
        if len(self._captions) != 1 or says.ratio or says.score or self._captions[0].read.kind is Kind.AMOUNT:
            return None
        return self._captions[0]

    def _printed_unit(self, cells: Iterable[Cell]) -> Given | None:
        for cell in cells:
            for start, end in cell.parts:
                found = printed_unit(self._document.text[start:end])
                if found is not None:
                    return Given(found[0], (start + found[1], start + found[0].end))
        return None

    def _find_unit_column(self) -> int | None:
        for cell in self._table.cells:
            if self.headers.is_header_row(cell.row) and _UNIT_COLUMN.fullmatch(self.headers.text(cell)):
                return cell.column
        return None

    def _of_unit_column(self, cell: Cell) -> Given | None:
        where = self._table.at(cell.row, self._unit_column) if self._unit_column is not None else None
        if where is None or where.empty:
            return None
        word = self.headers.text(where)
        read = read_unit(word, 0)
        return Given(read, (where.start, where.end)) if read is not None and read.end == len(word) else None


def _row_fits(kind: Kind, nearest: str) -> bool:
    """A label's money goes to columns of money, its other units to what is measured; neither to scores."""
    says = header_says(nearest)
    if kind is Kind.AMOUNT:
        return not says.not_money
    return not says.score and (not nearest or says.measured)


def _reclass(draft: Draft, header: str) -> bool:
    """A number that its column calls a row number, a code, a year or a telephone is no figure."""
    kind = _no_figure(draft, header_says(header))
    if kind is not None:
        draft.kind = kind
    return kind is not None


def _no_figure(draft: Draft, says: HeaderSays) -> Kind | None:
    bare = draft.unit.dimension == "number"
    whole = bare and draft.decimals == 0 and draft.value_to is None
    year = 1900 <= draft.value <= 2100
    if whole and says.row_number:
        return Kind.LIST_NUMBER
    if whole and says.code:
        return Kind.IDENTIFIER
    if whole and says.year and year:
        return Kind.YEAR
    if says.telephone and draft.value >= 10**6:
        return Kind.TELEPHONE
    return Kind.DATE if bare and says.date and year else None
