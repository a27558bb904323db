"""Outcome: what came of recomputing one item's score, by its clause, its funds block or its target and actual value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import ScoreStatus
from schemas.interval import Interval
from scoring.agreement import agreement
from scoring.attainment import Attainment, attainment_of
from scoring.deadline import deadline_of
from scoring.execution_score import Execution, execution_of
from scoring.item_score import Supported, supported_score
from scoring.items import ItemRead
from scoring.levels import Level, level_of
from scoring.phrases import AT_LEVEL
from scoring.remembered import once
from scoring.verdict import Effect, Status

_JUDGEMENT = Bilingual(zh="评分标准须由人判断", en="the clause leaves the score to a person's judgement")
_NO_SCORE = Bilingual(zh="未印得分", en="no score is printed")
_NO_WEIGHT = Bilingual(zh="未印分值", en="no weight is printed")
_NO_CLAUSE = Bilingual(
    zh="未印评分标准，目标与完成值也无法比对", en="neither a clause nor comparable values are printed"
)
_BELOW_FULL = Bilingual(zh="目标已完成而扣分，须由人判断", en="points were deducted although the target was met")
_SHORT = Bilingual(
    zh="未达目标，得分与通用公式不同，须由人判断", en="the target was missed; no customary formula gives the score"
)
_INDIRECT = Bilingual(zh="所需数值只有局部或间接的表述", en="only indirect figures are printed")


@dataclass(frozen=True)
class Outcome:
    """The status of an item's score, what is supported, the points left to judgement, and how it was computed."""

    status: ScoreStatus
    points: Interval | None = None
    judged: Decimal = Decimal(0)
    computation: str = ""
    reason: Bilingual | None = None
    effect: Effect | None = None
    causes: tuple[Figure, ...] = ()
    """Printed results that do not hold and that the score rests on."""


@once
def outcome_of(read: ItemRead) -> Outcome:
    """Recompute one item. It has to be a leaf of the scorecard's tree."""
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None:
        return Outcome("not_computable", reason=_NO_SCORE if score is None else _NO_WEIGHT)
    execution = execution_of(read)
    if execution is not None:
        return _by_execution(execution, read, score, maximum)
    supported = supported_score(read)
    if supported is not None:
        return _by_clause(supported, read, score)
    attained = attainment_of(read)
    if attained is not None and attained.met is not None and maximum.unit.dimension != "ratio":
        return _by_attainment(attained, read, score, maximum)
    level = level_of(read)
    if level is not None and maximum.unit.dimension != "ratio":
        return _by_level(level, read, score, maximum)
    deadline = deadline_of(read)
    if deadline is not None and deadline.kept and score.value == maximum.value:
        texts = [read.on.extraction.text((at,)) for at in (deadline.done_at, deadline.due_at)] if read.on else []
        return Outcome("agrees", Interval.point(maximum.value), computation=" / ".join(texts))
    return Outcome("not_computable", reason=_NO_CLAUSE)


def _by_clause(supported: Supported, read: ItemRead, score: Figure) -> Outcome:
    points = supported.points
    if points is None:
        if supported.judgement:
            return Outcome("judgement", judged=supported.judged, reason=_JUDGEMENT)
        return Outcome("not_computable", reason=supported.reason)
    agrees = _status(score, points, read) == "agrees"
    causes = tuple(each.broken for each in supported.broken if each.broken is not None)
    reason = None if supported.sure or agrees else _INDIRECT
    return Outcome(
        "agrees" if agrees else "differs",
        points,
        supported.judged,
        supported.computation,
        reason,
        None if agrees else Effect.towards(score, points, certain=supported.sure),
        causes,
    )


def _status(score: Figure, points: Interval, read: ItemRead) -> ScoreStatus:
    decimals = read.on.score_decimals if read.on is not None else 0
    return "agrees" if agreement(score, points, score_decimals=decimals) is Status.AGREES else "differs"


def _by_execution(execution: Execution, read: ItemRead, score: Figure, maximum: Figure) -> Outcome:
    ways = execution.points(maximum.value)
    return _first_that_fits(ways, read, score, certain=True)


def _by_attainment(attained: Attainment, read: ItemRead, score: Figure, maximum: Figure) -> Outcome:
    shown = f"{attained.actual.quote} / {attained.target.quote}"
    if attained.met:
        full = Interval.point(maximum.value)
        if score.value >= maximum.value:
            agrees = score.value == maximum.value
            effect = None if agrees else Effect.towards(score, full)
            return Outcome("agrees" if agrees else "differs", full, computation=shown, effect=effect)
        return Outcome("judgement", judged=maximum.value, computation=shown, reason=_BELOW_FULL)
    ways = tuple(attained.customary_points(maximum.value))
    if not ways:
        return Outcome("judgement", judged=maximum.value, computation=shown, reason=_SHORT)
    outcome = _first_that_fits(ways, read, score, certain=False)
    below = all(score.value < points.low for points, _ in ways)
    if outcome.status == "differs" and below:
        return Outcome("judgement", judged=maximum.value, computation=shown, reason=_SHORT)
    return outcome


def _by_level(level: Level, read: ItemRead, score: Figure, maximum: Figure) -> Outcome:
    points = level.points(maximum.value)
    shown = AT_LEVEL.said(
        said=read.text((level.at,)).strip(), points=f"{points.low.normalize():f}–{points.high.normalize():f}"
    )
    if _status(score, points, read) == "agrees":
        return Outcome("agrees", points, maximum.value - points.low, shown)
    proven = level.printed and score.value > points.high
    return Outcome("differs", points, computation=shown, effect=Effect.towards(score, points, certain=proven))


def _first_that_fits(
    ways: tuple[tuple[Interval, str], ...], read: ItemRead, score: Figure, *, certain: bool
) -> Outcome:
    """The first way of computing that gives the score; where none does, the one nearest to it."""
    for points, shown in ways:
        if _status(score, points, read) == "agrees":
            return Outcome("agrees", points, computation=shown)
    points, shown = min(ways, key=lambda way: abs((way[0].low + way[0].high) / 2 - score.value))
    effect = Effect.towards(score, points, certain=certain)
    return Outcome("differs", points, computation=shown, effect=effect)
