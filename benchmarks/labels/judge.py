"""Whether the labels that were given to a figure are right, missing or wrong, held against the hand label.

A figure is **wrong** when any label given to it contradicts the hand label: another metric, or a metric where there is
none; words that share no term with what the figure is; another role, scope, period; an organisation where none belongs.
It is **right** when everything that the hand label says is given and nothing contradicts. Everything between, and a
figure without any label, is **unlabelled**. Said more closely:

- Words count only where the hand label names no metric (or allows both). All terms of one of its phrases must be said
  by words and scope together, in a phrase of at most 24 characters; some but not all of them is unlabelled.
- ``unmarked``: a result told without a word of its role may be labelled ``actual`` or have none; any other is wrong.
- A scope that is not given counts as missing, never as the whole department; any other scope than the listed is wrong.
  Where no metric is given and the words name the scope (大厅运维 418.60万元), the scope is missing, not contradicted.
- A period that is not given means the year reported on, or the year before where the role is ``last_year``.
- A figure that deserves no label is right when neither metric nor role is given; words alone assert nothing there.
- Where several labels were given to one figure, one wrong label makes it wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.labels.handmade import Label, Placed
from schemas.document import Span
from schemas.extraction import Claim, Role

_LONGEST_PHRASE = 24
_SAYS_NO_MORE = re.compile(r"(?:项目|经费|资金|支出|补助|拨款|专项|\s)+$")


class Outcome(StrEnum):
    RIGHT = "right"
    UNLABELLED = "unlabelled"
    WRONG = "wrong"


@dataclass(frozen=True)
class Judged:
    """One figure's outcome and, for the list of errors, the fields that decided it."""

    placed: Placed
    claims: tuple[Claim, ...]
    outcome: Outcome
    wrong: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def judge(placed: Sequence[Placed], claims: Iterable[Claim], year: int) -> list[Judged]:
    """The outcome of every hand-labelled figure of a submission."""
    given: dict[str, list[Claim]] = {}
    for claim in claims:
        given.setdefault(claim.figure.span.document, []).append(claim)
    return [_judged(each, _claims_at(each.span, given), year) for each in placed]


def _claims_at(span: Span | None, given: dict[str, list[Claim]]) -> tuple[Claim, ...]:
    if span is None:
        return ()
    return tuple(
        claim
        for claim in given.get(span.document, ())
        if claim.figure.span.start < span.end and span.start < claim.figure.span.end
    )


def _judged(placed: Placed, claims: tuple[Claim, ...], year: int) -> Judged:
    label = placed.label
    fields = [_fields(label, claim, year) for claim in claims]
    wrong = tuple(dict.fromkeys(name for each in fields for name, outcome in each.items() if outcome is Outcome.WRONG))
    if wrong:
        return Judged(placed, claims, Outcome.WRONG, wrong=wrong)
    if any(all(outcome is Outcome.RIGHT for outcome in each.values()) for each in fields):
        return Judged(placed, claims, Outcome.RIGHT)
    if label.nothing and not claims:
        return Judged(placed, claims, Outcome.RIGHT)
    missing = {name: None for each in fields for name, outcome in each.items() if outcome is Outcome.UNLABELLED}
    return Judged(placed, claims, Outcome.UNLABELLED, missing=tuple(missing) or ("everything",))


def _fields(label: Label, claim: Claim, year: int) -> dict[str, Outcome]:
    if label.nothing:
        return {"nothing": Outcome.RIGHT if claim.metric is None and claim.role is None else Outcome.WRONG}
    return {
        "metric": _metric(label, claim),
        "role": _role(label, claim),
        "scope": _scope(label, claim),
        "period": _period(label, claim, str(year)),
        "subject": _subject(label, claim),
    }


def _metric(label: Label, claim: Claim) -> Outcome:
    if claim.metric is not None:
        return Outcome.RIGHT if claim.metric in label.metrics else Outcome.WRONG
    return _words(label, claim) if None in label.metrics else Outcome.UNLABELLED


def _words(label: Label, claim: Claim) -> Outcome:
    if not claim.words.strip():
        return Outcome.UNLABELLED
    said = re.sub(r"\s", "", claim.words + (claim.scope or ""))
    phrases = [phrase.split() for phrase in label.words]
    if any(all(_says(said, term) for term in phrase) for phrase in phrases):
        return Outcome.RIGHT if len(re.sub(r"\s", "", claim.words)) <= _LONGEST_PHRASE else Outcome.UNLABELLED
    part = any(_says(said, term) for phrase in phrases for term in phrase)
    return Outcome.UNLABELLED if part else Outcome.WRONG


def _says(said: str, term: str) -> bool:
    return any(word in said for word in term.split("|"))


def _role(label: Label, claim: Claim) -> Outcome:
    right: set[Role | None] = set()
    for role in label.roles:
        right |= {None, Role.ACTUAL} if role == "unmarked" else {Role(role)}
    if claim.role in right:
        return Outcome.RIGHT
    return Outcome.UNLABELLED if claim.role is None else Outcome.WRONG


def _scope(label: Label, claim: Claim) -> Outcome:
    if label.scopes is None:
        return Outcome.RIGHT
    if claim.scope is None:
        return Outcome.UNLABELLED
    right = {_path(scope) for scope in label.scopes}
    if _path(claim.scope) in right:
        return Outcome.RIGHT
    said = re.sub(r"\s", "", claim.words)
    named = claim.metric is None and any(steps and steps[-1] in said for steps in right if steps[-1])
    return Outcome.UNLABELLED if named else Outcome.WRONG


def _path(scope: str) -> tuple[str, ...]:
    """A scope as its steps, each without the endings that say nothing more (营养改善计划项目)."""
    return tuple(_SAYS_NO_MORE.sub("", step) or step for step in scope.split("/"))


def _period(label: Label, claim: Claim, year: str) -> Outcome:
    right = {period or year for period in label.periods}
    given = claim.period
    if given is None:
        given = str(int(year) - 1) if claim.role is Role.LAST_YEAR else year
        return Outcome.RIGHT if given in right else Outcome.UNLABELLED
    return Outcome.RIGHT if given in right else Outcome.WRONG


def _subject(label: Label, claim: Claim) -> Outcome:
    if label.subject is None:
        return Outcome.RIGHT if claim.subject is None else Outcome.WRONG
    said = f"{claim.subject or ''}{claim.words}{claim.scope or ''}"
    return Outcome.RIGHT if label.subject in said else Outcome.UNLABELLED
