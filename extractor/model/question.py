"""Question and Reply: what is asked of a model and what comes back. How it travels is the client's, what it means the tasks'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from schemas.base import Bilingual
from schemas.document import Span

AnswerT = TypeVar("AnswerT", bound=BaseModel)


@dataclass(frozen=True)
class Question(Generic[AnswerT]):
    """One request: a prompt, the numbered material it is about, and the only shape an answer may have.

    ``prompt`` is the name of a file in ``prompts/`` without its ending (``label-figures.v1``), ``instructions`` the
    text of that file, ``material`` the chunk with its numbered figures, sentences or columns. ``schema`` is built for
    this request: its enums hold only ids that ``material`` contains. ``about`` says which places of the documents the
    chunk holds, so that a chunk that failed can be named. ``most_tokens`` bounds the answer.
    """

    prompt: str
    instructions: str
    material: str
    schema: type[AnswerT]
    about: tuple[Span, ...]
    most_tokens: int = 1024


@dataclass(frozen=True)
class Usage:
    """What was sent and received: requests made (retries too), characters and tokens, and what they cost."""

    requests: int = 0
    characters: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal = Decimal(0)

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.requests + other.requests,
            self.characters + other.characters,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.cost + other.cost,
        )


@dataclass(frozen=True)
class Reply(Generic[AnswerT]):
    """What became of a question: an answer that its schema admits, or the reason why there is none."""

    question: Question[AnswerT]
    answer: AnswerT | None = None
    failure: Bilingual | None = None
    remembered: bool = False
    """Whether it was known already and nothing was sent."""
    usage: Usage = field(default_factory=Usage)


class Asker(Protocol):
    """Whoever answers questions: an endpoint, recorded replies, a script. Replies come in the order of the questions;
    one that fails costs only itself."""

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]: ...
