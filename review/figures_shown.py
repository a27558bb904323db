"""How the rows of ``hedui figures`` are shown: a table on the screen, JSON, CSV or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from pydantic import TypeAdapter

from review import words
from review.figures import Label, Row
from review.plain import unformula
from schemas.base import Language

_HEADERS = {
    "zh": (
        "文件",
        "行",
        "列",
        "页",
        "单元格",
        "原文",
        "类别",
        "数值",
        "单位",
        "限定",
        "所指",
        "核对规则",
        "未核对原因",
    ),
    "en": (
        "File",
        "Line",
        "Column",
        "Page",
        "Cell",
        "Quote",
        "Class",
        "Value",
        "Unit",
        "Qualifier",
        "Label",
        "Rules",
        "Why not",
    ),
}
_WIDTHS = (28, 7, 7, 7, 16, 18, 14, 16, 10, 12, 60, 22, 22)


def render(form: str, rows: Sequence[Row], language: Language) -> bytes:
    forms: dict[str, Callable[[Sequence[Row], Language], bytes]] = {
        "text": _text,
        "json": _json,
        "csv": _csv,
        "xlsx": _xlsx,
    }
    return forms[form](rows, language)


def label(said: Label) -> str:
    """``执行率 [budget_execution_rate] final 2021``: the words, then what they were taken for."""
    metric = f"[{said.metric}]" if said.metric else ""
    scope = f"@{said.scope}" if said.scope else ""
    return " ".join(part for part in (said.words, metric, said.role, scope, said.period, said.subject) if part)


def _cells(row: Row, language: Language) -> tuple[str | int | None, ...]:
    value = f"{row.value:,f}" + ("" if row.value_to is None else f"–{row.value_to:,f}")
    place = (row.document, row.line, row.column, row.page, row.cell)
    return (
        *place,
        " ".join(row.quote.split()),
        words.KINDS[row.kind].said_in(language),
        value,
        row.unit,
        row.qualifier,
        "; ".join(label(each) for each in row.labels),
        " ".join(row.checked_by),
        words.reason(row.why_not, language) if row.why_not else "",
    )


def _json(rows: Sequence[Row], language: Language) -> bytes:
    return TypeAdapter(list[Row]).dump_json(list(rows), indent=2) + b"\n"


def _csv(rows: Sequence[Row], language: Language) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_HEADERS[language])
    for row in rows:
        writer.writerow("" if cell is None else unformula(str(cell)) for cell in _cells(row, language))
    return file.getvalue().encode("utf-8-sig")  # Excel takes a CSV for UTF-8 only with this mark


def _xlsx(rows: Sequence[Row], language: Language) -> bytes:
    from review.export.workbook import one_sheet

    title = "数字" if language == "zh" else "Figures"
    return one_sheet(title, _HEADERS[language], _WIDTHS, (_cells(row, language) for row in rows))


def _text(rows: Sequence[Row], language: Language) -> bytes:
    from rich.cells import cell_len

    lines = []
    for row in rows:
        where = f"{row.document}:{row.line}:{row.column}"
        where += f" p.{row.page}" if row.page else ""
        where += f" {row.cell}" if row.cell else ""
        quote = " ".join(row.quote.split())
        checks = " ".join(row.checked_by) or (
            "—" if row.why_not == row.kind else words.reason(row.why_not or "", language)
        )
        said = "; ".join(label(each) for each in row.labels)
        lines.append((where, quote, words.KINDS[row.kind].said_in(language), checks, said))
    widths = [max((cell_len(line[column]) for line in lines), default=0) for column in range(4)]
    shown = (
        "  ".join(
            [*(cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=False)), line[4]]
        )
        for line in lines
    )
    return ("\n".join([*(line.rstrip() for line in shown), _total(rows, language)]) + "\n").encode()


def _total(rows: Sequence[Row], language: Language) -> str:
    checked = sum(bool(row.checked_by) for row in rows)
    if language == "zh":
        return f"\n共 {len(rows)} 个数字，{checked} 个有规则核对"
    return f"\n{words.plural(len(rows), 'number')}, {checked} looked at by a rule"
