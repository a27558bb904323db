"""Askers of the tests: one that follows a script, and ones that answer anything that the schema admits."""

from __future__ import annotations

import random
import re
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


def nonsense(seed: int) -> Scripted:
    """Any answer that the schema admits, at random."""
    chance = random.Random(seed)
    return Scripted(lambda question: any_of(question.schema.model_json_schema(), chance))


def first_choice() -> Scripted:
    """The first of all choices, as weak models prefer it."""
    return Scripted(lambda question: any_of(question.schema.model_json_schema(), None))


def everything_contradicts() -> Scripted:
    """The most alarming answer to everything."""
    alarming = ("contradict", "same", "spent", "支出", "预算执行率", "f1")
    return Scripted(lambda question: any_of(question.schema.model_json_schema(), None, alarming))


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


CONTROLS = re.compile(r"^p(\d+) (.*)$", re.MULTILINE)


def pairs_of(question: Question[Any]) -> dict[str, str]:
    """The numbered lines of a question about pairs."""
    return {f"p{number}": text for number, text in CONTROLS.findall(question.material)}


def knows(right: Mapping[str, str]) -> Script:
    """A script that knows every control, and answers what it finds by the words that ``right`` maps to answers."""
    from extractor.model.tasks import contradictions, same_quantity

    controls = {
        text
        for each in (*contradictions.CONTROLS, *same_quantity.CONTROLS)
        for text in [(each[0], f"甲：{each[1]} 乙：{each[2]}")]
    }
    told = {text: answer for answer, text in controls}

    def script(question: Question[Any]) -> Mapping[str, Any] | None:
        if not question.prompt.startswith(("contradictions", "same-quantity")):
            return {}
        default = "agree" if question.prompt.startswith("contradictions") else "other"
        return {
            key: told.get(text) or next((answer for words, answer in right.items() if words in text), default)
            for key, text in pairs_of(question).items()
        }

    return script
