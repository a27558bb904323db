"""Draft: a number while it is being read, before it is frozen as a Figure; and Region, the text it is read in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.document import Cell, Table
from schemas.figure import Kind, Qualifier
from schemas.unit import NUMBER, Unit


@dataclass(slots=True)
class Draft:
    """A number as read so far; offsets are those of its region until the region is left."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    number_end: int
    value_to: Decimal | None = None
    unit: Unit = NUMBER
    decimals: int = 0
    neighbour_decimals: int = 0
    qualifier: Qualifier = Qualifier.NONE
    unit_from: tuple[int, int] | None = None
    exact: bool = False
    spelled: bool = False

    def moved(self, by: int) -> Draft:
        self.start += by
        self.end += by
        self.number_end += by
        if self.unit_from is not None:
            self.unit_from = (self.unit_from[0] + by, self.unit_from[1] + by)
        return self


@dataclass(slots=True)
class Region:
    """A stretch of text that no number crosses: a paragraph, or one part of a table cell."""

    start: int
    end: int
    text: str
    table: Table | None = None
    cell: Cell | None = None
    by_ocr: bool = False
