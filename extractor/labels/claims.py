"""Claims from mentions: what the words around each figure say of it, as the extraction publishes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from extractor.labels.mention import Mention, Sense
from schemas.extraction import Claim


def claims_of(mentions: Iterable[Mention], source: Literal["narrative", "table"]) -> tuple[Claim, ...]:
    """One claim for each figure that stands in words; operands of printed equations are none."""
    return tuple(_claim(mention, source) for mention in mentions if mention.sense is not Sense.OPERAND)


def _names_nothing(mention: Mention) -> bool:
    """Neither metric nor words: whose it is, when and in which role say nothing of a figure that nothing names."""
    return mention.metric is None and not mention.words


def _claim(mention: Mention, source: Literal["narrative", "table"]) -> Claim:
    sentence, nameless = mention.sentence, source == "narrative" and _names_nothing(mention)
    words_at = sentence.span_of(mention.lead_start, mention.start) if mention.lead_start < mention.start else None
    return Claim.made(
        figure=mention.figure,
        metric=mention.metric,
        words=mention.words,
        words_span=words_at,
        subject=mention.subject,
        scope=None if nameless or "scope_open" in mention.notes else mention.scope,
        period=mention.period,
        role=None if nameless else mention.role,
        context=sentence.span,
        source=source,
        labelled_by="lexicon" if mention.hint is None else "model",
        reason=mention.hint,
    )
