"""Who labels: documents in, claims out. The lexicon alone; with a model, once a server answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.extract import extract
from schemas.document import Document
from schemas.extraction import Claim

Labeller = Callable[[Sequence[Document]], Sequence[Claim]]


def lexicon(documents: Sequence[Document]) -> Sequence[Claim]:
    """Lexicon, grammar and the headers of tables: what Hedui does without a model."""
    return extract(documents).claims
