"""How many values of the plain way are not in the text it was given: a model is asked to write them out.

Our own questions have no place for a value. ``python -m benchmarks.labels.invented`` asks the small local model, whose
answers are no measure of a good one; with ``--base-url`` and ``--model`` it asks another.
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, SecretStr

from benchmarks import local_model
from benchmarks.labels.handmade import labelled_inputs
from benchmarks.labels.tokens import PLAIN
from extractor.model.client import Client
from extractor.model.endpoint import Endpoint
from extractor.model.question import Question

Short = Annotated[str, Field(max_length=16)]
_LENGTH = 200


class Value(BaseModel):
    metric: Short
    value: Short
    unit: Short


class Values(BaseModel):
    values: Annotated[list[Value], Field(max_length=3)]


def questions(most: int) -> list[Question[Values]]:
    """The beginnings of cases that tell something in sentences."""
    found = []
    for case in labelled_inputs():
        text = re.sub(r"\s+", " ", next(iter(case.documents.values())).text)
        found.append(Question("plain.v0", PLAIN, text[:_LENGTH], Values, (), 220))
    return found[:most]


def is_printed(value: str, text: str) -> bool:
    """Whether the number of a value stands in the text, however its digits are grouped and whatever unit follows."""
    return bool(numbers := _numbers(value)) and set(numbers) <= set(_numbers(text))


def _numbers(text: str) -> list[str]:
    return [number.replace(",", "") for number in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)*", text)]


@contextmanager
def endpoint(base_url: str | None, model: str) -> Iterator[Endpoint]:
    if base_url is not None:
        key = os.environ.get("HEDUI_API_KEY")
        yield Endpoint(base_url=base_url, model=model, key=SecretStr(key) if key else None)
        return
    with tempfile.TemporaryDirectory() as folder, local_model.shared(Path(folder)) as url:
        yield Endpoint(base_url=url, model=local_model.MODEL, timeout=400, deadline=400, concurrency=1)


def told(answers: Sequence[tuple[Question[Values], Values | None]]) -> str:
    values = [(value, question) for question, said in answers if said for value in said.values]
    invented = [value for value, question in values if not is_printed(value.value, question.material)]
    failed = sum(said is None for _, said in answers)
    return (
        f"{len(answers)} passages, {failed} without a usable answer; {len(values)} values written, "
        f"{len(invented)} of them not in the passage"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=8)
    parser.add_argument("--base-url")
    parser.add_argument("--model", default=local_model.MODEL)
    given = parser.parse_args()
    with endpoint(given.base_url, given.model) as place:
        replies = Client(place).ask(questions(given.n))
    for reply in replies:
        print(reply.answer.model_dump_json() if reply.answer else reply.failure)
    print(told([(reply.question, reply.answer) for reply in replies]))


if __name__ == "__main__":
    main()
