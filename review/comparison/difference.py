"""The whole difference of two checks: submission by submission, with totals that are known at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from review.comparison.findings import Change, Checked, compare
from review.comparison.sides import Pairs, Side, paired


@dataclass(frozen=True)
class Difference:
    """Two sides, paired. ``changes`` reads them anew each time: a province's findings are not held in memory."""

    before: Side
    after: Side
    pairs: Pairs

    def changes(self) -> Iterator[Change]:
        """Every submission of the later check; one that was not there before has only new findings."""
        for name, now in self.pairs.both:
            yield compare(self.before.get(name), self.after.get(now))
        for name in self.pairs.only_after:
            yield compare(Checked(name, ()), self.after.get(name))

    @property
    def other_program(self) -> bool:
        """Whether another version or other settings may be why findings differ."""
        return None not in (self.before.key, self.after.key) and self.before.key != self.after.key


@dataclass
class Totals:
    """Counts that grow while changes are shown."""

    new: int = 0
    gone: int = 0
    still: int = 0
    worse: bool = False

    def counted(self, changes: Iterator[Change]) -> Iterator[Change]:
        for each in changes:
            self.new += len(each.new)
            self.gone += len(each.gone)
            self.still += len(each.still)
            self.worse = self.worse or each.worse
            yield each


def difference(before: Side, after: Side) -> Difference:
    return Difference(before, after, paired(before, after))
