"""The rows of ``hedui figures``: each number of a submission with its place, class, labels and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from review.pipeline import Reviewed
from schemas.base import Bilingual, Model
from schemas.extraction import Claim
from schemas.figure import Figure
from scoring.coverage import reason_of


class Label(Model):
    """What one claim says of a number."""

    metric: str | None = None
    words: str = ""
    role: str | None = None
    scope: str | None = None
    period: str | None = None
    subject: str | None = None
    labelled_by: str = "lexicon"
    reason: Bilingual | None = None
    confirmed: bool = False


class Suggested(Model):
    """What a model said of a number that did not become its label: it is not borne out, or the lexicon says otherwise."""

    metric: str
    reason: Bilingual | None = None
    disputed: bool = False


class Row(Model):
    """One number. ``why_not`` says why no rule looked at it; it is empty where one did."""

    document: str
    line: int
    column: int
    page: int | None = None
    cell: str | None = None
    start: int
    end: int
    quote: str
    kind: str
    value: Decimal
    value_to: Decimal | None = None
    unit: str
    qualifier: str
    labels: tuple[Label, ...] = ()
    suggested: tuple[Suggested, ...] = ()
    checked_by: tuple[str, ...] = ()
    why_not: str | None = None


def rows(reviewed: Reviewed) -> list[Row]:
    """All numbers in reading order, document by document."""
    if reviewed.extraction is None:
        return []
    claims: dict[tuple[str, int], list[Claim]] = {}
    for claim in reviewed.extraction.claims:
        claims.setdefault(claim.figure.key, []).append(claim)
    labelled = {figure for figure, said in claims.items() if any(claim.words or claim.metric for claim in said)}
    suggested = _suggested(reviewed)
    return [
        _row(figure, reviewed, claims.get(figure.key, ()), labelled, suggested.get(figure.key, ()))
        for figure in reviewed.extraction.figures
    ]


def _suggested(reviewed: Reviewed) -> dict[tuple[str, int], tuple[Suggested, ...]]:
    found: dict[tuple[str, int], tuple[Suggested, ...]] = {}
    for each in reviewed.model.suggestions if reviewed.model is not None else ():
        if each.standing in ("unconfirmed", "disputed"):
            said = Suggested(metric=each.metric, reason=each.reason, disputed=each.standing == "disputed")
            found[each.figure.key] = (*found.get(each.figure.key, ()), said)
    return found


def _row(
    figure: Figure,
    reviewed: Reviewed,
    claims: Sequence[Claim],
    labelled: set[tuple[str, int]],
    suggested: tuple[Suggested, ...],
) -> Row:
    place = reviewed.documents[figure.span.document].place(figure.span)
    checks: Mapping[tuple[str, int], tuple[str, ...]] = reviewed.checks_of
    checked_by = checks.get(figure.key, ())
    return Row(
        document=figure.span.document,
        line=place.line,
        column=place.column,
        page=place.page,
        cell=place.cell,
        start=figure.span.start,
        end=figure.span.end,
        quote=figure.quote,
        kind=figure.kind.value,
        value=figure.value,
        value_to=figure.value_to,
        unit=figure.unit.symbol,
        qualifier=figure.qualifier.value,
        labels=tuple(dict.fromkeys(_label(claim) for claim in claims)),
        suggested=tuple(said for said in suggested if not any(_is_of_model(claim, said) for claim in claims)),
        checked_by=checked_by,
        why_not=None if checked_by else reason_of(figure, labelled),
    )


def _is_of_model(claim: Claim, said: Suggested) -> bool:
    """Whether a suggestion became the label."""
    return claim.labelled_by == "model" and claim.metric == said.metric


def _label(claim: Claim) -> Label:
    return Label(
        metric=claim.metric,
        words=claim.words,
        role=None if claim.role is None else claim.role.value,
        scope=claim.scope,
        period=claim.period,
        subject=claim.subject,
        labelled_by=claim.labelled_by,
        reason=claim.reason,
        confirmed=claim.confirmed,
    )
