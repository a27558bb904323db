"""The verdict on one event told twice with a bundle of figures."""

from __future__ import annotations

from schemas.figure import Figure
from scoring.same_quantity import Retelling
from scoring.same_quantity_restated import Bundle
from scoring.verdict import Status, Verdict, meeting


def compare_bundles(told: Retelling) -> Verdict:
    """One conflict for all figures; the later telling is named first."""
    pairs = list(zip(told.one.mentions, told.two.mentions, strict=True))
    statuses = [_meeting(one.figure, two.figure) for one, two in pairs]
    figures = tuple(m.figure for m in (*told.two.mentions, *told.one.mentions))
    status = Status.DIFFERS if Status.DIFFERS in statuses else Status.AGREES
    if status is Status.AGREES and Status.UNDETERMINED in statuses:
        status = Status.UNDETERMINED
    first = len(told.two.mentions)
    return Verdict(
        status,
        figures,
        _name(told),
        words={"these": _shown(told.two), "others": _shown(told.one)},
        places=tuple((f.span, "stated" if at < first else "other") for at, f in enumerate(figures)),
    )


def _meeting(one: Figure, two: Figure) -> Status:
    if one.unit.dimension == two.unit.dimension:
        return meeting(one, two)
    return Status.AGREES if one.in_base() == two.in_base() else Status.DIFFERS  # 家 and 家次


def _shown(bundle: Bundle) -> str:
    return "、".join(mention.figure.quote.strip() for mention in bundle.mentions)


def _name(told: Retelling) -> str:
    scope = told.one.mentions[0].claim.scope or told.two.mentions[0].claim.scope or ""
    return scope + "/".join(told.one.kinds)
