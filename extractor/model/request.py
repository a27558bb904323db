"""Request: one question for some parts, and each part's share of the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from extractor.model.answers import answer, choice, picked
from extractor.model.numbered import material
from extractor.model.parts import Choices, Part, packed
from extractor.model.question import Question
from extractor.model.sheet import sheet
from prompts import instructions

_FEWEST_TOKENS = 200
_OF_AN_ENTRY = 16
Given = Mapping[str, str]
"""What was picked for a part's own ids, in its own ids; without those of which nothing was said."""


@dataclass(frozen=True)
class Request:
    """A question, the parts it carries, and the ids that theirs have become in it."""

    question: Question[BaseModel]
    parts: Sequence[Part]
    ids: Sequence[Mapping[str, str]]

    def given(self, answered: BaseModel) -> list[tuple[Part, Given]]:
        """An answer as each part understands it."""
        return [(part, _local(part, ids, answered)) for part, ids in zip(self.parts, self.ids, strict=True)]


def requests(parts: Iterable[Part]) -> list[Request]:
    """The requests that carry all parts."""
    return [_request(each) for each in packed(parts)]


def _request(parts: Sequence[Part]) -> Request:
    told = instructions([part.task for part in parts])
    made = sheet(parts)
    entries = {
        ids.get(key, key): _type(choices, ids)
        for part, ids in zip(parts, made.ids, strict=True)
        for key, choices in part.entries.items()
    }
    asked: Question[BaseModel] = Question(
        prompt=told.name,
        instructions=told.text,
        material=material(made.lines),
        schema=answer(entries),
        about=tuple(span for part in parts for span in part.about),
        most_tokens=_FEWEST_TOKENS + _OF_AN_ENTRY * len(entries),
    )
    return Request(asked, parts, made.ids)


def _type(choices: Choices, ids: Mapping[str, str]) -> object:
    return choice(choices.name, tuple(ids.get(value, value) for value in choices.values))


def _local(part: Part, ids: Mapping[str, str], answered: BaseModel) -> Given:
    mine = {global_: local for local, global_ in ids.items()}
    said = {key: picked(answered, ids.get(key, key)) for key in part.entries}
    return {key: mine.get(value, value) for key, value in said.items() if value is not None}
