"""How much of a target was attained (完成值÷目标值), for clauses that give points in proportion to it."""

from __future__ import annotations

from schemas.interval import Interval
from schemas.patterns import late
from scoring.attainment import attainment_of
from scoring.formula import Proportion
from scoring.inputs import Input
from scoring.items import ItemRead
from scoring.phrases import TOGETHER

_DONE = late(r"(?:完成|实际|实现|达成)")
_GOAL = late(r"(?:目标|指标|计划|预期|任务|设定|年初)")
_COMPLETION = late(
    r"^(?:该|本|此|各)?(?:项|三级)?(?:指标|任务|目标|计划|工作|实际|年度|目标任务|绩效目标|产出)*的?"
    r"(?:完成|实现|达成)(?:率|比例|程度)?$"
)


def asks_for_attainment(proportion: Proportion) -> bool:
    """Whether a clause divides what was done by what was planned."""
    top, bottom = proportion.numerator, proportion.denominator
    return bool(bottom) and bool(_DONE.search(top)) and bool(_GOAL.search(bottom)) and not _DONE.search(bottom)


def is_completion(name: str) -> bool:
    """Whether a clause's quantity is the completion of the indicator itself."""
    return _COMPLETION.match(name) is not None


def attained_share(name: str, read: ItemRead) -> Input | None:
    """The actual value over its target; None where more would be worse, or the cells hold more than one value."""
    found = attainment_of(read)
    if found is None or found.several or found.direction == "down" or found.met is None:
        return None
    if found.direction == "equal":
        share = Interval.point(found.target.in_base() / found.target.in_base()) if found.target.value else None
    else:
        goal = Interval.point(found.target.in_base())
        share = found.actual.interval() / goal if goal.low > 0 else None
    if share is None:
        return None
    return Input(name, share, f"{found.actual.formula} ÷ {found.target.formula}", (found.actual, found.target))


def with_own_rate(share: Input, own: Input | None) -> Input:
    """A completion rate may be the printed rate itself or its share of the target: whatever lies between holds."""
    if own is None or own.figures == share.figures:
        return share
    low, high = min(share.value.low, own.value.low), max(share.value.high, own.value.high)
    return Input(
        share.name, Interval(low, high), TOGETHER.join((share.shown, own.shown)), share.figures, share.sure and own.sure
    )
