"""Masking: what identifies people is put out of sight before a question is sent, and put back into what comes back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from extractor.model.identifiers import identifying, names_in
from extractor.model.question import AnswerT, Asker, Question, Reply

_MASK = re.compile(r"〈[^〈〉]{1,8}〉")


@dataclass(frozen=True)
class Masking:
    """A text with placeholders such as 〈电话1〉, one for each thing masked, and what each stands for."""

    text: str
    originals: Mapping[str, str]

    def restore(self, text: str) -> str:
        """The text with everything back in its place."""
        return _MASK.sub(lambda found: self.originals.get(found[0], found[0]), text)


def masked(text: str, names: Collection[str] = ()) -> Masking:
    """Numbered within one text, in order, so that the same text is always masked the same."""
    found = identifying(text, names)
    placeholders: dict[str, str] = {}
    numbers: dict[str, int] = {}
    pieces: list[str] = []
    at = 0
    for start, end, kind in found:
        original = text[start:end]
        if original not in placeholders:
            number = numbers.get(kind, 0) + 1
            while f"〈{kind}{number}〉" in text:  # the report itself may print such a word
                number += 1
            numbers[kind] = number
            placeholders[original] = f"〈{kind}{number}〉"
        pieces += [text[at:start], placeholders[original]]
        at = end
    pieces.append(text[at:])
    return Masking("".join(pieces), {placeholder: original for original, placeholder in placeholders.items()})


class Masked:
    """An Asker before another: what goes through it names nobody.

    ``texts`` are those of the submission's documents: a person whom a form names is masked in every sentence.
    """

    def __init__(self, asker: Asker, texts: Iterable[str] = ()) -> None:
        self.asker = asker
        self.names = frozenset(name for text in texts for name in names_in(text))
        self.count = 0
        """How many things were masked so far."""

    def ask(self, questions: Sequence[Question[AnswerT]]) -> list[Reply[AnswerT]]:
        masks = [masked(question.material, self.names) for question in questions]
        self.count += sum(len(mask.originals) for mask in masks)
        sent = [replace(question, material=mask.text) for question, mask in zip(questions, masks, strict=True)]
        replies = self.asker.ask(sent)
        return [
            replace(reply, question=question, answer=_restored(reply.answer, question, mask))
            for reply, question, mask in zip(replies, questions, masks, strict=True)
        ]


def _restored(answer: AnswerT | None, question: Question[AnswerT], mask: Masking) -> AnswerT | None:
    """The answer with what was masked; as it is where its schema has no place for that."""
    if answer is None or not mask.originals:
        return answer
    said = answer.model_dump(by_alias=True, exclude_unset=True)
    put_back = _put_back(said, mask)
    if put_back == said:
        return answer
    try:
        return question.schema.model_validate(put_back)
    except ValidationError:
        return answer


def _put_back(said: Any, mask: Masking) -> Any:
    match said:
        case str():
            return mask.restore(said) if type(said) is str else said
        case dict():
            return {key: _put_back(value, mask) for key, value in said.items()}
        case list() | tuple():
            return type(said)(_put_back(value, mask) for value in said)
    return said
