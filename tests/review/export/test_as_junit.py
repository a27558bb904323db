"""JUnit: well-formed whatever a report says, with counts that are right."""

from xml.etree import ElementTree as Xml

from review.export import render
from review.pipeline import Reviewed
from schemas.base import Bilingual


def test_findings_fail_waived_ones_skip_and_unread_files_err(reviewed: Reviewed) -> None:
    suites = Xml.fromstring(render("junit", reviewed, "zh"))
    [suite] = suites
    assert suite.attrib == {"name": "hedui", "tests": "4", "failures": "2", "errors": "1", "skipped": "1"}
    assert [case.get("classname") for case in suite] == ["hedui.SAME01", "hedui.SUM01", "hedui.RATE03", "hedui.read"]


def test_rules_that_found_nothing_pass(reviewed: Reviewed) -> None:
    clean = Reviewed(reviewed.report.model_copy(update={"findings": (), "unreadable": ()}), codes=("RATE01", "SUM01"))
    [suite] = Xml.fromstring(render("junit", clean, "en"))
    assert [len(case) for case in suite] == [0, 0]


def test_characters_that_xml_cannot_hold(reviewed: Reviewed) -> None:
    finding = reviewed.report.findings[0]
    bad = finding.model_copy(update={"message": Bilingual(zh="a\x00b\x0b]]><&\ud800", en="")})
    sly = Reviewed(reviewed.report.model_copy(update={"findings": (bad,)}))
    [suite] = Xml.fromstring(render("junit", sly, "zh"))
    assert "]]><&" in (suite[0][0].text or "")
