"""A stand-alone HTML page: no outside resources, printable, both places of a conflict side by side."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from review import scores_shown, words
from review.excerpt import Excerpt, by_line
from review.pipeline import Reviewed
from review.plain import printable
from schemas.base import Language
from schemas.finding import Finding

_WIDTH = 150


def render(reviewed: Reviewed, language: Language) -> str:
    report = reviewed.report
    page = (
        environment()
        .get_template("report.html")
        .render(
            language=language,
            zh=language == "zh",
            report=report,
            verdict=words.verdict(report, language, reviewed.not_told),
            groups=list(words.groups(report.findings, language)),
            counts={str(severity): number for severity, number in words.counts(report).items()},
            severities={str(severity): text.said_in(language) for severity, text in words.SEVERITIES.items()},
            lines=lambda finding: lines(finding, reviewed),
            place=lambda evidence: words.place(evidence, language),
            role=lambda evidence: words.ROLES[evidence.role].said_in(language),
            facts=lambda finding: list(words.facts(finding, language)),
            origin=lambda finding: words.origin(finding, language),
            said=lambda text: text.said_in(language),
            scores=[
                {
                    "title": scores_shown.title(sheet, language),
                    "totals": list(scores_shown.totals(sheet, language)),
                    "rows": [(item.status, scores_shown.row(item, language)) for item in sheet.items],
                }
                for sheet in report.scores
            ],
            scores_heading=scores_shown.HEADING.said_in(language),
            score_headers=scores_shown.HEADERS[language],
            coverage=words.coverage(report.coverage, language),
            unread=lambda gap: words.unread(gap, language),
            unlabelled=list(words.unlabelled(report.coverage, language)),
            remarks=list(words.remarks(report, language)),
            remarks_heading=words.REMARKS.said_in(language),
        )
    )
    return printable(page)


def environment() -> Environment:
    """Templates that escape what they are given."""
    return Environment(
        loader=PackageLoader("review.export"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def lines(finding: Finding, reviewed: Reviewed) -> list[dict[str, object]]:
    """The places of a finding line by line, each line with its marks."""
    return [
        {"places": places, "rows": [_marked(row) for row in rows]}
        for places, rows in by_line(finding.evidence, reviewed.texts, _WIDTH)
    ]


def _marked(row: Excerpt) -> Markup:
    shown, at = Markup(""), 0
    for start, end in row.marks:
        shown += escape(row.text[at:start]) + Markup("<mark>{}</mark>").format(row.text[start:end])
        at = end
    return shown + escape(row.text[at:])
