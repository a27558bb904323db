"""Puts a Document together from text, blocks and notices; names the cells of its tables."""

import hashlib
from collections.abc import Iterable, Sequence

from extractor.read.normalise import normalise
from schemas.document import Block, CellLayout, Document, Notice, Table

Stretch = tuple[int, int, str]


def assemble(
    name: str,
    media_type: str,
    data: bytes,
    raw: str,
    blocks: Sequence[Block],
    *,
    text: str | None = None,
    stretches: Sequence[Stretch] | None = None,
    notices: Iterable[Notice] = (),
) -> Document:
    """The document; cells are named ``表1!R3C4`` unless the reader brings names of its own."""
    return Document(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        text=normalise(raw) if text is None else text,
        raw=raw,
        blocks=tuple(renumbered(blocks)),
        layout=CellLayout(_cell_names(blocks) if stretches is None else stretches),
        notices=tuple(notices),
    )


def renumbered(blocks: Sequence[Block]) -> list[Block]:
    """Heading levels without gaps, 1 for the uppermost that occurs."""
    used = sorted({block.level for block in blocks if block.kind == "heading"})
    return [
        block.model_copy(update={"level": used.index(block.level) + 1}) if block.kind == "heading" else block
        for block in blocks
    ]


def _cell_names(blocks: Sequence[Block]) -> list[Stretch]:
    tables = [block.table for block in blocks if block.table is not None]
    return [stretch for number, table in enumerate(tables, 1) for stretch in _names_in(number, table)]


def _names_in(number: int, table: Table) -> list[Stretch]:
    return [
        (start, end, f"表{number}!R{cell.row + 1}C{cell.column + 1}")
        for cell in table.cells
        for start, end in cell.parts
    ]
