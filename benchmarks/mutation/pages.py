"""Pages of generated documents, free of any file format: headings, paragraphs, tables with merged cells, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.mutation.figures import Fig, Overrides, Piece, View
from benchmarks.mutation.relations import Relation


@dataclass
class Heading:
    level: int
    pieces: list[Piece]


@dataclass
class Paragraph:
    pieces: list[Piece]


@dataclass
class Cell:
    """A cell that begins at this place of its row; ``rows`` and ``columns`` say how far it reaches."""

    pieces: list[Piece]
    rows: int = 1
    columns: int = 1

    @property
    def lone(self) -> Fig | None:
        """The figure that is all of the cell."""
        only = self.pieces[0] if len(self.pieces) == 1 else None
        return only if isinstance(only, Fig) else None


@dataclass
class Table:
    """Rows hold the cells that begin in them, from left to right."""

    rows: list[list[Cell]]
    header: int = 1
    title: list[Piece] = field(default_factory=list)

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Each cell with its row and column in the grid."""
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                taken |= {(r + down, c + right) for down in range(cell.rows) for right in range(cell.columns)}
                yield r, c, cell
                c += cell.columns

    @property
    def width(self) -> int:
        return max(c + cell.columns for _, c, cell in self.placed())


Block = Heading | Paragraph | Table


@dataclass
class File:
    """``kind`` is txt, gb (text in GB18030), md, html (tables in Markdown), docx or xlsx.

    A workbook's sheets begin at headings of level 1.
    """

    name: str
    kind: str
    blocks: list[Block]


@dataclass
class Submission:
    """One submission with everything that is true of its figures."""

    name: str
    template: str
    region: str
    files: list[File]
    relations: list[Relation]

    def pieces(self) -> Iterator[tuple[int, Piece]]:
        """Every piece with the number of the block it stands in."""
        at = 0
        for file in self.files:
            for block in file.blocks:
                at += 1
                for cell in block_pieces(block):
                    for piece in cell:
                        yield at, piece

    def figs(self) -> list[Fig]:
        return [piece for _, piece in self.pieces() if isinstance(piece, Fig)]

    def view(self, overrides: Overrides, whole: bool = False) -> View:
        """How the figures read; ``whole`` takes the whole submission for neighbours instead of the block."""
        most: dict[tuple[int, str, str], int] = {}
        place: dict[int, tuple[int, str, str]] = {}
        for block, piece in self.pieces():
            if isinstance(piece, Fig):
                now = overrides.get(piece.key, piece)
                assert isinstance(now, Fig)
                group = place[piece.key] = (0 if whole else block, now.kind, now.unit)
                most[group] = max(most.get(group, 0), now.decimals)
        return View({key: most[group] for key, group in place.items()}, overrides)


def block_pieces(block: Block) -> Iterator[list[Piece]]:
    if isinstance(block, Table):
        yield block.title
        for row in block.rows:
            for cell in row:
                yield cell.pieces
    else:
        yield block.pieces
