"""Grades (优、良、中、差): the bands a document prints for them, and the grade it gives itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from schemas.document import Span
from schemas.extraction import Claim, Extraction, ProjectRow, Role, Scorecard, TableKind
from schemas.figure import Figure
from schemas.patterns import late

_NAMES = r"优秀|优良|良好|合格|及格|不合格|不及格|较差|一般|优|良|中|差"
# Possessive blanks: a number before a long stretch of them would else be tried in every way.
_N = r"(?P<{0}>\d\d\d?)\s*+分?\s*+(?P<{0}c>\(含(?:{1}分)?\)|\(不含\))?"
_LOW = _N.format("low", r"\d*")
_HIGH = _N.format("high", r"\d*")
_BAND = re.compile(
    rf"(?:{_LOW}\s*+(?P<above>(?:\(含\))?及?以上|\(含\)以上)?\s*+(?:[-—~～至到]\s*+{_HIGH})?(?P<below>及?以下)?)"
    rf"\s*+(?:\(含\))?[的]?(?:之间)?[,，]?\s*+(?:者?为|等级为|评为|[:：]|对应)\s*+[“\"]?(?P<grade>{_NAMES})(?![^\W\d_]*分)"
)
_CLAIM = late(
    rf"(?:自评|评价|评定|考核|绩效|最终|综合)?(?:等级|等次|档次|级别)(?:评定)?(?:为|是|[:：]|属于?)?\s*[“\"《]?(?P<grade>{_NAMES})(?![^\W\d_]{{0,3}}[≥≤\d])"
)
_ALL_GRADES = re.compile(r"优.{0,12}良.{0,12}[中差]")
_OPTIONS = "□☐○"


@dataclass(frozen=True)
class Band:
    """The scores of one grade, ``high`` excluded unless ``closed``."""

    grade: str
    low: Decimal
    high: Decimal
    span: Span | None = None


@dataclass(frozen=True)
class Graded:
    """A printed grade, the total it belongs to, and the bands that hold; ``printed`` where the document has them."""

    grade: str
    at: Span
    total: Figure
    bands: tuple[Band, ...]
    printed: bool

    @property
    def right(self) -> Band | None:
        """The band that the total lies in; None where the bands leave it open."""
        held = [band for band in self.bands if band.low <= self.total.value < band.high]
        return held[0] if len(held) == 1 else None


USUAL = (
    Band("优", Decimal(90), Decimal(1000)),
    Band("良", Decimal(80), Decimal(90)),
    Band("中", Decimal(60), Decimal(80)),
    Band("差", Decimal(0), Decimal(60)),
)
_ALONE = frozenset(_NAMES.split("|"))
_FEWEST_ROWS = 3
_POSSIBLE, _FULL = 30, 100
_SAME = {
    "优秀": "优",
    "良好": "良",
    "合格": "中",
    "及格": "中",
    "一般": "中",
    "不合格": "差",
    "不及格": "差",
    "较差": "差",
}


def same_grade(one: str, two: str) -> bool:
    return _SAME.get(one, one) == _SAME.get(two, two)


def graded(extraction: Extraction) -> Iterator[Graded]:
    """Each grade that stands behind a scorecard, before the next one."""
    for document, text in extraction.texts.items():
        cards = [card for card in extraction.scorecards if card.span.document == document]
        bands = printed_bands(document, text)
        for at, card in enumerate(cards):
            if card.total_score is None or (card.total_maximum is not None and card.total_maximum.value != 100):
                continue
            end = cards[at + 1].span.start if at + 1 < len(cards) else len(text)
            found = _claimed(document, text, card, end)
            if found is not None:
                yield Graded(*found, card.total_score, bands or USUAL, bool(bands))


def graded_rows(extraction: Extraction) -> Iterator[Graded]:
    """Each grade beside a score in a table of projects, where most rows lie in the bands."""
    for table in extraction.tables:
        rows = [row for row in extraction.projects if table.kind is TableKind.PROJECTS and table.span.covers(row.span)]
        document = table.span.document
        bands = printed_bands(document, extraction.texts.get(document, "")) if rows else ()
        found = [read for row in rows if (read := _graded_row(row, extraction, bands)) is not None]
        right = sum(each.right is not None and same_grade(each.right.grade, each.grade) for each in found)
        if right >= _FEWEST_ROWS and right * 3 >= len(found) * 2:
            yield from found


def graded_prose(extraction: Extraction) -> Iterator[Graded]:
    """Each grade that a paragraph gives behind a score, by the bands that the document prints."""
    tabled = {card.span.document for card in extraction.scorecards if card.total_score is not None}
    scores = [
        claim.figure for claim in extraction.claims if _is_score(claim) and claim.figure.span.document not in tabled
    ]
    for at, score in enumerate(scores):
        document = score.span.document
        text = extraction.texts.get(document, "")
        end = text.find("\n", score.span.end)
        following = scores[at + 1].span if at + 1 < len(scores) else None
        if following is not None and following.document == document:
            end = min(end if end >= 0 else len(text), following.start)
        found = _told_between(document, text, score.span.end, end if end >= 0 else len(text))
        if found is not None and (bands := printed_bands(document, text)):
            yield Graded(*found, score, bands, True)


def _is_score(claim: Claim) -> bool:
    whole = claim.metric == "self_evaluation_score" and claim.role is Role.SCORE and claim.source == "narrative"
    return whole and _POSSIBLE <= claim.figure.value <= _FULL


def _graded_row(row: ProjectRow, extraction: Extraction, bands: tuple[Band, ...]) -> Graded | None:
    score = row.figures.get("score")
    grades = [
        (text, span) for span in row.texts.get("text", ()) if (text := extraction.text((span,)).strip()) in _ALONE
    ]
    if score is None or len(grades) != 1 or not _POSSIBLE <= score.value <= _FULL:
        return None
    return Graded(*grades[0], score, bands or USUAL, bool(bands))


def _claimed(document: str, text: str, card: Scorecard, end: int) -> tuple[str, Span] | None:
    """The one grade told in the rows below the total or in the lines behind the card."""
    start = card.total_score.span.end if card.total_score is not None else card.span.end
    return _told_between(document, text, start, min(end, max(card.span.end, start) + 600))


def _told_between(document: str, text: str, start: int, end: int) -> tuple[str, Span] | None:
    found = [
        (match["grade"], Span(document, match.start("grade"), match.end("grade")))
        for match in _CLAIM.finditer(text, start, end)
        if not _ALL_GRADES.search(text[match.start() : match.end() + 20]) and not _is_band(text, match)
    ]
    return found[0] if len({grade for grade, _ in found}) == 1 else None


def _is_band(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 12) : match.end() + 6]
    return (
        any(sign in around for sign in _OPTIONS)
        or re.search(r"\d\s*分?\s*(?:\(含\))?(?:以上|以下|[-—~至])", around) is not None
    )


@lru_cache(maxsize=16)  # two rules ask for them
def printed_bands(document: str, text: str) -> tuple[Band, ...]:
    """The bands a document prints; none unless they go together without a gap."""
    found = [_band(document, match) for match in _BAND.finditer(text)]
    bands = {band.grade: band for band in found if band is not None}
    ordered = sorted(bands.values(), key=lambda band: -band.low)
    together = all(upper.low == lower.high for upper, lower in itertools.pairwise(ordered))
    return tuple(ordered) if len(ordered) >= 3 and together else ()


def _band(document: str, match: re.Match[str]) -> Band | None:
    first = Decimal(match["low"])
    span = Span(document, match.start(), match.end())
    if match["high"] is not None:
        low, high = sorted((first, Decimal(match["high"])))
        return Band(match["grade"], low, Decimal(1000) if high == 100 else high, span)
    if match["above"]:
        return Band(match["grade"], first, Decimal(1000), span)
    return Band(match["grade"], Decimal(0), first, span) if match["below"] else None
