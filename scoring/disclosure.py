"""Whether the narrative says that the budget or the final accounts were published (预决算信息公开)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from schemas.document import Span
from schemas.extraction import Extraction
from schemas.interval import Interval
from schemas.patterns import late
from scoring.formula import Award
from scoring.inputs import Input
from scoring.items import ItemRead
from scoring.phrases import ACCOUNTS_NOT_OUT, ACCOUNTS_OUT, BUDGET_NOT_OUT, BUDGET_OUT
from scoring.remembered import formed_once
from scoring.term_points import Term

State = Literal["published", "pending"]
_PUBLISHING = re.compile("公[开示]")
_MARKS = "。；;，,\n"
_EDGE = re.compile(r"[。；;，,\n]")
_CLAUSE = late(r"[^。；;，,\n]{0,60}(?:公开|公示)[^。；;，,\n]{0,20}")
_PENDING = late(
    r"待[^。；，]{0,30}(?:后|再)[^。；，]{0,30}(?:公开|公示)|(?:尚|还)?未(?:能|在|按|及时|进行|予以|对外|向社会){0,2}[^。；，]{0,10}(?:公开|公示)"
    r"|没有(?:进行|按)?[^。；，]{0,8}公开|(?:将|拟)(?:及时|按|于|在)[^。；，]{0,30}(?:公开|公示)"
)
_PUBLISHED = late(r"(?:已|均已|全部|按时|按规定|及时|完成)[^。；，]{0,40}(?:公开|公示)")
_NO_SECRET = late(r"涉密|保密|不(?:予|宜|需)?公开|下[一]?年|明年|政务公开|政府信息公开|应公开未公开|未发现|不存在|无未")

_PHRASES = {
    ("预算", True): BUDGET_OUT,
    ("预算", False): BUDGET_NOT_OUT,
    ("决算", True): ACCOUNTS_OUT,
    ("决算", False): ACCOUNTS_NOT_OUT,
}


@dataclass(frozen=True)
class Disclosure:
    """What a sentence says of one of the two, and where."""

    state: State
    span: Span


def disclosure_of(what: Literal["预算", "决算"], read: ItemRead) -> Disclosure | None:
    """What the submission's sentences say; None where they say nothing, or both."""
    if read.on is None:
        return None
    other = "决算" if what == "预算" else "预算"
    found: list[Disclosure] = []
    card = read.on.card.span
    for span, clause in _clauses(read.on.extraction):
        inside = card.document == span.document and card.start <= span.start < card.end
        said = clause.replace("预决算", "")
        if inside or what not in said or other in said or _NO_SECRET.search(said):
            continue
        state = _state(said)
        if state is not None:
            found.append(Disclosure(state, span))
    return found[0] if len({each.state for each in found}) == 1 else None


@formed_once
def _clauses(extraction: Extraction) -> Iterator[tuple[Span, str]]:
    """Every clause of a submission that speaks of publishing."""
    for document, text in extraction.texts.items():
        for start, end in _words_on_publishing(text):
            for match in _CLAUSE.finditer(text, start, end):
                yield Span(document, *match.span()), match[0]


def _words_on_publishing(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between two marks that speak of it."""
    end = 0
    while said := _PUBLISHING.search(text, end):
        start = max(text.rfind(mark, end, said.start()) for mark in _MARKS) + 1 or end
        edge = _EDGE.search(text, said.end())
        end = edge.start() if edge else len(text)
        yield start, end


def _state(said: str) -> State | None:
    if _PENDING.search(said):
        return "pending"
    return "published" if _PUBLISHED.search(said) else None


def disclosed_points(term: Term, read: ItemRead) -> tuple[Input, Interval, str] | None:
    """The points of a part of the clause on one of the two, by what the narrative says."""
    awards = [f.points for f in term.formulas if isinstance(f, Award) and f.points is not None]
    named: list[Literal["预算", "决算"]] = [what for what in ("预算", "决算") if f"{what}公开" in term.text[:14]]
    if len(named) != 1 or len(awards) < 2 or min(awards) != 0 or max(awards) != term.maximum:
        return None
    said = disclosure_of(named[0], read)
    if said is None:
        return None
    least = min(points for points in awards if points > 0)
    points = Interval(least, term.maximum) if said.state == "published" else Interval.point(Decimal(0))
    shown = _PHRASES[named[0], said.state == "published"].said(points="–".join(dict.fromkeys(f"{p:f}" for p in points)))
    return Input(f"{named[0]}公开", points, shown, (), sure=False), points, shown
