"""JUnit XML, for CI pages: a finding is a failed case, a rule that found nothing a passed one, a waived one skipped."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from review import words
from review.catalogue import entries
from review.pipeline import Reviewed
from review.plain import one_line, printable
from schemas.base import Language
from schemas.finding import Finding, Severity


def render(reviewed: Reviewed, language: Language) -> str:
    cases = list(_cases(reviewed, language))
    suite = Xml.Element("testsuite", name="hedui")
    suite.extend(cases)
    for name, tag in (("tests", None), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(tag is None or case.find(tag) is not None for case in cases)))
    suites = Xml.Element("testsuites", {**suite.attrib, "name": "hedui"})
    suites.append(suite)
    Xml.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(suites, encoding="unicode") + "\n"


def _cases(reviewed: Reviewed, language: Language) -> Iterator[Xml.Element]:
    found = {finding.code for finding in reviewed.report.findings}
    for code in reviewed.codes:
        if code not in found:
            yield _case(code, entries()[code].title.said_in(language))
    for finding in reviewed.report.findings:
        yield _finding(finding, language)
    for each in reviewed.report.unreadable:
        case = _case("read", each.document)
        _child(case, "error", each.reason, words.unread(each, language))
        yield case


def _finding(finding: Finding, language: Language) -> Xml.Element:
    first = words.place(finding.evidence[0], language) + " " if finding.evidence else ""
    case = _case(finding.code, first + finding.title.said_in(language))
    message = finding.message.said_in(language)
    details = "\n".join([message, *_details(finding, language)])
    if finding.waived is not None:
        Xml.SubElement(case, "skipped", message=printable(finding.waived))
    elif finding.severity is Severity.INFO:
        Xml.SubElement(case, "system-out").text = printable(details)
    else:
        _child(case, "failure", str(finding.severity), message, details)
    return case


def _details(finding: Finding, language: Language) -> Iterator[str]:
    for each in finding.evidence:
        yield f"{words.place(each, language)}  {one_line(each.quote)}"
    for label, value in words.facts(finding, language):
        yield label + value


def _case(code: str, name: str) -> Xml.Element:
    return Xml.Element("testcase", classname=f"hedui.{code}", name=printable(one_line(name)))


def _child(case: Xml.Element, tag: str, kind: str, message: str, text: str = "") -> None:
    child = Xml.SubElement(case, tag, type=kind, message=printable(one_line(message)))
    child.text = printable(text) or None
