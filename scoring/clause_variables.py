"""The variables of scoring clauses that no printed figure was found for, which a model may be asked to find."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from schemas.extraction import Extraction, Variable
from schemas.unit import SCORE, counted
from scoring.clause import read_clause
from scoring.execution_score import execution_of
from scoring.formula import Bound
from scoring.gather import gather
from scoring.inputs import find_input
from scoring.item_score import supported_score, terms_of
from scoring.items import ItemRead

_NOUN = re.compile("[一-鿿]{1,3}")
_PEOPLE = {"名": "人", "位": "人"}
_TIMES = ("天", "日", "年", "月", "个月", "小时", "分钟", "工作日")
"""Durations are told beside dates in so many ways that a figure of them says little."""


def missing_variables(extraction: Extraction) -> tuple[Variable, ...]:
    """What the clauses of scored items ask for and the lexicon did not find."""
    return tuple(each for read in gather(extraction, ItemRead) for each in _missing(read))


def _missing(read: ItemRead) -> Iterator[Variable]:
    item = read.item
    if item.children or item.score is None or item.maximum is None or execution_of(read) is not None:
        return
    supported = supported_score(read)
    if supported is None or supported.judgement or supported.points is not None:
        return
    terms = terms_of(read_clause(read.governing_clause), item.maximum.value) or ()
    alone = sum(term.computable or term.proportion is not None for term in terms) == 1
    for term in terms:
        dimension = _dimension(term.bounds)
        if not term.computable or dimension is None:
            continue
        if find_input(term.name, read, term.bounds, alone=alone) is None:
            yield Variable(item=item.span, item_name=item.name, clause=item.clause, name=term.name, dimension=dimension)


def _dimension(bounds: tuple[Bound, ...]) -> str | None:
    """A ratio where the bounds say nothing else, points, money, or a count of what the bounds count (300人)."""
    unit = next((bound.unit for bound in bounds if bound.unit), "%")
    if Bound(value=Decimal(0), unit=unit).is_ratio:
        return "ratio"
    if Bound(value=Decimal(0), unit=unit).is_money:
        return "money"
    noun = unit.lstrip("万亿") or unit
    if not _NOUN.fullmatch(noun) or noun in _TIMES:
        return None
    return SCORE.dimension if noun == "分" else counted(_PEOPLE.get(noun, noun)).dimension
