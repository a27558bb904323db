"""JUnit XML, for CI pages: a finding is a failed case, a rule that found nothing a passed one, a waived one skipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from review import words
from review.catalogue import entries
from review.export.stream import Stream, stream_of
from review.pipeline import Reviewed
from review.plain import one_line, printable
from schemas.base import Language
from schemas.finding import Finding, Severity


def render(reviewed: Reviewed, language: Language) -> str:
    return "".join(pieces(stream_of(reviewed), language))


def pieces(of: Stream, language: Language) -> Iterator[str]:
    """The counts stand before the cases, so all is read twice and nothing is held."""
    suite = Xml.Element("testsuite", {"name": "hedui"} | {name: str(number) for name, number in _counts(of).items()})
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for tag in ("testsuites", "testsuite"):
        suite.tag = tag
        yield Xml.tostring(suite, encoding="unicode").removesuffix(" />") + ">\n"
    for case in _cases(of, language):
        Xml.indent(case)
        yield Xml.tostring(case, encoding="unicode") + "\n"
    yield "</testsuite>\n</testsuites>\n"


def _counts(of: Stream) -> dict[str, int]:
    told = Counter(_tag(finding) for finding in of.findings())
    errors = sum(1 for _ in of.unreadable())
    tests = len(of.passed) + told.total() + errors
    return {"tests": tests, "failures": told["failure"], "errors": errors, "skipped": told["skipped"]}


def _cases(of: Stream, language: Language) -> Iterator[Xml.Element]:
    for code in of.passed:
        yield _case(code, entries()[code].title.said_in(language))
    for finding in of.findings():
        yield _finding(finding, language)
    for each in of.unreadable():
        case = _case("read", each.document)
        _child(case, "error", each.reason, words.unread(each, language))
        yield case


def _tag(finding: Finding) -> str:
    """What a finding is to a CI page."""
    if finding.waived is not None:
        return "skipped"
    return "system-out" if finding.severity is Severity.INFO else "failure"


def _finding(finding: Finding, language: Language) -> Xml.Element:
    first = words.place(finding.evidence[0], language) + " " if finding.evidence else ""
    case = _case(finding.code, first + finding.title.said_in(language))
    message = finding.message.said_in(language)
    details = "\n".join([message, *_details(finding, language)])
    tag = _tag(finding)
    if tag == "skipped":
        Xml.SubElement(case, tag, message=printable(finding.waived or ""))
    elif tag == "system-out":
        Xml.SubElement(case, tag).text = printable(details)
    else:
        _child(case, tag, str(finding.severity), message, details)
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
