"""Project tables: one row a project, as ProjectRow, claims, rates and totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.tables import headers
from extractor.tables.announced import announced_rows
from extractor.tables.changes import changes_of_row
from extractor.tables.column_sums import covers_of, sums_of_columns
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind, Quantity, Source
from extractor.tables.naming import with_part
from extractor.tables.ratios import rates_of_row
from extractor.tables.result import Collector
from extractor.tables.row_relations import RowRelations
from extractor.tables.rows import is_value_column
from extractor.tables.score_columns import read_row_scores
from extractor.tables.shares import shares_of_columns
from extractor.tables.values import claim_text, claim_value, context_of
from schemas.document import Span
from schemas.extraction import Listing, ProjectRow, Role
from schemas.figure import Figure
from schemas.patterns import late

ALL_PROJECTS = "项目支出"
"""The scope of a project table's total row."""

_FIELDS = {
    Quantity.BUDGET: "budget",
    Quantity.INITIAL: "initial",
    Quantity.ADJUSTED: "adjusted",
    Quantity.ANNUAL: "annual",
    Quantity.SPENT: "spent",
    Quantity.BALANCE: "balance",
    Quantity.RECEIVED: "received",
    Quantity.ADJUSTMENT: "adjustment",
    Quantity.CUMULATIVE: "cumulative",
    Quantity.LAST_YEAR: "last_year",
}
_FIGURE_ON = late("[≥≤＞＜><=0-9]|不低于|不少于|不超过|达到")
_SUFFIXES = {Source.NON_FISCAL: "other", Source.TOTAL: "", None: ""}
_TEXTS = {
    Kind.GOAL: ("goal", Role.TARGET),
    Kind.TARGET: ("target", Role.TARGET),
    Kind.COMPLETION: ("completion", Role.ACTUAL),
    Kind.ACTUAL: ("actual", Role.ACTUAL),
    Kind.EXPLANATION: ("explanation", None),
    Kind.TEXT: ("text", None),
    Kind.DEPARTMENT: ("department", None),
    Kind.CATEGORY: ("category", None),
}


def read_projects(out: Collector, table: LogicalTable) -> None:
    """The rows of a project table."""
    name_column = table.column(Kind.PROJECT)
    if name_column is None:
        return
    relations = RowRelations.of(table)
    keys = fields_of(table.columns)
    before = len(out.projects)
    covers = covers_of(table.records, None, [record.get(name_column) or record.all[0] for record in table.records])
    shared = shares_of_columns(out, table.columns, table.records, covers, _named(name_column))
    names: list[GridCell | None] = []
    carried: GridCell | None = None
    project: str | None = None
    for record in table.records:
        cell = record.get(name_column)
        summing = any(headers.is_total(c.text) or headers.is_subtotal(c.text) for c in record.all[:3])
        if cell is not None and not cell.blank:
            carried = cell
        name = (cell or record.all[0]) if summing else carried
        names.append(name)
        part = not summing and name is not None and headers.is_of_which(name.text)
        scope = _scope_of_sum(record) if summing else _scope(name, project if part else None)
        project = project if part or summing else scope
        _values(out, table, record, name, scope)
        rates_of_row(out, table, record, scope, but=shared)
        changes_of_row(out, table, record, scope)
        relations.read(out, record, scope)
        if summing and name is not None:
            _counted(out, record, name, out.projects[before:])
        if not summing and not part and name is not None and cell is not None:
            out.projects.append(project_row(out, table, record, name, keys))
    rows = [row.name_span for row in out.projects[before:]]
    announced_rows(out, table, name_column.name, rows)
    values = [column for column in table.columns if is_value_column(table, column)]
    sums_of_columns(out, values, covers_of(table.records, None, names), ALL_PROJECTS)
    read_row_scores(out, table, ALL_PROJECTS)


def _named(column: Column) -> Callable[[Record], str | None]:
    """The project that a row is about, for the shares in it."""

    def scope_of(record: Record) -> str | None:
        name = record.get(column)
        summing = name is None or headers.is_total(name.text) or headers.is_subtotal(name.text)
        return ALL_PROJECTS if summing else _scope(name, None)

    return scope_of


def _counted(out: Collector, record: Record, name: GridCell, above: Sequence[ProjectRow]) -> None:
    """合计（共9个项目）: the rows above are as many as the total row says, if it stands below all of them."""
    stated = next((figure for figure in name.figures if figure.unit.symbol in ("个", "项")), None)
    if stated is None or not above or not headers.is_total(name.text):
        return
    out.listings.append(
        Listing(
            context=context_of(out, record),
            basis="table",
            name=headers.bare(name.text),
            scope=ALL_PROJECTS,
            stated=stated,
            items=tuple(project.name_span for project in above),
        )
    )


def _scope(name: GridCell | None, project: str | None) -> str | None:
    """The project of a row; a row marked 其中 is a part of the project above it."""
    if name is None:
        return None
    return with_part(project, headers.bare(name.text)) if project else project_name(name.text)


def _scope_of_sum(record: Record) -> str:
    """All projects, or those of one group for a 小计."""
    words = [cell.text for cell in record.all if not cell.content.printed_value]
    if not any(headers.is_subtotal(text) for text in words):
        return ALL_PROJECTS
    return f"{ALL_PROJECTS}/{words[0]}"


def project_name(text: str) -> str:
    """A project's name without its number and quotes."""
    return headers.unnumbered(text).strip("“”\"'《》") or text


def _values(out: Collector, table: LogicalTable, record: Record, name: GridCell | None, scope: str | None) -> None:
    for column in table.columns:
        cell = record.get(column)
        if cell is None or cell.blank or cell is name or column.kind in (Kind.SERIAL, Kind.DEPARTMENT, Kind.CATEGORY):
            continue
        if cell.figure is not None and column.kind not in (Kind.GOAL, Kind.COMPLETION, Kind.TARGET, Kind.ACTUAL):
            claim_value(out, record, column, cell, name=None, scope=scope)
        elif cell.figures:
            _text_figures(out, table.columns, record, column, cell, scope)
    for cell in record.unplaced:
        claim_text(out, cell, scope=scope, role=None)


def _text_figures(
    out: Collector, columns: Sequence[Column], record: Record, column: Column, cell: GridCell, scope: str | None
) -> None:
    beside = _told_beside(columns, record, column)
    claim_text(out, cell, scope=scope, role=_TEXTS.get(column.kind, ("", None))[1], of_row=beside)


_NAMES_CONTENT = late("(?:产出|指标|任务|工作|具体|主要|建设|实施)*(?:内容|名称|事项)")


def _told_beside(columns: Sequence[Column], record: Record, column: Column) -> str:
    """What a result is of, in the cell of its aim: 数量指标 | 运维站点32个 | 30个，已完成."""
    if column.kind not in (Kind.TARGET, Kind.ACTUAL, Kind.COMPLETION) or len(column.path) < 2:
        return ""
    group = [c for c in columns if c.path[:-1] == column.path[:-1] and c is not column]
    aims = [c for c in group if c.kind in (Kind.TARGET, Kind.GOAL, Kind.TEXT)] if column.kind is not Kind.TARGET else []
    named = [c for c in group if _NAMES_CONTENT.fullmatch(headers.bare(c.name))]
    aim = next((cell for c in (*named, *aims) if (cell := record.get(c)) is not None), None)
    return _FIGURE_ON.split(aim.text)[0] if aim is not None else ""


def field_of(column: Column, newest: str | None = None) -> str | None:
    """The key of a value column in ``ProjectRow.figures``."""
    if column.kind is Kind.RATE:
        key = "execution_rate" if column.meaning.quantity is not Quantity.RECEIVED else "arrival_rate"
    elif column.kind is Kind.SCORE:
        key = "score"
    elif column.kind is Kind.WEIGHT:
        key = "weight"
    elif column.kind is Kind.MONEY and column.meaning.quantity in _FIELDS and column.part_of_year is None:
        key = _FIELDS[column.meaning.quantity]
    else:
        return None
    source = column.meaning.source
    suffix = _SUFFIXES.get(source, source.value if source is not None else "")
    older = column.year if column.year and newest and column.year < newest else None
    return "_".join(part for part in (key, suffix, older) if part)


def fields_of(columns: Sequence[Column]) -> list[str | None]:
    """The key of each column in ``ProjectRow.figures``; values of earlier years carry their year."""
    newest = max((column.year for column in columns if column.year), default=None)
    return [field_of(column, newest) for column in columns]


def project_row(
    out: Collector, table: LogicalTable, record: Record, name: GridCell, keys: Sequence[str | None]
) -> ProjectRow:
    figures: dict[str, Figure] = {}
    texts: dict[str, tuple[Span, ...]] = {}
    for column in table.columns:
        cell = record.get(column)
        if cell is None or cell.blank:
            continue
        key = keys[column.index]
        if key is not None and cell.figure is not None:
            figures.setdefault(key, cell.figure)
        elif column.kind in _TEXTS:
            _keep_text(out, texts, column, cell)
    return ProjectRow(
        name=project_name(name.text),
        name_span=name.spans(out.document)[0],
        span=context_of(out, record),
        figures=figures,
        texts=texts,
    )


def _keep_text(out: Collector, texts: dict[str, tuple[Span, ...]], column: Column, cell: GridCell) -> None:
    """Text cells by what they are; indicators of a kind (数量指标 …) add their kind."""
    key = _TEXTS[column.kind][0]
    group = headers.group_in(column.path[:-1])
    key = f"{key} {group}".strip()
    texts[key] = (*texts.get(key, ()), *cell.spans(out.document))
