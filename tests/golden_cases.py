"""Golden cases as tests see them: what case.toml says, where its quotes stand, and which findings answer it."""

import functools
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.model.recorded import Recorded
from extractor.model.replies import FolderReplies
from review.labelling import Labelling
from review.pipeline import Reviewed, review
from schemas.document import Document, Span
from schemas.finding import Evidence, Finding

GOLDEN = Path(__file__).parent.parent / "golden"

BEYOND_REACH = {
    ("chenzhou-2022-base-data-table", 3): "a rate in prose whose operands stand in a table with other words",
}
"""Conflicts that no rule proves yet, each with what it would take; finding one of them fails its test too."""

NOT_YET: frozenset[str] = frozenset()
"""Families of the design that no rule of this version belongs to."""

COVERED_BY = {"RATE": {"EXPR", "SAME"}, "EXPR": {"RATE"}, "SUM": {"EXPR", "SAME"}, "UNIT": {"SAME"}}
"""A family whose finding shows the same slip when its evidence holds every quote."""

RECORDED_AS = "hand-written"
"""The model that recorded answers are said to be of: nobody but the person who wrote the case."""

_AROUND = 16
"""How many characters more than the quote an evidence may span (a unit, a qualifier, the words before it)."""

_CLAUSE = 200
"""How long an evidence may be that is only context, such as the scoring clause around the quoted band."""


@dataclass(frozen=True)
class Quote:
    """One quote of a conflict and the places where it may stand."""

    text: str
    spans: tuple[Span, ...]
    lines: frozenset[tuple[str, int]] = frozenset()

    def held_by(self, finding: Finding) -> bool:
        if any(_touches(each, span) for each in finding.evidence for span in self.spans):
            return True
        # A row that is counted may be shown by another of its cells.
        return family(finding) == "COUNT" and not self.lines.isdisjoint(
            (each.document, each.line) for each in finding.evidence
        )


@dataclass(frozen=True)
class Conflict:
    """One ``[[conflict]]`` of a case."""

    number: int
    family: str
    also: frozenset[str]
    quotes: tuple[Quote, ...]
    severity: str
    why: str

    def found_by(self, finding: Finding) -> bool:
        families = {self.family, *self.also, *COVERED_BY.get(self.family, ())}
        return family(finding) in families and all(quote.held_by(finding) for quote in self.quotes)

    def explains(self, finding: Finding) -> bool:
        """Whether a further finding rests on the same wrong figure."""
        told_apart = self.family not in ("SAME", "UNIT", "WEIGHT")
        quotes = self.quotes[:1] if told_apart else self.quotes
        return any(quote.held_by(finding) for quote in quotes)

    def shared_with(self, finding: Finding) -> int:
        return sum(quote.held_by(finding) for quote in self.quotes)

    def __str__(self) -> str:
        return f"conflict {self.number} ({self.family}, {self.severity}): {' | '.join(q.text for q in self.quotes)}\n  {self.why}"


@dataclass(frozen=True)
class Case:
    """One folder of golden/ with what it says and what the program finds in it."""

    name: str
    said: dict[str, Any]

    @property
    def folder(self) -> Path:
        return GOLDEN / self.name

    @functools.cached_property
    def reviewed(self) -> Reviewed:
        return review([self.folder / name for name in self.said["inputs"]], labelling=self.recorded)

    @functools.cached_property
    def recorded(self) -> Labelling | None:
        """The recorded answers of a case that has some; what they do not hold is a failed question."""
        folder = self.folder / "model"
        if not folder.is_dir():
            return None
        return Labelling("both", Recorded(FolderReplies(folder), RECORDED_AS), name=RECORDED_AS)

    @functools.cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(
            Conflict(
                number=number,
                family=said["family"],
                also=frozenset(said.get("also", ())),
                quotes=tuple(self._quotes(said)),
                severity=said["severity"],
                why=said["why"],
            )
            for number, said in enumerate(self.said.get("conflict", ()), 1)
        )

    def _quotes(self, said: dict[str, Any]) -> Iterator[Quote]:
        for at, text in enumerate(said["quotes"]):
            where = {key: said[key][at] for key in ("lines", "cells", "pages", "files") if said.get(key)}
            documents = [
                document
                for document in self.reviewed.documents.values()
                if document.name == (where.get("files") or document.name)
            ]
            found = [(document, span) for document in documents for span in _spans(document, text, where)]
            lines = frozenset((document.name, document.line_of(span.start)) for document, span in found)
            yield Quote(text, tuple(span for _, span in found), lines)

    def snapshot(self) -> str:
        """The findings as findings.json holds them; boxes and empty fields are left out to keep it readable."""
        shown = [
            finding.model_dump(mode="json", exclude_none=True, exclude={"evidence": {"__all__": {"boxes"}}})
            for finding in self.reviewed.report.findings
        ]
        return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


@functools.cache
def case(name: str) -> Case:
    return Case(name, tomllib.loads((GOLDEN / name / "case.toml").read_text("utf-8")))


def names() -> list[str]:
    return sorted(path.parent.name for path in GOLDEN.glob("*/case.toml"))


def conflicts() -> list[tuple[str, int]]:
    """Every conflict of every case, without reading any input."""
    return [(name, number) for name in names() for number, _ in enumerate(case(name).said.get("conflict", ()))]


def family(finding: Finding) -> str:
    return finding.code.rstrip("0123456789")


def told(finding: Finding) -> str:
    """A finding in a few lines, for a test that fails."""
    places = "\n".join(f"    {_place(each)}  {each.quote!r} ({each.role})" for each in finding.evidence)
    return f"  {finding.code} {finding.severity}: {finding.message.zh}\n{places}"


def _place(evidence: Evidence) -> str:
    page = f" p.{evidence.page}" if evidence.page else ""
    cell = f" {evidence.cell}" if evidence.cell else ""
    return f"{evidence.document}:{evidence.line}:{evidence.column}{page}{cell}"


def _touches(evidence: Evidence, quote: Span) -> bool:
    overlap = evidence.document == quote.document and evidence.start < quote.end and quote.start < evidence.end
    most = _CLAUSE if evidence.role == "context" else quote.end - quote.start + _AROUND
    return overlap and evidence.end - evidence.start <= most


def _spans(document: Document, quote: str, where: dict[str, Any]) -> Iterator[Span]:
    """Where a quote stands in a document, whatever spaces and line ends its layout put into it."""
    pattern = r"\s*".join(re.escape(character) for character in quote if not character.isspace())
    if quote[0].isdigit():
        pattern = r"(?<![\d.,])" + pattern
    if quote[-1].isdigit():
        pattern += r"(?![\d%]|[.,]\d)"
    for match in re.finditer(pattern, document.raw):
        span = document.span(*match.span())
        place = document.place(span)
        asked = (where.get("lines"), where.get("cells"), where.get("pages"))
        if all(
            not want or want == have for want, have in zip(asked, (place.line, place.cell, place.page), strict=True)
        ):
            yield span
