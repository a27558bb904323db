"""One conflict is one finding: failed checks that one figure explains are told once, with that figure first.

A wrong cell breaks its row's total, its column's total and its rate. Where one and the same value would mend
several failed checks, and no check that holds speaks for the figure as it is printed, they are one mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from schemas.base import Bilingual
from schemas.document import Span
from schemas.figure import Figure
from schemas.finding import Severity
from schemas.interval import Interval
from scoring.findings import places_of
from scoring.phrases import TOGETHER, in_english
from scoring.rule import Rule
from scoring.verdict import Place, Status, Verdict, show_value

_LONGEST_SHOWN = 80


@dataclass  # frozen ones take three times as long to make
class Judged:
    """One verdict with the rule that gave it."""

    rule: Rule
    verdict: Verdict


def merge(judged: Sequence[Judged]) -> list[Judged]:
    """The failed checks among ``judged``, those with one explanation made into one."""
    trusted = {figure.span for each in judged if _speaks_for(each) for figure in each.verdict.figures}
    waiting = _without_repeats(each for each in judged if each.verdict.wrong)
    kept: list[Judged] = []
    while waiting:
        suspect, explained = _best_suspect(waiting, trusted)
        if suspect is None:
            return [*kept, *waiting]
        kept.append(_as_one(suspect, explained))
        waiting = [each for each in waiting if each not in explained]
    return kept


def _speaks_for(each: Judged) -> bool:
    """Whether a check that holds speaks for its figures; a score is right for its inputs whatever they are."""
    return each.verdict.status is Status.AGREES and each.rule.family != "SCORE"


def _without_repeats(judged: Iterable[Judged]) -> list[Judged]:
    """Two rules over the very same figures say the same; the first is kept, and a slip of the unit before it."""
    kept: dict[frozenset[Span], Judged] = {}
    for each in sorted(judged, key=lambda each: each.rule.family != "UNIT"):
        spans = [figure.span for figure in each.verdict.figures] or [span for span, _ in each.verdict.places]
        kept.setdefault(frozenset(spans), each)
    return list(kept.values())


def _best_suspect(waiting: Sequence[Judged], trusted: set[Span]) -> tuple[Figure | None, list[Judged]]:
    """The figure that explains the most failed checks at once, at least two."""
    best: tuple[Figure | None, list[Judged]] = (None, [])
    sharing: dict[Span, list[Judged]] = {}
    figures: dict[Span, Figure] = {}
    for each in waiting:
        for figure in dict.fromkeys(each.verdict.figures):
            sharing.setdefault(figure.span, []).append(each)
            figures.setdefault(figure.span, figure)
    for span, checks in sharing.items():
        if len(checks) > max(1, len(best[1])) and span not in trusted and _one_value(figures[span], checks):
            best = (figures[span], checks)
    return best


def _one_value(figure: Figure, checks: Sequence[Judged]) -> Interval | None:
    """The values of a figure with which all the checks would hold."""
    low_high: Interval | None = None
    for each in checks:
        wanted = each.verdict.solve(figure) if each.verdict.solve else None
        if wanted is None:
            return None
        if low_high is None:
            low_high = wanted
        elif low_high.meets(wanted):
            low_high = Interval(max(low_high.low, wanted.low), min(low_high.high, wanted.high))
        else:
            return None
    return low_high


def _as_one(suspect: Figure, checks: Sequence[Judged]) -> Judged:
    """The finding of the check that states the suspect, or else of the first, with the others' evidence added."""
    first = next((each for each in checks if each.verdict.figures[0].span == suspect.span), checks[0])
    ordered = [first, *(each for each in checks if each is not first)]
    figures = tuple(dict.fromkeys((suspect, *(f for each in ordered for f in each.verdict.figures))))
    wanted = _one_value(suspect, checks)
    value = _moved(suspect, ordered) or (show_value(wanted, suspect) if wanted else None)
    computations = [each.verdict.computation for each in ordered if each.verdict.computation]
    return replace(
        first,
        verdict=replace(
            first.verdict,
            figures=figures,
            computation=TOGETHER.join(dict.fromkeys(computations)) or None,
            expected=value or first.verdict.expected,
            message=_told_together(suspect, value, ordered) if value else first.verdict.message,
            severity=max((_severity(each) for each in checks), key=lambda severity: severity.rank),
            places=_places(suspect, figures, ordered),
        ),
    )


def _severity(each: Judged) -> Severity:
    weaker = each.verdict.status is Status.DIFFERS_STRICTLY and each.rule.severity is Severity.ERROR
    return each.verdict.severity or (Severity.WARNING if weaker else each.rule.severity)


def _moved(suspect: Figure, checks: Sequence[Judged]) -> str | None:
    """The same digits in the right unit, where one of the checks is about the unit of the suspect."""
    of_unit = (each.verdict for each in checks if each.rule.family == "UNIT")
    return next((verdict.expected for verdict in of_unit if verdict.figures[0].span == suspect.span), None)


def _told_together(suspect: Figure, value: str, checks: Sequence[Judged]) -> Bilingual:
    """One value would mend them all: that is the news, and each failed check is named with it."""
    quote = _literal(suspect.quote)
    zh = "、".join(dict.fromkeys(each.rule.title.zh for each in checks))
    en = "; ".join(dict.fromkeys(each.rule.title.en for each in checks))
    shown = _shown(checks)
    return Bilingual(
        zh=f"{{name}}处的 {quote} 使 {len(checks)} 项核对不符（{zh}）；如为 {_literal(value)}，则全部相符{shown.zh}",
        en=f"{quote} at {{name}} fails {len(checks)} checks ({en}); were it {_literal(in_english(value))}, all would hold{shown.en}",
    )


def _shown(checks: Sequence[Judged]) -> Bilingual:
    """The computations, where they are few and short enough to be read in a sentence."""
    told = [each.verdict.computation for each in checks if each.verdict.computation]
    computed = list({each.replace(" × 100%", ""): each for each in reversed(told)}.values())[::-1]
    if not computed or sum(map(len, computed)) > _LONGEST_SHOWN:
        return Bilingual(zh="", en="")
    return Bilingual(
        zh=_literal(f"（{TOGETHER.join(computed)}）"), en=_literal(f" ({in_english(TOGETHER.join(computed))})")
    )


def _literal(text: str) -> str:
    """Printed text inside a message that is still to be formatted."""
    return text.replace("{", "{{").replace("}", "}}")


def _places(suspect: Figure, figures: tuple[Figure, ...], checks: Sequence[Judged]) -> tuple[Place, ...]:
    told: dict[Span, Place] = {suspect.span: (suspect.span, "stated")}
    for each in checks:
        for span, role in each.verdict.places or places_of(each.verdict.figures):
            told.setdefault(span, (span, "other" if role == "stated" else role))
    for figure in figures:
        told.setdefault(figure.span, (figure.span, "operand"))
    return tuple(told.values())
