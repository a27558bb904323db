"""Where every quantity of a submission is said: its mentions in order, and those that share a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from schemas.document import Span
from schemas.extraction import Claim, Extraction, Role, TableKind, TableSeen
from schemas.figure import Figure, Key
from schemas.kind import Qualifier
from scoring import same_quantity_vocabulary as vocabulary
from scoring.edges import Edges
from scoring.headings import Headings
from scoring.remembered import once
from scoring.same_quantity_mention import Mention

_FARTHEST = 400  # characters that a sentence reaches back


@once
def mentions_of(extraction: Extraction) -> list[Mention]:
    """Every figure of one value that is no weight, with its claim; an unnamed one has a claim that says nothing."""
    claims = _claims(extraction)
    tables = sorted(extraction.tables, key=lambda seen: (seen.span.document, seen.span.start))
    starts = [(seen.span.document, seen.span.start) for seen in tables]
    lonely = _lonely(tables)
    headings = Headings(extraction.texts)
    scopes = _scopes(extraction)
    stops, lines, cells = (Edges(extraction.texts, e) for e in (vocabulary.STOPS, "\n\t", vocabulary.CELL_EDGES))
    found = []
    for figure in extraction.figures:
        if not figure.kind.is_figure or figure.value_to is not None:
            continue
        name, first, last = span = figure.span
        text = extraction.texts.get(name, "")
        start = max(stops.before(name, first), first - _FARTHEST, 0)
        end = stops.after(name, last)
        claim = claims.get((name, figure.id)) or Claim.made(figure=figure, context=Span(name, start, end))
        if claim.role is Role.WEIGHT:
            continue
        at = bisect_right(starts, (name, first)) - 1
        table = tables[at] if at >= 0 and tables[at].span.covers(span) else None
        line = (cells if table else lines).before(name, first)
        prose = table is None or len(_cell(text, line)) > vocabulary.CELL
        found.append(
            Mention(
                claim,
                sentence=text[start:end],
                at=first - start,
                lead=text[line:first],
                heading=headings.above(name, line, first) if prose else "",
                block=starts[at] if table and not prose else (name, line),
                report_year=extraction.year,
                whole_table=table is None or table.kind in lonely,
                known_scopes=scopes,
                prose=prose,
            )
        )
    return found


def _scopes(extraction: Extraction) -> tuple[str, ...]:
    """The names of projects, none of which is a part of another's name."""
    names = {row.name for row in extraction.projects} | {claim.scope or "" for claim in extraction.claims}
    long = sorted(name for name in names if len(name) >= 3 and "/" not in name)
    return tuple(name for name in long if not any(name != other and name in other for other in long))


def _cell(text: str, start: int) -> str:
    return vocabulary.CELL_END.split(text[start : start + vocabulary.CELL + 1], maxsplit=1)[0]


def _lonely(tables: list[TableSeen]) -> frozenset[TableKind]:
    """The kinds of form of which there is but one table."""
    counted = Counter(seen.kind for seen in tables)
    return frozenset(kind for kind in vocabulary.FORMS if counted[kind] == 1)


def _claims(extraction: Extraction) -> dict[Key, Claim]:
    """One claim a figure; a table knows its cells better than their sentences do."""
    claims: dict[Key, Claim] = {}
    for claim in extraction.claims:
        known = claims.get(claim.figure.key)
        if known is None or (claim.source == "table" and known.source != "table"):
            claims[claim.figure.key] = claim
    return claims


def bare(figure: Figure) -> Figure:
    """A target without its operator: ≥400人 and 400人 set the same threshold."""
    return figure if figure.qualifier is Qualifier.ABOUT else figure.changed(qualifier=Qualifier.NONE)


def by_sentence(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Neighbouring mentions that share a sentence, or a row of a table."""
    sentence: list[Mention] = []
    last = ("", 0)
    for mention in mentions:
        start = _start(mention)
        if sentence and start != last:
            yield sentence
            sentence = []
        sentence.append(mention)
        last = start
    if sentence:
        yield sentence


def _start(mention: Mention) -> tuple[str, int]:
    """Where its sentence begins; of a cell, where what its claim was read from begins."""
    if not mention.prose and mention.claim.source == "table":
        return mention.key[0], mention.context.start
    return mention.sentence_start
