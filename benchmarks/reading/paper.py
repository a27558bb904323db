"""Renders PDFs whose tables are known: ruled and borderless, with merged cells, wrapped and split texts.

All words are made up; the grids are the truth that reading is measured against.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import accumulate

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.flowables import Flowable

FONT = "STSong-Light"
_WORDS = [
    "道路养护",
    "河道清淤",
    "校舍修缮",
    "图书采购",
    "垃圾分类",
    "老年食堂",
    "疫苗接种",
    "消防演练",
    "招商推介",
    "乡村旅游",
    "数据平台",
    "档案整理",
]
_PHRASES = (
    "按合同约定的进度完成并通过验收",
    "群众反映的问题在规定时限内办结",
    "资金支付有完整的审批程序和手续",
    "因汛期影响部分工程顺延到下一季度",
    "全年培训不少于12期，每期40人",
    "设备故障率控制在2.5%以内",
)


@dataclass(frozen=True)
class TrueCell:
    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Sheet:
    """A page with one table: its cells, and how it is drawn."""

    name: str
    ruled: bool
    cells: tuple[TrueCell, ...]
    widths: tuple[float, ...]
    size: float
    style: tuple[tuple[object, ...], ...] = ()
    wide: bool = False
    aligned: dict[int, str] = field(default_factory=dict)

    def truth(self) -> list[dict[str, object]]:
        return [asdict(cell) for cell in self.cells]


def ruled_sheets(seed: int, count: int) -> list[Sheet]:
    rng = random.Random(seed)
    makers: Sequence[Callable[[random.Random], Sheet]] = (wide_project_table, scorecard, national_form, random_grid)
    return [makers[nth % len(makers)](rng) for nth in range(count)]


def borderless_sheets(seed: int, count: int) -> list[Sheet]:
    rng = random.Random(seed)
    makers: Sequence[Callable[[random.Random], Sheet]] = (amounts, three_lines, two_headers, wrapped_names)
    return [makers[nth % len(makers)](rng) for nth in range(count)]


def wide_project_table(rng: random.Random) -> Sheet:
    """One row a project, three header rows, thirty columns."""
    top = [
        ("序号", 1),
        ("项目", 1),
        ("年度预算", 4),
        ("实际支出", 4),
        ("执行率", 1),
        ("产出", 8),
        ("效益", 8),
        ("问题", 1),
        ("整改", 1),
        ("备注", 1),
    ]
    cells: list[TrueCell] = []
    column = 0
    for title, span in top:
        if span == 1:
            cells.append(TrueCell(0, column, title, 3, 1))
        else:
            cells.append(TrueCell(0, column, title, 1, span))
            for nth in range(span // 2):
                cells.append(TrueCell(1, column + 2 * nth, f"指标{nth + 1}", 1, 2))
                cells.append(TrueCell(2, column + 2 * nth, "内容"))
                cells.append(TrueCell(2, column + 2 * nth + 1, "完成"))
        column += span
    for row in range(3, 3 + rng.randint(3, 6)):
        budget = rng.randint(100, 99999999) / 100
        texts = [str(row - 2), rng.choice(_WORDS)]
        texts += [f"{budget:.2f}", f"{budget:.2f}", "0.00", "0.00"] * 2 + [f"{rng.randint(5000, 10000) / 100}%"]
        texts += [rng.choice([*_PHRASES, "已完成", "不适用", ""]) for _ in range(column - len(texts))]
        cells += [TrueCell(row, at, text) for at, text in enumerate(texts)]
    widths = [16.0, 30.0, *[27.0] * 8, 28.0] + [26.0] * (column - 11)
    return Sheet("wide project table", True, tuple(cells), tuple(widths), 5.5, wide=True)


def scorecard(rng: random.Random) -> Sheet:
    """Three levels of indicators, merged downwards, with clauses of several paragraphs."""
    cells = [
        TrueCell(0, 0, "评价指标", 1, 6),
        TrueCell(0, 6, "评分标准", 2, 1),
        TrueCell(0, 7, "得分", 2, 1),
        TrueCell(0, 8, "说明", 2, 1),
    ]
    cells += [TrueCell(1, at, title) for at, title in enumerate(["一级", "分值", "二级", "分值", "三级", "分值"])]
    row = 2
    for first in ("决策", "过程", "产出"):
        start = row
        for second in range(rng.randint(1, 2)):
            below = rng.randint(1, 3)
            cells += [TrueCell(row, 2, f"{first}二级{second + 1}", below), TrueCell(row, 3, str(below * 4), below)]
            for _ in range(below):
                clause = "\n".join(
                    f"{nth}. {rng.choice(_PHRASES)}的，得{rng.randint(1, 5)}分；" for nth in range(1, rng.randint(2, 4))
                )
                score = rng.choice(["4", "3.5", "3.996", ""])
                texts = [rng.choice(_WORDS), "4", clause, score, rng.choice([*_PHRASES, ""])]
                cells += [TrueCell(row, 4 + at, text) for at, text in enumerate(texts)]
                row += 1
        cells += [TrueCell(start, 0, first, row - start), TrueCell(start, 1, str(4 * (row - start)), row - start)]
    cells += [TrueCell(row, 0, "总分", 1, 7), TrueCell(row, 7, "98.396"), TrueCell(row, 8, "")]
    return Sheet("scorecard", True, tuple(cells), (38, 28, 48, 28, 52, 28, 190, 36, 120), 9, wide=True)


def national_form(rng: random.Random) -> Sheet:
    """The funds block and the indicators of a project form, with spans in both directions."""
    amount = rng.randint(1000, 9999999) / 100
    cells = [
        TrueCell(0, 0, "项目名称"), TrueCell(0, 1, rng.choice(_WORDS) + "项目", 1, 6),
        TrueCell(1, 0, "项目资金（万元）", 3), TrueCell(1, 1, ""), TrueCell(1, 2, "年初预算数"),
        TrueCell(1, 3, "全年预算数"), TrueCell(1, 4, "全年执行数"), TrueCell(1, 5, "分值"), TrueCell(1, 6, "得分"),
    ]  # fmt: skip
    for row, name in ((2, "年度资金总额"), (3, "其中：当年财政拨款")):
        numbers = [f"{amount:,.2f}", f"{amount:,.2f}", f"{amount * 0.9:,.2f}", "10", "9"]
        cells += [TrueCell(row, at, text) for at, text in enumerate([name, *numbers], 1)]
    cells += [
        TrueCell(4, 0, "年度目标", 1, 1),
        TrueCell(4, 1, rng.choice(_PHRASES) + "；" + rng.choice(_PHRASES), 1, 6),
    ]
    titles = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"]
    cells += [TrueCell(5, at, title) for at, title in enumerate(titles)]
    below = rng.randint(4, 8)
    cells += [TrueCell(6, 0, "产出指标", below), TrueCell(6, 1, "数量指标", below)]
    for row in range(6, 6 + below):
        value = rng.choice(["≥95%", "≤3天", "12期", "不适用"])
        texts = [rng.choice(_PHRASES), value, value.strip("≥≤"), "10", rng.choice(["10", "9.5", ""])]
        cells += [TrueCell(row, at, text) for at, text in enumerate(texts, 2)]
    cells += [TrueCell(6 + below, 0, "总分", 1, 5), TrueCell(6 + below, 5, "100"), TrueCell(6 + below, 6, "97.5")]
    return Sheet("national form", True, tuple(cells), (62, 74, 90, 74, 74, 50, 50), 9)


def random_grid(rng: random.Random) -> Sheet:
    """Merged cells anywhere, any number of columns, lines of any width."""
    rows, columns = rng.randint(4, 14), rng.randint(2, 9)
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            down, right = rng.choice([(1, 1)] * 8 + [(2, 1), (1, 2), (3, 1), (2, 2)])
            down, right = min(down, rows - row), min(right, columns - column)
            if any(taken[row + d][column + r] for d in range(down) for r in range(right)):
                down = right = 1
            for d in range(down):
                taken[row + d][column : column + right] = [True] * right
            cells.append(TrueCell(row, column, _anything(rng), down, right))
    weight = rng.choice([0.25, 0.5, 1.0, 2.0])
    cells = _with_every_line(cells, rows, columns)
    return Sheet(
        "random grid", True, tuple(cells), tuple(rng.uniform(40, 500 / columns) for _ in range(columns)), 9,
        style=(("GRID", (0, 0), (-1, -1), weight, colors.black),),
    )  # fmt: skip


def _with_every_line(cells: list[TrueCell], rows: int, columns: int) -> list[TrueCell]:
    """The same cells; plain ones where a row without height or a column only spanned over could not be seen."""
    starts = {cell.row for cell in cells if cell.text and cell.row_span == 1}, {cell.column for cell in cells}
    if len(starts[0]) == rows and len(starts[1]) == columns:
        return cells
    texts = iter(cell.text or "0" for cell in cells)
    return [TrueCell(row, column, next(texts, "0")) for row in range(rows) for column in range(columns)]


def amounts(rng: random.Random) -> Sheet:
    """A name and numbers aligned to the right."""
    return _plain("plain columns", rng, ["项目", "年初预算", "调整预算", "决算数", "执行率"], rng.randint(5, 14))


def three_lines(rng: random.Random) -> Sheet:
    """Rules on top, under the header and at the bottom only."""
    sheet = _plain("three lines", rng, ["科目", "上年数", "本年数", "增减", "增长率", "占比"], rng.randint(5, 14))
    rules = (
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    )
    return Sheet(sheet.name, False, sheet.cells, sheet.widths, sheet.size, rules, aligned=sheet.aligned)


def two_headers(rng: random.Random) -> Sheet:
    """Header cells that reach over two columns."""
    plain = _plain("two headers", rng, ["预算", "决算", "预算", "决算"], rng.randint(5, 10), name="单位")
    lower = [TrueCell(cell.row + 1, cell.column, cell.text) for cell in plain.cells if cell.column or cell.row]
    upper = [
        TrueCell(0, 0, ""),
        TrueCell(0, 1, "基本支出", 1, 2),
        TrueCell(0, 3, "项目支出", 1, 2),
        TrueCell(1, 0, "单位"),
    ]
    return Sheet("two headers", False, (*upper, *lower), plain.widths, plain.size, aligned=plain.aligned)


def wrapped_names(rng: random.Random) -> Sheet:
    """Names that take two lines, with the numbers beside the middle of them."""
    sheet = _plain("wrapped names", rng, ["项目", "预算", "支出", "执行率"], rng.randint(4, 9))
    cells = tuple(
        TrueCell(cell.row, 0, rng.choice(_WORDS) + rng.choice(_PHRASES)) if cell.row and not cell.column else cell
        for cell in sheet.cells
    )
    return Sheet("wrapped names", False, cells, (110, *sheet.widths[1:]), sheet.size, aligned=sheet.aligned)


def _plain(title: str, rng: random.Random, header: list[str], rows: int, name: str | None = None) -> Sheet:
    header = [name, *header] if name else header
    cells = [TrueCell(0, at, text) for at, text in enumerate(header)]
    for row in range(1, rows + 1):
        cells.append(TrueCell(row, 0, rng.choice(_WORDS)))
        for column in range(1, len(header)):
            number = rng.randint(0, 999999999) / rng.choice([100, 10000])
            text = f"{rng.randint(0, 12000) / 100}%" if header[column].endswith(("率", "比")) else f"{number:,.2f}"
            cells.append(TrueCell(row, column, text if rng.random() > 0.04 else "-"))
    widths = (rng.uniform(90, 120), *[rng.uniform(70, 88)] * (len(header) - 1))
    return Sheet(title, False, tuple(cells), widths, 10, aligned=dict.fromkeys(range(1, len(header)), "RIGHT"))


def _anything(rng: random.Random) -> str:
    return rng.choice(
        [
            f"{rng.randint(0, 9999999) / 100:,.2f}",
            str(rng.randint(0, 500)),
            rng.choice(_WORDS),
            rng.choice(_PHRASES),
            "",
            "98.5%",
        ]
    )


def render(sheets: Sequence[Sheet], *, wide: bool = False) -> bytes:
    """The sheets as a PDF, a page each."""
    _register()
    target = io.BytesIO()
    story: list[Flowable] = []
    for sheet in sheets:
        story += [_heading(sheet.name), _table(sheet), PageBreak()]
    size = A3 if wide else A4
    SimpleDocTemplate(
        target, pagesize=size, leftMargin=28, rightMargin=28, topMargin=40, bottomMargin=40, invariant=1
    ).build(story)
    return target.getvalue()


def render_narrative(pages: int, seed: int = 5) -> bytes:
    """Pages of prose."""
    _register()
    rng = random.Random(seed)
    style = ParagraphStyle("prose", fontName=FONT, fontSize=14, leading=26, wordWrap="CJK", firstLineIndent=28)
    story: list[Flowable] = []
    for page in range(pages):
        story.append(_heading(f"{page + 1}. 工作情况"))
        for _ in range(4):
            number = rng.randint(1000, 9999999) / 100
            text = "，".join(rng.choice(_PHRASES) for _ in range(5)) + f"，共支出{number:,.2f}万元。"
            story.append(Paragraph(text, style))
        story.append(PageBreak())
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4, invariant=1).build(story)
    return target.getvalue()


def _register() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def _heading(text: str) -> Paragraph:
    return Paragraph(text, ParagraphStyle("heading", fontName=FONT, fontSize=16, leading=28, alignment=1))


def _table(sheet: Sheet) -> Table:
    rows = 1 + max(cell.row + cell.row_span - 1 for cell in sheet.cells)
    grid: list[list[object]] = [[""] * len(sheet.widths) for _ in range(rows)]
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("FONT", (0, 0), (-1, -1), FONT, sheet.size),
    ]  # fmt: skip
    style = ParagraphStyle("cell", fontName=FONT, fontSize=sheet.size, leading=sheet.size * 1.25, wordWrap="CJK")
    spans: list[tuple[object, ...]] = []
    edges = [0.0, *accumulate(sheet.widths)]
    for cell in sheet.cells:
        place = (cell.column, cell.row), (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
        room = edges[place[1][0] + 1] - edges[cell.column] - 4
        lone = "\n" not in cell.text and pdfmetrics.stringWidth(cell.text, FONT, sheet.size) <= room
        grid[cell.row][cell.column] = (
            cell.text
            if lone
            else Paragraph(cell.text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br/>"), style)
        )
        if place[0] != place[1]:
            spans += [("SPAN", *place), ("ALIGN", *place, "CENTER")]
    commands += [("ALIGN", (column, 0), (column, -1), side) for column, side in sheet.aligned.items()]
    commands += spans
    commands += sheet.style or ([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if sheet.ruled else [])
    return Table(grid, colWidths=list(sheet.widths), style=TableStyle(commands))
