"""Tokens a report costs: labels on numbered figures against the plain way, the whole text in and all values out.

Both ways are counted alike: messages as the local model's server lays them out (without it by the estimate that budgets
use), and the schema as if it stood in the prompt, which is so in some modes and on some servers. What comes out is an
answer that says all it may: of ours every entry, of the plain way one record for each figure that the text states and
one for each conflict in it. ``python -m benchmarks.labels.tokens``.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Protocol

from pydantic import BaseModel

from benchmarks import local_model
from benchmarks.labels.handmade import GOLDEN, ONLY_LABELS
from benchmarks.labels.scripted import Scripted, any_of
from extractor.extract import extract
from extractor.model.estimate import tokens_in
from extractor.model.labelling import read_with_model
from extractor.model.question import Question
from extractor.read import read_bytes
from schemas.document import Document
from schemas.extraction import Extraction
from scoring.clause_variables import missing_variables

PLAIN = (
    "你是预算绩效审核助手。阅读下面的自评报告全文，提取其中的全部数据，逐条输出指标名称、所属项目或部门、年度、口径"
    "（年初、调整后、决算、目标、实际）、数值、单位和原文，并判断前后是否矛盾。只输出 JSON。"
)
MOST, MOST_OUT = 0.40, 0.10


class PlainFigure(BaseModel):
    """A record of the plain way."""

    metric: str
    subject: str
    period: str
    role: str
    value: str
    unit: str
    quote: str


class PlainConflict(BaseModel):
    """Two places that contradict each other; the prompt of the plain way asks for them."""

    one: str
    other: str
    why: str


class PlainAnswer(BaseModel):
    figures: list[PlainFigure]
    conflicts: list[PlainConflict]


class Counter(Protocol):
    """Counts the tokens of a text, and of a prompt as the server lays it out."""

    name: str

    def of(self, text: str) -> int: ...

    def of_prompt(self, system: str, user: str) -> int: ...


@dataclass(frozen=True)
class Tokens:
    """Tokens of one way on one submission: of prompts, of their schemas, and of answers."""

    prompts: int = 0
    schemas: int = 0
    out: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.prompts + other.prompts, self.schemas + other.schemas, self.out + other.out)

    @property
    def into(self) -> int:
        return self.prompts + self.schemas

    @property
    def both(self) -> int:
        return self.into + self.out


@dataclass(frozen=True)
class Compared:
    name: str
    characters: int
    ours: Tokens
    plain: Tokens
    requests: int

    @property
    def share(self) -> float:
        return self.ours.both / self.plain.both

    @property
    def share_out(self) -> float:
        return self.ours.out / self.plain.out

    @property
    def share_without_schemas(self) -> float:
        return (self.ours.both - self.ours.schemas) / (self.plain.both - self.plain.schemas)


def compare(name: str, documents: Sequence[Document], conflicts: Sequence[Mapping[str, Any]], by: Counter) -> Compared:
    base = extract(documents)
    asker = Scripted(_says_all)
    read_with_model(documents, base, asker, "both", missing_variables(base))
    ours = sum((_of_question(question, by) for question in asker.asked), Tokens())
    characters = sum(len(document.text) for document in documents)
    return Compared(name, characters, ours, plain_way(documents, base, conflicts, by), len(asker.asked))


def plain_way(
    documents: Sequence[Document], base: Extraction, conflicts: Sequence[Mapping[str, Any]], by: Counter
) -> Tokens:
    """One prompt with the whole text; the answer has a record for each figure that a sentence or a cell states."""
    text = "\n".join(document.raw for document in documents)
    answer = PlainAnswer(figures=list(_records(base)), conflicts=[_conflict(each) for each in conflicts])
    return Tokens(by.of_prompt(PLAIN, text), by.of(_schema(PlainAnswer)), by.of(answer.model_dump_json()))


def _conflict(said: Mapping[str, Any]) -> PlainConflict:
    one, *others = said["quotes"]
    return PlainConflict(one=one, other="、".join(others), why=said["why"])


def _records(base: Extraction) -> Iterator[PlainFigure]:
    told: set[tuple[str, int]] = set()
    for claim in base.claims:
        figure = claim.figure
        if (figure.span.document, figure.id) in told:
            continue
        told.add((figure.span.document, figure.id))
        yield PlainFigure(
            metric=claim.words or claim.metric or "",
            subject=claim.scope or "部门整体",
            period=claim.period or base.year or "",
            role=claim.role.value if claim.role else "",
            value=f"{figure.value:f}",
            unit=figure.unit.symbol,
            quote=figure.quote,
        )


def _says_all(question: Question[Any]) -> Any:
    return any_of(question.schema.model_json_schema(), None)


def _schema(model: type[BaseModel]) -> str:
    return json.dumps(model.model_json_schema(), ensure_ascii=False, separators=(",", ":"))


def _of_question(question: Question[Any], by: Counter) -> Tokens:
    answer = json.dumps(_says_all(question), ensure_ascii=False, separators=(",", ":"))
    prompt = by.of_prompt(question.instructions, question.material)
    return Tokens(prompt, by.of(_schema(question.schema)), by.of(answer))


class Estimated:
    """The estimate of budgets."""

    name = "the estimate of budgets (no model is installed)"

    def of(self, text: str) -> int:
        return tokens_in(text)

    def of_prompt(self, system: str, user: str) -> int:
        return tokens_in(system) + tokens_in(user)


@dataclass(frozen=True)
class Served:
    """The tokenizer and the chat template of a llama.cpp server."""

    address: str
    name: str = f"the tokenizer and chat template of {local_model.MODEL}"

    def of(self, text: str) -> int:
        return len(self._asked("tokenize", {"content": text})["tokens"])

    def of_prompt(self, system: str, user: str) -> int:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        return self.of(self._asked("apply-template", {"messages": messages})["prompt"])

    def _asked(self, what: str, said: Mapping[str, Any]) -> Any:
        body = json.dumps(said).encode()
        request = urllib.request.Request(f"{self.address}/{what}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as response:
            return json.load(response)


@contextmanager
def counter() -> Iterator[Counter]:
    """The local model's server; without it the estimate."""
    if local_model.weights() is None:
        yield Estimated()
        return
    with tempfile.TemporaryDirectory() as folder, local_model.shared(Path(folder)) as url:
        yield Served(re.sub(r"/v1/?$", "", url))


def page(results: Sequence[Compared], by: str) -> str:
    asked = sorted((each for each in results if each.requests), key=lambda each: (-each.share, each.name))
    quiet = [each.name for each in results if not each.requests]
    rows = [
        f"| {each.name} | {each.characters:,} | {each.requests} | {each.ours.into:,} + {each.ours.out:,} "
        f"| {each.plain.into:,} + {each.plain.out:,} | {each.share:.0%} | {each.share_out:.1%} "
        f"| {each.share_without_schemas:.0%} |"
        for each in asked
    ]
    return "\n".join(
        [
            "# Tokens: labels on numbered figures against the plain way",
            "",
            "`python -m benchmarks.labels.tokens`. The plain way puts the whole text into one prompt and has every value",
            f"and conflict written out. Counted by {by}, for both ways alike: schemas",
            "as if they stood in the prompt (last column: without them, as servers count that turn a schema into a grammar),",
            "answers at their longest.",
            "",
            *_told(asked, quiet),
            "",
            "| submission | characters | requests | ours, in + out | plain, in + out | ours of plain | out of plain's out "
            "| without schemas |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _told(asked: Sequence[Compared], quiet: Sequence[str]) -> Iterator[str]:
    """The promise, how it stands, and how the shares are spread."""
    broken = [each.name for each in asked if each.share > MOST or each.share_out > MOST_OUT]
    verdict = f"kept in all {len(asked)}" if not broken else f"**not kept** in {', '.join(broken)}"
    yield f"Promise: in each submission at most {MOST:.0%} of the plain way's tokens, and {MOST_OUT:.0%} of its output: {verdict}."
    yield f"In {len(quiet)} more nothing is asked: {', '.join(quiet)}."
    yield ""
    ours, plain = (sum((getattr(each, way) for each in asked), Tokens()) for way in ("ours", "plain"))
    total = Compared("", 0, ours, plain, 0)
    yield "| of the plain way's | worst | median | all together |"
    yield "|---|---|---|---|"
    for name, kind in (
        ("tokens", "share"),
        ("output tokens", "share_out"),
        ("tokens without schemas", "share_without_schemas"),
    ):
        shares = [getattr(each, kind) for each in asked]
        yield f"| {name} | {max(shares):.1%} | {median(shares):.1%} | {getattr(total, kind):.1%} |"


def submissions() -> Iterator[tuple[str, list[Document], Sequence[Mapping[str, Any]]]]:
    """Every golden case and every submission that was written for its labels: name, documents, conflicts."""
    folders = {file.parent.name: file.parent for root in (GOLDEN, ONLY_LABELS) for file in root.glob("*/case.toml")}
    for name, folder in sorted(folders.items()):
        said = tomllib.loads((folder / "case.toml").read_text("utf-8"))
        documents = [read_bytes(each, (folder / each).read_bytes()) for each in said["inputs"]]
        yield name, documents, said.get("conflict", ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="write the page to a file")
    output = parser.parse_args().output
    with counter() as by:
        text = page([compare(*each, by) for each in submissions()], by.name)
    print(text)
    if output is not None:
        output.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
