"""Which rule speaks of a group of mentions: each group belongs to one of them, by what is wrong or what it is."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from scoring.misfit import moved
from scoring.same_quantity import Mentions
from scoring.same_quantity_verdict import compare_mentions, power_between, values_of
from scoring.verdict import Verdict


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
    if fault is Fault.UNIT:
        one, two = (cluster[0] for cluster in values_of(group))
        stated, other = (one, two) if one.span == verdict.figures[0].span else (two, one)
        power = power_between(other, stated) or 0
        words = {**verdict.words, "times": f"{10 ** abs(power):,}"}
        return replace(verdict, words=words, expected=verdict.expected and moved(stated, power))
    return verdict


def _fault(group: Mentions, verdict: Verdict) -> Fault:
    if verdict.wrong:
        values = values_of(group)
        if len(values) == 2 and power_between(values[0][0], values[1][0]) is not None:
            return Fault.UNIT
    if group.targets:
        return Fault.TARGET
    return Fault.METRIC if group.binding == "label" else Fault.NAME
