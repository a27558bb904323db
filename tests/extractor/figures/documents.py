"""Documents for the tests of figures: paragraphs and tables at known offsets, without a reader."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.figures import find_figures
from schemas.document import Block, Cell, Document, Table
from schemas.figure import Figure


def prose(*paragraphs: str, by_ocr: bool = False) -> Document:
    """One block a paragraph."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        blocks.append(Block(kind="paragraph", start=len(text), end=len(text) + len(paragraph)))
        text += paragraph + "\n"
    return _document(text, blocks, by_ocr)


def grid(*rows: Sequence[str], above: str = "") -> Document:
    """A paragraph (if any) and a table; a cell that begins with ``<`` is covered by the cell left of it."""
    text = above + "\n" if above else ""
    blocks = [Block(kind="paragraph", start=0, end=len(above))] if above else []
    start, cells = len(text), []
    for down, row in enumerate(rows):
        for right, shown in enumerate(row):
            if shown == "<":
                cells[-1] = cells[-1].model_copy(update={"column_span": cells[-1].column_span + 1})
                continue
            cells.append(Cell(row=down, column=right, parts=((len(text), len(text) + len(shown)),)))
            text += shown + "\t"
    table = Table(start=start, end=len(text), rows=len(rows), columns=max(map(len, rows)), cells=tuple(cells))
    blocks.append(Block(kind="table", start=start, end=len(text), table=table))
    return _document(text, blocks, False)


def _document(text: str, blocks: list[Block], by_ocr: bool) -> Document:
    return Document(
        name="report",
        media_type="text/plain",
        sha256="",
        text=text,
        raw=text,
        blocks=tuple(blocks),
        read_by_ocr=((0, len(text)),) if by_ocr else (),
    )


def figures_in(text: str) -> list[Figure]:
    return list(find_figures(prose(text)))


def told(figures: Sequence[Figure]) -> str:
    """Figures in one line: ``4,827.00万元 amount; 近 3000 人次 count about``."""
    return "; ".join(" ".join(filter(None, (f.quote, f.kind.value, f.qualifier.value))) for f in figures)


def only(text: str) -> Figure:
    (figure,) = figures_in(text)
    return figure
