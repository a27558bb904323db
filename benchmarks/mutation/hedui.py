"""Hedui as a black box: bytes in, findings out. The only module here that imports it."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.mutation.written import Spot, Written


@dataclass(frozen=True)
class Place:
    document: str
    start: int
    end: int
    quote: str
    cell: str | None


@dataclass(frozen=True)
class Said:
    """A finding: an error or a warning."""

    code: str
    severity: str
    message: str
    fingerprint: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Answer:
    findings: tuple[Said, ...]
    texts: dict[str, str]

    def holds(self, said: Said, spot: Spot) -> bool:
        """Whether the evidence of a finding holds a printed piece."""
        span = self._span(spot)
        for place in said.places:
            if place.document != spot.document:
                continue
            if spot.cell is not None and place.cell == spot.cell and (span is None or _meet(span, place)):
                return True
            if span is not None and spot.cell is None and _meet(span, place):
                return True
        return False

    def _span(self, spot: Spot) -> tuple[int, int] | None:
        if spot.start is not None and spot.end is not None:
            return spot.start, spot.end
        if spot.turn is None:
            return None
        at, text = -1, self.texts[spot.document]
        for _ in range(spot.turn + 1):
            at = text.find(spot.text, at + 1)
        return (at, at + len(spot.text)) if at >= 0 else None


def _meet(span: tuple[int, int], place: Place) -> bool:
    return place.start < span[1] and span[0] < place.end


def ask(written: Written) -> Answer:
    from extractor.read import read_bytes
    from review.pipeline import review_documents

    documents = [read_bytes(name, data) for name, data in written.files]
    report = review_documents(documents).report
    findings = tuple(
        Said(
            each.code,
            each.severity.value,
            f"{each.message.zh}" + (f"［{each.computation}］" if each.computation else ""),
            each.fingerprint,
            tuple(Place(p.document, p.start, p.end, p.quote, p.cell) for p in each.evidence),
        )
        for each in report.findings
        if each.severity.value in ("error", "warning")
    )
    return Answer(findings, {document.name: document.raw for document in documents})
