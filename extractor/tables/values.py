"""Figures of cells as claims: one value a cell, or the figures inside a cell of text."""

from __future__ import annotations

import re

from extractor.labels import find_department_and_year, label_text
from extractor.labels.periods import find_periods
from extractor.labels.words import names_nothing, says_little
from extractor.tables import headers
from extractor.tables.arithmetic import of_unit
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import Record
from extractor.tables.meanings import Quantity
from extractor.tables.naming import normalised, own_metric, say
from extractor.tables.result import Collector
from schemas.document import Span
from schemas.extraction import Role
from schemas.figure import Figure
from schemas.patterns import late
from schemas.unit import SCORE

_LONGEST_PERIOD = 12
_A_YEAR = late("20[0-9]{2}年(?:度|末|底)?")
_TIME_ONLY = late("[0-9年度末底止第截至累计()（）]")


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
    nameless: bool = False,
) -> None:
    """The value of a cell with what its row and column say of it. ``periods`` are this year and the last; ``nameless``
    tells that the row has a name which is not sure to be one."""
    if cell.figure is None:
        return
    quarter = _period_named(out, name.text) if name is not None else None
    named = name.text if name is not None and quarter is None else ""
    said = say(cell.figure, column, named, scope, row_is_part=row_is_part)
    last_year = column.meaning.quantity is Quantity.LAST_YEAR
    out.claim(
        cell.figure,
        said.words,
        context_of(out, record),
        metric=said.metric,
        role=said.role,
        scope=None if nameless else said.scope,
        period=quarter or column.year or (periods[1] if last_year else None),
        named_by=name,
    )


def _period_named(out: Collector, row_name: str) -> str | None:
    """The period that a row is named by (一季度, 6月末): it is when, not what."""
    if len(row_name) > _LONGEST_PERIOD:
        return None
    _, year = find_department_and_year(out.document)
    found = find_periods(row_name, year)
    whole = found[0] if len(found) == 1 and not found[0].relative else None
    if whole is None or _TIME_ONLY.sub("", row_name[: whole.start] + row_name[whole.end :]):
        return None
    return whole.value if whole.value and (not whole.value.isdigit() or _A_YEAR.fullmatch(row_name)) else None


def context_of(out: Collector, record: Record) -> Span:
    return out.span(record.start, record.end)


def claim_text(
    out: Collector,
    cell: GridCell,
    *,
    scope: str | None,
    role: Role | None,
    of_row: str = "",
    at: GridCell | None = None,
) -> None:
    """What the figures inside a cell of text say, by the words around them.

    ``of_row`` is the name of the row's indicator, printed in the cell ``at``: it names the first figure that no words of
    the cell name, such as the result of a formula (932/1,000*100%=93.2%).
    """
    if not cell.figures:
        return
    before = len(out.claims)
    for start, end in cell.parts:
        labelled = label_text(
            out.document, out.figures, start, end, scope=scope, role=role, source="table", hints=out.hints
        )
        out.add(labelled)
    if of_row:
        _name_by_row(out, before, of_row, at)


def _name_by_row(out: Collector, first: int, name: str, at: GridCell | None) -> None:
    name = headers.bare(name) or name
    for number, claim in enumerate(out.claims[first:], first):
        told = bool(claim.words.strip()) and not names_nothing(claim.words, claim.figure.unit.dimension)
        if told or claim.metric is not None or claim.role not in (None, Role.ACTUAL, Role.TARGET):
            continue
        dimension = claim.figure.unit.dimension
        if not _could_be(name, dimension):
            continue
        named = own_metric(name, dimension)
        update = {
            "words": name if says_little(words := normalised(name)) else words,
            "metric": named.id if named is not None else None,
            "role": claim.role or Role.ACTUAL,
            "words_span": at.span(out.document) if at is not None else None,
        }
        out.claims[number] = claim.model_copy(update=update)
        return


def _could_be(name: str, dimension: str) -> bool:
    """A rate is told in per cent and nothing else is; points are told of other columns."""
    is_rate = re.search("(?:率|度|占比|比例|比重|程度)$", name) is not None
    return is_rate == (dimension == "ratio") and dimension not in ("score", "points")


def as_score(figure: Figure | None) -> Figure | None:
    """A weight or score: points, unless it is printed in per cent."""
    return of_unit(figure, SCORE) if figure is not None else None
