"""What reading the tables of a document gives, and the collector that the readers of each kind fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.labels.hints import FigureHints
from extractor.labels.labelled import Labelled
from extractor.tables.grid import GridCell, Parts
from schemas.base import Bilingual
from schemas.document import Document, Span
from schemas.extraction import (
    Average,
    Claim,
    Growth,
    Increase,
    Listing,
    Product,
    ProjectRow,
    Ratio,
    Role,
    Scorecard,
    Sum,
    TableKind,
    TableSeen,
)
from schemas.figure import Figure
from schemas.figures import Figures


@dataclass(frozen=True)
class TablesRead:
    """What the tables of one document say. ``split_cells`` are the parts of cells that a page break split."""

    claims: tuple[Claim, ...] = ()
    ratios: tuple[Ratio, ...] = ()
    growths: tuple[Growth, ...] = ()
    sums: tuple[Sum, ...] = ()
    products: tuple[Product, ...] = ()
    averages: tuple[Average, ...] = ()
    increases: tuple[Increase, ...] = ()
    listings: tuple[Listing, ...] = ()
    scorecards: tuple[Scorecard, ...] = ()
    projects: tuple[ProjectRow, ...] = ()
    seen: tuple[TableSeen, ...] = ()
    split_cells: tuple[Parts, ...] = ()


@dataclass(slots=True)
class Collector:
    """Collects what the tables of one document say."""

    document: Document
    figures: Figures
    hints: FigureHints = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    growths: list[Growth] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    products: list[Product] = field(default_factory=list)
    averages: list[Average] = field(default_factory=list)
    increases: list[Increase] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    scorecards: list[Scorecard] = field(default_factory=list)
    projects: list[ProjectRow] = field(default_factory=list)
    seen: list[TableSeen] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        return self.document.span(start, end)

    def claim(
        self,
        figure: Figure,
        words: str,
        context: Span,
        *,
        metric: str | None = None,
        role: Role | None = None,
        scope: str | None = None,
        period: str | None = None,
        named_by: GridCell | None = None,
    ) -> None:
        """A figure cell and what its row and column say of it."""
        self.claims.append(
            Claim.made(
                figure=figure,
                metric=metric,
                words=words,
                words_span=named_by.span(self.document) if named_by is not None else None,
                scope=scope,
                period=period,
                role=role,
                context=context,
                source="table",
                labelled_by="table",
            )
        )

    def add(self, labelled: Labelled) -> None:
        """What the words of a cell say."""
        self.claims += labelled.claims
        self.ratios += labelled.ratios
        self.growths += labelled.growths
        self.sums += labelled.sums
        self.products += labelled.products
        self.averages += labelled.averages
        self.increases += labelled.increases
        self.listings += labelled.listings

    def saw(self, span: Span, kind: TableKind, unplaced: Sequence[GridCell], note: Bilingual | None) -> None:
        spans = tuple(cell.span(self.document) for cell in unplaced)
        self.seen.append(TableSeen(span=span, kind=kind, unplaced=spans, note=note))

    def finish(self, split_cells: Sequence[Parts]) -> TablesRead:
        return TablesRead(
            claims=tuple(self.claims),
            ratios=tuple(self.ratios),
            growths=tuple(self.growths),
            sums=tuple(self.sums),
            products=tuple(self.products),
            averages=tuple(self.averages),
            increases=tuple(self.increases),
            listings=tuple(self.listings),
            scorecards=tuple(self.scorecards),
            projects=tuple(self.projects),
            seen=tuple(self.seen),
            split_cells=tuple(split_cells),
        )
