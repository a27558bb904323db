"""How the rows of ``hedui figures`` are shown: a table on the screen, JSON, CSV or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

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
        "标注者",
        "模型的看法",
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
        "Labelled by",
        "The model's view",
        "Rules",
        "Why not",
    ),
}
_WIDTHS = (28, 7, 7, 7, 16, 18, 14, 16, 10, 12, 60, 12, 40, 22, 22)


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


def _views(row: Row, language: Language) -> Iterator[str]:
    """``模型标注，依据紧邻的词语，已由计算证实``: what a model said of a number, and what became of it."""
    zh = language == "zh"
    for each in row.labels:
        if each.labelled_by == "model":
            ground = each.reason.said_in(language) if each.reason else ""
            proven = ("已由计算证实" if zh else "borne out by arithmetic") if each.confirmed else ""
            unproven = ("未经计算证实" if zh else "not borne out by arithmetic") if not each.confirmed else ""
            told = ("模型标注" if zh else "labelled by the model", ground, proven or unproven)
            yield ("，" if zh else ", ").join(part for part in told if part)
    for said in row.suggested:
        name = f"[{said.metric}]"
        if said.disputed:
            yield f"模型认为是 {name}，与词表不一" if zh else f"the model says {name}, unlike the lexicon"
        else:
            yield f"模型认为是 {name}，未采用" if zh else f"the model says {name}; not used"


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
        " ".join(dict.fromkeys(each.labelled_by for each in row.labels)),
        "; ".join(_views(row, language)),
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
        said = "; ".join([*(label(each) for each in row.labels), *(f"({view})" for view in _views(row, language))])
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
