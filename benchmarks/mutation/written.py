"""Submissions as files: text with tabs, Markdown and HTML tables, Word, workbooks, and where each figure stands in them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import docx
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.mutation.figures import Fig, Names, Overrides, Piece
from benchmarks.mutation.pages import Cell, File, Heading, Paragraph, Submission, Table

SUFFIX = {"txt": "txt", "gb": "txt", "md": "md", "html": "md", "docx": "docx", "xlsx": "xlsx"}


@dataclass(frozen=True)
class Spot:
    """Where a piece is printed: offsets in a text file; else the cell of a workbook, or its turn among equal texts."""

    document: str
    text: str
    start: int | None = None
    end: int | None = None
    cell: str | None = None
    turn: int | None = None


@dataclass
class Written:
    """The bytes of each file and the spot of each piece."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    spots: dict[int, Spot] = field(default_factory=dict)


def write(made: Submission, overrides: Overrides) -> Written:
    written = Written()
    for file in made.files:
        name = f"{file.name}.{SUFFIX[file.kind]}"
        # one author lays out every version of a document alike
        layout = Random(f"{made.name}/{file.name}")
        if file.kind == "docx":
            data = _docx(file, name, overrides, written.spots)
        elif file.kind == "xlsx":
            data = _xlsx(file, name, overrides, written.spots)
        else:
            data = _Text(name, overrides, written.spots, layout).file(file)
        written.files.append((name, data))
    return written


def shown(piece: Piece, overrides: Overrides) -> str:
    return piece if isinstance(piece, str) else overrides.get(piece.key, piece).text


class _Text:
    """Text files of every kind, built up with the offsets of the pieces."""

    def __init__(self, name: str, overrides: Overrides, spots: dict[int, Spot], layout: Random) -> None:
        self.name, self.overrides, self.spots = name, overrides, spots
        self.out, self.at = list[str](), 0
        self.repeats = layout.random() < 0.2
        self.paragraphs_in_cells = layout.random() < 0.2
        self.indent = "　　" if layout.random() < 0.3 else ""

    def put(self, text: str) -> None:
        self.out.append(text)
        self.at += len(text)

    def pieces(self, pieces: list[Piece], joins: bool = True) -> None:
        for piece in pieces:
            text = shown(piece, self.overrides)
            if not isinstance(piece, str):
                self.spots[piece.key] = Spot(self.name, text, self.at, self.at + len(text))
            self.put(text)

    def file(self, file: File) -> bytes:
        table = {"md": self.markdown, "html": self.html}.get(file.kind, self.tabs)
        for block in file.blocks:
            if isinstance(block, Table):
                table(block)
            elif isinstance(block, Heading):
                if file.kind in ("md", "html"):
                    self.put("#" * block.level + " ")
                self.pieces(block.pieces)
                self.put("\n\n")
            else:
                self.put(self.indent)
                self.pieces(block.pieces)
                self.put("\n\n")
        text = "".join(self.out)
        return text.encode("gb18030" if file.kind == "gb" else "utf-8")

    def tabs(self, table: Table) -> None:
        for row in _full(table, self.repeats):
            for at, cell in enumerate(row):
                self.put("\t" if at else "")
                if cell is None:
                    continue
                wraps = self.paragraphs_in_cells and len(cell.pieces) > 2
                self.put("<p>" if wraps else "")
                self.pieces(cell.pieces)
                self.put("</p>" if wraps else "")
            self.put("\n")
        self.put("\n")

    def markdown(self, table: Table) -> None:
        for number, row in enumerate(_full(table, self.repeats)):
            for cell in row:
                self.put("| ")
                if cell is not None:
                    self.pieces(cell.pieces)
                self.put(" ")
            self.put("|\n")
            if number == 0:
                self.put("|" + "---|" * table.width + "\n")
        self.put("\n")

    def html(self, table: Table) -> None:
        self.put("<table>\n")
        for number, row in enumerate(table.rows):
            self.put("<tr>")
            tag = "th" if number < table.header else "td"
            for cell in row:
                spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
                    f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                )
                self.put(f"<{tag}{spans}>")
                self.pieces(cell.pieces)
                self.put(f"</{tag}>")
            self.put("</tr>\n")
        self.put("</table>\n\n")


def _full(table: Table, repeats: bool) -> Iterator[list[Cell | None]]:
    """The grid row by row; where cells are merged downwards, their words (never figures) may be repeated."""
    grid: list[list[Cell | None]] = [[None] * table.width for _ in table.rows]
    for r, c, cell in table.placed():
        grid[r][c] = cell
        if repeats and all(isinstance(piece, str) for piece in cell.pieces) and r >= table.header:
            for down in range(1, cell.rows):
                grid[r + down][c] = cell
    yield from grid


class _Turns:
    """Counts how often a text was printed in a document, in reading order."""

    def __init__(self) -> None:
        self.text: list[str] = []

    def spot(self, name: str, piece: Fig | Names, overrides: Overrides) -> Spot:
        text = shown(piece, overrides)
        turn = "".join(self.text).count(text)
        return Spot(name, text, turn=turn)


def _docx(file: File, name: str, overrides: Overrides, spots: dict[int, Spot]) -> bytes:
    document = docx.Document()
    turns = _Turns()

    def say(pieces: list[Piece]) -> str:
        said = []
        for piece in pieces:
            text = shown(piece, overrides)
            if not isinstance(piece, str):
                spots[piece.key] = turns.spot(name, piece, overrides)
            turns.text.append(text)
            said.append(text)
        turns.text.append("\n")
        return "".join(said)

    for block in file.blocks:
        if isinstance(block, Heading):
            document.add_heading(say(block.pieces), level=block.level)
        elif isinstance(block, Paragraph):
            document.add_paragraph(say(block.pieces))
        else:
            grid = document.add_table(rows=len(block.rows), cols=block.width, style="Table Grid")
            for r, c, cell in block.placed():
                at = grid.cell(r, c)
                if cell.rows > 1 or cell.columns > 1:
                    at = at.merge(grid.cell(r + cell.rows - 1, c + cell.columns - 1))
                at.text = say(cell.pieces)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _xlsx(file: File, name: str, overrides: Overrides, spots: dict[int, Spot]) -> bytes:
    book = Workbook()
    sheet: Worksheet | None = None
    row = 1
    for block in file.blocks:
        if isinstance(block, Heading) and block.level == 1:
            title = "".join(shown(piece, overrides) for piece in block.pieces)[:25]
            sheet = book.active if sheet is None else book.create_sheet()
            sheet.title = title.replace("/", "").replace("（", "").replace("）", "")
            sheet.cell(1, 1, title)
            row = 2
            continue
        assert sheet is not None
        if isinstance(block, Table):
            for r, c, cell in block.placed():
                _fill(sheet, row + r, c + 1, cell, name, overrides, spots)
            row += len(block.rows)
        else:
            _fill(sheet, row, 1, Cell(block.pieces), name, overrides, spots)
            row += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(
    sheet: Worksheet, row: int, column: int, cell: Cell, name: str, overrides: Overrides, spots: dict[int, Spot]
) -> None:
    place = sheet.cell(row, column)
    text = "".join(shown(piece, overrides) for piece in cell.pieces)
    for piece in cell.pieces:
        if not isinstance(piece, str):
            spots[piece.key] = Spot(name, shown(piece, overrides), cell=f"{sheet.title}!{place.coordinate}")
    lone = cell.lone
    if lone is not None:
        _number(place, overrides.get(lone.key, lone))  # type: ignore[arg-type]
    elif text:
        place.value = text
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + cell.rows - 1, end_column=column + cell.columns - 1
        )


def _number(place, fig: Fig) -> None:  # type: ignore[no-untyped-def]
    """A number with the format that shows it; the unrounded value stays behind it."""
    if fig.open or fig.spelled or (fig.shows_unit and fig.unit not in ("", "%")):
        place.value = fig.text
        return
    value = float(fig.true if fig.true is not None else fig.value)
    zeros = "." + "0" * fig.decimals if fig.decimals else ""
    if fig.kind == "rate" and fig.shows_unit:
        place.value, place.number_format = value / 100, f"0{zeros}%"
    elif fig.decimals == 0 and not fig.comma:
        place.value = int(fig.value)
    else:
        place.value, place.number_format = value, ("#,##0" if fig.comma else "0") + zeros
