"""What stands above a table: its title, the project it is about, and words that head a group of items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.labels.scopes import scope_of_title, setting_of
from extractor.tables import headers
from extractor.tables.grid import compact
from extractor.tables.item_names import bare_name, weight_in
from extractor.tables.logical import LogicalTable
from extractor.tables.naming import with_part
from extractor.tables.projects import project_name
from extractor.tables.values import as_score
from schemas.document import Block, Document, Span
from schemas.extraction import Item
from schemas.figures import Figures
from schemas.patterns import late

_TITLE = re.compile(r"表(?:\(|:|$)|自评|评分|评价|情况$|统计$|明细$|汇总$|一览")
_NAMED_IN_TITLE = re.compile(
    r"(?:项目|专项)(?:资金|支出)?(?:绩效)?(?:目标)?自评(?:价)?表?[(:](?P<name>[^()]{2,30})\)?$"
)
_SAYS_PROJECT = re.compile(r"项目(?!支出|绩效|汇总|明细|管理|情况|资金)|工程|专项(?!资金)")
_OF_A_PROJECT = re.compile(r"项目|专项")
_OF_THE_WHOLE = late(r"部门|单位|整体|汇总|一览|明细")
_OF_FUNDS = late(
    r"(?:20[0-9]{2}年度?)?(?:部门|单位|本年度?)?"
    r"(?P<funds>一般公共预算|政府性基金|国有资本经营|财政拨款|财政专户)(?:预算)?(?:财政拨款)?"
    r"(?:基本|项目)?(?:收入|支出|收支).{0,8}表"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The words that name a table, and where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Words above some items that carry their weight: 年度绩效指标（80分）."""

    text: str
    span: Span

    def item(self, children: tuple[Item, ...], figures: Figures) -> Item:
        weight = weight_in(self.text, figures.within(self.span.start, self.span.end))
        end = max([self.span.end, *(child.span.end for child in children)])
        return Item(
            name=bare_name(self.text),
            level=0,
            span=self.span._replace(end=end),
            maximum=as_score(weight),
            children=children,
        )


def title_of(document: Document, table: LogicalTable) -> Title | None:
    """The words in the first row of a table, or between the table before and this one, that name it."""
    grid = table.grid
    for row in range(min(2, len(grid.rows))):
        cells = grid.starting(row)
        if len(cells) == 1 and cells[0].start <= table.start and _reads_as_title(cells[0].text):
            return Title(cells[0].text, cells[0].span(document))
    for block in reversed(_blocks_above(document, table)[-3:]):
        text = compact(document.text[block.start : block.end]).lstrip("#")
        if _reads_as_title(text):
            return Title(headers.unnumbered(text), document.span(block.start, block.end))
    return None


def _blocks_above(document: Document, table: LogicalTable) -> list[Block]:
    """The headings and paragraphs between the table before and this one."""
    start = table.tables[0].start
    before = max((other.end for other in document.tables if other.end <= start), default=0)
    return [b for b in document.blocks if b.kind != "table" and before <= b.start and b.end <= start]


def _reads_as_title(text: str) -> bool:
    return len(text) <= 60 and bool(_TITLE.search(text)) and not re.search(r"[。；;]", text)


def project_in_title(document: Document, title: Title) -> tuple[str, Span] | None:
    """The project that a title names: 项目支出绩效自评表（康复设备购置）."""
    named = _NAMED_IN_TITLE.search(title.text)
    if named is None:
        return None
    found = document.text.find(named["name"], title.span.start, title.span.end)
    span = title.span if found < 0 else document.span(found, found + len(named["name"]))
    return project_name(named["name"]), span


def scope_above(document: Document, path: Sequence[str], title: str, *, of_form: bool = False) -> str | None:
    """The project or part that the headings above a table name, as the narrative has it; None for an unnamed project.

    Below a title that speaks of projects a form stands under its project's name, whatever that is made of.
    """
    named = _names_project(path) or (of_form and bool(path) and _tells_of_projects(document, path[:-1]))
    scope = setting_of(path, scope_of_title(document), ()).scope if named else scope_of_title(document)
    if not scope and _OF_A_PROJECT.search(title) and not _OF_THE_WHOLE.search(title):
        return None
    return scope if scope is not None else ""


def scope_of_accounts(document: Document, table: LogicalTable, scope: str | None) -> str | None:
    """The funds that a table is confined to: 一般公共预算财政拨款支出决算表 leaves the others out."""
    title = title_of(document, table)
    found = _OF_FUNDS.match(title.text) if title is not None and "三公" not in title.text else None
    return with_part(scope, found["funds"]) if found is not None else scope


def _tells_of_projects(document: Document, above: Sequence[str]) -> bool:
    """Whether the headings above the innermost one, or the title of the document, speak of projects and of no whole."""
    head = [document.text[b.start : b.end] for b in document.blocks[:3] if b.kind != "table" and b.end - b.start <= 60]
    return any(_OF_A_PROJECT.search(text) and not _OF_THE_WHOLE.search(text) for text in (*above, *head))


def _names_project(path: Sequence[str]) -> bool:
    """A heading may also name a sheet or a topic (资产, 满意度); a project's says so."""
    return any(_SAYS_PROJECT.search(heading) for heading in path)


def group_above(document: Document, table: LogicalTable) -> Group | None:
    """A paragraph directly above a table that names a group of items and its weight."""
    start = table.tables[0].start
    above = [b for b in document.blocks if b.end <= start]
    if not above or above[-1].kind == "table" or table.start - above[-1].end > 200:
        return None
    text = compact(document.text[above[-1].start : above[-1].end])
    if len(text) > 30 or not re.search(r"[(][^()]*[0-9]分[)]$", text) or re.search(r"[。;；]", text):
        return None
    return Group(text, document.span(above[-1].start, above[-1].end))
