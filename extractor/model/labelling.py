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
from extractor.model.question import Asker, Question, Reply
from extractor.model.relations import Key, changed, key
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
Standing = Literal["confirmed", "unconfirmed", "agreed", "disputed"]


@dataclass(frozen=True)
class Suggestion:
    """What a model said of one figure: ``agreed`` where the lexicon says the same, ``disputed`` where it says otherwise;
    then the lexicon's label stands, unless the model was to label everything and passed its controls."""

    figure: Figure
    metric: str
    role: str | None
    reason: Bilingual | None
    standing: Standing


@dataclass(frozen=True)
class Failure:
    """A question without a usable answer."""

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
    """The answers of one asking, question by question, and the failures among them."""

    answers: dict[int, BaseModel] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def of(self, question: Question[BaseModel]) -> BaseModel | None:
        return self.answers.get(id(question))


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
    first = _First(documents, base, asker, labels)
    weighed, suggestions = first.read()
    second = _second(documents, weighed.extraction, asker, variables)
    return replace(
        second,
        suggestions=tuple(suggestions),
        failures=(*first.failures, *second.failures),
    )


class _First:
    """The first asking: figures and columns."""

    def __init__(self, documents: Sequence[Document], base: Extraction, asker: Asker, labels: Labels) -> None:
        self.documents = documents
        self.base = base
        self.asker = asker
        self.over = labels == "model"
        self.failures: list[Failure] = []

    def read(self) -> tuple[Weighed, list[Suggestion]]:
        wanted = to_label(self.documents, self.base, everything=self.over)
        figures = label_figures.ask(wanted.passages, self.base)
        tables = [each for document in self.documents for each in map_columns.ask(document, find_figures(document))]
        said = _ask(self.asker, [*(each.question for each in figures), *(each.question for each in tables)])
        labels, left = _labels(figures, said)
        again = label_figures.ask(_only(wanted.passages, left), self.base) if left else []
        asked = {each.question.material for each in figures}
        again = [each for each in again if each.question.material not in asked]
        if again:
            gleaned = _ask(self.asker, [each.question for each in again])
            labels |= _labels(again, gleaned)[0]
            said.failures += gleaned.failures
        self.failures = said.failures
        return self._weighed(labels, wanted, tables, said)

    def _weighed(
        self,
        labels: Mapping[Key, tuple[Figure, FigureHint | None]],
        wanted: ToLabel,
        tables: Sequence[map_columns.Asked],
        said: _Said,
    ) -> tuple[Weighed, list[Suggestion]]:
        held = [(str(claim.metric), _agrees(claim, labels.get(each))) for each, claim in wanted.known.items()]
        proposed = {
            each: hint if not self.over else replace(hint, over=True)
            for each, (_, hint) in labels.items()
            if hint is not None and (self.over or each not in wanted.known)
        }
        columns = {
            id(each): map_columns.hints_in(each, answer) for each in tables if (answer := said.of(each.question))
        }
        proposal = Proposal(
            figures=proposed,
            disputed=frozenset(
                each
                for each, claim in wanted.known.items()
                if each in proposed and proposed[each].metric != claim.metric
            ),
            reliable=reliable(held),
            tables=[_table(each, columns[id(each)], said) for each in tables if columns.get(id(each))],
        )
        weighed = weigh(self.base, self._told(proposed, tables, columns), proposal)
        return weighed, _suggestions(labels, wanted, weighed)

    def _told(
        self,
        proposed: Mapping[Key, FigureHint],
        tables: Sequence[map_columns.Asked],
        columns: Mapping[int, Mapping[int, ColumnHint]],
    ) -> Extraction:
        """The second reading, with everything that was proposed."""
        figures: dict[str, dict[int, FigureHint]] = {}
        for (document, number), hint in proposed.items():
            figures.setdefault(document, {})[number] = hint
        headers: dict[str, dict[int, ColumnHint]] = {}
        for each in tables:
            headers.setdefault(each.document.name, {}).update(columns.get(id(each), {}))
        return extract(self.documents, Hints(figures, headers)) if figures or headers else self.base


def _second(
    documents: Sequence[Document], extraction: Extraction, asker: Asker, variables: Sequence[Variable]
) -> ModelRead:
    """The second asking: pairs of figures, pairs of sentences and clauses."""
    by_name = {document.name: document for document in documents}
    twins = same_quantity.ask(namesakes(extraction), by_name)
    against = contradictions.ask(opposed(documents, extraction))
    clauses = match_clause.ask(variables, extraction, by_name)
    said = _ask(asker, [each.question for each in (twins, against, clauses) if each is not None])
    told: dict[str, object] = {}
    if twins is not None and (answer := said.of(twins.question)):
        told["twins"] = tuple(same_quantity.found_in(twins, answer))
    if against is not None and (answer := said.of(against.question)):
        told["contradictions"] = tuple(contradictions.found_in(against, answer))
    matched: tuple[tuple[Variable, Figure], ...] = ()
    if clauses is not None and (answer := said.of(clauses.question)):
        matched = tuple(match_clause.found_in(clauses, answer))
    return ModelRead(changed(extraction, **told), matched=matched, failures=tuple(said.failures))


def _ask(asker: Asker, questions: Sequence[Question[BaseModel]]) -> _Said:
    said = _Said()
    replies: Iterable[Reply[BaseModel]] = asker.ask(questions) if questions else ()
    for question, reply in zip(questions, replies, strict=True):
        if reply.answer is not None:
            said.answers[id(question)] = reply.answer
        else:
            task = question.prompt.rsplit(".v", 1)[0]
            said.failures.append(Failure(task, reply.failure or _NOTHING_SAID, question.about))
    return said


_NOTHING_SAID = Bilingual(zh="没有得到可用的回答", en="there was no usable answer")

_Labels = dict[Key, tuple[Figure, FigureHint | None]]


def _labels(asked: Sequence[label_figures.Asked], said: _Said) -> tuple[_Labels, set[Key]]:
    """What was said of each figure, and the figures on which an answer was silent."""
    labels: _Labels = {}
    left: set[Key] = set()
    for each in asked:
        answer = said.of(each.question)
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


def _agrees(claim: Claim, said: tuple[Figure, FigureHint | None] | None) -> bool:
    return said is not None and said[1] is not None and said[1].metric == claim.metric


def _table(asked: map_columns.Asked, hints: Mapping[int, ColumnHint], said: _Said) -> TableProposal:
    answer = said.of(asked.question)
    held = map_columns.controls_in(asked, answer) if answer is not None else []
    return TableProposal(
        about=asked.question.about[0], columns=map_columns.figures_under(asked, hints), reliable=reliable(held)
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
        found.append(
            Suggestion(
                figure,
                hint.metric,
                hint.role.value if hint.role else None,
                hint.reason,
                standing,
            )
        )
    return found
