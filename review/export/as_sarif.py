"""SARIF 2.1.0, for code-scanning pages and editors. The first place is the location, the others are related."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from review import words
from review.catalogue import entries
from review.pipeline import Reviewed
from schemas.base import Language
from schemas.finding import DocumentInfo, Evidence, Finding, Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reviewed: Reviewed, language: Language) -> str:
    report = reviewed.report
    codes = sorted({*reviewed.codes, *(finding.code for finding in report.findings)})
    run = {
        "tool": {"driver": _driver(report.version, codes, language)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(each) for each in report.submission.documents],
        "results": [_result(each, codes, language) for each in report.findings],
        "invocations": [_invocation(reviewed, language)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


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
                ("computation", finding.computation),
                ("expected", finding.expected),
                ("scoreEffect", words.score_effect(finding, language)),
                ("clause", finding.clause),
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


def _invocation(reviewed: Reviewed, language: Language) -> dict[str, Any]:
    unreadable = reviewed.report.unreadable
    return {
        "executionSuccessful": not unreadable,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": words.unread(each, language)},
                "descriptor": {"id": each.reason},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(each.document)}}}],
            }
            for each in unreadable
        ],
    }
