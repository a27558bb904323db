"""SARIF and JUnit of a run: all submissions as one report, each document's name led by its submission's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeVar

from review.export import as_junit, as_sarif
from review.export.stream import Stream
from review.store import reading
from review.store.opening import Store
from review.version import version
from schemas.base import Bilingual, Language
from schemas.finding import DocumentInfo, Evidence, Finding, Unreadable

NamedT = TypeVar("NamedT", DocumentInfo, Evidence, Unreadable)


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    pieces = as_sarif.pieces if form == "sarif" else as_junit.pieces
    yield from pieces(whole(store, run_id), language)


def whole(store: Store, run_id: int) -> Stream:
    """The run as one report."""
    return Stream(
        version(),
        (),
        reading.codes(store, run_id),
        lambda: _documents(store, run_id),
        lambda: _findings(store, run_id),
        lambda: _unreadable(store, run_id),
    )


def _documents(store: Store, run_id: int) -> Iterator[DocumentInfo]:
    for name, report in reading.reports(store, run_id):
        for each in json.loads(report)["submission"]["documents"]:
            yield _named(DocumentInfo.model_validate(each), "name", name)


def _findings(store: Store, run_id: int) -> Iterator[Finding]:
    for row in reading.findings(store, run_id):
        finding = Finding.model_validate_json(row.body)
        led = tuple(_named(each, "document", row.name) for each in finding.evidence)
        yield finding.model_copy(update={"evidence": led})


def _unreadable(store: Store, run_id: int) -> Iterator[Unreadable]:
    """What could not be read, then the submissions that have no report."""
    for row in reading.gaps(store, run_id):
        message = Bilingual(zh=row.message_zh, en=row.message_en)
        gap = Unreadable(document=row.document, reason=row.reason, message=message, page=row.page, partial=row.partial)
        yield _named(gap, "document", row.name)
    for row in reading.results(store, run_id, by_name=True):
        if row.state != "done":
            message = Bilingual(zh=row.message_zh or "未核对", en=row.message_en or "not checked")
            yield Unreadable(document=row.name, reason=row.reason or row.state, message=message)


def _named(each: NamedT, field: str, name: str) -> NamedT:
    return each.model_copy(update={field: f"{name}/{getattr(each, field)}"})
