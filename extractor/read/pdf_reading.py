"""From one page's characters and ruling lines to its lines and tables, from top to bottom."""

from __future__ import annotations

from extractor.read.pdf_columns import find_column_tables
from extractor.read.pdf_flow import Item, TextLine
from extractor.read.pdf_lattice import find_grids
from extractor.read.pdf_lines import OUTSIDE, Line, Run, gather_runs, lines_of
from extractor.read.pdf_page import Page
from extractor.read.pdf_tables import TableText, table_text
from extractor.read.pdf_text import stretch_of
from extractor.read.pdf_wrapping import edges_of


def items_of(page: Page) -> list[Item]:
    """Lines and tables of a page in reading order."""
    grids = find_grids(page.rulings)
    by_grid: dict[int, dict[int, list[Run]]] = {}
    for run in gather_runs(page, grids):
        grid, cell = run.region
        by_grid.setdefault(grid, {}).setdefault(cell, []).append(run)
    outside = by_grid.pop(OUTSIDE[0], {}).get(OUTSIDE[1], [])
    items: list[Item] = [table_text(grids[number], runs, page) for number, runs in by_grid.items()]
    lines = lines_of(outside, page) if outside else []
    for table in find_column_tables(lines, page):
        taken = set(map(id, table.lines))
        lines = [line for line in lines if id(line) not in taken]
        items.append(table_text(table.grid, table.runs, page))
    items += [_text_line(line, page) for line in lines]
    return sorted(items, key=_top)


def _text_line(line: Line, page: Page) -> TextLine:
    stretch = stretch_of(page, line.chars())
    return TextLine(page.number, line.top, line.bottom, edges_of(line, page), stretch, page.width, page.height)


def _top(item: Item) -> float:
    return item.box[1] if isinstance(item, TableText) else item.top
