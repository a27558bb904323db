"""label-figures: which metric, whose, when and in which role, for figures that the lexicon left without a metric.

Among them go a few that the lexicon knows: how the model answers those tells what its other answers are worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from pydantic import BaseModel

from extractor.labels.hints import FigureHint
from extractor.labels.metrics import metrics_for
from extractor.model.answers import answer, choice, picked, record
from extractor.model.chunks import Chunk, Passage, chunks
from extractor.model.numbered import clean, headed, marked, material
from extractor.model.question import Question
from extractor.model.reasons import GROUNDS, ground
from prompts import prompt
from schemas.extraction import Claim, Extraction, Role
from schemas.figure import Figure

TASK = "label-figures"
NONE = "none"
_ROLES = tuple(role.value for role in Role if role not in (Role.WEIGHT, Role.SCORE))
_PERIODS = ("last", "next", "q1", "q2", "q3", "q4", "h1")
_MOST_SCOPES = 12
_DIMENSIONS = {"money": "金额", "ratio": "比率", "score": "分数", "number": "无单位"}


@dataclass(frozen=True)
class Asked:
    """One question with what its ids stand for."""

    question: Question[BaseModel]
    figures: Mapping[str, Figure]
    scopes: Mapping[str, str]
    year: str | None


def ask(passages: Iterable[Passage], extraction: Extraction) -> list[Asked]:
    """One question for each chunk of the passages."""
    return [_asked(chunk, extraction) for chunk in chunks(passages)]


def hints_in(asked: Asked, given: BaseModel) -> Iterator[tuple[Figure, FigureHint | None]]:
    """What an answer says of each figure: a label, or None where no metric fits; silent on what it left out."""
    for key, figure in asked.figures.items():
        entry = getattr(given, key, None)
        if entry is None:
            continue
        name = picked(entry, "m")
        metric = next((each.id for each in metrics_for(figure.unit.dimension) if each.zh == name), None)
        role = picked(entry, "r")
        yield (
            figure,
            None
            if metric is None
            else FigureHint(
                metric=metric,
                reason=ground(picked(entry, "y")),
                role=Role(role) if role else None,
                scope=asked.scopes.get(picked(entry, "s") or ""),
                period=_period(picked(entry, "p"), asked.year),
            ),
        )


def _asked(chunk: Chunk, extraction: Extraction) -> Asked:
    ids = {f"f{at}": figure for at, figure in enumerate(chunk.figures, 1)}
    scopes = {f"w{at}": scope for at, scope in enumerate(_scopes(chunk, extraction), 1)}
    instructions = prompt(TASK)
    question = Question(
        prompt=instructions.name,
        instructions=instructions.text,
        material=material(_lines(chunk, ids, scopes)),
        schema=_schema(ids, tuple(scopes)),
        about=chunk.about,
        most_tokens=200 + 40 * len(ids),
    )
    return Asked(question, ids, scopes, extraction.year)


def _lines(chunk: Chunk, ids: Mapping[str, Figure], scopes: Mapping[str, str]) -> Iterator[str]:
    for dimension in sorted({_kind(figure) for figure in ids.values()}):
        first = next(figure for figure in ids.values() if _kind(figure) == dimension)
        names = "、".join(metric.zh for metric in metrics_for(first.unit.dimension))
        yield f"{_DIMENSIONS.get(dimension, f'计数（{first.unit.symbol}）')}可选：{names}"
    if scopes:
        yield "所属：" + "；".join(f"{key} {clean(scope)}" for key, scope in scopes.items())
    keys = {(figure.span.document, figure.span.start): key for key, figure in ids.items()}
    path: tuple[str, ...] = ()
    for number, passage in enumerate(chunk.passages, 1):
        if passage.path != path:
            yield headed(passage.path, path)
            path = passage.path
        starts = {figure.span.start: keys[passage.document.name, figure.span.start] for figure in passage.figures}
        yield f"s{number} {marked(passage.document, passage.span, starts)}"


def _schema(ids: Mapping[str, Figure], scopes: tuple[str, ...]) -> type[BaseModel]:
    kinds = {_kind(figure): figure.unit.dimension for figure in ids.values()}
    names = dict(zip(sorted(kinds), ascii_uppercase, strict=False))
    shared = {kind: _label(dimension, names[kind], scopes) for kind, dimension in kinds.items()}
    return answer("FigureLabels", {key: shared[_kind(figure)] for key, figure in ids.items()})


def _label(dimension: str, name: str, scopes: tuple[str, ...]) -> type[BaseModel]:
    names = tuple(metric.zh for metric in metrics_for(dimension))
    optional: dict[str, Any] = {
        "r": choice("Role", _ROLES),
        "p": choice("Period", _PERIODS),
        "y": choice("Ground", tuple(GROUNDS)),
    }
    if scopes:
        optional["s"] = choice("Scope", scopes)
    return record(f"Label{name}", {"m": choice(f"Metric{name}", (*names, NONE))}, optional)


def _kind(figure: Figure) -> str:
    """Figures of one kind have the same metrics to choose from."""
    return figure.unit.dimension


def _scopes(chunk: Chunk, extraction: Extraction) -> Sequence[str]:
    """The projects and parts that the chunk's own text names, the longest first."""
    known = {claim.scope for claim in extraction.claims if claim.scope} | {row.name for row in extraction.projects}
    text = "".join(
        [each.document.text[each.span.start : each.span.end] + "".join(each.path) for each in chunk.passages]
    )
    named = sorted((scope for scope in known if len(scope) >= 2 and scope in text), key=lambda each: (-len(each), each))
    return named[:_MOST_SCOPES]


def _period(code: str | None, year: str | None) -> str | None:
    if code is None or year is None or not year.isdigit():
        return None
    if code in ("last", "next"):
        return str(int(year) + (1 if code == "next" else -1))
    return year + code.upper()


def is_right(claim: Claim, hint: FigureHint | None) -> bool:
    """Whether a label agrees with what the lexicon knows of the figure."""
    return hint is not None and hint.metric == claim.metric
