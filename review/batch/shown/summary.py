"""What a run amounts to, in words and tables that the text, HTML, Markdown and xlsx forms share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from review import words
from review.catalogue import entries
from review.store import reading, runs
from review.store.decisions import Decision
from review.store.opening import Store
from schemas.base import Language
from schemas.finding import Severity

CODES = {"zh": ("代码", "问题", "级别", "处", "份"), "en": ("Code", "Title", "Severity", "Times", "Submissions")}
DEPARTMENTS = {
    "zh": ("部门", "材料", "错误", "警告", "提示", "未完整读取"),
    "en": ("Department", "Submissions", "Errors", "Warnings", "Notes", "Not fully read"),
}
STATES = {
    "waiting": ("待核对", "waiting"),
    "running": ("核对中", "being checked"),
    "done": ("已核对", "checked"),
    "failed": ("未完成", "failed"),
    "set_aside": ("已搁置", "set aside"),
    "interrupted": ("未完成", "interrupted"),
}


@dataclass(frozen=True)
class Summary:
    """A run with its totals, codes and departments."""

    run: Row[Any]
    totals: Any
    codes: Sequence[Row[Any]]
    departments: Sequence[Row[Any]]
    rubrics: Mapping[str, int]
    decisions: Sequence[Decision]
    to_decide: int

    @property
    def unused(self) -> list[str]:
        """The user's own rubrics that fitted no scoring table."""
        return [name for name in self.run.rubrics if name not in self.rubrics]


def summary(store: Store, run_id: int) -> Summary:
    return Summary(
        runs.get(store, run_id),
        reading.totals(store, run_id),
        reading.by_code(store, run_id),
        reading.by_department(store, run_id),
        reading.rubrics(store, run_id),
        *reading.decided(store, run_id),
    )


def said(pair: tuple[str, str], language: Language) -> str:
    return pair[0] if language == "zh" else pair[1]


def state(name: str, language: Language) -> str:
    return said(STATES[name], language)


def headline(of: Summary, language: Language) -> str:
    """The one sentence that says how the run ended."""
    totals, zh = of.totals, language == "zh"
    left = totals.submissions - totals.done - totals.set_aside
    parts = [
        f"第 {of.run.id} 次核对：{totals.submissions} 份材料，核对 {totals.done} 份"
        if zh
        else f"Run {of.run.id}: {words.plural(totals.submissions, 'submission')}, {totals.done} checked"
    ]
    told = (
        (totals.unchanged, "其中 {} 份未变、沿用上次结果", "{} of them unchanged"),
        (totals.set_aside, "{} 份搁置", "{} set aside"),
        (left, "{} 份未完成", "{} not done"),
        (totals.not_fully_read, "{} 份未能完整读取", "{} not fully read"),
    )
    parts += [(chinese if zh else english).format(number) for number, chinese, english in told if number]
    return ("，" if zh else ", ").join(parts) + ("。" if zh else ".")


def verdict(of: Summary, language: Language) -> str:
    totals = of.totals
    found = (
        (totals.errors, "{} 处错误", "error"),
        (totals.warnings, "{} 处警告", "warning"),
        (totals.infos, "{} 处提示", "note"),
    )
    if not any(number for number, *_ in found):
        return "结论：未发现数据不一致。" if language == "zh" else "Verdict: no inconsistency found."
    if language == "zh":
        listed = "、".join(zh.format(number) for number, zh, _ in found if number)
        return f"结论：{listed}，{totals.with_errors} 份材料有错误。"
    listed = ", ".join(words.plural(number, en) for number, _, en in found if number)
    return f"Verdict: {listed}; errors in {words.plural(totals.with_errors, 'submission')}."


def rubrics_told(of: Summary, language: Language) -> list[str]:
    """The user's own rubrics, and in how many submissions each was used."""
    return [
        unused(name, language)
        if not (number := of.rubrics.get(name, 0))
        else f"评分标准 {name}：用于 {number} 份材料"
        if language == "zh"
        else f"rubric {name}: used for {words.plural(number, 'submission')}"
        for name in of.run.rubrics
    ]


def unused(name: str, language: Language) -> str:
    if language == "zh":
        return f"评分标准 {name} 与所交材料的评分表都对不上，未使用"
    return f"the rubric {name} fits no scoring table of any submission; not used"


def code_row(row: Row[Any], language: Language) -> tuple[str, str, str, int, int]:
    known = entries().get(row.code)
    severity = words.SEVERITIES[Severity(row.severity)].said_in(language)
    return row.code, known.title.said_in(language) if known else "", severity, row.times, row.submissions


def department_row(row: Row[Any]) -> tuple[str, int, int, int, int, int]:
    return row.department, row.submissions, row.errors, row.warnings, row.infos, row.not_fully_read


def message(row: Any, language: Language) -> str:
    """Why a submission has no report; empty where it has one."""
    return (row.message_zh if language == "zh" else row.message_en) or ""


def moment(at: datetime.datetime | None) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S") if at else ""
