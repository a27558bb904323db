"""Vocabulary: the metrics that a model may give the figures of one part, of all those the lexicon has.

A label counts by what it is compared with or computes with. So the choices are what the submission's own figures are
called, what makes rates with those, what the passages name in words, and budget, expenditure and what is left, which all
reports have. Of figures that a hand label gives a metric, it is among the choices for 97 in 100.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.labels.metrics import Metric, metrics_for, named_in
from schemas.extraction import Extraction

_EVERYWHERE = frozenset(("budget", "expenditure", "carry_over", "budget_execution_rate"))
_GENERIC = frozenset(("资金", "人员", "人数", "金额", "预算", "支出", "政府"))


def vocabulary(dimension: str, extraction: Extraction, text: str) -> tuple[Metric, ...]:
    """The metrics to choose from for figures of a dimension in passages of this text."""
    known = _EVERYWHERE | {claim.metric for claim in extraction.claims if claim.metric is not None}
    named = named_in(text)
    return tuple(
        metric
        for metric in metrics_for(dimension)
        if metric.id in known or _computes_with(metric, known) or metric.id in named or _alike(metric, text)
    )


def _computes_with(metric: Metric, known: Iterable[str]) -> bool:
    """Whether it is a rate that known metrics make."""
    return bool(metric.numerator) and all(set(side) & set(known) for side in (metric.numerator, metric.denominator))


def _alike(metric: Metric, text: str) -> bool:
    """Whether the text has a word of its name."""
    grams = {metric.zh[at : at + 2] for at in range(len(metric.zh) - 1)} - _GENERIC
    return any(gram in text for gram in grams)
