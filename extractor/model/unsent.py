"""Unsent: what a run would ask, for the user to read before anything leaves the machine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from extractor.model.estimate import tokens_in
from extractor.model.question import AnswerT, Question, Reply
from schemas.base import Bilingual

_NOT_SENT = Bilingual(zh="试运行，未发送", en="a dry run: not sent")


class Unsent:
    """An Asker that only writes down what it is asked."""

    def __init__(self) -> None:
        self.questions: list[Question[Any]] = []

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        self.questions += questions
        return [Reply(question, failure=_NOT_SENT) for question in questions]

    def tokens(self) -> tuple[int, int]:
        """At most so many tokens in and out."""
        said = (
            (each.instructions + each.material + json.dumps(each.schema.model_json_schema()), each.most_tokens)
            for each in self.questions
        )
        counted = [(tokens_in(text), most) for text, most in said]
        return sum(each for each, _ in counted), sum(most for _, most in counted)
