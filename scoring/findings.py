"""From verdict to Finding: evidence with places, the message filled in, the fingerprint."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from schemas.base import Bilingual
from schemas.document import Document, Span
from schemas.figure import Figure
from schemas.finding import Evidence, Finding, Severity
from scoring.phrases import in_english
from scoring.rule import Rule
from scoring.verdict import Effect, Place, PlaceRole, Status, Verdict

_STRICTLY = Bilingual(
    zh="（仅当整数金额省略了末尾的零、即为精确值时不符，请核实）",
    en=" (only if the whole amounts lost trailing zeros and are exact; please verify)",
)


def finding_from(
    rule: Rule, verdict: Verdict, documents: Mapping[str, Document], totals: Mapping[Span, Figure] | None = None
) -> Finding:
    """The finding of a rule for a verdict that is wrong; ``totals`` gives the total that a score counts towards."""
    places = verdict.places or places_of(verdict.figures)
    return Finding(
        code=rule.code,
        title=rule.title,
        severity=_severity(rule, verdict),
        message=_message(rule, verdict, documents),
        evidence=tuple(evidence(documents[span.document], span, role) for span, role in places),
        computation=verdict.computation,
        expected=verdict.expected,
        score_effect=(effect := _effect(verdict.effect, totals or {})),
        arguable=effect is not None and verdict.effect is not None and not verdict.effect.certain,
        clause=rule.clause.zh,
        fingerprint=fingerprint(rule.code, verdict),
    )


def _effect(effect: Effect | None, totals: Mapping[Span, Figure]) -> str | None:
    """``−3.00, 98.396 → 95.396``: the change of the score, and of the total where one is printed."""
    if effect is None or effect.change == 0:
        return None
    change = f"{effect.change:+f}".replace("-", "−")
    total = totals.get(effect.score.span)
    return change if total is None else f"{change}, {total.value:f} → {total.value + effect.change:f}"


def places_of(figures: tuple[Figure, ...]) -> tuple[Place, ...]:
    """The stated figure, then its operands, each place once."""
    roles: dict[Span, PlaceRole] = {}
    for at, figure in enumerate(figures):
        roles.setdefault(figure.span, "operand" if at else "stated")
    return tuple(roles.items())


def evidence(document: Document, span: Span, role: PlaceRole) -> Evidence:
    place = document.place(span)
    return Evidence.made(
        document=document.name,
        start=span.start,
        end=span.end,
        quote=document.quote(span),
        line=place.line,
        column=place.column,
        page=place.page,
        boxes=place.boxes,
        cell=place.cell,
        role=role,
    )


def fingerprint(code: str, verdict: Verdict) -> str:
    """Sixteen hex digits that survive re-layout: the rule, the quantity and the values, wherever they stand."""
    values = sorted({f"{figure.in_base().normalize():f}" for figure in verdict.figures})
    subject = re.sub(r"\s+", "", verdict.subject)
    return hashlib.sha256("|".join([code, subject, *values]).encode()).hexdigest()[:16]


def _severity(rule: Rule, verdict: Verdict) -> Severity:
    if verdict.severity is not None:
        return verdict.severity
    weaker = verdict.status is Status.DIFFERS_STRICTLY and rule.severity is Severity.ERROR
    return Severity.WARNING if weaker else rule.severity


def _message(rule: Rule, verdict: Verdict, documents: Mapping[str, Document]) -> Bilingual:
    template = verdict.message or rule.message
    first = verdict.figures[0] if verdict.figures else None
    words = {
        "stated": documents[first.span.document].quote(first.span).strip() if first else "",
        "expected": verdict.expected or "—",
        "computation": verdict.computation or "",
        "name": verdict.subject,
        **verdict.words,
    }
    english = {each: in_english(words[each]) for each in ("computation", "expected")}
    strict = verdict.status is Status.DIFFERS_STRICTLY
    return Bilingual(
        zh=template.zh.format_map(words) + (_STRICTLY.zh if strict else ""),
        en=template.en.format_map(words | english) + (_STRICTLY.en if strict else ""),
    )
