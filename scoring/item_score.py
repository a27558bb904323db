"""The score that a clause gives for the figures printed beside it, and how much of it is left to judgement.

Every part of a clause that figures decide is computed; the rest is a person's to judge, from nothing to all of its
points. So a score is supported by an interval, and is wrong only outside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.base import Bilingual
from schemas.interval import Interval
from schemas.patterns import late
from scoring.attained_share import asks_for_attainment, attained_share, is_completion, with_own_rate
from scoring.clause import read_clause
from scoring.clause_weights import in_points
from scoring.disclosure import disclosed_points
from scoring.formula import Award, Band, Deduction, Formula, Part, Proportion
from scoring.goal_clause import goal_points
from scoring.inputs import Input, find_input, find_quotient, matched_input
from scoring.items import ItemRead
from scoring.occurrences import counted_loss
from scoring.phrases import OFFICIALLY, TOGETHER
from scoring.printed_points import printed_points
from scoring.projects_done import projects_done
from scoring.remembered import once
from scoring.term_points import Term, points_for

_ZERO = Decimal(0)
_DISCRETION = late(r"酌情|视情|适当扣|相应扣|发现.{0,12}扣|存在.{0,12}扣")


@dataclass(frozen=True)
class Supported:
    """The points that figures give, the most that judgement may add, from what, and how; or why it can't be told.

    ``deductible`` is true where a person may still take points off what was computed.
    """

    computed: Interval | None
    judged: Decimal = _ZERO
    deductible: bool = False
    inputs: tuple[Input, ...] = ()
    computation: str = ""
    reason: Bilingual | None = None
    judgement: bool = False
    """Nothing in the clause is for arithmetic."""

    @property
    def points(self) -> Interval | None:
        """All scores that the clause allows for."""
        if self.computed is None:
            return None
        most = self.computed + Interval(_ZERO, self.judged)
        return Interval(_ZERO, most.high) if self.deductible else most

    @property
    def sure(self) -> bool:
        return all(each.sure for each in self.inputs)

    @property
    def broken(self) -> tuple[Input, ...]:
        return tuple(each for each in self.inputs if each.broken is not None)


@once
def supported_score(read: ItemRead) -> Supported | None:
    """What the clause supports; None where nothing is printed that could be computed."""
    if read.item.maximum is None or not read.governing_clause.strip() or read.item.maximum.unit.dimension == "ratio":
        return None
    maximum = read.item.maximum.value
    printed = printed_points(read, maximum)
    if printed is not None:
        return Supported(printed[0], inputs=printed[1], computation=printed[2])
    parts = read_clause(in_points(read.governing_clause, maximum))
    lost = counted_loss(parts, read, maximum)
    if lost is not None:
        return Supported(lost[0], computation=lost[1])
    goal = goal_points(parts, read, maximum)
    if goal is not None:
        return Supported(goal[0], inputs=goal[1], computation=goal[2])
    terms = terms_of(parts, maximum)
    if terms is None:
        return _untold("评分标准各部分的分值与指标分值对不上", "the points of the clause do not make up the weight")
    if not any(term.computable or term.proportion or disclosed_points(term, read) for term in terms):
        if any(part.unread for part in parts):
            return _untold("评分标准有未能读懂的部分", "a part of the clause could not be read")
        return Supported(None, judged=maximum, judgement=True)
    supported = _added(terms, read, maximum)
    deductible = any(_deductible(part) for part in parts) or any(part.unread for part in parts)
    by = OFFICIALLY.said(name=read.official.name) if read.official is not None and not read.clause.strip() else ""
    return replace(
        supported, deductible=deductible, computation=supported.computation + (by if supported.inputs else "")
    )


def _deductible(part: Part) -> bool:
    """Whether a part takes points off for what a person must find."""
    counts = any(isinstance(f, Deduction) and f.beyond is None for f in part.formulas)
    measured = any(isinstance(f, Band) for f in part.formulas)
    return (counts and not measured) or (part.points is None and _DISCRETION.search(part.text) is not None)


def _added(terms: Sequence[Term], read: ItemRead, maximum: Decimal) -> Supported:
    points, judged = Interval.point(_ZERO), maximum - sum((term.maximum for term in terms), _ZERO)
    inputs: list[Input] = []
    shown: list[str] = []
    missing: list[str] = []
    alone = sum(term.computable or term.proportion is not None for term in terms) == 1
    for term in terms:
        told = disclosed_points(term, read)
        if told is not None:
            points, inputs, shown = points + told[1], [*inputs, told[0]], [*shown, told[2]]
            continue
        found = _input(term, read, alone=alone)
        given = points_for(term, found) if found is not None else None
        if found is None or given is None:
            judged += term.maximum
            missing += [term.name] if term.computable or term.proportion else []
            continue
        points = points + given[0]
        inputs.append(found)
        shown.append(given[1])
    if not inputs and not shown:
        names = [name for name in dict.fromkeys(missing) if name] or [read.item.name]
        return _untold(f"未找到“{'”、“'.join(names)}”的数值", f"no figure was found for {', '.join(names)}")
    return Supported(points, judged, inputs=tuple(inputs), computation=TOGETHER.join(shown))


def _input(term: Term, read: ItemRead, *, alone: bool) -> Input | None:
    if term.computable:
        return (
            _completion(term, read)
            or find_input(term.name, read, term.bounds, alone=alone)
            or matched_input(term.name, read)
        )
    if term.proportion is None:
        return None
    if read.item.target and asks_for_attainment(term.proportion):
        return attained_share(term.name, read)
    return projects_done(term.proportion, read) or (find_quotient(term.name, read) if alone else None)


def _completion(term: Term, read: ItemRead) -> Input | None:
    """The completion rate of the indicator itself, from its target and actual value."""
    if not is_completion(term.name) or not all(bound.is_ratio for bound in term.bounds):
        return None
    share = attained_share(term.name, read)
    return with_own_rate(share, find_input(term.name, read, term.bounds, alone=True)) if share is not None else None


def terms_of(parts: Sequence[Part], maximum: Decimal) -> tuple[Term, ...] | None:
    """The terms of a clause; None where their points are more than the item has."""
    own = [
        Term(part.best if part.points > maximum and part.best == maximum else part.points, part.formulas, part.text)
        for part in parts
        if part.points is not None
    ]
    rest = [part for part in parts if part.points is None]
    groups = list(_groups(rest, maximum))
    terms = [*own, *groups]
    if sum((term.maximum for term in terms), _ZERO) <= maximum:
        return tuple(terms)
    capped = [term for term in groups if term.proportion is not None and term.maximum == maximum]
    if len(capped) == 1 and all(term.maximum == maximum and term.computable for term in terms):
        return tuple(capped)  # ≥100%得满分，否则按完成率×分值: all points are but the share's end
    ways = [term for term in groups if term.maximum == maximum]  # another way to reach the same points
    if len(ways) == 1 and all(term.maximum == maximum for term in terms):
        return tuple(ways)
    return None


def _groups(parts: Iterable[Part], maximum: Decimal) -> Iterator[Term]:
    """The bands of one quantity together with what is said beside them; each proportion by itself."""
    bands: dict[str, list[Formula]] = {}
    for part in parts:
        names = {f.name for f in part.formulas if isinstance(f, Band)}
        for formula in part.formulas:
            if isinstance(formula, Band):
                bands.setdefault(formula.name, []).append(formula)
            elif isinstance(formula, Proportion):
                beside = tuple(f for f in part.formulas if not isinstance(f, Band | Proportion | Award))
                yield Term(formula.cap or formula.points, (formula, *beside), part.text)
            elif len(names) == 1:
                bands[next(iter(names))] = [*bands.get(next(iter(names)), []), formula]
    for group in bands.values():
        offered = [maximum if f.points is None else f.points for f in group if isinstance(f, Band)]
        if offered:
            yield Term(max(offered), tuple(group))


def _untold(zh: str, en: str) -> Supported:
    return Supported(None, reason=Bilingual(zh=zh, en=en))
