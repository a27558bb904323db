"""Askers of the tests: one that follows a script, and ones that answer anything that the schema admits."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from benchmarks.labels.scripted import Script as Script
from benchmarks.labels.scripted import Scripted as Scripted
from benchmarks.labels.scripted import any_of as any_of
from extractor.model.question import Question


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
