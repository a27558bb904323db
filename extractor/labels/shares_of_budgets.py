"""Shares of a budget that its spending makes (支出…，占调整后预算的98.30%): execution rates by another name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.labels.mention import Mention, Sense
from schemas.extraction import Ratio

_RATE = "budget_execution_rate"


def name_shares_of_budgets(mentions: Iterable[Mention], ratios: Sequence[Ratio]) -> None:
    """Give such shares the metric and the scope of the spending."""
    by_place = {mention.figure.span: mention for mention in mentions}
    for ratio in ratios:
        rate, spent = by_place.get(ratio.rate.span), by_place.get(ratio.numerator.span)
        wholes = [by_place.get(whole.span) for whole in ratio.denominators]
        if rate is None or spent is None or rate.metric is not None or rate.sense is not Sense.SHARE:
            continue
        of_budget = all(w is not None and w.metric == "budget" and w.scope == spent.scope for w in wholes)
        if spent.metric == "expenditure" and of_budget and not spent.of_which:
            rate.metric, rate.scope, rate.part = _RATE, spent.scope, spent.part
