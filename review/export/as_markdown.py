"""Markdown, for mail, issues and wikis. What a report says is escaped, so it cannot format the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from review import scores_shown, words
from review.excerpt import Excerpt, by_line
from review.pipeline import Reviewed
from review.plain import markdown, printable
from schemas.base import Language
from schemas.finding import Evidence, Finding, ScoreSheet

_WIDTH = 120


def render(reviewed: Reviewed, language: Language) -> str:
    return printable("\n".join(_page(reviewed, language)))


def _page(reviewed: Reviewed, language: Language) -> Iterator[str]:
    report = reviewed.report
    yield "# 核对结果" if language == "zh" else "# Result of the check"
    yield ""
    yield markdown(words.verdict(report, language, reviewed.not_told))
    yield ""
    for document in report.submission.documents:
        yield f"- {markdown(document.name)}"
    for heading, findings in words.groups(report.findings, language):
        yield from ("", f"## {heading}")
        for finding in findings:
            yield from _finding(finding, reviewed, language)
    if report.unreadable:
        yield from ("", "## 未能读取" if language == "zh" else "## Not read", "")
        yield from (f"- {markdown(words.unread(each, language))}" for each in report.unreadable)
    if report.remarks:
        yield from ("", f"## {words.REMARKS.said_in(language)}", "")
        yield from (f"- {markdown(line)}" for line in words.remarks(report, language))
    for sheet in report.scores:
        yield from _scores(sheet, language)
    yield from ("", "## 核对范围" if language == "zh" else "## Coverage", "")
    yield markdown(words.coverage(report.coverage, language))
    yield ""
    yield from (f"- {markdown(line)}" for line in words.unlabelled(report.coverage, language))


def _scores(sheet: ScoreSheet, language: Language) -> Iterator[str]:
    heading = scores_shown.HEADING.said_in(language)
    yield from ("", f"## {heading} {markdown(scores_shown.title(sheet, language))}", "")
    yield from (f"- {markdown(line)}" for line in scores_shown.totals(sheet, language))
    yield ""
    headers = scores_shown.HEADERS[language][:-1]
    yield "| " + " | ".join(headers) + " |"
    yield "|" + "---|" * len(headers)
    for item in sheet.items:
        yield "| " + " | ".join(markdown(cell) for cell in scores_shown.row(item, language)[:-1]) + " |"


def _finding(finding: Finding, reviewed: Reviewed, language: Language) -> Iterator[str]:
    yield from ("", f"### {finding.code} {markdown(finding.title.said_in(language))}", "")
    yield markdown(finding.message.said_in(language))
    yield ""
    for places, rows in by_line(finding.evidence, reviewed.texts, _WIDTH):
        yield from _line(places, rows, language)
    for label, value in words.facts(finding, language):
        yield f"- {markdown(label + value)}"


def _line(places: Sequence[Evidence], rows: Sequence[Excerpt], language: Language) -> Iterator[str]:
    for each in places:
        role = words.ROLES[each.role].said_in(language)
        yield f"- {markdown(words.place(each, language))} — **{markdown(each.quote)}** ({role})"
    yield ""
    for row in rows:
        yield f"  > {_marked(row)}"
        yield ""


def _marked(row: Excerpt) -> str:
    shown, at = "", 0
    for start, end in row.marks:
        shown += f"{markdown_inside(row.text[at:start])}**{markdown_inside(row.text[start:end])}**"
        at = end
    return shown + markdown_inside(row.text[at:])


def markdown_inside(text: str) -> str:
    """A piece of a line: its outer spaces stay outside, or bold signs would not close."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + markdown(text) + (after if text.strip() else "")
