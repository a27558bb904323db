"""A workbook of three sheets, findings, evidence and coverage, for those who sort, filter and fill in answers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from review import words
from review.pipeline import Reviewed
from review.plain import printable
from schemas.base import Language
from schemas.finding import Report, Severity

Value = str | int | None
_FILLS = {Severity.ERROR: "F8D7DA", Severity.WARNING: "FFF3CD", Severity.INFO: "D9E8F6"}
_LONGEST = 32_000  # a cell holds 32,767 characters
_NUMBER = re.compile(r"[-+][\d,，.]+\s*%?")
_HEADERS = {
    "findings": (
        (
            "序号 代码 级别 问题 说明 位置 原文 算式 应为 对得分的影响 依据 来源 豁免 指纹",
            (6, 10, 8, 24, 52, 34, 26, 38, 14, 14, 34, 8, 24, 19),
        ),
        (
            "No. Code Severity Title Message Places Quotes Computation Expected Score Basis Origin Waived Fingerprint",
            (),
        ),
    ),
    "evidence": (
        ("序号 代码 作用 文件 行 列 页 单元格 原文", (6, 10, 10, 34, 7, 7, 7, 16, 60)),
        ("No. Code Role File Line Column Page Cell Quote", ()),
    ),
    "coverage": (("项目 内容 数量", (26, 80, 10)), ("What Detail Number", ())),
}
_TITLES = {"findings": ("问题", "Findings"), "evidence": ("原文位置", "Evidence"), "coverage": ("核对范围", "Coverage")}


def render(reviewed: Reviewed, language: Language) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    report = reviewed.report
    findings = _sheet(workbook, "findings", language, _finding_rows(report, language))
    _sheet(workbook, "evidence", language, _evidence_rows(report, language))
    _sheet(workbook, "coverage", language, _coverage_rows(reviewed, language))
    for row, finding in enumerate(report.findings, 2):
        colour = "E7E7E7" if finding.waived else _FILLS[finding.severity]
        findings.cell(row, 3).fill = PatternFill("solid", fgColor=colour)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _sheet(workbook: Workbook, name: str, language: Language, rows: Iterable[Sequence[Value]]) -> Worksheet:
    at = 0 if language == "zh" else 1
    sheet: Worksheet = workbook.create_sheet(_TITLES[name][at])
    for column, header in enumerate(_HEADERS[name][at][0].split(), 1):
        cell = sheet.cell(1, column, header)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="35506B")
        sheet.column_dimensions[get_column_letter(column)].width = _HEADERS[name][0][1][column - 1]
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            _put(sheet, number, column, value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    return sheet


def _put(sheet: Worksheet, row: int, column: int, value: Value) -> None:
    """Texts stay texts: nothing that a report says may become a formula, here or in a CSV made from this."""
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if value is None or isinstance(value, int):
        cell.value = value
        return
    text = printable(value)[:_LONGEST]
    risky = text.startswith(("=", "+", "-", "@", "\t", "\r"))
    cell.value = "'" + text if risky and not _NUMBER.fullmatch(text) else text
    cell.data_type = "s"
    cell.quotePrefix = risky


def _finding_rows(report: Report, language: Language) -> Iterable[Sequence[Value]]:
    for number, finding in enumerate(report.findings, 1):
        yield (
            number,
            finding.code,
            words.SEVERITIES[finding.severity].said_in(language),
            finding.title.said_in(language),
            finding.message.said_in(language),
            "\n".join(words.place(each, language) for each in finding.evidence),
            "\n".join(each.quote.strip() for each in finding.evidence),
            finding.computation,
            finding.expected,
            finding.score_effect,
            finding.clause,
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
    for gap in report.unreadable:
        yield ("未能读取" if zh else "Not read", words.unread(gap, language), None)
