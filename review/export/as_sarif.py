"""SARIF 2.1.0, for code-scanning pages and editors. The first place is the location, the others are related."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from review import words
from review.catalogue import entries
from review.export.stream import Stream, stream_of
from review.pipeline import Reviewed
from schemas.base import Language
from schemas.finding import DocumentInfo, Evidence, Finding, Severity, Unreadable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reviewed: Reviewed, language: Language) -> str:
    return "".join(pieces(stream_of(reviewed), language))


def pieces(of: Stream, language: Language) -> Iterator[str]:
    """A log of one run, written while it is read. Whether all was read is known last, so it stands last."""
    codes = sorted({*of.passed, *of.found})
    complete = True

    def notifications() -> Iterator[dict[str, Any]]:
        nonlocal complete
        for each in of.unreadable():
            complete = False
            yield _notification(each, language)

    yield f'{{\n"$schema": {json.dumps(_SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {_written({"driver": _driver(of.version, codes, language)})},\n"columnKind": "unicodeCodePoints",\n'
    yield from _array("artifacts", map(_artifact, of.documents()))
    yield ",\n"
    yield from _array("results", (_result(each, codes, language) for each in of.findings()))
    yield ',\n"invocations": [{\n'
    yield from _array("toolExecutionNotifications", notifications())
    yield f',\n"executionSuccessful": {json.dumps(complete)}\n}}]\n}}]\n}}\n'


def _array(name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A member with one item a line."""
    yield f'"{name}": ['
    before = "\n"
    for each in items:
        yield before + _written(each)
        before = ",\n"
    yield "\n]"


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _driver(version: str, codes: Sequence[str], language: Language) -> dict[str, Any]:
    known = entries()
    return {
        "name": "hedui",
        "fullName": "Hedui 核对",
        "version": version,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": known[code].title.said_in(language)},
                "fullDescription": {"text": known[code].manual.en},
                "defaultConfiguration": {"level": _LEVELS[known[code].severity]},
            }
            for code in codes
        ],
    }


def _artifact(document: DocumentInfo) -> dict[str, Any]:
    return {
        "location": {"uri": quote(document.name)},
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
    }


def _result(finding: Finding, codes: Sequence[str], language: Language) -> dict[str, Any]:
    first, *others = finding.evidence or (None,)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message.said_in(language)},
        "locations": [_location(first)] if first else [],
        "relatedLocations": [
            {"id": number} | _location(each) | {"message": {"text": words.ROLES[each.role].said_in(language)}}
            for number, each in enumerate(others, 1)
            if each
        ],
        "partialFingerprints": {"hedui/v1": finding.fingerprint},
        "properties": {
            key: value
            for key, value in (
                ("computation", words.told(finding.computation, language)),
                ("expected", words.told(finding.expected, language)),
                ("scoreEffect", words.score_effect(finding, language)),
                ("clause", words.clause(finding, language)),
                ("origin", finding.origin),
            )
            if value is not None
        },
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.waived}]
    return result


def _location(evidence: Evidence) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(evidence.document)}, "region": _region(evidence)}
    }
    page = [] if evidence.page is None else [{"kind": "page", "name": str(evidence.page)}]
    cell = [] if evidence.cell is None else [{"kind": "cell", "name": evidence.cell}]
    return location | ({"logicalLocations": page + cell} if page or cell else {})


def _region(evidence: Evidence) -> dict[str, Any]:
    """Lines, columns and offsets of the text that was read; in a PDF or workbook the page or cell says more."""
    lines = evidence.quote.split("\n")
    last = len(lines[-1])
    return {
        "startLine": evidence.line,
        "startColumn": evidence.column,
        "endLine": evidence.line + len(lines) - 1,
        "endColumn": last + (evidence.column if len(lines) == 1 else 1),
        "charOffset": evidence.start,
        "charLength": evidence.end - evidence.start,
        "snippet": {"text": evidence.quote},
    }


def _notification(gap: Unreadable, language: Language) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": words.unread(gap, language)},
        "descriptor": {"id": gap.reason},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(gap.document)}}}],
    }
