"""Draws documents for tests: grids with merged cells, as docx, xlsx and PDF readers give them."""

from __future__ import annotations

from extractor.read.normalise import normalise
from schemas.document import Block, Cell, Document, Table

LEFT, UP = "<", "^"
"""A cell that belongs to the one on its left, or to the one above it."""


def draw(*pieces: str, name: str = "drawn.docx") -> Document:
    """A document of paragraphs, ``# headings`` and tables (lines with ``|``; ``<`` and ``^`` are merged cells)."""
    text, blocks = "", []
    for piece in pieces:
        lines = [line.strip() for line in piece.strip().splitlines()]
        if any("|" in line for line in lines):
            block, text = _table(text, lines)
        else:
            start = len(text)
            words = " ".join(lines)
            kind = "heading" if words.startswith("#") else "paragraph"
            text += words + "\n"
            level = len(words) - len(words.lstrip("#"))
            block = Block(kind=kind, start=start, end=start + len(words), level=level)
        blocks.append(block)
    return Document(
        name=name,
        media_type="application/x-drawn",
        sha256="0" * 64,
        text=normalise(text),
        raw=text,
        blocks=tuple(blocks),
    )


def _table(text: str, lines: list[str]) -> tuple[Block, str]:
    grid = [[cell.strip() for cell in line.split("|")] for line in lines]
    width = max(len(row) for row in grid)
    grid = [row + [""] * (width - len(row)) for row in grid]
    start, cells = len(text), []
    for down, row in enumerate(grid):
        for right, words in enumerate(row):
            if words in (LEFT, UP):
                continue
            cells.append(
                Cell(
                    row=down,
                    column=right,
                    row_span=_reach([grid[at][right] for at in range(down + 1, len(grid))], UP),
                    column_span=_reach(row[right + 1 :], LEFT),
                    parts=((len(text), len(text) + len(words)),),
                )
            )
            text += words + "\t"
        text += "\n"
    table = Table(start=start, end=len(text), rows=len(grid), columns=width, cells=tuple(cells))
    return Block(kind="table", start=start, end=len(text), table=table), text


def _reach(following: list[str], sign: str) -> int:
    reach = 1
    for words in following:
        if words != sign:
            break
        reach += 1
    return reach
