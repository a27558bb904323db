"""Whether a table goes on from the one before it: a header repeated on the next page, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.tables import headers
from extractor.tables.grid import Grid, Row, compact, distinct
from extractor.tables.header_rows import header_length
from extractor.tables.meanings import Kind
from extractor.tables.sections import Section
from schemas.document import Document, Table
from schemas.patterns import late

_PAGE_FURNITURE = late(
    r"[-—–\s]*(?:第?\s*[0-9]{1,4}\s*页?(?:\s*[,，/]?\s*共?\s*[0-9]{1,4}\s*页?)?)?[-—–\s]*|\(?续(?:表|上表|前表|页)?[0-9一二三四五六七八九十]*\)?:?|表[0-9]+\(?续\)?"
)
_LOOKS_BACK = 8
_HEADER_BY = 4


def goes_on(document: Document, earlier: Sequence[Section], later: Sequence[Section]) -> bool:
    """Whether a table begins with the rest of the one before."""
    if not earlier or earlier[-1].kind != "data" or not earlier[-1].rows:
        return False
    lead = _leading_lines(later)
    body = later[len(lead) :]
    if not body or body[0].kind != "data":
        return False
    upper, lower = earlier[-1], body[0]
    between = _between(document, upper.grid.table, lower.grid.table)
    before = _before(document, upper.grid.table, earlier)
    if not all(_is_furniture(text) or text in before for text in (*between, *_texts(lead))):
        return False
    if _closed(upper):
        return False
    return bool(lower.header) and _same_header(upper, lower, 0.75) and not _starts_again(upper, lower)


def goes_on_bare(document: Document, earlier: Sequence[Section], grid: Grid) -> bool:
    """Whether a table without a header of its own directly follows one of its width that has no total row yet."""
    upper = earlier[-1] if earlier else None
    if upper is None or upper.kind != "data" or not upper.rows or _closed(upper):
        return False
    if upper.grid.width != grid.width or header_length(grid, 0, at_top=True):
        return False
    if any(header_length(grid, at, at_top=False) for at in range(1, min(_HEADER_BY, len(grid.rows)))):
        return False
    return all(_is_furniture(text) for text in _between(document, upper.grid.table, grid.table))


def header_again(upper: Section, lower: Section) -> bool:
    """Whether rows below a header printed again inside one table go on with the rows above it."""
    if upper.grid is not lower.grid or upper.kind != "data" or lower.kind != "data" or not upper.rows:
        return False
    if _closed(upper) or _starts_again(upper, lower):
        return False
    return bool(upper.header) and _headings(upper) == _headings(lower)


def _headings(section: Section) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for row in section.header for cell in distinct(row) if not cell.blank]


def after_continuation(sections: Sequence[Section]) -> list[Section]:
    return list(sections[len(_leading_lines(sections)) :])


def _leading_lines(sections: Sequence[Section]) -> list[Section]:
    lead: list[Section] = []
    for section in sections:
        if section.kind != "line":
            break
        lead.append(section)
    return lead


def _texts(sections: Iterable[Section]) -> list[str]:
    return [cell.text for section in sections for row in section.rows for cell in distinct(row) if not cell.blank]


def _between(document: Document, upper: Table, lower: Table) -> list[str]:
    return [
        compact(document.text[block.start : block.end])
        for block in document.blocks
        if block.kind != "table" and upper.end <= block.start < lower.start
    ]


def _before(document: Document, table: Table, sections: Sequence[Section]) -> set[str]:
    """What stands above the earlier table: its title, 单位：万元, the name of the department."""
    above = [block for block in document.blocks if block.kind != "table" and block.end <= table.start]
    texts = {compact(document.text[block.start : block.end]) for block in above[-_LOOKS_BACK:]}
    texts |= {part for text in texts for part in re.split(r"[ \t]+", text)}
    return texts | set(_texts(section for section in sections if section.kind == "line"))


def _is_furniture(text: str) -> bool:
    return (
        bool(_PAGE_FURNITURE.fullmatch(text))
        or bool(re.fullmatch(r"[(]?(?:金额)?单位:.{1,8}", text))
        or bool(re.fullmatch(r"(?:部门|单位|填报单位)(?:\(单位\))?(?:名称)?(?:\([^()]{1,4}\))?:.{2,40}", text))
    )


def _closed(section: Section) -> bool:
    """A total row ends a table."""
    last = [cell for cell in distinct(section.rows[-1]) if not cell.blank]
    return bool(last) and any(headers.is_total(cell.text) for cell in last[:2])


def _header_words(section: Section) -> set[str]:
    return {headers.bare(cell.text) for row in section.header for cell in distinct(row) if not cell.blank}


def _same_header(upper: Section, lower: Section, share: float) -> bool:
    ours, theirs = _header_words(upper), _header_words(lower)
    return bool(theirs) and len(ours & theirs) >= share * len(theirs)


def _starts_again(upper: Section, lower: Section) -> bool:
    """Serial numbers that begin at 1 again belong to another table."""
    first, last = _serial(lower, lower.rows), _serial(upper, upper.rows[::-1])
    return first == 1 and last is not None


def _serial(section: Section, rows: Sequence[Row]) -> int | None:
    column = next((c for c in section.columns if c.kind is Kind.SERIAL), None)
    if column is None:
        return None
    for row in rows:
        cell = row[column.index]
        if cell is not None and cell.text.isdecimal():
            return int(cell.text)
    return None
