"""Scripted: an asker that answers as a script says, and answers that a schema admits."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from extractor.model.question import AnswerT, Question, Reply, Usage
from schemas.base import Bilingual

Script = Callable[[Question[Any]], Mapping[str, Any] | None]
UNANSWERED = Bilingual(zh="没有回答", en="no answer")


@dataclass
class Scripted:
    """Answers as a script says, held to the schema as every answer is; keeps the questions."""

    script: Script
    asked: list[Question[Any]] = field(default_factory=list)

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        self.asked += questions
        return [self._reply(question) for question in questions]

    def _reply(self, question: Question[AnswerT]) -> Reply[AnswerT]:
        said = self.script(question)
        if said is None:
            return Reply(question, failure=UNANSWERED)
        try:
            return Reply(question, question.schema.model_validate(said), usage=Usage(requests=1))
        except ValidationError as error:
            return Reply(question, failure=Bilingual(zh=str(error), en=str(error)))


def any_of(
    schema: Mapping[str, Any], chance: random.Random | None, liked: Sequence[str] = (), root: Mapping[str, Any] = {}
) -> Any:
    """A value that a JSON Schema admits."""
    root = root or schema
    if "$ref" in schema:
        return any_of(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], chance, liked, root)
    if "enum" in schema:
        wanted = [value for value in schema["enum"] if value in liked]
        return wanted[0] if wanted else chance.choice(schema["enum"]) if chance else schema["enum"][0]
    if "anyOf" in schema:
        return any_of(schema["anyOf"][0], chance, liked, root)
    assert schema["type"] == "object", schema
    required = set(schema.get("required", ()))
    return {
        name: any_of(each, chance, liked, root)
        for name, each in schema["properties"].items()
        if name in required or chance is None or chance.random() < 0.9
    }
