"""Labels written by hand (extraction.json in golden/* and benchmarks/labels/cases/*): their form, where each of them stands, and which cases are held out.

golden/README.md explains the form to whoever writes or checks such a file. What a label is compared with is not known here.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from extractor.read import read_bytes
from schemas.base import Model
from schemas.document import Document, Span
from schemas.extraction import Role

GOLDEN = Path(__file__).parents[2] / "golden"
ONLY_LABELS = Path(__file__).parent / "cases"
"""Submissions that were written for their labels alone; nobody checks what is found in them."""
FILE = "extraction.json"
SCHEMA = GOLDEN / "extraction.schema.json"

HELD_OUT = frozenset(
    {
        "baise-2023-clean-health-centre",
        "fuling-2022-clean-special-fund",
        "hezhou-2022-columns-of-its-own",
        "hulunbuir-2023-clean-grassland-form",
        "jingdezhen-2023-words-against-words",
        "liaoyang-2022-clean-water-table",
        "linyi-2022-clean-growth-and-shifts",
    }
)
"""Cases whose errors nobody looks at while the lexicon is improved; every other case may be used for that.

Once they were looked at, they belong to the others and new ones are written; benchmarks/labels/report.py keeps what was
measured at each first look."""

Unmarked = Literal["unmarked"]
Roles = Role | Unmarked


class Label(Model):
    """What one printed figure says, as a reader of the input writes it down.

    The place is ``cell`` (of a workbook, or of a Word table: ``表1!R2C3``) or ``line`` of the text, with the ``page`` of
    a PDF; ``occurrence`` counts equal quotes there. A list holds what is equally right. An absent ``metric`` means that
    the lexicon has none and ``words`` name the figure: phrases whose terms, apart by blanks, must all be said (``a|b``:
    either). An absent ``scope`` is not asked for. An absent ``period`` is the year that is reported on.
    """

    quote: str
    line: int | None = None
    cell: str | None = None
    page: int | None = None
    occurrence: int = Field(default=1, ge=1)
    nothing: bool = False
    """The figure deserves no label at all: a count of what was just said, a page of a form."""
    metric: str | tuple[str | None, ...] | None = None
    words: tuple[str, ...] = ()
    role: Roles | tuple[Roles, ...] = "unmarked"
    scope: str | tuple[str, ...] | None = None
    period: str | tuple[str | None, ...] | None = None
    subject: str | None = None
    why: str = ""

    @property
    def metrics(self) -> tuple[str | None, ...]:
        return self.metric if isinstance(self.metric, tuple) else (self.metric,)

    @property
    def roles(self) -> tuple[Roles, ...]:
        return self.role if isinstance(self.role, tuple) else (self.role,)

    @property
    def periods(self) -> tuple[str | None, ...]:
        return self.period if isinstance(self.period, tuple) else (self.period,)

    @property
    def scopes(self) -> tuple[str, ...] | None:
        return (self.scope,) if isinstance(self.scope, str) else self.scope


class LabelledDocument(Model):
    """The labels of one input file, in reading order."""

    document: str
    figures: tuple[Label, ...]


class LabelledCase(Model):
    """The whole of one extraction.json."""

    labels: tuple[LabelledDocument, ...]


@dataclass(frozen=True)
class Placed:
    """A label and where its quote stands; ``span`` is None where it does not stand there."""

    label: Label
    document: Document
    span: Span | None

    @property
    def in_table(self) -> bool:
        return self.span is not None and any(
            table.start <= self.span.start < table.end for table in self.document.tables
        )


@dataclass(frozen=True)
class LabelledInput:
    """One case with hand labels: its documents as Hedui reads them, and every label at its place."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def said(self) -> dict[str, object]:
        return tomllib.loads((self.folder / "case.toml").read_text("utf-8"))

    @property
    def form(self) -> str:
        return str(self.said["form"])

    @property
    def year(self) -> int:
        return int(str(self.said["year"]))

    @property
    def held_out(self) -> bool:
        return self.name in HELD_OUT

    @cached_property
    def documents(self) -> dict[str, Document]:
        inputs = self.said["inputs"]
        assert isinstance(inputs, list)
        return {name: read_bytes(name, (self.folder / name).read_bytes()) for name in inputs}

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        file = LabelledCase.model_validate(json.loads((self.folder / FILE).read_text("utf-8")))
        return tuple(
            Placed(label, document, where(document, label))
            for labelled in file.labels
            for document in (self.documents[labelled.document],)
            for label in labelled.figures
        )


def labelled_inputs(folder: Path | None = None) -> list[LabelledInput]:
    """The cases of the repository, or those of another folder: real reports, which may be read here but not be kept."""
    found = [path for place in ((folder,) if folder else (GOLDEN, ONLY_LABELS)) for path in place.glob(f"*/{FILE}")]
    return sorted((LabelledInput(path.parent) for path in found), key=lambda case: case.name)


def where(document: Document, label: Label) -> Span | None:
    """The stretch that the quote of a label stands in."""
    found = [span for span in stands(document, label.quote) if _at(document, span, label)]
    return found[label.occurrence - 1] if len(found) >= label.occurrence else None


def stands(document: Document, quote: str) -> Iterator[Span]:
    """Every place of a quote that is not a piece of a longer number, whatever blanks its layout put into it."""
    pattern = r"\s*".join(re.escape(character) for character in quote if not character.isspace())
    if quote[0].isdigit():
        pattern = r"(?<![\d.-])(?<!\d,)" + pattern
    if quote[-1].isdigit():
        pattern += r"(?![\d%]|[.,]\d)"
    for match in re.finditer(pattern, document.raw):
        yield document.span(*match.span())


def _at(document: Document, span: Span, label: Label) -> bool:
    place = document.place(span)
    return all(
        asked is None or asked == has
        for asked, has in ((label.line, place.line), (label.cell, place.cell), (label.page, place.page))
    )


def schema_text() -> str:
    """The JSON Schema of extraction.json, as golden/extraction.schema.json holds it."""
    return json.dumps(LabelledCase.model_json_schema(), ensure_ascii=False, indent=1) + "\n"
