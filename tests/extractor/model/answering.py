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


_PAIR = re.compile(r"^([pd][0-9]+) (\S+) (\S+)$", re.MULTILINE)
_STATEMENT = re.compile(r"^(s[0-9]+) (.*)$", re.MULTILINE)
_MARK = re.compile("〔(f[0-9]+)〕")


def sentences_of(material: str) -> dict[str, str]:
    """The sentence of each id, without its marks."""
    lines = {mark: line for line in material.split("\n") for mark in _MARK.findall(line)}
    said = {mark: _MARK.sub("", line).removeprefix("- ") for mark, line in lines.items()}
    return said | {mark: _MARK.sub("", text) for mark, text in _STATEMENT.findall(material)}


def pairs_of(material: str) -> dict[str, tuple[str, str]]:
    """The pairs that are asked about, each as its two sentences."""
    said = sentences_of(material)
    return {key: (said[one], said[two]) for key, one, two in _PAIR.findall(material)}


def knows(*right: Mapping[str, str]) -> Script:
    """A script that knows every control about pairs, and answers what it finds by the words that ``right`` maps to
    answers; of anything else it says nothing."""
    from extractor.model.tasks import contradictions, same_quantity

    controls = {
        (re.sub("<g.>", "", one), re.sub("<g.>", "", two)): answer
        for answer, one, two in (*contradictions.CONTROLS, *same_quantity.CONTROLS)
    }
    choices = {"d": contradictions.CHOICES, "p": same_quantity.CHOICES}

    def script(question: Question[Any]) -> Mapping[str, Any]:
        said = {}
        for key, pair in pairs_of(question.material).items():
            found = [answer for each in right for words, answer in each.items() if words in "".join(pair)]
            found = [answer for answer in found if answer in choices[key[0]]]
            said[key] = controls.get(pair) or next(iter(found), choices[key[0]][-1])
        return said

    return script
