"""One quantity with a slip of the pen is told with the figures concerned; quantities that look alike are not."""

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.finding import Finding, Severity
from scoring.check import check
from tests.scoring.slip_texts import NO_SLIPS, SLIPS

FAMILIES = ("SAME", "UNIT", "COUNT")


def told(text: str) -> list[Finding]:
    document = read_bytes("report.md", text.encode())
    found = check(extract([document]), [document]).findings
    return [finding for finding in found if finding.code.startswith(FAMILIES)]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_once_with_its_figures(name: str) -> None:
    codes, quotes, text = SLIPS[name]
    (finding,) = told(text)
    assert finding.code in codes.split("|")
    assert set(quotes) <= {piece.quote.replace(" ", "") for piece in finding.evidence}


@pytest.mark.parametrize("name", NO_SLIPS)
def test_likenesses_are_left_in_peace(name: str) -> None:
    assert [finding.message.zh for finding in told(NO_SLIPS[name])] == []


def test_a_last_place_that_rounding_explains_is_only_worth_knowing() -> None:
    (finding,) = told(SLIPS["the last place of one rate"][2])
    assert finding.severity is Severity.INFO
