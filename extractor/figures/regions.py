"""Cuts a document into the stretches that no number crosses: paragraphs, the parts of cells, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.figures.draft import Region
from schemas.document import Document

# A document that did not come from our readers may still hold full-width digits and signs.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，：；？！"}
_FOLD |= {0x3000: 0x20, 0xFFE5: 0xA5, 0x2212: 0x2D}
_FOLDED = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_MARKS = "，,。；;、：:"
_FEWEST_MARKS = 8
_LONGEST_UNIT = 10
# 支出546 776万元: thousands set apart by a blank; 表4 860人, 标段1 200万元 may be two numbers
_GROUPED = r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?(?![\d.])"
_MAY_BE_GROUPED = re.compile(r"\d \d{3}(?!\d)", re.ASCII)
_GROUPED_IN_PROSE = re.compile(
    rf"(?<=[一-鿿：:(])(?<![表图件第款条注目段区包组标期号年月])(?P<number>{_GROUPED})(?= ?[一-鿿])", re.ASCII
)
_GROUPED_CELL = re.compile(rf"\s*(?P<number>[-+]?{_GROUPED})\s*", re.ASCII)
_GROUPED_FOR_SURE = re.compile(r"(?<![\d.,] )(?<![\d.,])[1-9]\d{0,2}(?: \d{3})+\.\d{1,6}(?![\d.%]| \d)", re.ASCII)
_FEWEST_FOR_SURE = 2


def regions_of(document: Document) -> list[Region]:
    """All regions in order of position; together they cover every character that is printed."""
    text = document.text.translate(_FOLD) if _FOLDED.search(document.text) else document.text
    found = sorted(_marked(document, text), key=lambda region: (region.start, region.end))
    regions = list(_with_gaps(found, text))
    spaced = _is_spaced(text)
    grouped = _MAY_BE_GROUPED.search(text) is not None
    in_cells = grouped and len(_GROUPED_FOR_SURE.findall(text)) >= _FEWEST_FOR_SURE
    for region in regions:
        region.by_ocr = any(start < region.end and region.start < end for start, end in document.read_by_ocr)
        if spaced or region.by_ocr:
            _close_up(region)
        elif grouped and (region.cell is None or in_cells):
            _close_groups(region)
    return regions


def _marked(document: Document, text: str) -> Iterator[Region]:
    for block in document.blocks:
        if block.table is None:
            yield Region(block.start, block.end, text[block.start : block.end])
            continue
        for cell in block.table.cells:
            for part, (start, end) in enumerate(cell.parts):
                if end == start:
                    continue
                region = Region(start, end, text[start:end], block.table, cell)
                if part + 1 < len(cell.parts):
                    region.tail_at, tail_end = cell.parts[part + 1]
                    region.tail = text[region.tail_at : min(tail_end, region.tail_at + _LONGEST_UNIT)]
                yield region


def _with_gaps(found: list[Region], text: str) -> Iterator[Region]:
    at = 0
    for region in found:
        if region.start > at:
            yield from _lines(text, at, region.start)
        if region.end <= at:
            continue
        if region.start < at:
            region.start, region.text = at, text[at : region.end]
        yield region
        at = region.end
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[Region]:
    """Text in no block: line by line, and cell by cell where tabs part it."""
    at = start
    for line in text[start:end].replace("\t", "\n").split("\n"):
        if line.strip():
            yield Region(at, at + len(line), line)
        at += len(line) + 1


def _is_spaced(text: str) -> bool:
    """Whether a reading machine left blanks between characters: most punctuation marks follow one."""
    after_blank = sum(text.count(f" {mark}") for mark in _MARKS)
    if after_blank * 2 <= _FEWEST_MARKS:
        return False
    marks = sum(text.count(mark) for mark in _MARKS)
    return marks >= _FEWEST_MARKS and after_blank > marks / 2


def _close_up(region: Region) -> None:
    _without(region, {at for at, sign in enumerate(region.text) if sign == " "})


def _close_groups(region: Region) -> None:
    """Takes the blanks out of numbers whose thousands they set apart: 568 526万元, a cell 1 286.40."""
    if not _MAY_BE_GROUPED.search(region.text):
        return
    if region.cell is None:
        found = list(_GROUPED_IN_PROSE.finditer(region.text))
    else:
        found = [match] if (match := _GROUPED_CELL.fullmatch(region.text)) is not None else []
    _without(region, {at for match in found for at in range(*match.span("number")) if region.text[at] == " "})


def _without(region: Region, blanks: set[int]) -> None:
    if blanks:
        kept = [at for at in range(len(region.text)) if at not in blanks]
        region.text, region.offsets = "".join(region.text[at] for at in kept), kept
