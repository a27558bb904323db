"""An Excel workbook opened within bounds: its visible sheets as shown texts. What tables they hold is not asked here."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.styles.numbers import is_date_format
from openpyxl.xml.functions import fromstring

from extractor.read.archive import OfficeArchive
from extractor.read.date_format import CHINESE_BUILTIN, Moment, moment_of, show_moment
from extractor.read.number_format import show_number, show_text
from extractor.read.refusals import damaged
from extractor.read.sheet_xml import Range, SheetXml, slimmed

MOST_ROWS = 5_000
MOST_CELLS = 100_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/theme/[^/]+\.xml", re.IGNORECASE
)
_NAMES = re.compile(rb"<(?:\w+:)?definedNames>.*?</(?:\w+:)?definedNames>", re.DOTALL)


class ShownSheet(NamedTuple):
    """A worksheet: its title, the shown texts by place, merged ranges, rows with rulings, and what is to be told of it."""

    title: str
    visible: bool
    texts: dict[tuple[int, int], str]
    merged: tuple[Range, ...]
    ruled_rows: frozenset[int]
    cut: bool
    hidden_lines: bool
    formulas_without_value: tuple[str, ...] = ()


def shown_sheets(name: str, data: bytes) -> Iterator[ShownSheet]:
    """The worksheets in their order, hidden ones included and marked."""
    archive = OfficeArchive(name, data)
    order = _parts_of_sheets(archive)
    if not archive.names.issuperset(_promised(archive)):
        raise damaged(name)
    sheets: dict[str, SheetXml] = {}
    slim = _slim_copy(archive, sheets)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and dates it does not know
        book = load_workbook(slim, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        source = sheets.get(order.get(sheet.title, ""))
        if source is not None:
            yield _shown(sheet, source, book.epoch)


def _slim_copy(archive: OfficeArchive, sheets: dict[str, SheetXml]) -> io.BytesIO:
    """The workbook without drawings, names and macros, each sheet cut to its cells."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for member in sorted(archive.names):
            if _SHEET.fullmatch(member):
                sheet = slimmed(archive.read(member), MOST_ROWS, MOST_CELLS)
                if sheet is not None:
                    sheets[member] = sheet
                    target.writestr(member, sheet.xml)
            elif _NEEDED.fullmatch(member):
                target.writestr(member, _NAMES.sub(b"", archive.read(member)))
    return buffer


def _parts_of_sheets(archive: OfficeArchive) -> dict[str, str]:
    """The member of the archive that holds each sheet, by title."""
    targets = {identity: part for identity, _, part in _relations(archive)}
    parts: dict[str, str] = {}
    for element in fromstring(archive.read("xl/workbook.xml")).iter("{*}sheet"):
        identity = next((value for key, value in element.attrib.items() if str(key).endswith("}id")), "")
        parts[element.get("name", "")] = targets.get(identity, "")
    return parts


def _promised(archive: OfficeArchive) -> set[str]:
    """The parts without which sheets, texts or number formats would be missing without a word."""
    return {part for _, kind, part in _relations(archive) if kind in ("worksheet", "styles", "sharedStrings")}


def _relations(archive: OfficeArchive) -> Iterator[tuple[str, str, str]]:
    """The relations of the workbook: identity, kind, member of the archive."""
    for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield relation.get("Id", ""), relation.get("Type", "").rsplit("/", 1)[-1], part


def _shown(sheet: Any, source: SheetXml, epoch: Any) -> ShownSheet:
    texts: dict[tuple[int, int], str] = {}
    rulings: dict[int, int] = {}
    for place, cell in sheet._cells.items():  # iter_rows() would create every cell up to the farthest one
        text = shown_text(cell, epoch)
        if text:
            texts[place] = text
        elif _is_ruled(cell):
            rulings[place[0]] = rulings.get(place[0], 0) + 1
    return ShownSheet(
        title=sheet.title,
        visible=sheet.sheet_state == "visible",
        texts=texts,
        merged=source.merged,
        ruled_rows=ruled_rows(rulings),
        cut=source.cut,
        hidden_lines=source.hidden_lines,
        formulas_without_value=source.formulas_without_value,
    )


def ruled_rows(rulings: Mapping[int, int]) -> frozenset[int]:
    """The rows with rulings around several of their empty cells."""
    return frozenset(row for row, count in rulings.items() if count > 1)


def shown_text(cell: Any, epoch: Any) -> str:
    """What a cell shows, without white space around it and on its lines' ends."""
    return shown_value(cell.value, str(cell.number_format or "General"), cell._style.numFmtId, epoch)


def shown_value(value: Any, code: str, number_of_format: int, epoch: Any) -> str:
    """What a cell of this value and number format shows; ``epoch`` is the day that its dates count from."""
    builtin = CHINESE_BUILTIN.get(number_of_format)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float) and (builtin or _is_date(code)):
        value = moment_of(value, epoch) or value
    if isinstance(value, int | float):
        return show_number(value, code)
    if isinstance(value, Moment):
        return show_moment(value, builtin or code)
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return show_text(text, code).strip()


@lru_cache(maxsize=512)
def _is_date(code: str) -> bool:
    return bool(is_date_format(code))


def _is_ruled(cell: Any) -> bool:
    border = cell.border if cell.has_style else None
    return border is not None and any(
        side is not None and side.style for side in (border.left, border.right, border.top, border.bottom)
    )
