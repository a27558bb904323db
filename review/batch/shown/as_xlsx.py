"""One workbook for all submissions: totals, submissions worst first, all findings, by code, by department, what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook

from review import words
from review.batch.shown import sheets
from review.batch.shown import summary as shown
from review.export.workbook import Value
from review.store import reading
from review.store.decisions import Decision, standing
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Finding

_SUBMISSIONS = {
    "zh": (
        "材料",
        "部门",
        "年度",
        "状态",
        "错误",
        "警告",
        "提示",
        "已豁免",
        "文件",
        "未完整读取",
        "数字",
        "已核对",
        "说明",
        "位置",
    ),
    "en": (
        "Submission",
        "Department",
        "Year",
        "State",
        "Errors",
        "Warnings",
        "Notes",
        "Waived",
        "Files",
        "Not fully read",
        "Numbers",
        "Checked",
        "Remark",
        "Where",
    ),
}
_SUBMISSION_WIDTHS = (34, 30, 8, 10, 8, 8, 8, 8, 8, 12, 10, 10, 50, 60)
_FINDINGS = {
    "zh": (
        "材料",
        "部门",
        "年度",
        "代码",
        "级别",
        "问题",
        "说明",
        "位置",
        "原文",
        "算式",
        "应为",
        "对得分的影响",
        "豁免",
        "复核决定",
        "复核说明",
        "复核人",
        "复核时间",
        "指纹",
    ),
    "en": (
        "Submission",
        "Department",
        "Year",
        "Code",
        "Severity",
        "Title",
        "Message",
        "Places",
        "Quotes",
        "Computation",
        "Expected",
        "Score",
        "Waived",
        "Decision",
        "Note",
        "Decided by",
        "Decided at",
        "Fingerprint",
    ),
}
_FINDING_WIDTHS = (30, 26, 8, 10, 8, 24, 52, 42, 26, 38, 14, 14, 20, 12, 30, 12, 19, 19)
_GAPS = {"zh": ("材料", "部门", "文件", "页", "原因"), "en": ("Submission", "Department", "File", "Page", "Why")}
_FILLS = {"error": "F8D7DA", "warning": "FFF3CD", "info": "D9E8F6"}
DECISIONS = {
    "confirmed": ("确认", "confirmed"),
    "dismissed": ("驳回", "dismissed"),
    "needs_explanation": ("待说明", "needs explanation"),
}


def render(store: Store, run_id: int, form: str, language: Language) -> Iterator[bytes]:
    zh = language == "zh"
    of = shown.summary(store, run_id)
    book = sheets.new()
    sheets.add(
        book,
        "汇总" if zh else "Summary",
        ("项目", "内容") if zh else ("What", "Content"),
        (24, 90),
        _about(of, language),
    )
    sheets.add(
        book,
        "材料" if zh else "Submissions",
        _SUBMISSIONS[language],
        _SUBMISSION_WIDTHS,
        _submissions(store, run_id, language),
    )
    _add_findings(book, store, run_id, language)
    codes = (shown.code_row(row, language) for row in of.codes)
    sheets.add(book, "按问题" if zh else "By code", shown.CODES[language], (10, 40, 10, 10, 12), codes)
    departments = (shown.department_row(row) for row in of.departments)
    sheets.add(
        book, "按部门" if zh else "By department", shown.DEPARTMENTS[language], (40, 12, 10, 10, 10, 14), departments
    )
    sheets.add(
        book, "未能读取" if zh else "Not read", _GAPS[language], (34, 30, 34, 8, 90), _gaps(store, run_id, language)
    )
    yield sheets.saved(book)


def _about(of: shown.Summary, language: Language) -> Iterator[tuple[Value, ...]]:
    zh, run = language == "zh", of.run
    yield "结果" if zh else "Result", shown.headline(of, language)
    yield "结论" if zh else "Verdict", shown.verdict(of, language)
    yield "开始" if zh else "Started", shown.moment(run.started)
    yield "结束" if zh else "Ended", shown.moment(run.ended)
    yield "版本" if zh else "Version", f"hedui {run.version} {run.engine[:12]}"
    yield "材料来源" if zh else "From", "\n".join(run.roots)
    for name, digest in run.rubrics.items():
        yield "自备评分标准" if zh else "Own rubric", f"{name}  sha256:{digest}"


def _submissions(store: Store, run_id: int, language: Language) -> Iterator[tuple[Value, ...]]:
    for row in reading.results(store, run_id):
        counts = (
            row.errors,
            row.warnings,
            row.infos,
            row.waived,
            row.documents,
            row.unreadable,
            row.figures,
            row.checked,
        )
        said = (row.name, row.department, row.year, shown.state(row.state, language))
        yield (*said, *counts, shown.message(row, language) or None, row.origin)


def _add_findings(book: Workbook, store: Store, run_id: int, language: Language) -> None:
    zh = language == "zh"
    fills = {words.SEVERITIES[severity].said_in(language): _FILLS[severity.value] for severity in words.SEVERITIES}
    rows = _findings(store, run_id, language)
    left = sheets.add(
        book, "问题" if zh else "Findings", _FINDINGS[language], _FINDING_WIDTHS, rows, coloured=(4, fills)
    )
    if left:
        note = (
            f"工作表已满，另有 {left} 处未列出，请用 --format jsonl"
            if zh
            else f"the sheet is full; {left} more findings, see --format jsonl",
        )
        sheets.add(book, "未列出" if zh else "Left out", ("说明" if zh else "Remark",), (90,), [note])


def _findings(store: Store, run_id: int, language: Language) -> Iterator[tuple[Value, ...]]:
    decisions = standing(store)
    for row in reading.findings(store, run_id):
        finding = Finding.model_validate_json(row.body)
        yield (
            row.name,
            row.department,
            row.year,
            finding.code,
            words.SEVERITIES[finding.severity].said_in(language),
            finding.title.said_in(language),
            finding.message.said_in(language),
            "\n".join(words.place(each, language) for each in finding.evidence),
            "\n".join(each.quote.strip() for each in finding.evidence),
            finding.computation,
            finding.expected,
            words.score_effect(finding, language),
            finding.waived,
            *decided(decisions.get((row.name, row.fingerprint)), language),
            finding.fingerprint,
        )


def decided(decision: Decision | None, language: Language) -> tuple[str | None, str | None, str | None, str | None]:
    """A reviewer's decision in four cells."""
    if decision is None:
        return None, None, None, None
    what = shown.said(DECISIONS[decision.decision], language)
    return what, decision.note or None, decision.person, shown.moment(decision.made)


def _gaps(store: Store, run_id: int, language: Language) -> Iterator[tuple[Value, ...]]:
    row: Any
    for row in reading.results(store, run_id):
        if row.state != "done":
            yield row.name, row.department, None, None, shown.message(row, language) or shown.state(row.state, language)
    for row in reading.gaps(store, run_id):
        yield row.name, row.department, row.document, row.page, row.message_zh if language == "zh" else row.message_en
