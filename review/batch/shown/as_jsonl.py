"""JSON Lines: an object a submission, its Report as ``hedui check --format json`` gives it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from review.batch.embedded import Settled
from review.batch.job import Outcome
from review.store import reading
from review.store.columns import unpack
from review.store.decisions import Decision, as_record, standing
from review.store.opening import Store
from schemas.base import Language

Decisions = Mapping[str, list[Decision]]
"""By the name of the submission."""


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[str]:
    """By the names of the submissions, so that equal runs give equal files."""
    decisions = decided(store)
    for row in reading.results(store, run_id, by_name=True):
        report = reading.report_json(store, row.source)
        yield record(row.name, row, report, decisions.get(row.name, [])) + "\n"


def one(settled: Settled, store: Store, decisions: Decisions) -> str:
    """A submission as it comes."""
    said = settled.said
    if isinstance(said, Outcome):
        report = unpack(said.report) if said.report else None
    else:
        report = reading.report_json(store, said.source_id or said.id)
    name = settled.candidate.name
    department = settled.candidate.department or said.department
    year = settled.candidate.year or said.year
    return record(name, said, report, decisions.get(name, []), department=department, year=year) + "\n"


def record(name: str, said: Any, report: str | None, decisions: list[Decision], **known: str | None) -> str:
    """The object of a submission. Its report is taken as it is written, without reading it."""
    zh, en = _messages(said)
    head = {
        "submission": name,
        "department": said.department,
        "year": said.year,
        "state": said.state,
        "reason": said.reason,
        "message": {"zh": zh, "en": en} if zh or en else None,
        "errors": said.errors,
        "warnings": said.warnings,
        "infos": said.infos,
        "decisions": [as_record(each) for each in decisions],
    } | known
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "report": {report or "null"}}}'


def _messages(said: Any) -> tuple[str | None, str | None]:
    if isinstance(said, Outcome):
        return (said.message.zh, said.message.en) if said.message else (None, None)
    return said.message_zh, said.message_en


def decided(store: Store) -> Decisions:
    found: dict[str, list[Decision]] = {}
    for (submission, _), decision in sorted(standing(store).items()):
        found.setdefault(submission, []).append(decision)
    return found
