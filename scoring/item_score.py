"""The score that a clause gives for the figures printed beside it: points by bands and by proportion.

Only what is certain is computed: every named quantity of the clause must be found, and its bands or its proportion
must make up the whole weight of the item. Everything else is a judgement or not computable, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.base import Bilingual
from schemas.extraction import Claim
from schemas.figure import Figure
from schemas.interval import Interval
from scoring.clause import read_clause
from scoring.formula import Band, Formula, Proportion
from scoring.items import ItemRead

_QUOTES = re.compile(r"[“”\"'‘’《》\s（）()]")
_GENERIC = re.compile(r"^(?:该|此|其|本)?(?:比率|比例|指标值?|完成率|执行率|得分率|达标率|数值|结果|差异率|控制率)?$")


Group = Sequence[Band] | Proportion
"""The bands of one quantity, or one proportion."""


@dataclass(frozen=True)
class Input:
    """A figure found for a named quantity."""

    name: str
    figure: Figure


@dataclass(frozen=True)
class Supported:
    """The points a clause gives, from which figures, and the computation; or why it could not be told."""

    points: Interval | None
    inputs: tuple[Input, ...] = ()
    computation: str = ""
    reason: Bilingual | None = None


def supported_score(read: ItemRead) -> Supported | None:
    """The score that the printed figures support; None where the clause is no business of arithmetic."""
    item = read.item
    parts = read_clause(read.clause) if read.clause else ()
    formulas = [formula for part in parts for formula in part.formulas]
    groups: list[Group] = [*_band_groups(formulas), *(f for f in formulas if isinstance(f, Proportion))]
    if item.maximum is None or not groups:
        return None
    if any(part.unread for part in parts):
        return _untold("评分标准有未能读懂的部分", "a part of the clause could not be read")
    if sum((_most(group, item.maximum.value) for group in groups), Decimal(0)) != item.maximum.value:
        return _untold("评分标准含需人工判断的部分", "parts of the clause need a person's judgement")
    return _added(groups, read, item.maximum.value)


def _added(groups: Sequence[Group], read: ItemRead, maximum: Decimal) -> Supported:
    points, inputs, shown = Interval.point(Decimal(0)), [], []
    for group in groups:
        name = group.numerator if isinstance(group, Proportion) else group[0].name
        found = find_input(name, read, alone=len(groups) == 1)
        if found is None:
            return _untold(f"未找到“{name}”的数值", f"no figure was found for {name}")
        given = _points(group, found.figure, maximum)
        if given is None:
            return _untold(f"“{name}”的数值恰在档次边界，无法判定", f"{name} lies on the edge of two bands")
        points = points + given[0]
        inputs.append(found)
        shown.append(given[1])
    return Supported(points, tuple(inputs), "；".join(shown))


def _points(group: Group, figure: Figure, maximum: Decimal) -> tuple[Interval, str] | None:
    """The points for one figure and how they came about; None where the figure does not decide."""
    value = figure.interval()
    if isinstance(group, Proportion):
        if group.denominator and group.divisor is None:
            return None
        share = value / Interval.point(group.divisor.value / 100) if group.divisor else value
        cap = Interval.point(group.cap or group.points)
        points = (share * Interval.point(group.points)).least(cap)
        return points, f"{figure.quote} × {group.points:f}分"
    for band in group:
        if band.holds(value):
            given = maximum if band.points is None else band.points
            return Interval.point(given), f"{figure.quote} 属于“{_shown(band)}”，得 {given:f} 分"
    return None


def _shown(band: Band) -> str:
    low = f"{band.low.value:f}{band.low.unit}{'≤' if band.low.closed else '<'}" if band.low else ""
    high = f"{'≤' if band.high.closed else '<'}{band.high.value:f}{band.high.unit}" if band.high else ""
    return f"{low}{band.name}{high}"


def _band_groups(formulas: Iterable[Formula]) -> list[list[Band]]:
    """Bands of one quantity together, in order."""
    groups: dict[str, list[Band]] = {}
    for formula in formulas:
        if isinstance(formula, Band):
            groups.setdefault(formula.name, []).append(formula)
    return [group for group in groups.values() if len(group) > 1]


def _most(group: Group, maximum: Decimal) -> Decimal:
    if isinstance(group, Proportion):
        return group.cap or group.points
    return max(maximum if band.points is None else band.points for band in group)


def find_input(name: str, read: ItemRead, *, alone: bool) -> Input | None:
    """The figure of a named quantity: the result of an equation of that name, or the only fitting one.

    ``alone`` is true where the clause asks for one quantity only, so that a lone rate beside it must be it.
    """
    core = _QUOTES.sub("", name)
    equations = [
        (each.equation.steps[-1].stated, _QUOTES.sub("", each.label)) for each in read.equations if each.equation.steps
    ]
    named = [figure for figure, label in equations if label and (core.endswith(label) or label.endswith(core))]
    if len(named) == 1:
        return Input(name, named[0])
    rates = [figure for figure in read.told if figure.unit.dimension == "ratio" and figure.kind.is_figure]
    results = [figure for figure, _ in equations if figure.unit.dimension == "ratio"]
    if alone and (len(results) == 1 or len({f.value for f in rates}) == 1):
        return Input(name, results[0] if len(results) == 1 else rates[0])
    return _from_claims(name, core, read.claims) if not read.told or not rates else None


def _from_claims(name: str, core: str, claims: Sequence[Claim]) -> Input | None:
    """A claim elsewhere whose words are those of the quantity; several must agree."""
    if len(core) < 3 or _GENERIC.match(core):
        return None
    found = [
        claim.figure
        for claim in claims
        if claim.figure.unit.dimension == "ratio" and core in claim.words.replace(" ", "") and not claim.figure.open
    ]
    agree = bool(found) and all(one.interval().meets(found[0].interval()) for one in found)
    return Input(name, found[0]) if agree else None


def _untold(zh: str, en: str) -> Supported:
    return Supported(None, reason=Bilingual(zh=zh, en=en))
