"""Units that a caption gives to a whole table: 单位：万元, 金额单位：元, 单位：人、万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.figures.headers import Headers
from extractor.figures.unit_reader import UnitRead, read_unit
from schemas.document import Document, Table
from schemas.patterns import late

# 填报单位：… and 实施单位：… name somebody
_CAPTION = late(r"(?:(?<![一-鿿])|(?<=金额|计量|货币|资金|数量))单位[ ]?[:：][ ]?(?:人民币)?[ ]?")
_ENDS = re.compile(r"[ ]?(?:$|[\n)）\]】;；。,，|\s])")
_NEXT = re.compile(r"[ ]?[、，,/][ ]?")
_BLOCKS_ABOVE = 3


class Given(NamedTuple):
    """A unit and the place where it is printed."""

    read: UnitRead
    where: tuple[int, int]


def captioned_units(document: Document, table: Table, headers: Headers) -> tuple[Given, ...]:
    """The units of the first rows of a table, else of the paragraphs directly above it."""
    for cell in headers.first_rows():
        for start, end in cell.parts:
            given = tuple(_units_in(document.text[start:end], start))
            if given:
                return given
    above = [block for block in document.blocks if block.kind != "table" and block.end <= table.start]
    last_table = max((other.end for other in document.tables if other.end <= table.start), default=0)
    for block in reversed(above[-_BLOCKS_ABOVE:]):
        if block.start < last_table:
            break
        given = tuple(_units_in(document.text[block.start : block.end], block.start))
        if given:
            return given
    return ()


def _units_in(text: str, offset: int) -> Iterator[Given]:
    for label in _CAPTION.finditer(text):
        found: list[Given] = []
        at = label.end()
        while read := read_unit(text, at):
            found.append(Given(read, (offset + at, offset + read.end)))
            following = _NEXT.match(text, read.end)
            if following is None or read_unit(text, following.end()) is None:
                break
            at = following.end()
        if found and _ENDS.match(text, found[-1].where[1] - offset):
            yield from found
            return
