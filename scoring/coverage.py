"""Coverage: every number is in a check or is listed as unchecked with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from schemas.base import Bilingual
from schemas.document import Document
from schemas.extraction import Extraction
from schemas.figure import Figure
from schemas.finding import Coverage, Undetermined
from scoring.findings import evidence, places_of
from scoring.verdict import Status, Verdict

STATED_ONCE = "stated_once"
NO_LABEL = "no_label"

_UNSURE = Bilingual(zh="无法判定", en="could not be decided")


def cover(
    extraction: Extraction,
    judged: Sequence[tuple[str, Verdict]],
    documents: Mapping[str, Document],
) -> Coverage:
    """Count the figures that decided checks used, and give the reason for each of the others."""
    decided = _figures(verdict for _, verdict in judged if verdict.status is not Status.UNDETERMINED)
    open_ = _figures(verdict for _, verdict in judged if verdict.status is Status.UNDETERMINED) - decided
    used = decided | open_
    labelled = {
        (claim.figure.span.document, claim.figure.id) for claim in extraction.claims if claim.words or claim.metric
    }
    reasons = Counter(reason_of(figure, labelled) for figure in extraction.figures if figure.key not in used)
    return Coverage(
        figures=len(extraction.figures),
        checked=len(decided),
        undetermined=tuple(
            Undetermined(
                code=code,
                reason=verdict.reason or _UNSURE,
                evidence=tuple(
                    evidence(documents[span.document], span, role)
                    for span, role in verdict.places or places_of(verdict.figures)
                ),
            )
            for code, verdict in judged
            if verdict.status is Status.UNDETERMINED
        ),
        unchecked=dict(sorted(reasons.items())),
    )


def reason_of(figure: Figure, labelled: set[tuple[str, int]]) -> str:
    """Why a number is in no check: what it is if it is no figure, else whether anything names it."""
    if not figure.kind.is_figure:
        return figure.kind.value
    return STATED_ONCE if figure.key in labelled else NO_LABEL


def _figures(verdicts: object) -> set[tuple[str, int]]:
    return {figure.key for verdict in verdicts for figure in verdict.figures}  # type: ignore[attr-defined]
