"""Shares of a total (占比, 比重): a column beside the amounts or numbers whose part of the total it states.

Which column it belongs to and what is the whole, the rows themselves must bear out; rates of spending are not here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.tables import headers
from extractor.tables.arithmetic import is_quotient
from extractor.tables.column_sums import Cover
from extractor.tables.columns import Column
from extractor.tables.logical import Record
from extractor.tables.meanings import Kind
from extractor.tables.result import Collector
from extractor.tables.values import context_of
from schemas.extraction import Ratio
from schemas.figure import Figure

_VALUES = (Kind.MONEY, Kind.UNKNOWN, Kind.TARGET, Kind.ACTUAL, Kind.GOAL, Kind.COMPLETION)


@dataclass(frozen=True, slots=True)
class _Share:
    """One stated share under one reading: the part and every whole it may be of."""

    record: Record
    rate: Figure
    part: Figure
    wholes: tuple[Figure, ...]

    @property
    def held(self) -> bool:
        return any(is_quotient(self.rate, self.part, whole) for whole in self.wholes)

    @property
    def telling(self) -> bool:
        """Whether it is the share of a real part: a total is all of itself, and nothing is no part."""
        return self.part.value != 0 and any(whole.value != self.part.value for whole in self.wholes)


def shares_of_columns(
    out: Collector,
    columns: Sequence[Column],
    records: Sequence[Record],
    covers: Sequence[Cover],
    scope_of: Callable[[Record], str | None],
) -> set[Column]:
    """The shares that each column of them states; the columns that were understood."""
    above = _totals_above(covers)
    understood: set[Column] = set()
    for column in columns:
        if column.kind is Kind.SHARE:
            shares = _best(columns, column, records, above)
            out.ratios += [_ratio(out, column, share, scope_of(share.record)) for share in shares]
            understood |= {column} if shares else set()
    return understood


def _totals_above(covers: Sequence[Cover]) -> dict[int, list[Record]]:
    """For each row the totals it goes into, the nearest first; a total that goes into no other is all of itself."""
    parents = {id(part.record): cover.total.record for cover in reversed(covers) for part in cover.parts}
    totals = {id(cover.total.record): cover.total.record for cover in covers}
    found: dict[int, list[Record]] = {}
    for record in {id(r): r for c in covers for r in (c.total.record, *(p.record for p in c.parts))}.values():
        chain, at = [], parents.get(id(record))
        while at is not None and at not in chain:
            chain.append(at)
            at = parents.get(id(at))
        found[id(record)] = chain or [totals[id(record)]]
    return found


def _best(
    columns: Sequence[Column], share: Column, records: Sequence[Record], above: dict[int, list[Record]]
) -> list[_Share]:
    """The shares under the reading that the rows bear out; none where two do, or none does."""
    candidates = _candidates(columns, share)
    readings = [_read(share, column, records, above) for column in candidates]
    proven = [reading for reading in readings if _borne_out(reading, alone=len(candidates) == 1)]
    held = sorted((sum(each.held and each.telling for each in reading) for reading in proven), reverse=True)
    if not proven or (len(held) > 1 and held[0] == held[1]):
        return []
    return max(proven, key=lambda reading: sum(each.held and each.telling for each in reading))


def _candidates(columns: Sequence[Column], share: Column) -> list[Column]:
    """The columns of values on its left under the same part of the header; else all of its year."""
    values = [c for c in columns if c.kind in _VALUES and (c.year == share.year or None in (c.year, share.year))]
    beside = [c for c in values if len(share.cells) > 1 and c.cells[:1] == share.cells[:1] and len(c.cells) > 1]
    return beside or values


def _read(share: Column, column: Column, records: Sequence[Record], above: dict[int, list[Record]]) -> list[_Share]:
    found = []
    for record in records:
        cell, part = record.get(share), _amount(record, column)
        wholes = tuple(w for total in above.get(id(record), ()) if (w := _amount(total, column)) is not None)
        if cell is not None and cell.figure is not None and cell.content.numeric and part is not None and wholes:
            found.append(_Share(record, cell.figure, part, wholes))
    return found


def _borne_out(reading: Sequence[_Share], *, alone: bool) -> bool:
    telling = [share for share in reading if share.telling]
    held = sum(share.held for share in telling)
    return held * 2 >= len(telling) and held >= (1 if alone else 2)


def _amount(record: Record, column: Column) -> Figure | None:
    cell = record.get(column)
    if cell is None or cell.figure is None or not cell.content.printed_value or cell.figure.open:
        return None
    return cell.figure if cell.figure.unit.dimension not in ("ratio", "points", "score") else None


def _ratio(out: Collector, column: Column, share: _Share, scope: str | None) -> Ratio:
    return Ratio(
        context=context_of(out, share.record),
        basis="table",
        name=headers.bare(column.name),
        name_span=column.cells[-1].span(out.document) if column.cells else None,
        scope=scope,
        metric="share",
        rate=share.rate,
        numerator=share.part,
        denominators=tuple(next(same) for _, same in groupby(share.wholes, key=lambda whole: whole.span)),
    )
