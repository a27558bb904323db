"""ToldTarget: a sentence that says of a figure and its target that the target was reached (完成了不低于98%的目标).

Only where target and actual value stand side by side under one name, and the words leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas.document import Span
from schemas.extraction import Claim, Extraction, Ratio, Role
from schemas.figure import Figure
from schemas.patterns import late
from scoring.attainment import Attainment, Direction, attainment
from scoring.gather import gatherer

_NOT = r"(?<![未没不难无])(?<!未能)(?<!没有)(?<!基本)(?<!接近)(?<!部分)(?<!拟)(?<!将)(?<!要)(?<!力争)(?<!确保)"
_DONE = r"(?:超额|全面|圆满|如期|按期|按时|提前|顺利|全部|均|已|也|并)*(?:完成|达到|实现|达成)"
_GOAL = r"(?:目标|任务|要求|计划|指标|标准|承诺)"
# 完成了不低于98%的年度目标; 达到不高于76件的要求; 超额完成年初确定的13座任务
_REACHED = late(rf"{_NOT}{_DONE}了?[^，。；,;达到]{{0,14}}$")
# 高于90%的目标值, 低于17分钟的控制目标: true or false whatever the direction; 优于30分钟的标准 says none
_ABOVE = late(r"(?<!不)(?:高于|超过|超出|多于)了?[^，。；,;]{0,8}$")
_BELOW = late(r"(?<!不)(?:低于|少于|小于)了?[^，。；,;]{0,8}$")
_OF_GOAL = late(rf"^[)）]?[^，。；,;\d]{{0,10}}?{_GOAL}(?!的?\s*(?:[\d一二三四五六七八九十百]|近|约|大半))")
# 完成年度目标任务（500人次）
_REACHED_GOAL = late(rf"{_NOT}{_DONE}了?[^，。；,;达到]{{0,10}}{_GOAL}[值数]?[(（]$")
# 目标值为至少1,600人次，已完成
_OF_GOAL_BEFORE = late(rf"{_GOAL}[值数为是:：（(]*[^，。；,;\d]{{0,6}}$")
_THEN_DONE = late(rf"^[)）]?[，,、]?\s*{_NOT}{_DONE}(?:{_GOAL}[^，。；,;率\d]{{0,4}})?(?=[。；;，,\n]|$)")
# 年度目标60次，实际完成48次，超额完成目标
_THEN_GOAL = late(
    rf"^[)）]?[，,、]\s*{_NOT}{_DONE}了?[^，。；,;率值\d]{{0,8}}{_GOAL}[^，。；,;率值\d]{{0,3}}(?=[。；;，,\n]|$)"
)
_CLAUSE_START = "。；;，,\n"


@dataclass(frozen=True)
class ToldTarget:
    """The two figures, the direction that the words imply, and the words by which it is called reached."""

    attained: Attainment
    name: str
    said: str
    rate: Figure | None = None
    """The completion rate that says so."""


@gatherer(ToldTarget)
def told_targets(extraction: Extraction) -> Iterator[ToldTarget]:
    claims = [claim for claim in extraction.claims if claim.source == "narrative"]
    for at, claim in enumerate(claims):
        if claim.role is Role.TARGET:
            for other in (*claims[max(0, at - 1) : at], *claims[at + 1 : at + 2]):
                if _beside(claim, other, extraction):
                    yield from _told(claim, other, extraction)
    yield from _by_rates(extraction, {claim.figure.span: claim for claim in claims})


def _beside(target: Claim, actual: Claim, extraction: Extraction) -> bool:
    """Whether two claims of one sentence name the same thing, with no other figure of the kind between them."""
    if actual.context != target.context or actual.role not in (None, Role.ACTUAL, Role.FINAL):
        return False
    alike = actual.figure.unit.dimension == target.figure.unit.dimension
    named = not actual.words or not target.words or actual.words.removesuffix(" 发生") == target.words
    return alike and named and actual.subject == target.subject and actual.period == target.period


def _told(target: Claim, actual: Claim, extraction: Extraction) -> Iterator[ToldTarget]:
    text = extraction.texts[target.figure.span.document]
    goal, done, end = target.figure, actual.figure, target.context.end
    first, second = sorted((goal, done), key=lambda figure: figure.span.start)
    between, after = text[first.span.end : second.span.start], text[second.span.end : end]
    name = _clause_before(text, first, actual.context) + target.words
    if first is done:
        reached = _REACHED.search(between) and _OF_GOAL.match(after)
        bracketed = _REACHED_GOAL.search(between) and after[:1] in ("）", ")")
        compared = _compared(between, after)
        if compared is not None:
            yield from _made(goal, done, compared, name, _words(text, first, second, after, _OF_GOAL))
        elif reached or bracketed or (_OF_GOAL_BEFORE.search(between) and _THEN_DONE.match(after)):
            pattern = _OF_GOAL if reached else _THEN_DONE
            yield from _made(goal, done, None, name, _words(text, first, second, after, pattern))
    elif _THEN_GOAL.match(after):
        yield from _made(goal, done, None, name, _words(text, first, second, after, _THEN_GOAL))


def _compared(between: str, after: str) -> Direction | None:
    if not _OF_GOAL.match(after):
        return None
    return "up" if _ABOVE.search(between) else "down" if _BELOW.search(between) else None


def _made(goal: Figure, done: Figure, direction: Direction | None, name: str, said: str) -> Iterator[ToldTarget]:
    if direction is not None:
        if goal.value_to is None and done.value_to is None:
            yield ToldTarget(Attainment(goal, done, direction), name, said)
        return
    found = attainment((goal,), (done,), name)
    if found is not None and found.direction != "equal":
        yield ToldTarget(found, name, said)


def _words(text: str, first: Figure, second: Figure, after: str, pattern: re.Pattern[str]) -> str:
    match = pattern.match(after)
    return text[first.span.end : second.span.end + (match.end() if match else 0)].strip("，, ")


def _clause_before(text: str, figure: Figure, context: Span) -> str:
    """The words of the clause before its first figure."""
    start = max(text.rfind(mark, context.start, figure.span.start) for mark in _CLAUSE_START)
    return text[max(start + 1, context.start) : figure.span.start]


def _by_rates(extraction: Extraction, claims: dict[Span, Claim]) -> Iterator[ToldTarget]:
    """A completion rate of 100% or more says that the target was reached."""
    for ratio in extraction.ratios:
        target = _target_of(ratio, claims)
        if target is not None and ratio.rate.interval().low >= 1 and not _made_by_another(ratio, target, claims):
            text = extraction.texts[target.span.document]
            first = min((ratio.numerator, target), key=lambda figure: figure.span.start)
            name = _clause_before(text, first, ratio.context) + claims[target.span].words
            found = attainment((target,), (ratio.numerator,), name)
            if found is not None and found.direction == "up":
                yield ToldTarget(found, name, ratio.rate.quote, ratio.rate)


def _made_by_another(ratio: Ratio, target: Figure, claims: dict[Span, Claim]) -> bool:
    """``讲座96场，其中进厂矿36场；计划80场，完成率120%``: the rate is that of another figure of the sentence."""
    if target.interval().low <= 0:
        return False
    return any(
        ratio.rate.interval().meets(claim.figure.interval() / target.interval())
        for claim in claims.values()
        if claim.context == claims[target.span].context
        and claim.figure.span not in (target.span, ratio.numerator.span)
        and claim.figure.unit.dimension == target.unit.dimension
    )


def _target_of(ratio: Ratio, claims: dict[Span, Claim]) -> Figure | None:
    """The target that a rate divides by, where it divides by nothing else."""
    told: Iterable[Figure] = ratio.denominators if ratio.basis == "sentence" and len(ratio.denominators) == 1 else ()
    for figure in told:
        claim, other = claims.get(figure.span), claims.get(ratio.numerator.span)
        if claim is not None and claim.role is Role.TARGET and (other is None or other.role is not Role.TARGET):
            return figure
    return None
