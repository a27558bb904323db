"""Excel files (.xlsx): every visible sheet in order, its title a heading, each cell as Excel shows it.

Hidden sheets are left out with a notice: a reviewer checks what was submitted to be seen, and hidden sheets
hold lists for drop-downs and old versions. Hidden rows and columns are read, since totals include them.
"""

from collections.abc import Iterator, Sequence

from extractor.read.assemble import assemble
from extractor.read.canvas import Canvas, GridCell
from extractor.read.headings import heading_level
from extractor.read.normalise import normalise
from extractor.read.refusals import damaged, no_content
from extractor.read.sheet_regions import Grid, Paragraph, Sheet
from extractor.read.workbook import MOST_CELLS, MOST_ROWS, ShownSheet, shown_sheets
from schemas.base import Bilingual
from schemas.document import Document, Notice
from schemas.errors import UnreadableFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_xlsx(name: str, data: bytes) -> Document:
    """An Excel file as a Document. Raises UnreadableFile."""
    try:
        sheets = list(shown_sheets(name, data))
    except (UnreadableFile, MemoryError):
        raise
    except Exception:  # the library raises anything on a damaged file
        raise damaged(name) from None
    return written(name, MEDIA_TYPE, data, sheets)


def written(name: str, media_type: str, data: bytes, sheets: Sequence[ShownSheet]) -> Document:
    """The Document of a workbook's sheets. Raises UnreadableFile where they show nothing."""
    canvas = Canvas()
    notices: list[Notice] = []
    for sheet in sheets:
        if sheet.visible and sheet.texts:
            notices += _write(canvas, sheet)
    notices += _hidden(sheets)
    if not canvas.blocks:
        raise no_content(name)
    return assemble(name, media_type, data, canvas.raw, canvas.blocks, stretches=canvas.names, notices=notices)


def _write(canvas: Canvas, shown: ShownSheet) -> Iterator[Notice]:
    canvas.paragraph(shown.title, level=1)
    sheet = Sheet(shown.texts, shown.merged, shown.ruled_rows)
    cells_left = MOST_CELLS
    for region in sheet.regions():
        if isinstance(region, Paragraph):
            _write_paragraph(canvas, shown, region)
            continue
        columns = region.right - region.left + 1
        whole = (region.bottom - region.top + 1) * columns <= cells_left
        if not whole:
            region = region._replace(bottom=region.top + cells_left // columns - 1)
        if region.bottom >= region.top:
            canvas.table(list(_cells(shown, sheet, region)))
        cells_left -= (region.bottom - region.top + 1) * columns
        if not whole:
            yield _cut(shown.title)
            break
    yield from _notices(shown)


def _write_paragraph(canvas: Canvas, shown: ShownSheet, region: Paragraph) -> None:
    text = shown.texts[region.place]
    level = heading_level(normalise(text))
    canvas.paragraph(text, level=level + 1 if level else None, name=cell_name(shown.title, *region.place))


def _cells(shown: ShownSheet, sheet: Sheet, grid: Grid) -> Iterator[GridCell]:
    covered: set[tuple[int, int]] = set()
    for row in range(grid.top, grid.bottom + 1):
        for column in range(grid.left, grid.right + 1):
            if (row, column) in covered:
                continue
            spread = sheet.merged.get((row, column))
            bottom = min(spread.bottom, grid.bottom) if spread else row
            right = min(spread.right, grid.right) if spread else column
            covered |= {(down, over) for down in range(row, bottom + 1) for over in range(column, right + 1)}
            yield GridCell(
                row=row - grid.top,
                column=column - grid.left,
                text=shown.texts.get((row, column), ""),
                row_span=bottom - row + 1,
                column_span=right - column + 1,
                name=cell_name(shown.title, row, column),
            )


def cell_name(title: str, row: int, column: int) -> str:
    """``Sheet1!B3``"""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{title}!{letters}{row}"


def _notices(shown: ShownSheet) -> Iterator[Notice]:
    if shown.cut:
        yield _cut(shown.title)
    if missing := shown.formulas_without_value:
        places = "、".join(missing[:5]) + ("…" if len(missing) > 5 else "")
        yield Notice(
            code="formula_without_value",
            message=Bilingual(
                zh=f"工作表“{shown.title}”有 {len(missing)} 个公式没有保存计算结果（{places}）；请用 Excel 或 WPS 打开并保存后重试",
                en=f"sheet “{shown.title}” has {len(missing)} formulas without a stored value ({places}); "
                "open and save it in Excel or WPS, then try again",
            ),
            complete=False,
        )
    if shown.hidden_lines:
        yield Notice(
            code="hidden_rows_or_columns",
            message=Bilingual(
                zh=f"工作表“{shown.title}”有隐藏的行或列，已一并读取（合计通常包含它们）",
                en=f"sheet “{shown.title}” has hidden rows or columns; they were read too, since totals include them",
            ),
        )


def _cut(title: str) -> Notice:
    return Notice(
        code="sheet_cut",
        message=Bilingual(
            zh=f"工作表“{title}”过大，只读取了前 {MOST_ROWS:,} 行（至多 {MOST_CELLS:,} 个单元格）；请把自评表单独存为一个文件",
            en=f"sheet “{title}” is too large; only its first {MOST_ROWS:,} rows (at most {MOST_CELLS:,} cells) were "
            "read; save the form in a file of its own",
        ),
        complete=False,
    )


def _hidden(sheets: Sequence[ShownSheet]) -> Iterator[Notice]:
    hidden = [sheet.title for sheet in sheets if not sheet.visible and sheet.texts]
    if hidden:
        yield Notice(
            code="hidden_sheets",
            message=Bilingual(
                zh=f"隐藏的工作表未检查：{'、'.join(hidden)}；如需检查，请取消隐藏后重试",
                en=f"hidden sheets were not checked: {', '.join(hidden)}; unhide them to have them checked",
            ),
        )
