"""Write Word files for golden cases: headings, paragraphs and tables with merged cells."""

from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from still import still

GOLDEN = Path(__file__).resolve().parent.parent


def paper(title: str, font: str = "宋体") -> Document:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    document.add_heading(title, level=0)
    return document


def write(document: Document, text: str) -> None:
    """A line that starts with `# ` or `## ` is a heading, any other line a paragraph."""
    for line in text.strip().splitlines():
        line = line.strip()
        if line.startswith("#"):
            marks, _, words = line.partition(" ")
            document.add_heading(words, level=len(marks))
        elif line:
            document.add_paragraph(line)


def table(document: Document, rows: str, merges: str = "") -> None:
    """Rows are lines, cells stand between `|`; `merges` names areas by row.column: "0.0-1.0 3.2-3.4"."""
    cells = [[cell.strip() for cell in line.split("|")] for line in rows.strip("\n").splitlines()]
    width = max(map(len, cells))
    grid = document.add_table(rows=len(cells), cols=width, style="Table Grid")
    for r, line in enumerate(cells):
        for c, text in enumerate(line):
            grid.cell(r, c).text = text
    for area in merges.split():
        (r0, c0), (r1, c1) = (map(int, corner.split(".")) for corner in area.split("-"))
        text = grid.cell(r0, c0).text
        grid.cell(r0, c0).merge(grid.cell(r1, c1)).text = text


def save(document: Document, case: str, name: str) -> None:
    properties = document.core_properties
    properties.author = properties.comments = ""
    document.save(GOLDEN / case / name)
    still(GOLDEN / case / name)
