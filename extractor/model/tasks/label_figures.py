"""label-figures: which metric, for figures that the lexicon left without one. Whose, when and in which role is the code's.

Among them go a few that the lexicon knows: how the model answers those tells what its other answers are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from extractor.labels.hints import FigureHint
from extractor.labels.metrics import Metric, metrics_for
from extractor.model.chunks import Chunk, Passage, chunks
from extractor.model.parts import Choices, Part
from extractor.model.reasons import BY_CONTEXT, BY_WORDS
from extractor.model.request import Given
from extractor.model.vocabulary import vocabulary
from schemas.extraction import Extraction
from schemas.figure import Figure

TASK = "label-figures"
NONE = "none"
_KINDS = {"money": "金额", "ratio": "比率", "score": "分数", "number": "无单位"}
_SAYS_NOTHING = re.compile(r"[^一-鿿]|资金|金额|经费|款项|款|额度|数额|其中|涉及|共计|合计|总计|总额|共|约|为|达|计")


@dataclass(frozen=True)
class Asked:
    """One part with what its ids stand for."""

    part: Part
    figures: Mapping[str, Figure]
    words: Mapping[str, str]


def ask(passages: Iterable[Passage], extraction: Extraction) -> list[Asked]:
    """One part for each chunk of the passages; a figure for which there is nothing to choose from is left out."""
    words = {(claim.figure.span.document, claim.figure.id): claim.words for claim in extraction.claims}
    asked = (_asked(chunk, extraction, words) for chunk in chunks(passages))
    return [each for each in asked if each.figures]


def hints_in(asked: Asked, given: Given) -> Iterator[tuple[Figure, FigureHint | None]]:
    """What an answer says of each figure: a label, or None where no metric fits; silent on what it left out."""
    for key, figure in asked.figures.items():
        name = given.get(key)
        if name is None:
            continue
        metric = next((each.id for each in metrics_for(figure.unit.dimension) if each.zh == name), None)
        reason = BY_WORDS if says_something(asked.words[key]) else BY_CONTEXT
        yield figure, None if metric is None else FigureHint(metric, reason)


def says_something(words: str) -> bool:
    """Whether the words beside a figure name it, so that its label stands on more than its surroundings."""
    return len(_SAYS_NOTHING.sub("", words)) >= 2


def _asked(chunk: Chunk, extraction: Extraction, words: Mapping[tuple[str, int], str]) -> Asked:
    text = "".join(each.document.text[each.span.start : each.span.end] + "".join(each.path) for each in chunk.passages)
    names = {kind: vocabulary(kind, extraction, text) for kind in sorted({_kind(figure) for figure in chunk.figures})}
    passages = [replace(each, figures=tuple(f for f in each.figures if names[_kind(f)])) for each in chunk.passages]
    ids = {f"f{at}": figure for at, figure in enumerate((f for each in passages for f in each.figures), 1)}
    types = {
        kind: Choices(letter, (*(metric.zh for metric in metrics), NONE))
        for letter, (kind, metrics) in zip(ascii_lowercase, names.items(), strict=False)
    }
    part = Part(
        TASK,
        chunk.about,
        {key: types[_kind(figure)] for key, figure in ids.items()},
        before=tuple(_told(ids, names)),
        passages=tuple(each for each in passages if each.figures),
        figures=ids,
    )
    return Asked(part, ids, {key: words.get((each.span.document, each.id), "") for key, each in ids.items()})


def _told(ids: Mapping[str, Figure], names: Mapping[str, tuple[Metric, ...]]) -> Iterator[str]:
    """For the figures of each kind, the names to choose from."""
    for kind, metrics in names.items():
        if not metrics:
            continue
        of = {key: figure for key, figure in ids.items() if _kind(figure) == kind}
        symbol = next(iter(of.values())).unit.symbol
        told = " ".join(f"<{key}>" for key in of)
        yield f"{told} {_KINDS.get(kind, symbol)}：{'、'.join(metric.zh for metric in metrics)}"


def _kind(figure: Figure) -> str:
    """Figures of one kind have the same metrics to choose from."""
    return figure.unit.dimension
