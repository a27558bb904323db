"""Key-value rows: labels with their values beside them, such as the head of a project form."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.tables import headers
from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell, distinct
from extractor.tables.logical import LogicalTable
from extractor.tables.naming import say
from extractor.tables.projects import field_of
from extractor.tables.result import Collector
from extractor.tables.sections import words_and_values
from extractor.tables.values import claim_text
from schemas.extraction import Role
from schemas.figure import Figure
from schemas.patterns import late

_PROJECT_NAME = late(
    r"(?:预算|专项|子|二级|支出|政策|自评|评价)*(?:项目|专项|政策|专项资金)(?:支出)?(?:\(政策\))?名称.*"
)
_TARGET = late(r"目标|计划|预期")
_ACTUAL = late(r"完成|实现|达成")


def pairs_of(table: LogicalTable) -> Iterator[tuple[GridCell, GridCell]]:
    """Every label of a key-value section with the cell that holds its value."""
    for row in table.section.rows:
        cells = distinct(row)
        filled = [cell for cell in cells if not cell.blank]
        if filled and len(filled) > 3 and words_and_values(filled[1:]):
            cells = filled[1:]  # 预算执行情况 | 预算数 | 99.00 | 执行数 | 96.84: the first names all of them
        label: GridCell | None = None
        for cell in cells:
            if cell.blank:
                continue
            if label is None or (_is_label(cell) and not cell.content.printed_value):
                label = cell
            else:
                yield label, cell
                label = None


def _is_label(cell: GridCell) -> bool:
    if cell.content not in (Content.WORDS, Content.STATUS):
        return False
    plain = headers.bare(cell.text)
    return bool(
        headers.LABELS.fullmatch(plain) or headers.SIDES.fullmatch(plain) or headers.SURE_LABELS.fullmatch(cell.text)
    )


def project_name_in(table: LogicalTable) -> GridCell | None:
    """The value of 项目名称."""
    for label, value in pairs_of(table):
        if _PROJECT_NAME.fullmatch(label.text) and not value.content.absent:
            return value
    return None


def read_pairs(out: Collector, table: LogicalTable, scope: str | None) -> dict[str, Figure]:
    """The figures of the values, named by their labels; those that are fields of a project are returned."""
    fields: dict[str, Figure] = {}
    for label, value in pairs_of(table):
        if not value.figures or headers.SURE_LABELS.fullmatch(label.text):
            continue
        role = Role.ACTUAL if _ACTUAL.search(label.text) else Role.TARGET if _TARGET.search(label.text) else None
        if value.figure is not None:
            context = out.span(min(label.start, value.start), max(label.end, value.end))
            column = Column(0, (label,), headers.meaning_of(label.text), path=(label.text,))
            said = say(value.figure, column, "", scope)
            out.claim(
                value.figure,
                said.words,
                context,
                metric=said.metric,
                role=said.role or role,
                scope=said.scope,
                named_by=label,
            )
            key = field_of(column)
            if key is not None:
                fields.setdefault(key, value.figure)
        else:
            claim_text(out, value, scope=scope, role=role)
    return fields
