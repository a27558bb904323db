"""Short ways for the tests of this package to read drawn and tab-separated tables."""

from __future__ import annotations

from extractor.figures import find_figures
from extractor.read.text import read_text
from extractor.tables import TablesRead, read_tables
from extractor.tables.logical import LogicalTable, logical_tables
from schemas.document import Document
from schemas.extraction import Claim, Item, Role, Scorecard
from schemas.figure import Figure
from tests.extractor.tables.drawn import draw


def document_of(text: str, *above: str) -> Document:
    """A tab-separated text as its reader gives it, any other notation as drawn."""
    if "\t" in text:
        return read_text("report.txt", "\n\n".join([*above, text.strip("\n")]).encode())
    return draw(*above, text)


def tables_in(text: str, *above: str) -> TablesRead:
    document = document_of(text, *above)
    return read_tables(document, find_figures(document))


def logical(text: str, *above: str) -> list[LogicalTable]:
    document = document_of(text, *above)
    return [table for table in logical_tables(document, find_figures(document)) if table.kind == "data"]


def shown(figure: Figure | None) -> str | None:
    return figure.quote if figure is not None else None


def outline(card: Scorecard) -> list[tuple[int, str, str | None, str | None]]:
    """Level, name, weight and score of every item, in reading order."""

    def walk(items: tuple[Item, ...]) -> list[tuple[int, str, str | None, str | None]]:
        rows = []
        for item in items:
            rows += [(item.level, item.name, shown(item.maximum), shown(item.score)), *walk(item.children)]
        return rows

    return walk(card.items)


def ratios(read: TablesRead) -> list[tuple[str | None, str, str, list[str]]]:
    return [(r.scope, r.rate.quote, r.numerator.quote, [d.quote for d in r.denominators]) for r in read.ratios]


def sums(read: TablesRead) -> list[tuple[str | None, str, list[str], bool]]:
    return [(s.scope, s.total.quote, [p.quote for p in s.parts], s.exhaustive) for s in read.sums]


def growths(read: TablesRead) -> list[tuple[str, str, str]]:
    return [(g.change.quote, g.previous.quote, g.current.quote) for g in read.growths]


def claims_of(read: TablesRead, quote: str) -> list[Claim]:
    return [claim for claim in read.claims if claim.figure.quote == quote]


def roles_of(read: TablesRead, quote: str) -> set[Role | None]:
    return {claim.role for claim in claims_of(read, quote)}
