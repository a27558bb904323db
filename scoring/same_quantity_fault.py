"""Which rule speaks of a group of mentions: each group belongs to one of them, by what is wrong or what it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from enum import Enum

from scoring.misfit import moved
from scoring.same_quantity import Mentions
from scoring.same_quantity_verdict import compare_mentions, power_between, values_of
from scoring.slips import mistyped
from scoring.verdict import Verdict, undetermined

_TIMES = Decimal("2.5")
_FAR_ZH = "两数相差数倍，又不像笔误，可能不是同一时期或同一范围"
_FAR_EN = "the two differ severalfold and by no slip of the pen, so they may be of other times or extents"


class Fault(Enum):
    UNIT = "unit"
    TARGET = "target"
    METRIC = "metric"
    NAME = "name"


def judge(group: Mentions, fault: Fault) -> Verdict | None:
    """The verdict on a group by the one rule that it belongs to; None for the others."""
    verdict = compare_mentions(group)
    if verdict is None or _fault(group, verdict) is not fault:
        return None
    if fault is Fault.NAME and verdict.wrong and verdict.computation is None and _are_far(group):
        return undetermined(verdict.figures, _FAR_ZH, _FAR_EN, verdict.subject)
    if fault is Fault.UNIT:
        one, two = (cluster[0] for cluster in values_of(group))
        stated, other = (one, two) if one.span == verdict.figures[0].span else (two, one)
        power = power_between(other, stated) or 0
        words = {**verdict.words, "times": f"{10 ** abs(power):,}"}
        return replace(verdict, words=words, expected=verdict.expected and moved(stated, power))
    return verdict


def _are_far(group: Mentions) -> bool:
    """Whether the only two values told in prose differ by more than a slip of the pen or an update explains."""
    values = [cluster[0] for cluster in values_of(group)]
    if len(values) != 2 or any(value.in_base() <= 0 for value in values):
        return False
    less, more = sorted(values, key=lambda value: value.in_base())
    return more.in_base() >= less.in_base() * _TIMES and not mistyped(less.value, more.value, least=1)


def _fault(group: Mentions, verdict: Verdict) -> Fault:
    if verdict.wrong:
        values = values_of(group)
        if len(values) == 2 and power_between(values[0][0], values[1][0]) is not None:
            return Fault.UNIT
    if group.targets:
        return Fault.TARGET
    return Fault.METRIC if group.binding == "label" else Fault.NAME
