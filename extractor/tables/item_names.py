"""Names of items without their numbers, and the weight in brackets that may stand behind them: 预算编制（10分）."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.tables import headers
from extractor.tables.grid import GridCell
from schemas.figure import Figure
from schemas.figures import Figures

BRACKETED = re.compile(r"[(\[](?:权重|分值|满分|共|计|占|参考分值)?[:=]?(?P<value>[0-9]+(?:\.[0-9]+)?)(?:分|%)?[)\]]")


def name_and_weight(cell: GridCell, figures: Figures) -> tuple[str, Figure | None]:
    """A name and the weight printed behind it: 预算编制（10分）."""
    weight = bracketed(cell, figures)
    return bare_name(cell.text) if weight is not None else headers.unnumbered(cell.text) or cell.text, weight


def bare_name(text: str) -> str:
    """A name without its number and the weight in brackets."""
    name = BRACKETED.sub("", text)
    return headers.unnumbered(name) or name or text


def bracketed(cell: GridCell, figures: Figures) -> Figure | None:
    for start, end in cell.parts:
        weight = weight_in(cell.text, figures.within(start, end))
        if weight is not None:
            return weight
    return None


def weight_in(text: str, inside: Iterable[Figure]) -> Figure | None:
    """The weight in brackets behind a name, among the numbers of that text."""
    found = BRACKETED.search(text)
    if found is None:
        return None
    value = Decimal(found["value"])
    return next((figure for figure in inside if figure.value == value), None)
