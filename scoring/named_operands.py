"""Operands of a printed equation that the clause names (控制率＝在编人数÷编制数, 32/35), and what is said of them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from schemas.equation import Expression, Operation
from schemas.extraction import WHOLE, Claim, Role
from schemas.figure import Figure
from schemas.interval import Interval
from schemas.kind import Qualifier
from schemas.patterns import late
from scoring.clause import read_clause
from scoring.clause_weights import in_points
from scoring.inputs import Input
from scoring.item_score import terms_of
from scoring.items import EquationRead, ItemRead
from scoring.term_points import points_for

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_DEFINITION = late(
    r"(?P<label>[^=；;。\n\s]{2,30})=[(（]?(?P<top>[^=/÷×*；;。\n()（）]{2,20})[/÷](?P<bottom>[^=/÷×*；;。\n()（）\s\d]{2,20})"
)
_LEAD = re.compile(r"^(?:本年度|本年|年度|当年|年末|期末|部门|单位|本部门|本单位)+")
_TAIL = re.compile(r"(?:(?:人员)?(?:总人数|人数|总数|数量|合计数|数)|人员)$")
_QUOTES = late(r"[“”\"《》\s]")


@dataclass(frozen=True)
class NamedOperand:
    """An operand with its name, a claim that gives it another value, and the points that would follow."""

    name: str
    operand: Figure
    other: Claim
    rate: Interval
    shown: str
    points: Interval | None


def contradicted_operands(read: ItemRead) -> Iterator[NamedOperand]:
    """Operands that count people or things, of which every other statement gives one and the same other number."""
    for equation in read.equations:
        names = _names(equation, read)
        quotient = _quotient(equation.equation.steps[0].left) if equation.equation.steps else None
        if names is None or quotient is None:
            continue
        for at, operand in enumerate(quotient):
            others = list(_others(names[at], operand, read))
            values = {claim.figure.value for claim in others}
            if len(values) == 1 and operand.value not in values:
                yield _contradicted(names[at], quotient, at, others[0], equation, read)


def _names(equation: EquationRead, read: ItemRead) -> tuple[str, str] | None:
    """What the clause calls the two sides of the division that an equation's label names."""
    text = _BRACKETS.sub("", read.governing_clause)
    for match in _DEFINITION.finditer(text):
        if equation.label and _QUOTES.sub("", match["label"]).endswith(_QUOTES.sub("", equation.label)):
            return _core(match["top"]), _core(match["bottom"])
    return None


def _core(name: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", _QUOTES.sub("", name)))


def _quotient(expression: Expression) -> tuple[Figure, Figure] | None:
    """Numerator and denominator of 32/35×100%."""
    while isinstance(expression, Operation) and expression.sign == "×":
        expression = expression.left
    if not isinstance(expression, Operation) or expression.sign != "÷":
        return None
    left, right = expression.left, expression.right
    return (left, right) if isinstance(left, Figure) and isinstance(right, Figure) else None


def _others(name: str, operand: Figure, read: ItemRead) -> Iterator[Claim]:
    year = read.on.extraction.year if read.on is not None else None
    if len(name) < 2:
        return
    for claim in read.claims:
        if name[0] not in claim.words:  # cheaper than all that follows, and most are of something else
            continue
        figure = claim.figure
        if not figure.unit.counts or operand.unit.dimension not in ("number", figure.unit.dimension):
            continue
        plain = figure.qualifier is Qualifier.NONE and figure.value_to is None and figure.span != operand.span
        mine = claim.scope in (WHOLE, None) and claim.subject is None and claim.period in (None, year)
        now = claim.role in (None, Role.ACTUAL, Role.FINAL)
        if plain and mine and now and _core(claim.words) == name:
            yield claim


def _contradicted(
    name: str, quotient: tuple[Figure, Figure], at: int, other: Claim, equation: EquationRead, read: ItemRead
) -> NamedOperand:
    pair = [quotient[0], quotient[1]]
    pair[at] = other.figure
    top, bottom = (Interval.point(figure.value) for figure in pair)
    rate = top / bottom if bottom.low > 0 else Interval(Decimal(0), Decimal(0))
    shown = f"{pair[0].formula} ÷ {pair[1].formula} = {rate.low:.2%}"
    return NamedOperand(name, quotient[at], other, rate, shown, _points(rate, shown, equation.label, read))


def _points(rate: Interval, shown: str, label: str, read: ItemRead) -> Interval | None:
    """The points for the other rate, where the clause has one quantity only."""
    if read.item.maximum is None:
        return None
    maximum = read.item.maximum.value
    terms = terms_of(read_clause(in_points(read.governing_clause, maximum)), maximum) or ()
    if len(terms) != 1 or not terms[0].computable or terms[0].maximum != maximum:
        return None
    given = points_for(terms[0], Input(label, rate, shown, ()))
    return given[0] if given is not None else None
