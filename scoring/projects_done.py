"""How many of the projects of the project table are reported as done, where a clause asks for their share."""

from __future__ import annotations

import re
from decimal import Decimal

from schemas.document import Span
from schemas.extraction import ProjectRow
from schemas.figure import Figure
from schemas.interval import Interval
from schemas.patterns import late
from scoring.formula import Proportion
from scoring.inputs import Input
from scoring.items import ItemRead
from scoring.phrases import PROJECTS_DONE

_ASKED = re.compile(r"完成的?项目(?:数|个数)?")
_ALL = re.compile(r"项目(?:总数|数|个数)")
_NOT_DONE = re.compile(r"^[\W\d]*(?:未完成|没有完成|未开展|未实施|未启动|未执行)")
_DONE = late(r"完成|达到|达成|实现|建成|通过|开展|举办")


def projects_done(proportion: Proportion, read: ItemRead) -> Input | None:
    """The share of done projects; None where the clause asks otherwise or the table leaves a row open."""
    if read.on is None or not asks_for_projects(proportion):
        return None
    rows = [row for row in read.on.extraction.projects if row.texts.get("completion")]
    if len(rows) < 2 or len(rows) != len(read.on.extraction.projects):
        return None
    undone = undone_rows(rows, read)
    if not all(_said(row, read) for row in rows):
        return None
    done = len(rows) - len(undone)
    share = Interval.point(_ratio(done, len(rows)))
    shown = PROJECTS_DONE.said(done=done, all=len(rows))
    return Input(proportion.numerator, share, shown, _first_figures(undone), sure=False)


def asks_for_projects(proportion: Proportion) -> bool:
    """Whether a clause divides the projects that were done by all of them."""
    return bool(_ASKED.search(proportion.numerator) and _ALL.search(proportion.denominator))


def undone_rows(rows: list[ProjectRow], read: ItemRead) -> list[ProjectRow]:
    return [row for row in rows if _NOT_DONE.search(read.text(row.texts["completion"]))]


def not_done_cells(read: ItemRead) -> tuple[Span, ...]:
    """Where the project table says that a project was not done."""
    if read.on is None:
        return ()
    rows = [row for row in read.on.extraction.projects if row.texts.get("completion")]
    return tuple(span for row in undone_rows(rows, read) for span in row.texts["completion"])


def _said(row: ProjectRow, read: ItemRead) -> bool:
    text = read.text(row.texts["completion"])
    return _NOT_DONE.search(text) is not None or _DONE.search(text) is not None


def _ratio(done: int, total: int) -> Decimal:
    return Decimal(done) / Decimal(total)


def _first_figures(rows: list[ProjectRow]) -> tuple[Figure, ...]:
    return tuple(row.figures["budget"] for row in rows if "budget" in row.figures)
