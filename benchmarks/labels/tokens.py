"""Tokens a report costs: labels on numbered figures against the plain way, the whole text in and all values out.

Both ways are counted by one tokenizer on the same submissions: the local model's server where it is installed, else
the estimate that budgets use. What comes out is an answer that says all it may: of ours every optional field of every
entry, of the plain way one record for each figure that the text states. ``python -m benchmarks.labels.tokens``.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from benchmarks import local_model
from benchmarks.labels.handmade import GOLDEN, labelled_inputs
from benchmarks.labels.scripted import Scripted, any_of
from extractor.extract import extract
from extractor.model.estimate import tokens_in
from extractor.model.labelling import read_with_model
from extractor.model.question import Question
from schemas.document import Document
from schemas.extraction import Extraction
from scoring.clause_variables import missing_variables

Count = Callable[[str], int]
PLAIN = (
    "你是预算绩效审核助手。阅读下面的自评报告全文，提取其中的全部数据，逐条输出指标名称、所属项目或部门、年度、口径"
    "（年初、调整后、决算、目标、实际）、数值、单位和原文，并判断前后是否矛盾。只输出 JSON。"
)
MOST_IN, MOST_OUT = 0.40, 0.10


class PlainFigure(BaseModel):
    """A record of the plain way."""

    metric: str
    subject: str
    period: str
    role: str
    value: str
    unit: str
    quote: str


class PlainAnswer(BaseModel):
    figures: list[PlainFigure]


@dataclass(frozen=True)
class Tokens:
    """Tokens in and out of one way on one submission."""

    into: int
    out: int

    @property
    def both(self) -> int:
        return self.into + self.out


@dataclass(frozen=True)
class Compared:
    name: str
    characters: int
    ours: Tokens
    plain: Tokens
    questions: int


def compare(name: str, documents: Sequence[Document], count: Count) -> Compared:
    base = extract(documents)
    asker = Scripted(_says_all)
    read_with_model(documents, base, asker, "both", missing_variables(base))
    ours = [_of_question(question, count) for question in asker.asked]
    return Compared(
        name,
        sum(len(document.text) for document in documents),
        Tokens(sum(each.into for each in ours), sum(each.out for each in ours)),
        plain_way(documents, base, count),
        len(asker.asked),
    )


def plain_way(documents: Sequence[Document], base: Extraction, count: Count) -> Tokens:
    """One prompt with the whole text; the answer has a record for each figure that a sentence or a cell states."""
    text = "\n".join(document.raw for document in documents)
    schema = json.dumps(PlainAnswer.model_json_schema(), ensure_ascii=False)
    answer = PlainAnswer(figures=list(_records(base))).model_dump_json()
    return Tokens(count(PLAIN + schema + text), count(answer))


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


def _of_question(question: Question[Any], count: Count) -> Tokens:
    schema = json.dumps(question.schema.model_json_schema(), ensure_ascii=False)
    answer = json.dumps(_says_all(question), ensure_ascii=False, separators=(",", ":"))
    return Tokens(count(question.instructions + question.material + schema), count(answer))


@contextmanager
def tokenizer() -> Iterator[tuple[str, Count]]:
    """The local model's own tokenizer; without it the estimate."""
    if local_model.weights() is None:
        yield "estimate", tokens_in
        return
    with tempfile.TemporaryDirectory() as folder, local_model.shared(Path(folder)) as url:
        address = re.sub(r"/v1/?$", "", url) + "/tokenize"

        def count(text: str) -> int:
            body = json.dumps({"content": text}).encode()
            request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(request, timeout=120) as response:
                return len(json.load(response)["tokens"])

        yield local_model.MODEL, count


def page(results: Sequence[Compared], by: str) -> str:
    rows = [
        f"| {each.name} | {each.characters:,} | {each.questions} | {each.ours.into:,} + {each.ours.out:,} "
        f"| {each.plain.into:,} + {each.plain.out:,} | {each.ours.both / each.plain.both:.0%} "
        f"| {each.ours.out / each.plain.out:.0%} |"
        for each in results
    ]
    ours, plain = _sum([each.ours for each in results]), _sum([each.plain for each in results])
    return "\n".join(
        [
            "# Tokens: labels on numbered figures against the plain way",
            "",
            "`python -m benchmarks.labels.tokens`. The plain way puts the whole text into one prompt and has every value",
            f"written out. Counted by the tokenizer of {by}, schemas included, answers at their longest.",
            "",
            "| submission | characters | questions | ours, in + out | plain, in + out | ours of plain | out of plain's out |",
            "|---|---|---|---|---|---|---|",
            *rows,
            f"| **all** | | | {ours.into:,} + {ours.out:,} | {plain.into:,} + {plain.out:,} "
            f"| **{ours.both / plain.both:.0%}** | **{ours.out / plain.out:.0%}** |",
            "",
        ]
    )


def _sum(tokens: Sequence[Tokens]) -> Tokens:
    return Tokens(sum(each.into for each in tokens), sum(each.out for each in tokens))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, help="write the page to a file")
    output = parser.parse_args().output
    cases = [case for case in labelled_inputs() if case.folder.parent == GOLDEN]
    with tokenizer() as (by, count):
        results = [compare(case.name, list(case.documents.values()), count) for case in cases]
    text = page(results, by)
    print(text)
    if output is not None:
        output.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
