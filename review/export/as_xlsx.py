"""A workbook of sheets, findings, evidence, coverage and scores, for those who sort, filter and fill in answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl.styles import PatternFill

from review import scores_shown, words
from review.export import cells, workbook
from review.export.workbook import Value
from review.pipeline import Reviewed
from schemas.base import Language
from schemas.finding import Report

_WAIVED = "E7E7E7"
_FINDINGS = {
    "zh": ["序号", *cells.HEADERS["zh"], "应为", "对得分的影响", "依据", "来源", "豁免", "指纹"],
    "en": ["No.", *cells.HEADERS["en"], "Expected", "Score", "Basis", "Origin", "Waived", "Fingerprint"],
}
_FINDINGS_WIDTHS = (6, *cells.WIDTHS, 14, 14, 34, 8, 24, 19)
_EVIDENCE = {
    "zh": ["序号", "代码", "作用", "文件", "行", "列", "页", "单元格", "原文"],
    "en": ["No.", "Code", "Role", "File", "Line", "Column", "Page", "Cell", "Quote"],
}
_EVIDENCE_WIDTHS = (6, 10, 12, 34, 8, 8, 8, 16, 60)
_COVERAGE = {"zh": ["项目", "内容", "数量"], "en": ["What", "Detail", "Number"]}
_COVERAGE_WIDTHS = (26, 90, 10)


def render(reviewed: Reviewed, language: Language) -> bytes:
    zh = language == "zh"
    report = reviewed.report
    book = workbook.new()
    findings = workbook.add(
        book, "问题" if zh else "Findings", _FINDINGS[language], _FINDINGS_WIDTHS, _finding_rows(report, language)
    )
    workbook.add(
        book, "原文位置" if zh else "Evidence", _EVIDENCE[language], _EVIDENCE_WIDTHS, _evidence_rows(report, language)
    )
    workbook.add(
        book,
        "核对范围" if zh else "Coverage",
        _COVERAGE[language],
        _COVERAGE_WIDTHS,
        _coverage_rows(reviewed, language),
    )
    if report.scores:
        headers = ("附表" if zh else "Form", *scores_shown.HEADERS[language])
        workbook.add(
            book,
            scores_shown.HEADING.said_in(language),
            headers,
            (28, *scores_shown.WIDTHS),
            _score_rows(report, language),
        )
    for row, finding in enumerate(report.findings, 2):
        colour = _WAIVED if finding.waived else cells.FILLS[finding.severity]
        findings.cell(row, 3).fill = PatternFill("solid", fgColor=colour)
    return workbook.saved(book)


def _finding_rows(report: Report, language: Language) -> Iterable[Sequence[Value]]:
    for number, finding in enumerate(report.findings, 1):
        yield (
            number,
            *cells.cells(finding, language),
            words.told(finding.expected, language),
            words.score_effect(finding, language),
            words.clause(finding, language),
            words.origin(finding, language),
            finding.waived,
            finding.fingerprint,
        )


def _evidence_rows(report: Report, language: Language) -> Iterable[Sequence[Value]]:
    for number, finding in enumerate(report.findings, 1):
        for each in finding.evidence:
            role = words.ROLES[each.role].said_in(language)
            place = (each.document, each.line, each.column, each.page, each.cell)
            yield (number, finding.code, role, *place, each.quote)


def _score_rows(report: Report, language: Language) -> Iterable[Sequence[Value]]:
    for sheet in report.scores:
        named = scores_shown.title(sheet, language)
        yield from ((named, *scores_shown.row(item, language)) for item in sheet.items)
        for total in scores_shown.totals(sheet, language):
            yield (named, *[None] * 6, total, None)


def _coverage_rows(reviewed: Reviewed, language: Language) -> Iterable[Sequence[Value]]:
    report = reviewed.report
    zh = language == "zh"
    yield ("结论" if zh else "Verdict", words.verdict(report, language, reviewed.not_told), None)
    for document in report.submission.documents:
        yield ("文件" if zh else "File", f"{document.name}  sha256:{document.sha256}", document.pages)
    yield ("数字" if zh else "Numbers", None, report.coverage.figures)
    yield ("已核对" if zh else "Checked", None, report.coverage.checked)
    for reason, number in report.coverage.unchecked.items():
        yield ("未核对" if zh else "Unchecked", words.reason(reason, language), number)
    for each in report.coverage.undetermined:
        places = "; ".join(words.place(place, language) for place in each.evidence)
        yield ("无法判定" if zh else "Not decided", f"{each.code}  {each.reason.said_in(language)}  {places}", None)
    for line in words.unlabelled(report.coverage, language):
        yield ("模型未能标注" if zh else "Not labelled", line, None)
    for line in words.remarks(report, language):
        yield (words.REMARKS.said_in(language), line, None)
    for gap in report.unreadable:
        yield ("未能读取" if zh else "Not read", words.unread(gap, language), None)
