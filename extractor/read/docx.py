"""Word files (.docx) in reading order: paragraphs, tables, text boxes, footnotes; headers and footers are left out."""

import io
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from extractor.read.archive import OfficeArchive
from extractor.read.assemble import assemble
from extractor.read.canvas import Canvas
from extractor.read.docx_numbering import Numbering
from extractor.read.docx_runs import printed_text, text_boxes
from extractor.read.docx_styles import Styles
from extractor.read.docx_tables import grid_cells
from extractor.read.headings import heading_level
from extractor.read.normalise import normalise
from extractor.read.refusals import damaged, no_content
from schemas.document import Document
from schemas.errors import UnreadableFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONGEST_HEADING = 60
_FIRST_NUMBERED_LEVEL = 4  # where headings.py puts 一、, the usual text of a first-level heading
_WRAPPERS = {qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read_docx(name: str, data: bytes) -> Document:
    """A Word file as a Document. Raises UnreadableFile."""
    OfficeArchive(name, data)
    try:
        canvas = _Reader(data).canvas
    except (UnreadableFile, MemoryError):
        raise
    except Exception:  # the libraries raise anything on a damaged file
        raise damaged(name) from None
    if not canvas.blocks:
        raise no_content(name)
    return assemble(name, MEDIA_TYPE, data, canvas.raw, canvas.blocks)


class _Reader:
    """Walks the body once and writes it on a canvas."""

    def __init__(self, data: bytes) -> None:
        main = OpcPackage.open(io.BytesIO(data)).main_document_part
        self.canvas = Canvas()
        self._styles = Styles(_related(main, RELATION.STYLES))
        self._numbering = Numbering(_related(main, RELATION.NUMBERING))
        self._unfinished = ""
        body = _root(main).find(qn("w:body"))
        if body is not None:
            self._blocks(body)
        for relation, tag in ((RELATION.FOOTNOTES, "w:footnote"), (RELATION.ENDNOTES, "w:endnote")):
            self._notes(_related(main, relation), tag)

    def _blocks(self, parent: Any) -> None:
        for element in _block_elements(parent):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            else:
                self._table(element)
        self._finish()

    def _paragraph(self, element: Any) -> None:
        text = self._numbered(element)
        if _mark_is_deleted(element):  # with tracked changes accepted, the next paragraph goes on here
            self._unfinished += text
            return
        text, self._unfinished = self._unfinished + text, ""
        level = self._level(element, text)
        self.canvas.paragraph(text, level or None)
        for box in text_boxes(element):
            self._blocks(box)

    def _finish(self) -> None:
        self.canvas.paragraph(self._unfinished)
        self._unfinished = ""

    def _numbered(self, element: Any) -> str:
        """The text of a paragraph behind its automatic number; an empty paragraph has and counts none."""
        text = printed_text(element)
        place = self._styles.list_place(element) if text.strip() else None
        return (self._numbering.next(*place) if place else "") + text.strip(" \u3000")

    def _level(self, element: Any, text: str) -> int:
        shown = normalise(text.strip())
        by_text = heading_level(shown)
        outline = self._styles.outline(element)
        if by_text or outline is None or len(shown) > _LONGEST_HEADING or shown.endswith(("。", "；", ";")):
            return by_text
        return 1 if outline < 0 else _FIRST_NUMBERED_LEVEL + outline

    def _table(self, element: Any) -> None:
        self._finish()
        nested: list[Any] = []
        self.canvas.table(grid_cells(element, lambda cell: self._cell_text(cell, nested)))
        for table in nested:  # lifted out: a cell holds text, a table stands by itself
            self._table(table)

    def _cell_text(self, cell: Any, nested: list[Any]) -> str:
        texts: list[str] = []
        for element in _block_elements(cell):
            if element.tag == qn("w:tbl"):
                nested.append(element)
                continue
            texts.append(self._numbered(element))
            texts += [self._cell_text(box, nested) for box in text_boxes(element)]
        return "\n".join(text for text in texts if text.strip()).strip()

    def _notes(self, root: Any | None, tag: str) -> None:
        for note in root.findall(qn(tag)) if root is not None else ():
            if note.get(qn("w:type")) in (None, "normal"):
                self._blocks(note)


def _block_elements(parent: Any) -> Iterator[Any]:
    for element in parent:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _block_elements(element)


def _mark_is_deleted(paragraph: Any) -> bool:
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and mark.find(qn("w:del")) is not None


def _related(main: Part, relation: str) -> Any | None:
    try:
        return _root(main.part_related_by(relation))
    except KeyError:
        return None


def _root(part: Part) -> Any:
    """The root element; parts of kinds that the library does not know (.docm) are parsed from their bytes."""
    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(part.blob)
