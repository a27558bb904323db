"""Totals and their sources told label by label: 预算数： | 3,218.75 over 其中：财政拨款 | …, and sources listed in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.tables.grid import GridCell, distinct
from extractor.tables.logical import LogicalTable
from extractor.tables.pairs import pairs_of
from extractor.tables.result import Collector
from schemas.extraction import Sum
from schemas.figure import Figure
from schemas.patterns import late

_TOTAL = late(r"(?:年度)?(?:全年)?(?:预算数|执行数|决算数|预算总额|资金总额|预算资金总额|总额|合计)(?:\([A-Z]\))?:?")
_FIRST = re.compile(r"其中:?[^0-9:]{2,14}:?")
_REST = re.compile(r"(?:其中:?)?其他(?:财政)?(?:资金|收入|来源)?:?")
_TOLD = late(r"(?:年度)?(?:预算|资金|预算资金|项目资金)?总额:(?:[0-9][0-9.,]*)(?:万元|元)?")
_LIST = late(r"(?:按[^:0-9]{2,8}分:)?其中:(?:[^:0-9]{2,14}:[0-9][0-9.,]*(?:万元|元)?[,;、]?){2,6}")
_NAME = late(r"([^:0-9,;、]{2,14}):[0-9]")
_BOTH = ("基本支出", "项目支出")

Pair = tuple[GridCell, GridCell]


def read_source_pairs(out: Collector, table: LogicalTable, scope: str | None) -> None:
    """``预算数：| a | 执行数：| b`` and, in the rows under them, what each is made of, down to 其他资金."""
    rows: dict[int, list[Pair]] = {}
    for label, value in pairs_of(table):
        rows.setdefault(label.row, []).append((label, value))
    found = list(rows.values())
    for at, row in enumerate(found):
        for side, (label, value) in enumerate(row):
            if _TOTAL.fullmatch(label.text) and value.amount is not None:
                _add(out, label, value.amount, list(_under(found[at + 1 :], side, label)), scope)


def _under(rows: Iterable[Sequence[Pair]], side: int, label: GridCell) -> Iterator[Pair]:
    """The pairs below a total, in its columns, that begin with 其中 and end with what is left over."""
    for number, row in enumerate(rows):
        if side >= len(row) or row[side][0].column != label.column:
            return
        name = row[side][0].text
        if not number and not _FIRST.fullmatch(name):
            return
        yield row[side]
        if _REST.fullmatch(name):
            return


def _add(out: Collector, label: GridCell, total: Figure, parts: Sequence[Pair], scope: str | None) -> None:
    amounts = [value.amount for _, value in parts if value.amount is not None]
    if len(amounts) < len(_BOTH) or len(amounts) != len(parts) or not _REST.fullmatch(parts[-1][0].text):
        return
    _tell(out, label, parts[-1][1].end, total, amounts, tuple(name.text for name, _ in parts), scope)


def read_listed_sources(out: Collector, table: LogicalTable) -> None:
    """``资金总额：3318.75`` in one cell, ``其中：一般公共预算：3118.75 …其他资金：50.00`` in others of the table."""
    cells = [cell for row in table.grid.rows for cell in distinct(row) if cell.figures and ":" in cell.text]
    totals = [cell for cell in cells if len(cell.figures) == 1 and _TOLD.fullmatch(cell.text)]
    if len(totals) != 1:
        return
    for cell in cells:
        names = _NAME.findall(cell.text.partition("其中:")[2]) if _LIST.fullmatch(cell.text) else []
        every = bool(names) and (names[-1].startswith("其他") or tuple(names) == _BOTH)
        if every and len(names) == len(cell.figures):
            _tell(out, totals[0], cell.end, totals[0].figures[0], cell.figures, tuple(names), None)


def _tell(
    out: Collector,
    label: GridCell,
    end: int,
    total: Figure,
    parts: Sequence[Figure],
    names: tuple[str, ...],
    scope: str | None,
) -> None:
    words = label.text.partition(":")[0]
    out.sums.append(
        Sum(
            context=out.span(label.start, max(end, label.end)),
            basis="table",
            name=words,
            name_span=label.span(out.document),
            scope=scope,
            total=total,
            parts=tuple(parts),
            part_names=names,
        )
    )
