"""Clauses that speak of the target alone (达到指标值得满分，未达到的按完成比例得分): points from target and actual value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from schemas.interval import Interval
from schemas.patterns import late
from scoring.attained_share import asks_for_attainment, attained_share, is_completion
from scoring.attainment import Attainment, attainment_of
from scoring.formula import Award, Formula, Otherwise, Part, Proportion, Share
from scoring.inputs import Input
from scoring.items import ItemRead
from scoring.phrases import MISSED

_REACHED = late(
    r"(?:达到|达成|完成|实现|超过|超出|大于|高于|优于|低于|小于|等于|≥|≤|>|<)[^，,；;未]{0,8}(?:目标|指标|计划|任务|预期)[^，,；;未]{0,4}$"
)
_NOT_REACHED = re.compile(r"(?:^|[^是])(?:未|没有|没能|部分|基本)")


def goal_points(
    parts: Sequence[Part], read: ItemRead, maximum: Decimal
) -> tuple[Interval, tuple[Input, ...], str] | None:
    """The points, what they came from and how; None where the clause says more, or the values cannot be compared."""
    formulas = [formula for part in parts for formula in part.formulas]
    rest = [formula for formula in formulas if not _is_award_for_goal(formula, maximum)]
    found = attainment_of(read)
    if len(rest) == len(formulas) or any(part.unread or part.points for part in parts) or found is None:
        return None
    if found.met:
        shown = f"{found.actual.formula} / {found.target.formula}"
        return Interval.point(maximum), (_both(found, shown),), shown
    return _missed(rest, read, maximum, found) if found.met is False else None


def _missed(
    rest: Iterable[Formula], read: ItemRead, maximum: Decimal, found: Attainment
) -> tuple[Interval, tuple[Input, ...], str] | None:
    """What the clause gives where the target was missed: so much, nothing, or the share that was attained."""
    ways = list(rest)
    if len(ways) != 1:
        return None
    match ways[0]:
        case Otherwise(points=points):
            given: Decimal | None = points
        case Award(condition=condition, points=points) if _NOT_REACHED.search(condition):
            given = points
        case Share():
            given = None
        case Proportion() as asked if asks_for_attainment(asked) or is_completion(asked.numerator):
            given = None
        case _:
            return None
    if given is not None:
        shown = f"{found.actual.formula} / {found.target.formula}" + MISSED.said()
        return Interval.point(given), (_both(found, shown),), shown
    attained = attained_share("完成比例", read)
    if attained is None:
        return None
    share = (attained.value * Interval.point(maximum)).least(Interval.point(maximum))
    return share, (attained,), f"{attained.shown} × {maximum:f}分"


def _both(found: Attainment, shown: str) -> Input:
    return Input("目标", Interval.point(Decimal(1)), shown, (found.actual, found.target))


def _is_award_for_goal(formula: Formula, maximum: Decimal) -> bool:
    """Whether all points are given for reaching the target."""
    if not isinstance(formula, Award) or formula.points not in (None, maximum):
        return False
    return _REACHED.search(formula.condition) is not None and _NOT_REACHED.search(formula.condition) is None
