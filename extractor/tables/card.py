"""A scoring table while it is being read: its nodes, totals, and what could not be placed."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.tables.grid import GridCell
from extractor.tables.logical import Record
from schemas.document import Document, Span
from schemas.extraction import Item
from schemas.figure import Figure


@dataclass(slots=True)
class Node:
    """An item while it is being read."""

    name: str
    level: int
    cell: GridCell
    record: Record
    maximum: Figure | None = None
    score: Figure | None = None
    reviewed: list[Figure] = field(default_factory=list)
    clause: list[Span] = field(default_factory=list)
    target: list[Span] = field(default_factory=list)
    actual: list[Span] = field(default_factory=list)
    explanation: list[Span] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    end: int = 0

    def item(self, document: Document) -> Item:
        children = tuple(child.item(document) for child in self.children)
        end = max([self.end, self.cell.end, *(child.span.end for child in children)])
        return Item.made(
            name=self.name,
            level=self.level,
            span=document.span(self.cell.start, end),
            maximum=self.maximum,
            score=self.score,
            reviewed=tuple(self.reviewed),
            clause=tuple(self.clause),
            target=tuple(self.target),
            actual=tuple(self.actual),
            explanation=tuple(self.explanation),
            children=children,
        )


@dataclass(slots=True)
class Card:
    """A scoring table while it is being read."""

    nodes: list[Node] = field(default_factory=list)
    total_maximum: Figure | None = None
    total_score: Figure | None = None
    total_row: Record | None = None
    complete: bool = True
    unplaced: list[GridCell] = field(default_factory=list)
    leaves: list[tuple[Node, Record]] = field(default_factory=list)
    repeated: list[tuple[Node, Figure, Record]] = field(default_factory=list)
    """Weights that are printed again on every row of an item."""
    rescaled: Figure | None = None
    """The total brought to 100 points (折算得分), where items do not apply."""
