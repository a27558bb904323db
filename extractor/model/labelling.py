"""Labelling: a submission's open figures, columns, pairs and clauses put to a model, and what comes of the answers.

The first reading, by lexicon and layout, stands whatever the model says. Its answers give a second reading, of which
only what arithmetic confirms or reliable labels bear goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pydantic import BaseModel

from extractor.extract import extract
from extractor.figures import find_figures
from extractor.hints import FigureHint, Hints
from extractor.model.chunks import Passage
from extractor.model.confirm import Proposal, TableProposal, Weighed, weigh
from extractor.model.controls import reliable
from extractor.model.namesakes import namesakes
from extractor.model.parts import Part
from extractor.model.question import Asker, Reply
from extractor.model.relations import Key, bound, changed, key
from extractor.model.request import Given, requests
from extractor.model.statements import opposed
from extractor.model.tasks import contradictions, label_figures, map_columns, match_clause, same_quantity
from extractor.model.unlabelled import ToLabel, to_label
from extractor.tables.hints import ColumnHint
from schemas.base import Bilingual
from schemas.document import Document, Span
from schemas.extraction import Claim, Extraction, Variable
from schemas.figure import Figure

Labels = Literal["lexicon", "model", "both"]
"""Who labels: the lexicon alone, the model for all figures of sentences, or the model for what the lexicon leaves."""
_Labels = dict[Key, tuple[Figure, FigureHint | None]]
Standing = Literal["confirmed", "unconfirmed", "agreed", "disputed"]


@dataclass(frozen=True)
class Suggestion:
    """What a model said of one figure: ``agreed`` where the lexicon says the same, ``disputed`` where it says otherwise;
    then the lexicon's label stands, unless the model was to label everything and passed its controls."""

    figure: Figure
    metric: str
    reason: Bilingual | None
    standing: Standing


@dataclass(frozen=True)
class Failure:
    """A part without a usable answer."""

    task: str
    reason: Bilingual
    about: tuple[Span, ...]


@dataclass(frozen=True)
class ModelRead:
    """What a model adds to the first reading, ``matched`` being the variables of scoring clauses that it found."""

    extraction: Extraction
    suggestions: tuple[Suggestion, ...] = ()
    matched: tuple[tuple[Variable, Figure], ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass
class _Said:
    """The answers of one asking, part by part, and the failures among them."""

    answers: dict[int, Given] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def of(self, part: Part) -> Given | None:
        return self.answers.get(id(part))


def read_with_model(
    documents: Sequence[Document],
    base: Extraction,
    asker: Asker,
    labels: Labels = "both",
    variables: Sequence[Variable] = (),
) -> ModelRead:
    """The first reading with all that a model's labels add. ``variables`` are what scoring lacks for its clauses."""
    if labels == "lexicon":
        return ModelRead(base)
    return _Reading(documents, base, asker, labels, variables).read()


class _Reading:
    """One submission's questions, all asked together, and what their answers come to."""

    def __init__(
        self,
        documents: Sequence[Document],
        base: Extraction,
        asker: Asker,
        labels: Labels,
        variables: Sequence[Variable],
    ) -> None:
        self.documents = documents
        self.base = base
        self.asker = asker
        self.over = labels == "model"
        by_name = {document.name: document for document in documents}
        self.wanted = to_label(documents, base, everything=self.over)
        self.figures = label_figures.ask(self.wanted.passages, base)
        checked = bound(base)
        self.tables = [
            each for document in documents for each in map_columns.ask(document, find_figures(document), checked)
        ]
        alike, against = namesakes(base), opposed(documents, base)
        self.twins = same_quantity.ask(alike, by_name, alone=not against)
        self.against = contradictions.ask(against, alone=not alike)
        self.clauses = match_clause.ask(variables, base, by_name)

    def read(self) -> ModelRead:
        several = (*self.figures, *self.tables, self.twins, self.against, self.clauses)
        said = _ask(self.asker, [each.part for each in several if each is not None])
        labels, left = _labels(self.figures, said)
        labels |= self._gleaned(left, said)
        weighed, suggestions = self._weighed(labels, said)
        told = self._of_pairs(said, weighed.extraction)
        matched: tuple[tuple[Variable, Figure], ...] = ()
        if self.clauses is not None and (given := said.of(self.clauses.part)) is not None:
            matched = tuple(match_clause.found_in(self.clauses, given))
        extraction = changed(weighed.extraction, **told)
        return ModelRead(extraction, tuple(suggestions), matched, tuple(said.failures))

    def _of_pairs(self, said: _Said, extraction: Extraction) -> dict[str, object]:
        """What the answers about pairs come to, if the model told the controls right, those of both tasks together."""
        twins = said.of(self.twins.part) if self.twins is not None else None
        against = said.of(self.against.part) if self.against is not None else None
        held: list[tuple[str, bool]] = []
        told: dict[str, object] = {}
        if self.twins is not None and twins is not None:
            held += same_quantity.controls_in(self.twins, twins)
            told["twins"] = tuple(same_quantity.found_in(self.twins, twins, extraction))
        if self.against is not None and against is not None:
            held += contradictions.controls_in(self.against, against)
            told["contradictions"] = tuple(contradictions.found_in(self.against, against))
        return told if reliable(held) else {}

    def _gleaned(self, left: set[Key], said: _Said) -> _Labels:
        """The labels of a second asking for figures on which the first answers were silent."""
        asked = {each.part.passages for each in self.figures}
        again = label_figures.ask(_only(self.wanted.passages, left), self.base) if left else []
        again = [each for each in again if each.part.passages not in asked]
        gleaned = _ask(self.asker, [each.part for each in again])
        said.failures += gleaned.failures
        return _labels(again, gleaned)[0]

    def _weighed(self, labels: _Labels, said: _Said) -> tuple[Weighed, list[Suggestion]]:
        wanted = self.wanted
        proposed = {
            each: hint if not self.over else replace(hint, over=True)
            for each, (_, hint) in labels.items()
            if hint is not None and (self.over or each not in wanted.known)
        }
        columns = {
            id(each): map_columns.hints_in(each, given)
            for each in self.tables
            if (given := said.of(each.part)) is not None
        }
        proposal = Proposal(
            figures=proposed,
            disputed=frozenset(
                each
                for each, claim in wanted.known.items()
                if each in proposed and proposed[each].metric != claim.metric
            ),
            reliable=_believed(wanted.known, labels),
            tables=[_table(each, columns[id(each)], said) for each in self.tables if columns.get(id(each))],
        )
        weighed = weigh(self.base, self._told(proposed, columns), proposal)
        return weighed, _suggestions(labels, wanted, weighed)

    def _told(self, proposed: Mapping[Key, FigureHint], columns: Mapping[int, Mapping[int, ColumnHint]]) -> Extraction:
        """The second reading, with everything that was proposed."""
        figures: dict[str, dict[int, FigureHint]] = {}
        for (document, number), hint in proposed.items():
            figures.setdefault(document, {})[number] = hint
        headers: dict[str, dict[int, ColumnHint]] = {}
        for each in self.tables:
            headers.setdefault(each.document.name, {}).update(columns.get(id(each), {}))
        return extract(self.documents, Hints(figures, headers)) if figures or headers else self.base


def _ask(asker: Asker, parts: Sequence[Part]) -> _Said:
    said = _Said()
    sent = requests(parts)
    replies: Iterable[Reply[BaseModel]] = asker.ask([each.question for each in sent]) if sent else ()
    for request, reply in zip(sent, replies, strict=True):
        if reply.answer is not None:
            said.answers |= {id(part): given for part, given in request.given(reply.answer)}
        else:
            reason = reply.failure or _NOTHING_SAID
            said.failures += [Failure(part.task, reason, part.about) for part in request.parts]
    return said


_NOTHING_SAID = Bilingual(zh="没有得到可用的回答", en="there was no usable answer")


def _labels(asked: Sequence[label_figures.Asked], said: _Said) -> tuple[_Labels, set[Key]]:
    """What was said of each figure, and the figures on which an answer was silent."""
    labels: _Labels = {}
    left: set[Key] = set()
    for each in asked:
        answer = said.of(each.part)
        if answer is None:
            continue
        labels |= {key(figure): (figure, hint) for figure, hint in label_figures.hints_in(each, answer)}
        left |= {key(figure) for figure in each.figures.values()} - labels.keys()
    return labels, left


def _only(passages: Iterable[Passage], wanted: set[Key]) -> list[Passage]:
    """The passages with those of their figures that are still to be labelled."""
    found = []
    for passage in passages:
        figures = tuple(figure for figure in passage.figures if key(figure) in wanted)
        if figures:
            found.append(replace(passage, figures=figures))
    return found


def _believed(known: Mapping[Key, Claim], labels: _Labels) -> bool:
    """Whether the controls among the figures were told right, two kinds of one dimension among them."""
    held = {each: (str(claim.metric), _agrees(claim, labels.get(each))) for each, claim in known.items()}
    dimensions = {claim.figure.unit.dimension for claim in known.values()}
    return reliable(held.values()) and any(
        reliable(told for each, told in held.items() if known[each].figure.unit.dimension == dimension)
        for dimension in dimensions
    )


def _agrees(claim: Claim, said: tuple[Figure, FigureHint | None] | None) -> bool:
    return said is not None and said[1] is not None and said[1].metric == claim.metric


def _table(asked: map_columns.Asked, hints: Mapping[int, ColumnHint], said: _Said) -> TableProposal:
    answer = said.of(asked.part)
    held = map_columns.controls_in(asked, answer) if answer is not None else []
    return TableProposal(
        about=asked.part.about[0], columns=map_columns.figures_under(asked, hints), reliable=reliable(held)
    )


def _suggestions(
    labels: Mapping[Key, tuple[Figure, FigureHint | None]], wanted: ToLabel, weighed: Weighed
) -> list[Suggestion]:
    found: list[Suggestion] = []
    for each, (figure, hint) in labels.items():
        claim = wanted.known.get(each)
        if hint is None:
            continue
        standing: Standing = "confirmed" if each in weighed.confirmed else "unconfirmed"
        if claim is not None:
            standing = "agreed" if claim.metric == hint.metric else "disputed"
        found.append(Suggestion(figure, hint.metric, hint.reason, standing))
    return found
