"""Who labels: documents in, claims out. The lexicon alone, a model alone, or both as ``hedui check --labels both`` has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.extract import extract
from extractor.labels.metrics import is_metric
from extractor.model.labelling import Suggestion, read_with_model
from extractor.model.question import Asker
from schemas.document import Document
from schemas.extraction import Claim

Labeller = Callable[[Sequence[Document]], Sequence[Claim]]


def lexicon(documents: Sequence[Document]) -> Sequence[Claim]:
    """Lexicon, grammar and the headers of tables: what Hedui does without a model."""
    return extract(documents).claims


def both(asker: Asker) -> Labeller:
    """The lexicon first, the model for what it leaves, of which only what arithmetic confirms goes on."""

    def labelled(documents: Sequence[Document]) -> Sequence[Claim]:
        return read_with_model(documents, extract(documents), asker, "both").extraction.claims

    return labelled


def model_alone(asker: Asker) -> Labeller:
    """What the model says of every figure of a sentence, unconfirmed; role, place, period and scope are always the code's."""

    def labelled(documents: Sequence[Document]) -> Sequence[Claim]:
        base = extract(documents)
        said = {each.figure.span: each for each in read_with_model(documents, base, asker, "model").suggestions}
        return [_relabelled(claim, said[claim.figure.span]) for claim in base.claims if claim.figure.span in said]

    return labelled


def _relabelled(claim: Claim, said: Suggestion) -> Claim:
    metric = said.metric if is_metric(said.metric) else None
    return claim.model_copy(update={"metric": metric})
