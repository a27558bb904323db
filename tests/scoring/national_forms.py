"""The national project self-evaluation form as one merged table, in four file formats, with what a test wants wrong."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import docx
from openpyxl import Workbook
from openpyxl.styles import Alignment
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"
TITLE = "2022年度项目支出绩效自评表"
COLUMNS = 9


@dataclass(frozen=True)
class Cell:
    """A cell at its row and column, with how far it reaches."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Line:
    """One indicator: first and second level, name, target, actual, weight, score, reason."""

    first: str
    second: str
    name: str
    target: str
    actual: str
    weight: str
    score: str
    reason: str = ""


@dataclass(frozen=True)
class Form:
    """What a form prints; ``scored`` false leaves out weights, scores and totals."""

    lines: tuple[Line, ...]
    execution_weight: str
    execution_score: str
    total: str
    total_weight: str = "100"
    scored: bool = True

    def with_line(self, at: int, **changes: str) -> Form:
        lines = list(self.lines)
        lines[at] = replace(lines[at], **changes)
        return replace(self, lines=tuple(lines))


LINES = (
    Line("产出指标", "数量指标", "改造雨污管道长度", "≥1,260米", "1,312米", "{a}", "{a}"),
    Line("产出指标", "数量指标", "检查井修复数量", "=46座", "46座", "{b}", "{b}"),
    Line("产出指标", "质量指标", "工程验收合格率", "≥95%", "97.3%", "{b}", "{b}"),
    Line("产出指标", "时效指标", "工程完工时间", "2022年11月底前", "2022年10月28日", "10", "10"),
    Line("产出指标", "成本指标", "每米改造成本", "≤1,850元", "1,792元", "{b}", "{b}"),
    Line("效益指标", "社会效益指标", "受益居民户数", "≥2,300户", "2,418户", "15", "15"),
    Line("效益指标", "生态效益指标", "污水直排口减少数量", "＝7个", "7个", "{c}", "{c}"),
    Line("满意度指标", "服务对象满意度指标", "沿线居民满意度", "≥90%", "93.6%", "10", "10"),
)
_WEIGHTS = {"10": {"a": "15", "b": "10", "c": "10"}, "20": {"a": "10", "b": "10", "c": "5"}}


def clean(execution: str = "10", *, scored: bool = True) -> Form:
    """A form without a mistake: 10+90, 20+80, or without scores."""
    weights = _WEIGHTS[execution]
    lines = tuple(
        replace(line, weight=line.weight.format(**weights), score=line.score.format(**weights)) for line in LINES
    )
    score, total = {"10": ("9.34", "99.34"), "20": ("18.69", "98.69")}[execution]
    return Form(lines, execution, score, total, scored=scored)


def cells(form: Form) -> list[Cell]:
    return [Cell(row, column, text, rows, columns) for row, column, text, rows, columns in _laid_out(form)]


def _laid_out(form: Form) -> Iterator[tuple[int, int, str, int, int]]:
    yield 0, 0, "项目名称", 1, 2
    yield 0, 2, "老旧小区雨污分流改造", 1, 7
    yield 1, 0, "主管部门", 1, 2
    yield 1, 2, "云溪县住房和城乡建设局", 1, 3
    yield 1, 5, "实施单位", 1, 1
    yield 1, 6, "县市政设施维护中心", 1, 3
    yield from _funds(form)
    yield 6, 0, "年度总体目标", 2, 1
    yield 6, 1, "预期目标", 1, 4
    yield 6, 5, "实际完成情况", 1, 4
    yield 7, 1, "完成片区管道改造，消除污水直排。", 1, 4
    yield 7, 5, "片区改造已完工并通过验收。", 1, 4
    yield from _indicators(form, 8)


def _funds(form: Form) -> Iterator[tuple[int, int, str, int, int]]:
    head = ("年初预算数", "全年预算数（A）", "全年执行数（B）", "分值", "执行率（B/A）", "得分")
    yield 2, 0, "项目资金（万元）", 4, 1
    yield 2, 1, "", 1, 2
    rows = [
        head,
        ("320.00", "305.00", "285.00", form.execution_weight, "93.44%", form.execution_score),
        ("200.00", "185.00", "185.00", "—", "100.00%", "—"),
        ("120.00", "120.00", "100.00", "—", "83.33%", "—"),
    ]
    names = ("", "年度资金总额", "其中：当年财政拨款", "上年结转资金")
    for at, (name, row) in enumerate(zip(names, rows, strict=True)):
        if at:
            yield 2 + at, 1, name, 1, 2
        for column, text in enumerate(row):
            yield 2 + at, 3 + column, text if form.scored or column not in (3, 5) else "", 1, 1


def _indicators(form: Form, top: int) -> Iterator[tuple[int, int, str, int, int]]:
    head = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    kept = [text for text in head if form.scored or text not in ("分值", "得分")]
    extra = 0 if form.scored else 2
    yield top, 0, "绩效指标", len(form.lines) + 1, 1
    for column, text in enumerate(kept):
        yield top, 1 + column, text, 1, 1 + (extra if column == len(kept) - 1 else 0)
    for level, key in ((1, "first"), (2, "second")):
        yield from _merged(form, top + 1, level, key)
    for at, line in enumerate(form.lines):
        values = [line.name, line.target, line.actual, *([line.weight, line.score] if form.scored else []), line.reason]
        for column, text in enumerate(values):
            yield top + 1 + at, 3 + column, text, 1, 1 + (extra if column == len(values) - 1 else 0)
    if form.scored:
        last = top + 1 + len(form.lines)
        yield last, 0, "总分", 1, 6
        yield last, 6, form.total_weight, 1, 1
        yield last, 7, form.total, 1, 1
        yield last, 8, "", 1, 1


def _merged(form: Form, top: int, level: int, key: str) -> Iterator[tuple[int, int, str, int, int]]:
    at = 0
    while at < len(form.lines):
        same = [getattr(line, key) for line in form.lines[at:]]
        size = next((n for n, text in enumerate(same) if text != same[0]), len(same))
        yield top + at, level, same[0], size, 1
        at += size


def as_text(form: Form) -> bytes:
    placed = cells(form)
    height = max(cell.row + cell.rows for cell in placed)
    grid = [[""] * COLUMNS for _ in range(height)]
    for cell in placed:
        grid[cell.row][cell.column] = cell.text
    return "\n".join([TITLE, "", *("\t".join(row) for row in grid), ""]).encode()


def as_docx(form: Form) -> bytes:
    placed = cells(form)
    document = docx.Document()
    document.add_heading(TITLE, level=1)
    grid = document.add_table(rows=max(c.row + c.rows for c in placed), cols=COLUMNS, style="Table Grid")
    for cell in placed:
        at = grid.cell(cell.row, cell.column)
        if cell.rows > 1 or cell.columns > 1:
            at = at.merge(grid.cell(cell.row + cell.rows - 1, cell.column + cell.columns - 1))
        at.text = cell.text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def as_xlsx(form: Form) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = TITLE
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=COLUMNS)
    for cell in cells(form):
        place = sheet.cell(cell.row + 2, cell.column + 1)
        place.alignment = Alignment(wrap_text=True)
        value, shown = _number(cell.text)
        place.value = value
        place.number_format = shown
        if cell.rows > 1 or cell.columns > 1:
            ends = {"end_row": cell.row + 1 + cell.rows, "end_column": cell.column + cell.columns}
            sheet.merge_cells(start_row=cell.row + 2, start_column=cell.column + 1, **ends)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _number(text: str) -> tuple[str | float, str]:
    """A number as a workbook holds it, with the format that shows it as printed."""
    bare = text.removesuffix("%")
    if not bare.replace(".", "", 1).isdigit():
        return text, "General"
    places = "." + "0" * len(bare.partition(".")[2]) if "." in bare else ""
    return (float(bare) / 100, f"0{places}%") if text.endswith("%") else (float(bare), f"0{places}")


def as_pdf(form: Form) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    placed = cells(form)
    grid: list[list[object]] = [[""] * COLUMNS for _ in range(max(c.row + c.rows for c in placed))]
    rules: list[tuple[object, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for cell in placed:
        grid[cell.row][cell.column] = Paragraph(cell.text, style)
        end = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        rules.append(("SPAN", (cell.column, cell.row), end))
    target = io.BytesIO()
    widths = [52, 62, 92, 108, 88, 82, 62, 72, 96]
    title = Paragraph(TITLE, ParagraphStyle("title", parent=style, fontSize=14, leading=20))
    paper = SimpleDocTemplate(target, pagesize=landscape(A4), leftMargin=40, rightMargin=40, invariant=1)
    paper.build([title, Table(grid, widths, style=rules)])
    return target.getvalue()


FORMATS: dict[str, Callable[[Form], bytes]] = {"txt": as_text, "docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf}
