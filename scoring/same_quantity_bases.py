"""Which rates of execution a submission prints, and of which budget: a rate that says none is of one of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scoring.same_quantity_mention import Mention
from scoring.same_quantity_vocabulary import EXECUTION


class Bases:
    """Which rates of execution a submission prints, and of which budget: a rate that says none is of one of these."""

    def __init__(self, found: Iterable[Mention]) -> None:
        self._of_budget: dict[object, list[Mention]] = defaultdict(list)
        self._money: dict[object, list[Mention]] = defaultdict(list)
        for mention in found:
            if mention.metric == EXECUTION and mention.particulars.get("phase"):
                self._of_budget[(mention.scope, mention.period)].append(mention)
            elif mention.metric in ("budget", "expenditure"):
                self._money[(mention.scope, mention.period)].append(mention)

    def settled(self, one: Mention, two: Mention) -> bool:
        """Whether nothing printed makes the rate that names no budget one of another budget than the other's."""
        silent, telling = sorted((one, two), key=lambda mention: "phase" in mention.particulars)
        if silent.metric != EXECUTION or "phase" in silent.particulars or "phase" not in telling.particulars:
            return False
        place = (silent.scope, silent.period)
        several = len({m.particulars["phase"] for m in self._of_budget[place]}) > 1
        if several and "调整" not in telling.particulars["phase"]:
            return False  # of two that are printed, a rate without a word is of the adjusted budget
        return not self._has_another(silent, telling, place)

    def _has_another(self, silent: Mention, telling: Mention, place: object) -> bool:
        phase = telling.particulars["phase"]
        if any(m.value == silent.value for m in self._of_budget[place] if m.particulars["phase"] != phase):
            return True
        budgets = [m.figure for m in self._money[place] if m.metric == "budget" and m.value]
        spent = [m.figure for m in self._money[place] if m.metric == "expenditure"]
        rate = silent.figure.interval()
        return any(rate.meets(over.interval() / under.interval()) for over in spent for under in budgets)
