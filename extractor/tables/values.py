"""Figures of cells as claims: one value a cell, or the figures inside a cell of text."""

from __future__ import annotations

from extractor.labels import label_text
from extractor.tables.arithmetic import of_unit
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import Record
from extractor.tables.meanings import Quantity
from extractor.tables.naming import say
from extractor.tables.result import Collector
from schemas.document import Span
from schemas.extraction import Role
from schemas.figure import Figure
from schemas.unit import SCORE


def claim_value(
    out: Collector,
    record: Record,
    column: Column,
    cell: GridCell,
    *,
    name: GridCell | None,
    scope: str | None,
    row_is_part: bool = False,
    periods: tuple[str | None, str | None] = (None, None),
) -> None:
    """The value of a cell with what its row and column say of it. ``periods`` are this year and the last."""
    if cell.figure is None:
        return
    said = say(cell.figure, column, name.text if name is not None else "", scope, row_is_part=row_is_part)
    last_year = column.meaning.quantity is Quantity.LAST_YEAR
    out.claim(
        cell.figure,
        said.words,
        context_of(out, record),
        metric=said.metric,
        role=said.role,
        scope=said.scope,
        period=column.year or (periods[1] if last_year else None),
        named_by=name,
    )


def context_of(out: Collector, record: Record) -> Span:
    return out.span(record.start, record.end)


def claim_text(out: Collector, cell: GridCell, *, scope: str | None, role: Role | None) -> None:
    """What the figures inside a cell of text say, by the words around them."""
    if not cell.figures:
        return
    for start, end in cell.parts:
        labelled = label_text(
            out.document, out.figures, start, end, scope=scope, role=role, source="table", hints=out.hints
        )
        out.claims += labelled.claims
        out.ratios += labelled.ratios
        out.growths += labelled.growths
        out.sums += labelled.sums
        out.listings += labelled.listings


def as_score(figure: Figure | None) -> Figure | None:
    """A weight or score: points, unless it is printed in per cent."""
    return of_unit(figure, SCORE) if figure is not None else None
