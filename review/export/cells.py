"""The cells of a finding that every workbook has, with their headers, widths and colours."""

from __future__ import annotations

from review import words
from review.export.workbook import Value
from schemas.base import Language
from schemas.finding import Finding, Severity

HEADERS = {
    "zh": ("代码", "级别", "问题", "说明", "位置", "原文", "算式"),
    "en": ("Code", "Severity", "Title", "Message", "Places", "Quotes", "Computation"),
}
WIDTHS = (10, 8, 24, 52, 42, 26, 38)
FILLS = {Severity.ERROR: "F8D7DA", Severity.WARNING: "FFF3CD", Severity.INFO: "D9E8F6"}


def cells(finding: Finding, language: Language) -> tuple[Value, ...]:
    return (
        finding.code,
        words.SEVERITIES[finding.severity].said_in(language),
        finding.title.said_in(language),
        finding.message.said_in(language),
        "\n".join(words.place(each, language) for each in finding.evidence),
        "\n".join(each.quote.strip() for each in finding.evidence),
        words.told(finding.computation, language),
    )
