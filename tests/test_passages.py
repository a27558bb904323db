"""Short submissions of many regions: what a reviewer finds in them is found, and nothing else is."""

from pathlib import Path

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from schemas.finding import Finding, Severity
from scoring.check import check

PASSAGES = sorted(path for path in Path(__file__).parent.joinpath("passages").iterdir() if path.name != "README.md")


def findings_in(path: Path) -> tuple[list[tuple[set[str], str]], list[Finding]]:
    head, _, text = path.read_text("utf-8").partition("---\n")
    expected = [line.removeprefix("expect:").split() for line in head.splitlines() if line.startswith("expect:")]
    document = read_bytes(path.name, text.encode())
    found = check(extract([document]), [document]).findings
    told = [finding for finding in found if finding.severity is not Severity.INFO]
    return [(set(codes.split("|")), quote) for codes, quote in expected], told


def tells(finding: Finding, codes: set[str], quote: str) -> bool:
    quotes = [evidence.quote.replace(" ", "") for evidence in finding.evidence]
    return finding.code in codes and quote in quotes


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_a_reviewers_findings_and_nothing_else(path: Path) -> None:
    expected, found = findings_in(path)
    missed = [each for each in expected if not any(tells(finding, *each) for finding in found)]
    extra = [
        f"{finding.code} {finding.message.zh}"
        for finding in found
        if not any(tells(finding, *each) for each in expected)
    ]
    assert (missed, extra) == ([], [])
