"""Draft: a number while it is being read, before it is frozen as a Figure; and Region, the text it is read in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.document import Cell, Table
from schemas.kind import Kind, Qualifier
from schemas.unit import NUMBER, Unit


@dataclass(slots=True)
class Draft:
    """A number as read so far. Offsets are those of its region's text.

    ``unit_from`` is where the region prints its unit apart from it, ``unit_at`` the same elsewhere in the
    document (a header, a caption).
    """

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
    unit_at: tuple[int, int] | None = None
    exact: bool = False
    spelled: bool = False


@dataclass(slots=True)
class Region:
    """A stretch of text that no number crosses: a paragraph, or one part of a table cell.

    ``text`` lacks the blanks that a reading machine put between characters; ``offsets`` then says where each
    character stands in the stretch.
    """

    start: int
    end: int
    text: str
    table: Table | None = None
    cell: Cell | None = None
    by_ocr: bool = False
    offsets: list[int] | None = None
    tail: str = ""
    """How the next part of the same cell begins, where a page break cut the cell."""
    tail_at: int = 0

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of ``text`` stands in the document."""
        if self.offsets is None:
            return self.start + start, self.start + end
        return self.start + self.offsets[start], self.start + self.offsets[end - 1] + 1
