"""The variables of scoring clauses that no printed figure was found for, which a model may be asked to find."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.extraction import Extraction, Variable
from scoring.clause import read_clause
from scoring.execution_score import execution_of
from scoring.formula import Bound
from scoring.gather import gather
from scoring.inputs import find_input
from scoring.item_score import supported_score, terms_of
from scoring.items import ItemRead


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
    """A ratio where the bounds say nothing else; what is counted in units of its own has its noun to be found by."""
    named = [bound for bound in bounds if bound.unit]
    if not named or named[0].is_ratio:
        return "ratio"
    return "money" if named[0].is_money else None
