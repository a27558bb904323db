"""Measures one labeller on all hand-labelled cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.labels.handmade import LabelledInput
from benchmarks.labels.judge import Judged, Outcome, judge
from benchmarks.labels.labellers import Labeller


@dataclass(frozen=True)
class Scored:
    """One figure's outcome in its case."""

    case: LabelledInput
    judged: Judged

    @property
    def outcome(self) -> Outcome:
        return self.judged.outcome

    @property
    def in_table(self) -> bool:
        return self.judged.placed.in_table

    @property
    def role(self) -> str:
        if self.judged.placed.label.nothing:
            return "(no label)"
        return str(self.judged.placed.label.roles[0])


def measure(cases: Iterable[LabelledInput], labeller: Labeller) -> list[Scored]:
    found = []
    for case in cases:
        claims = labeller(list(case.documents.values()))
        found += [Scored(case, judged) for judged in judge(case.placed, claims, case.year)]
    return found


@dataclass(frozen=True)
class Share:
    """How many of a group of figures came out how."""

    right: int
    unlabelled: int
    wrong: int

    @classmethod
    def of(cls, scored: Iterable[Scored]) -> Share:
        counted = Counter(each.outcome for each in scored)
        return cls(counted[Outcome.RIGHT], counted[Outcome.UNLABELLED], counted[Outcome.WRONG])

    @property
    def figures(self) -> int:
        return self.right + self.unlabelled + self.wrong

    def part(self, number: int) -> float:
        """A number of figures in per cent of the group."""
        return 100 * number / self.figures if self.figures else 0.0


def grouped(scored: Sequence[Scored], key: Callable[[Scored], str]) -> dict[str, Share]:
    groups: dict[str, list[Scored]] = {}
    for each in scored:
        groups.setdefault(key(each), []).append(each)
    return {name: Share.of(members) for name, members in sorted(groups.items())}
