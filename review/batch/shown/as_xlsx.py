"""One workbook for all submissions: totals, submissions worst first, all findings, by code, by department, what was not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from sqlalchemy import Row

from review import words
from review.batch.shown import decided, sheets
from review.batch.shown import summary as shown
from review.export import cells
from review.export.workbook import Value
from review.store import reading
from review.store.decisions import standing
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
        "评分标准",
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
        "Rubrics",
        "Remark",
        "Where",
    ),
}
_SUBMISSION_WIDTHS = (34, 30, 8, 10, 8, 8, 8, 8, 8, 12, 10, 10, 24, 50, 60)
_FINDINGS = {
    "zh": (
        *("材料", "部门", "年度"),
        *cells.HEADERS["zh"],
        *("应为", "对得分的影响", "豁免"),
        *decided.HEADERS["zh"],
        "指纹",
    ),
    "en": (
        *("Submission", "Department", "Year"),
        *cells.HEADERS["en"],
        *("Expected", "Score", "Waived"),
        *decided.HEADERS["en"],
        "Fingerprint",
    ),
}
_FINDING_WIDTHS = (30, 26, 8, *cells.WIDTHS, 14, 14, 20, *decided.WIDTHS, 19)
_GAPS = {"zh": ("材料", "部门", "文件", "页", "原因"), "en": ("Submission", "Department", "File", "Page", "Why")}


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
    _add_findings(book, store, of.run, language)
    codes = (shown.code_row(row, language) for row in of.codes)
    sheets.add(book, "按问题" if zh else "By code", shown.CODES[language], (10, 40, 10, 10, 12), codes)
    departments = (shown.department_row(row) for row in of.departments)
    sheets.add(
        book, "按部门" if zh else "By department", shown.DEPARTMENTS[language], (40, 12, 10, 10, 10, 14), departments
    )
    sheets.add(
        book, "未能读取" if zh else "Not read", _GAPS[language], (34, 30, 34, 8, 90), _gaps(store, run_id, language)
    )
    yield from sheets.saved(book)


def _about(of: shown.Summary, language: Language) -> Iterator[tuple[Value, ...]]:
    zh, run = language == "zh", of.run
    yield "结果" if zh else "Result", shown.headline(of, language)
    yield "结论" if zh else "Verdict", shown.verdict(of, language)
    if reviewed := decided.counted(of.decisions, of.to_decide, language):
        yield "复核" if zh else "Review", reviewed
    yield "开始" if zh else "Started", shown.moment(run.started)
    yield "结束" if zh else "Ended", shown.moment(run.ended)
    yield "版本" if zh else "Version", f"hedui {run.version} {run.engine[:12]}"
    yield "材料来源" if zh else "From", "\n".join(run.roots)
    for told, digest in zip(shown.rubrics_told(of, language), run.rubrics.values(), strict=True):
        yield "自备评分标准" if zh else "Own rubric", f"{told}\nsha256:{digest}"


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
        yield (*said, *counts, row.rubrics or None, shown.message(row, language) or None, row.origin)


def _add_findings(book: Workbook, store: Store, run: Row[Any], language: Language) -> None:
    zh = language == "zh"
    fills = {words.SEVERITIES[severity].said_in(language): fill for severity, fill in cells.FILLS.items()}
    rows = _findings(store, run, language)
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


def _findings(store: Store, run: Row[Any], language: Language) -> Iterator[tuple[Value, ...]]:
    decisions = standing(store)
    for row in reading.findings(store, run.id):
        finding = Finding.model_validate_json(row.body)
        yield (
            row.name,
            row.department,
            row.year,
            *cells.cells(finding, language),
            words.told(finding.expected, language),
            words.score_effect(finding, language),
            finding.waived,
            *decided.cells(decisions.get((row.name, row.fingerprint)), language, run.started),
            finding.fingerprint,
        )


def _gaps(store: Store, run_id: int, language: Language) -> Iterator[tuple[Value, ...]]:
    row: Any
    for row in reading.results(store, run_id):
        if row.state != "done":
            yield row.name, row.department, None, None, shown.message(row, language) or shown.state(row.state, language)
    for row in reading.gaps(store, run_id):
        yield row.name, row.department, row.document, row.page, row.message_zh if language == "zh" else row.message_en
