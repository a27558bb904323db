"""The figures a clause asks for: found in an item's own cells, in the narrative, or counted in the project table.

Only what can be nothing else is taken. A figure that speaks of a part of the department can confirm a score, never
refute it: it is not ``sure``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemas.equation import Operation, Step
from schemas.extraction import WHOLE, Claim, Role
from schemas.figure import Figure
from schemas.interval import INFINITY, Interval
from schemas.kind import Qualifier
from schemas.patterns import late
from scoring.evaluate import DivisionByPrintedZero, value_of
from scoring.formula import Bound
from scoring.items import EquationRead, ItemRead
from scoring.phrases import ABOVE_ALL, BY_ZERO
from scoring.relations import judged_equation
from scoring.verdict import Status, show_computation

_QUOTES = late(r"[“”\"'‘’《》\s（）()]")
_GENERIC = late(
    r"^(?:该|此|其|本)?(?:比率|比例|指标值?|完成率|执行率|得分率|达标率|数值|结果|差异率|控制率|变动率|调整率|完成比例|实际完成率|完成值)?$"
)
_SATISFACTION = re.compile(r"满意[度率]$")
_ADJUSTMENT = re.compile(r"调[整剂].*(?:率|总规模|预算|幅度)$")
_FAULTS = late(r"(?:未|没|不|发现|出现|发生|存在|延期|逾期|超期|延迟|漏|缺)")
"""What is counted by its failures is not the value of the indicator."""
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR)


@dataclass(frozen=True)
class Input:
    """A value found for a named quantity, the figures it came from and how it reads.

    ``broken`` is the printed result of an equation that does not hold; the value is then the recomputed one.
    """

    name: str
    value: Interval
    shown: str
    figures: tuple[Figure, ...]
    sure: bool = True
    broken: Figure | None = None


def find_input(name: str, read: ItemRead, bounds: Iterable[Bound], *, alone: bool) -> Input | None:
    """The value of a named quantity; ``alone`` where the clause asks for one only, so a lone figure must be it."""
    fits = _fitting(tuple(bounds))
    core = _QUOTES.sub("", name)
    alone = alone and not _FAULTS.match(core)
    return (
        _from_equations(name, core, read, fits, alone=alone)
        or _from_cells(name, core, read, fits, alone=alone)
        or _from_claims(name, core, read, fits)
        or _adjustment(name, core, read)
    )


def matched_input(name: str, read: ItemRead) -> Input | None:
    """The figure that a model took for a variable which nothing printed names plainly."""
    figure = read.matched.get(name)
    return None if figure is None else _stated(name, figure)


def find_quotient(name: str, read: ItemRead) -> Input | None:
    """The quotient that a clause asks for (已完成数÷计划数), where the item's own cells print one rate and no other."""
    fits = _fitting(())
    return _from_equations(name, "", read, fits, alone=True) or _from_cells(name, "", read, fits, alone=True)


def _fitting(bounds: tuple[Bound, ...]) -> Callable[[Figure], bool]:
    """Whether a figure is of the kind that the bounds of a clause speak of; a ratio where there are none."""
    named = [bound for bound in bounds if bound.unit]
    if not named:
        return lambda figure: figure.unit.dimension == "ratio"
    if named[0].is_ratio:
        return lambda figure: figure.unit.dimension == "ratio"
    if named[0].is_money:
        return lambda figure: figure.unit.dimension == "money"
    noun = named[0].unit.lstrip("万亿") or named[0].unit
    return lambda figure: figure.unit.symbol.lstrip("万亿") == noun or figure.unit.dimension == "number"


def _from_equations(
    name: str, core: str, read: ItemRead, fits: Callable[[Figure], bool], *, alone: bool
) -> Input | None:
    """The result of the equation of that name, or of the only equation."""
    results = [each for each in read.equations if each.equation.steps and fits(_result(each))]
    named = [each for each in results if _names(core, _QUOTES.sub("", each.label))]
    if len(named) == 1:
        return from_equation(name, named[0])
    return from_equation(name, results[0]) if alone and len(results) == 1 else None


def _names(core: str, label: str) -> bool:
    return bool(label) and (core.endswith(label) or label.endswith(core)) and core != ""


def _result(read: EquationRead) -> Figure:
    return read.equation.steps[-1].stated


def from_equation(name: str, read: EquationRead) -> Input:
    """The result of a printed equation, recomputed where it does not hold."""
    step = read.equation.steps[-1]
    broken = any(verdict.status is Status.DIFFERS for verdict in judged_equation(read))
    if not broken:
        return Input(name, step.stated.interval(), step.stated.quote, (step.stated,))
    value, shown = _recomputed(step, read.label)
    return Input(name, value, shown, (step.stated,), broken=step.stated)


def _recomputed(step: Step, label: str) -> tuple[Interval, str]:
    """What an equation that does not hold would give; something divided by nothing is above every bound."""
    try:
        computed = value_of(step, label)
        shown = show_computation(computed, step.stated.unit, step.stated.decimals)
        return computed.interval(), shown or computed.formula
    except DivisionByPrintedZero:
        above = _numerator_positive(step.left)
        shown = step.stated.quote + (ABOVE_ALL if above else BY_ZERO).said()
        return (Interval(INFINITY, INFINITY) if above else Interval(-INFINITY, INFINITY)), shown


def _numerator_positive(expression: Figure | Operation) -> bool:
    while isinstance(expression, Operation) and expression.sign != "÷":
        expression = expression.left
    left = expression.left if isinstance(expression, Operation) else expression
    return isinstance(left, Figure) and left.value > 0


def _from_cells(name: str, core: str, read: ItemRead, fits: Callable[[Figure], bool], *, alone: bool) -> Input | None:
    """A figure of the item's own cells: named there, or the only fitting one of the actual, else of the explanation."""
    told = [f for f in read.inside(read.item.actual + read.item.explanation) if fits(f) and not _open(f)]
    named = {(c.figure.span.document, c.figure.id) for c in read.claims if core and core in c.words.replace(" ", "")}
    mine = [f for f in told if (f.span.document, f.id) in named]
    if len({f.value for f in mine}) == 1 and not _GENERIC.match(core):
        return _stated(name, mine[0])
    for cells in (read.item.actual, read.item.explanation):
        lone = [f for f in told if any(span.covers(f.span) for span in cells)]
        if alone and lone and len({f.in_base() for f in lone}) == 1:
            return _stated(name, lone[0])
        if lone:
            return None
    return None


def _stated(name: str, figure: Figure) -> Input:
    return Input(name, figure.interval(), figure.quote, (figure,))


def _open(figure: Figure) -> bool:
    return figure.qualifier is not Qualifier.NONE or figure.value_to is not None


def _from_claims(name: str, core: str, read: ItemRead, fits: Callable[[Figure], bool]) -> Input | None:
    """What the submission states elsewhere under that name; several statements must agree."""
    if read.on is None or any(fits(f) for f in read.inside(read.item.actual)):
        return None
    core = read.item.name if _GENERIC.match(core) else core
    satisfaction = _SATISFACTION.search(core) is not None
    found = [c for c in read.claims if fits(c.figure) and _speaks_of(c, core, satisfaction) and not _open(c.figure)]
    whole = [c for c in found if c.scope in (WHOLE, None)]
    figures = [c.figure for c in (whole or found)]
    if not figures or not all(one.interval().meets(figures[0].interval()) for one in figures):
        return None
    return Input(name, figures[0].interval(), figures[0].quote, (figures[0],), sure=bool(whole) and not satisfaction)


def _speaks_of(claim: Claim, core: str, satisfaction: bool) -> bool:
    words = claim.words.replace(" ", "")
    if claim.role in _NOT_NOW or claim.subject is not None:
        return False
    if satisfaction:
        return claim.source == "narrative" and _SATISFACTION.search(words) is not None
    return len(core) >= 4 and core in words and claim.source == "narrative"


def _adjustment(name: str, core: str, read: ItemRead) -> Input | None:
    """How far the adjusted budget is from the initial one; it does not show what was shifted to and fro."""
    if not _ADJUSTMENT.search(core):
        return None
    initial, adjusted = (_budget(read.claims, role) for role in (Role.INITIAL, Role.ADJUSTED))
    if initial is None or adjusted is None or initial.value == 0:
        return None
    more, less = (adjusted, initial) if adjusted.in_base() >= initial.in_base() else (initial, adjusted)
    change = (more - less) / initial
    shown = show_computation(change, change.unit, 2) or change.formula
    return Input(name, change.interval(), shown, (initial, adjusted), sure=False)


def _budget(claims: Iterable[Claim], role: Role) -> Figure | None:
    found = [c.figure for c in claims if c.metric == "budget" and c.role is role and c.scope == WHOLE and not c.subject]
    agree = bool(found) and all(one.interval().meets(found[0].interval()) for one in found)
    return found[0] if agree else None
