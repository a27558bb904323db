"""One quantity with two values is told by the right rule, with both places, and once."""

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.finding import Finding
from scoring.check import check
from tests.scoring.conflict_texts import CONFLICTS

FAMILIES = ("SAME", "UNIT", "COUNT")


def found_in(text: str) -> list[Finding]:
    document = read_bytes("report.md", text.encode())
    return list(check(extract([document]), [document]).findings)


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_is_told_with_both_places(name: str) -> None:
    code, quotes, text = CONFLICTS[name]
    findings = [finding for finding in found_in(text) if finding.code == code]
    assert len(findings) == 1
    shown = {piece.quote.replace(" ", "").lstrip("≥") for piece in findings[0].evidence}
    assert {quote.lstrip("≥") for quote in quotes} <= shown


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_is_told_once(name: str) -> None:
    *_, text = CONFLICTS[name]
    telling = [finding for finding in found_in(text) if finding.code.startswith(FAMILIES)]
    assert len(telling) == 1
