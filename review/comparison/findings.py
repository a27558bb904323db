"""Two lists of findings compared: what is new, what is gone, what is still there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from review.store.decisions import Decision
from schemas.finding import Finding, Severity


@dataclass(frozen=True)
class Checked:
    """A submission as one of two checks left it. ``complete`` is false where a part was not read or checked."""

    name: str
    findings: Sequence[Finding]
    complete: bool = True
    department: str | None = None
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    """What reviewers decided, by fingerprint."""


@dataclass(frozen=True)
class Change:
    """A submission in both checks. ``certain`` is false where the later check could not see all of it.

    Then what is ``gone`` may only have been out of sight.
    """

    name: str
    department: str | None
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    still: tuple[Finding, ...]
    certain: bool = True
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def worse(self) -> bool:
        """Whether something new stands that needs an answer."""
        return any(each.waived is None and each.severity is not Severity.INFO for each in self.new)

    @property
    def changed(self) -> bool:
        return bool(self.new or self.gone)


def compare(before: Checked, after: Checked) -> Change:
    """By fingerprint; of several findings of one fingerprint as many are still there as both have."""
    left = _by_fingerprint(before.findings)
    new, still = [], []
    for each in after.findings:
        if left[each.fingerprint]:
            left[each.fingerprint].pop(0)
            still.append(each)
        else:
            new.append(each)
    gone = {id(each) for some in left.values() for each in some}
    return Change(
        name=after.name,
        department=after.department or before.department,
        new=tuple(new),
        gone=tuple(each for each in before.findings if id(each) in gone),
        still=tuple(still),
        certain=after.complete,
        decisions={**before.decisions, **after.decisions},
    )


def _by_fingerprint(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.fingerprint].append(each)
    return found
