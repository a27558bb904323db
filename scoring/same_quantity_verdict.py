"""The verdict on one quantity stated in several places: which values there are, and which a computation confirms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import Severity
from schemas.kind import Qualifier
from scoring.phrases import in_english
from scoring.remembered import once
from scoring.same_quantity import Mentions
from scoring.same_quantity_places import bare
from scoring.solve import solve_twins
from scoring.verdict import OPEN, Place, Status, Verdict, meeting

_WORST = (Status.DIFFERS, Status.DIFFERS_STRICTLY, Status.UNDETERMINED, Status.AGREES)
UNSETTLED = Bilingual(
    zh="，所列数字不足以判断哪一处正确，请核实",
    en="; the printed figures do not tell which is right, please verify",
)


@dataclass(frozen=True)
class Proof:
    """A computation that holds with one of the values and with none of the others."""

    value: Figure
    computation: str
    figures: tuple[Figure, ...]


@once
def compare_mentions(group: Mentions) -> Verdict | None:
    """Whether all places give one value; of places that may be something else only agreement counts."""
    figures = [_comparable(group, figure) for figure in group.figures]
    status = _worst(figures)
    if group.doubt is not None and not _settled(group):
        return _of_doubtful(group, status)
    if status is Status.AGREES:
        return Verdict(status, group.figures, group.name)
    if status is Status.UNDETERMINED:
        return Verdict(status, group.figures, group.name, reason=OPEN)
    verdict = _different(group, figures, status)
    return replace(verdict, severity=_of_last_place(figures[0])) if _in_the_last_place(figures) else verdict


def _of_last_place(figure: Figure) -> Severity:
    """Amounts and rates are computed, and may be rounded in two ways; a length or an area is only copied."""
    copied = figure.unit.dimension.startswith("measure") and figure.decimals == 0
    return Severity.WARNING if copied else Severity.INFO


def _in_the_last_place(figures: Sequence[Figure]) -> bool:
    """Whether rounding in two ways could explain it: the intervals of all touch."""
    return all(meeting(one, two) is Status.AGREES for one, two in combinations(figures, 2))


@once
def values_of(group: Mentions) -> list[list[Figure]]:
    """The figures of a group by value, in the order in which the values first stand."""
    return _clusters([_comparable(group, figure) for figure in group.figures])


def _of_doubtful(group: Mentions, status: Status) -> Verdict | None:
    telling = all(place.telling for place in group.places)
    if status is Status.AGREES:
        return Verdict(status, group.figures, group.name) if telling else None
    if group.mistyped and status is Status.DIFFERS and not _both_confirmed(group):
        return _slip_in_doubt(group, _different(group, group.figures, status))
    if status is Status.UNDETERMINED or not group.likely:
        return None
    return Verdict(Status.UNDETERMINED, group.figures, group.name, reason=group.doubt)


def _slip_in_doubt(group: Mentions, verdict: Verdict) -> Verdict:
    """A warning: the digits speak for one mistyped quantity, what is left open is told."""
    doubt = group.doubt or UNSETTLED
    told = {
        "proof": f"{verdict.words['proof']}（两数仅差一处，疑为笔误；但{doubt.zh}）",
        "proof_en": f"{verdict.words['proof_en']} (one slip of the pen apart; but {doubt.en})",
    }
    last = _in_the_last_place(group.figures) and _of_last_place(group.figures[0]) is Severity.INFO
    severity = Severity.INFO if last else Severity.WARNING
    return replace(verdict, words={**verdict.words, **told}, severity=severity)


def _both_confirmed(group: Mentions) -> bool:
    """Whether each of two values follows from a computation of its own: then they are two quantities."""
    clusters = values_of(group)
    return all(_proof_of(group, cluster, clusters) is not None for cluster in clusters)


def _settled(group: Mentions) -> bool:
    return group.unless_proven and group.targets and _proof(group, values_of(group)) is not None


def _comparable(group: Mentions, figure: Figure) -> Figure:
    return bare(figure) if group.targets else figure


def _worst(figures: Sequence[Figure]) -> Status:
    pairs = [_compared(one, two) for at, one in enumerate(figures) for two in figures[at + 1 :]]
    return min(pairs, key=_WORST.index)


def _compared(one: Figure, two: Figure) -> Status:
    """The same value is the same, with 约 or without; one quantity printed to one place twice has the same digits."""
    if one.in_base() == two.in_base():
        return Status.AGREES
    status = meeting(one, two)
    copied = one.unit == two.unit and one.decimals == two.decimals and one.qualifier is two.qualifier is Qualifier.NONE
    return Status.DIFFERS if status is Status.AGREES and copied else status


def _clusters(figures: Sequence[Figure]) -> list[list[Figure]]:
    found: list[list[Figure]] = []
    for figure in figures:
        home = next((cluster for cluster in found if all(_meets(figure, each) for each in cluster)), None)
        if home is None:
            found.append([figure])
        else:
            home.append(figure)
    return found


def _meets(one: Figure, two: Figure) -> bool:
    return _compared(one, two) in (Status.AGREES, Status.UNDETERMINED)


def _different(group: Mentions, figures: Sequence[Figure], status: Status) -> Verdict:
    clusters = _clusters(figures)
    proof = _proof(group, clusters)
    ordered = _odd_first(clusters, proof)
    told = [figure for cluster in ordered for figure in cluster]
    operands = [figure for figure in proof.figures if figure.span not in {f.span for f in told}] if proof else []
    return Verdict(
        status,
        (*told, *operands),
        group.name,
        computation=proof.computation if proof else None,
        expected=with_unit(proof.value) if proof else None,
        words={
            "stated": with_unit(told[0]),
            "others": others_of(ordered),
            "proof": _said(proof).zh,
            "proof_en": _said(proof).en,
        },
        places=_places(told, operands),
        solve=solve_twins(clusters),
    )


def others_of(ordered: Sequence[Sequence[Figure]]) -> str:
    """The values that stand against the first, each once, as printed."""
    return "、".join(dict.fromkeys(with_unit(cluster[0]) for cluster in ordered[1:]))


def with_unit(figure: Figure) -> str:
    """A figure as printed, with the unit that its column or caption gives it."""
    quote, symbol = figure.quote.strip(), figure.unit.symbol
    return quote if symbol in re.sub(r"\s", "", quote) else f"{quote}{symbol}"


def _said(proof: Proof | None) -> Bilingual:
    if proof is None:
        return UNSETTLED
    return Bilingual(
        zh=f"；{proof.computation}，印证 {with_unit(proof.value)}",
        en=f"; {in_english(proof.computation)} confirms {with_unit(proof.value)}",
    )


def _odd_first(clusters: list[list[Figure]], proof: Proof | None) -> list[list[Figure]]:
    """The values without proof first; without any proof the rarer and later ones."""
    if proof is not None:
        return sorted(clusters, key=lambda cluster: any(f.span == proof.value.span for f in cluster))
    later_first = list(reversed(clusters))
    return sorted(later_first, key=len)


def _proof(group: Mentions, clusters: list[list[Figure]]) -> Proof | None:
    """The one value that a printed computation confirms and the others would break."""
    proofs = [proof for cluster in clusters if (proof := _proof_of(group, cluster, clusters)) is not None]
    return proofs[0] if len(proofs) == 1 else None


def _proof_of(group: Mentions, cluster: list[Figure], clusters: list[list[Figure]]) -> Proof | None:
    others = [other[0] for other in clusters if other is not cluster]
    for relation in group.relations:
        for figure in cluster:
            telling = relation.telling if figure.key in relation.figures and relation.holds else None
            if telling and all(relation.with_(figure, other).fails for other in others):
                return Proof(figure, telling.computation or "", telling.figures)
    return None


def _places(told: Sequence[Figure], operands: Sequence[Figure]) -> tuple[Place, ...]:
    first, *rest = told
    return (
        (first.span, "stated"),
        *((figure.span, "other") for figure in rest),
        *((figure.span, "operand") for figure in operands),
    )


def power_between(one: Figure, two: Figure) -> int | None:
    """n where two figures have the same digits and one is 10ⁿ times the other; None for equal or other values."""
    if one.value <= 0 or two.value <= 0:
        return None
    ours, theirs = one.in_base(), two.in_base()
    quotient = ours / theirs
    power = quotient.adjusted()
    return power if power and quotient == Decimal(1).scaleb(power) else None
