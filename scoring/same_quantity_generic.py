"""Names and labels that stand at so many values that they tell no quantity from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from scoring.same_quantity_mention import Mention
from scoring.wording import content


def label_of(mention: Mention) -> tuple[object, ...]:
    phase = mention.particulars.get("phase")  # 按年初预算计算的 and 按调整后预算计算的 are two rates
    return (*_plain_label(mention), phase)


def _plain_label(mention: Mention) -> tuple[object, ...]:
    return (mention.metric, mention.scope, mention.role, mention.period)


def generic_names(found: Sequence[Mention]) -> set[object]:
    """Names and labels that stand at three or more different values. What splits them further takes longer to find, so
    it is asked only of those that stand at so many without it."""
    named = _crowd(found, lambda mention: (mention.dimension, content(mention.name)))
    labelled = _crowd([mention for mention in found if mention.metric], lambda mention: mention.metric)
    labelled = _crowd(labelled, _plain_label)
    return {mention.naming for mention in _crowd(named, lambda mention: mention.naming)} | {
        label_of(mention) for mention in _crowd(labelled, label_of)
    }


def _crowd(found: Iterable[Mention], name_of: Callable[[Mention], object]) -> list[Mention]:
    """The mentions whose name stands at three or more different values."""
    named: dict[object, list[Mention]] = defaultdict(list)
    for mention in found:
        named[name_of(mention)].append(mention)
    return [each for several in named.values() if len({each.value for each in several}) > 2 for each in several]
