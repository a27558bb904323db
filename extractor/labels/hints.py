"""Hints: labels for single figures that come from elsewhere than the words around them, such as a model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import metric_of
from schemas.base import Bilingual


@dataclass(frozen=True)
class FigureHint:
    """What a figure measures; whose, when and in which role is read as ever. ``over`` where it goes before what the lexicon says."""

    metric: str
    reason: Bilingual
    over: bool = False


FigureHints = Mapping[int, FigureHint]
"""By the id of the figure in its document."""


def take_hints(mentions: Iterable[Mention], hints: FigureHints) -> None:
    """Label the mentions that the lexicon left without a metric, where somebody else knows one."""
    for mention in mentions:
        hint = hints.get(mention.figure.id)
        if hint is None or mention.sense is not Sense.VALUE:
            continue
        metric = metric_of(hint.metric)
        if (mention.metric is not None and not hint.over) or not metric.fits(mention.dimension):
            continue
        if mention.metric is not None and mention.role is metric_of(mention.metric).role:
            mention.role = None
        mention.metric = hint.metric
        mention.role = mention.role or metric.role
        mention.hint = hint.reason
