"""Finds and classes every number of a document: figures, and what is accounted for as no figure.

``find_figures`` is the whole public face of this package. What a figure says is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal
from itertools import groupby

from extractor.figures.cell_neighbours import share_units
from extractor.figures.cell_units import CellUnits
from extractor.figures.clauses import mark_clauses
from extractor.figures.draft import Draft, Region
from extractor.figures.enumerations import inherit_units, take_unit_over_the_break
from extractor.figures.headers import Headers
from extractor.figures.precision import set_neighbour_decimals
from extractor.figures.printed import number_alone, printed_numbers
from extractor.figures.qualifiers import qualifier_of
from extractor.figures.regions import regions_of
from extractor.figures.spelled import spelled_numbers
from schemas.document import Document
from schemas.figure import Figure
from schemas.figures import Figures
from schemas.kind import Kind

__all__ = ["find_figures"]

_DIGITS = re.compile(r"[0-9]+")
_MAY_HOLD = re.compile("[0-9一二两三四五六七八九十百千万半零〇①-❿壹贰叁肆伍陆柒捌玖拾]")


def find_figures(document: Document) -> Figures:
    """Every number of a document, numbered in order of position."""
    tables = _tables(document)
    read = [(region, _numbers(region)) for region in regions_of(document)]
    for region, drafts in read:
        if drafts:
            _settle(region, drafts, tables)
    for table, cells in groupby(read, key=lambda each: each[0].table and each[0].table.start):
        if table is not None:
            share_units(cells, tables[table].headers)
    set_neighbour_decimals(read)
    placed = [(region, draft) for region, drafts in read for draft in drafts]
    return Figures(_figure(document, region, draft, at) for at, (region, draft) in enumerate(placed))


def _tables(document: Document) -> dict[int, CellUnits]:
    """What gives cells their units, for every table; a table that goes on has the caption of the one before."""
    found: dict[int, CellUnits] = {}
    before: CellUnits | None = None
    for table in document.tables:
        before = found[table.start] = CellUnits(document, table, Headers(document, table), before)
    return found


def _settle(region: Region, drafts: list[Draft], tables: dict[int, CellUnits]) -> None:
    """What the words around and the table say of the numbers of one region."""
    inherit_units(region.text, drafts)
    take_unit_over_the_break(region, drafts[-1])
    units = tables[region.table.start] if region.table is not None else None
    if units is not None:
        units.settle(region, drafts)
    for draft in drafts:
        if draft.kind.is_figure:
            draft.qualifier = qualifier_of(region.text, draft)
    mark_clauses(region, drafts, units.headers if units is not None else None)


def _numbers(region: Region) -> list[Draft]:
    """The numbers of a region: printed ones first, then spelled ones where none was printed, then what is left."""
    if not _MAY_HOLD.search(region.text):
        return []
    alone = number_alone(region)
    if alone is not None:
        return [alone]
    drafts = list(printed_numbers(region))
    drafts = _merge(drafts, list(spelled_numbers(region.text)))
    left = _left_over(region.text, drafts)
    rest = [Draft(*run.span(), Kind.PLAIN, Decimal(run[0]), run.end()) for run in left]
    return _merge(drafts, rest) if rest else drafts


def _left_over(text: str, drafts: list[Draft]) -> list[re.Match[str]]:
    """The runs of digits that begin inside no number; drafts are in order."""
    ends = [0, *(draft.end for draft in drafts)]
    starts = [*(draft.start for draft in drafts), len(text)]
    if not any(_DIGITS.search(text, end, start) for end, start in zip(ends, starts, strict=True)):
        return []
    left: list[re.Match[str]] = []
    at = 0
    for run in _DIGITS.finditer(text):
        while at < len(drafts) and drafts[at].end <= run.start():
            at += 1
        if at == len(drafts) or run.start() < drafts[at].start:
            left.append(run)
    return left


def _merge(drafts: list[Draft], more: list[Draft]) -> list[Draft]:
    added = [draft for draft in more if not _touches(drafts, draft)]
    return sorted([*drafts, *added], key=lambda draft: draft.start) if added else drafts


def _touches(drafts: list[Draft], draft: Draft) -> bool:
    before = bisect_right(drafts, draft.start, key=lambda other: other.start) - 1
    if before >= 0 and drafts[before].end > draft.start:
        return True
    return before + 1 < len(drafts) and drafts[before + 1].start < draft.end


def _figure(document: Document, region: Region, draft: Draft, number: int) -> Figure:
    span = document.span(*region.place(draft.start, draft.end))
    unit_from = region.place(*draft.unit_from) if draft.unit_from else draft.unit_at
    return Figure.made(
        id=number,
        kind=draft.kind,
        value=draft.value,
        value_to=draft.value_to,
        unit=draft.unit,
        decimals=draft.decimals,
        neighbour_decimals=draft.neighbour_decimals,
        qualifier=draft.qualifier,
        quote=document.quote(span),
        span=span,
        unit_from=document.span(*unit_from) if unit_from else None,
        exact=draft.exact,
        spelled=draft.spelled,
        by_ocr=region.by_ocr,
    )
