"""Different quantities that look alike are left in peace."""

import pytest

from extractor.extract import extract
from extractor.read import read_bytes
from scoring.check import check
from tests.scoring.clean_texts import CLEAN

FAMILIES = ("SAME", "UNIT", "COUNT")


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_in_a_clean_report(name: str) -> None:
    document = read_bytes("report.md", CLEAN[name].encode())
    findings = check(extract([document]), [document]).findings
    assert [finding.message.zh for finding in findings if finding.code.startswith(FAMILIES)] == []
