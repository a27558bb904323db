"""Text files: plain prose, tab-separated and drawn tables, Markdown and HTML. Offsets are the file's code points."""

from collections.abc import Iterator
from pathlib import PurePath

from extractor.read.aligned import aligned_table
from extractor.read.assemble import assemble
from extractor.read.decode import decode
from extractor.read.delimited import delimited_rows, delimited_table
from extractor.read.flattened import flattened_tables
from extractor.read.headings import heading_level
from extractor.read.html_tables import html_tables
from extractor.read.normalise import normalise
from extractor.read.piped import drawn_table, is_drawn
from extractor.read.prose import prose_blocks
from extractor.read.stacked import stacked
from extractor.read.stretches import Stretch, lines
from extractor.read.tags import blank_markup
from schemas.document import Block, Document

_MEDIA_TYPES = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


def read_text(name: str, data: bytes) -> Document:
    """A text file as a Document. ``text`` has tags blanked to spaces and line breaks, ``raw`` is the file."""
    raw = decode(name, data)
    text = blank_markup(normalise(raw))
    suffix = PurePath(name).suffix.lower()
    separator = "," if suffix == ".csv" else "\t"
    blocks = list(_blocks(text, raw, separator))
    return assemble(name, _MEDIA_TYPES.get(suffix, "text/plain"), data, raw, blocks, text=text)


def _blocks(text: str, raw: str, separator: str) -> Iterator[Block]:
    start = 0
    for table in html_tables(text, raw):
        yield from _around_flattened(text, raw, start, table.start, separator)
        yield table
        start = table.end
    yield from _around_flattened(text, raw, start, len(raw), separator)


def _around_flattened(text: str, raw: str, start: int, end: int, separator: str) -> Iterator[Block]:
    """Tables that stand there a cell a line, and what lies between them."""
    for table in flattened_tables(text, start, end):
        yield from _between_tables(text, raw, start, table.start, separator)
        yield table
        start = table.end
    yield from _between_tables(text, raw, start, end, separator)


def _between_tables(text: str, raw: str, start: int, end: int, separator: str) -> Iterator[Block]:
    """Runs of lines: with separators, drawn, or prose. Blank lines part them."""
    run: list[Stretch] = []
    for kind, stretch in _runs(text, raw, start, end, separator):
        if kind != "prose" and run:
            yield from _prose(text, raw, run)
            run = []
        if kind == "prose":
            run.append(stretch)
        elif kind == "delimited":
            yield from _delimited(text, raw, stretch, separator)
        elif kind == "drawn":
            yield from _drawn(text, raw, stretch)
    yield from _prose(text, raw, run)


def _runs(text: str, raw: str, start: int, end: int, separator: str) -> Iterator[tuple[str, Stretch]]:
    while start < end:
        line = next(lines(raw, start, end))
        shown = text[line.start : line.end]
        kind, stop = "prose", line.end
        if not shown.strip(" \n\t"):
            kind = "blank"
        elif separator in shown:
            kind, stop = "delimited", delimited_rows(text, raw, line.start, end, separator)[1]
        elif is_drawn(shown):
            kind, stop = "drawn", _end_of_drawn(text, raw, line.start, end)
        yield kind, Stretch(line.start, stop)
        start = stop + (2 if raw[stop : stop + 2] == "\r\n" else 1)


def _end_of_drawn(text: str, raw: str, start: int, end: int) -> int:
    stop = start
    for line in lines(raw, start, end):
        if not is_drawn(text[line.start : line.end]):
            break
        stop = line.end
    return stop


def _delimited(text: str, raw: str, stretch: Stretch, separator: str) -> Iterator[Block]:
    rows, end = delimited_rows(text, raw, stretch.start, stretch.end, separator)
    table = delimited_table(rows, stretch.start, end)
    if table is not None:
        yield table
    else:
        for line in lines(raw, stretch.start, stretch.end):
            yield from _prose(text, raw, [line])


def _drawn(text: str, raw: str, stretch: Stretch) -> Iterator[Block]:
    run = list(lines(raw, stretch.start, stretch.end))
    table = drawn_table(text, run)
    if table is not None:
        yield table
    else:
        yield from _prose(text, raw, run)


def _prose(text: str, raw: str, run: list[Stretch]) -> Iterator[Block]:
    """Consecutive lines without separators: a table aligned by spaces, or paragraphs and headings."""
    if not run:
        return
    as_typed = normalise(raw[run[0].start : run[-1].end]) == text[run[0].start : run[-1].end]
    table = aligned_table(text, run) if as_typed else None  # blanked markup is no alignment
    if table is not None:
        yield table
        return
    shown = [line for stretch in run for line in lines(text, *stretch)]
    between: list[Stretch] = []
    for piece in stacked(text, shown):
        if isinstance(piece, Block):
            yield from prose_blocks(text, between, heading_level)
            yield piece
            between = []
        else:
            between.append(piece)
    yield from prose_blocks(text, between, heading_level)
