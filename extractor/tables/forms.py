"""A form: the sections of one or several tables that belong to one project or one department, told as one scorecard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.tables.card import Card, Node
from extractor.tables.grid import GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.objectives import in_terms_of_rows, objectives_told
from extractor.tables.projects import project_name
from extractor.tables.result import Collector
from extractor.tables.titles import Group, project_in_title, scope_above, title_of
from schemas.document import Document, Span
from schemas.extraction import Claim, Item, ProjectRow, Role, Scorecard, TableKind
from schemas.figure import Figure
from schemas.patterns import late

_EXECUTION = late(r"预算执行率?|资金执行率?|(?:预算|资金)(?:支出|支付|执行|使用)(?:率|情况|进度)?|预算完成率|执行率")
_FORMS = (TableKind.SCORECARD, TableKind.INDICATORS, TableKind.FUNDS)
_SCORED = (TableKind.SCORECARD, TableKind.INDICATORS)


@dataclass(slots=True)
class Form:
    """What has been read of one form so far."""

    path: tuple[str, ...]
    start: int
    end: int
    title: str
    scope: str | None
    first_table: int
    project: tuple[str, Span] | None = None
    funds: list[Node] = field(default_factory=list)
    cards: list[tuple[Card, Group | None]] = field(default_factory=list)
    fields: dict[str, Figure] = field(default_factory=dict)
    texts: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    has_funds: bool = False
    first_claim: int = 0
    values: list[Claim] = field(default_factory=list)
    """The claims of its indicator rows."""

    @classmethod
    def begin(
        cls, document: Document, table: LogicalTable, path: tuple[str, ...], *, kind: TableKind, claims: int = 0
    ) -> Form:
        title = title_of(document, table)
        text = title.text if title is not None else ""
        project = project_in_title(document, title) if title is not None else None
        scope = project[0] if project is not None else scope_above(document, path, text, of_form=kind in _FORMS)
        return cls(path, table.start, table.end, text, scope, table.tables[0].start, project, first_claim=claims)

    def takes(self, table: LogicalTable, kind: TableKind, name: GridCell | None, path: tuple[str, ...]) -> bool:
        """Whether a section still belongs to this form."""
        same_table = table.tables[0].start == self.first_table
        if name is not None:
            return self.project is None and not self.cards and not self.has_funds and same_table
        if kind is TableKind.FUNDS and (self.has_funds or self.cards):
            return same_table and not self.cards
        if kind in _SCORED and self.cards:
            return same_table and not self._totalled()
        return same_table or path[: len(self.path)] == self.path

    def _totalled(self) -> bool:
        card = self.cards[-1][0]
        return card.total_maximum is not None or card.total_score is not None

    def name_project(self, document: Document, name: GridCell) -> None:
        self.project = (project_name(name.text), document.span(name.start, name.end))
        self.scope = self.project[0]

    def reaches(self, table: LogicalTable) -> None:
        self.end = max(self.end, table.end)

    def add_funds(self, table: LogicalTable, fields: dict[str, Figure], item: Node | None) -> None:
        self.has_funds = True
        self.add_fields(fields)
        if item is not None:
            self.funds.append(item)

    def add_fields(self, fields: dict[str, Figure]) -> None:
        for key, figure in fields.items():
            self.fields.setdefault(key, figure)

    def add_card(self, card: Card, group: Group | None, document: Document, claims: Sequence[Claim]) -> None:
        self.cards.append((card, group))
        names = {node.cell.span(document) for node, _ in card.leaves}
        self.values += [c for c in claims if c.role in (Role.TARGET, Role.ACTUAL) and c.words_span in names]

    def keep_texts(self, out: Collector, table: LogicalTable, record: Record) -> None:
        for column in table.columns:
            cell = record.get(column)
            if cell is not None and not cell.blank and column.kind in (Kind.GOAL, Kind.COMPLETION):
                self.texts[column.kind.value] = (*self.texts.get(column.kind.value, ()), *cell.spans(out.document))

    def close(self, out: Collector) -> None:
        """What the whole form says, once all of it is read."""
        if self.cards and self.project is not None:
            objectives_told(out, self.start, self.end, self.scope)
        if self.cards:
            in_terms_of_rows(out, self.first_claim, self.values, self.scope)
            out.scorecards.append(self._scorecard(out))
        if self.project is not None and (self.fields or self.cards):
            out.projects.append(self._project(out))

    def _scorecard(self, out: Collector) -> Scorecard:
        items: list[Item] = []
        if self.funds and not self._names_execution():
            items += [node.item(out.document) for node in self.funds]
        for card, group in self.cards:
            read = [node.item(out.document) for node in card.nodes]
            if group is None:
                items += read
            else:
                items.append(group.item(tuple(read), out.figures))
        cards = [card for card, _ in self.cards]
        return Scorecard(
            title=self.title,
            span=out.span(self.start, self.end),
            items=tuple(items),
            total_maximum=next((card.total_maximum for card in cards if card.total_maximum is not None), None),
            total_score=next((card.total_score for card in cards if card.total_score is not None), None),
            complete=all(card.complete for card in cards),
        )

    def _names_execution(self) -> bool:
        """Whether the indicators hold the execution rate themselves."""
        waiting = [node for card, _ in self.cards for node in card.nodes]
        while waiting:
            node = waiting.pop()
            if _EXECUTION.fullmatch(node.name) and (node.maximum is not None or node.score is not None):
                return True
            waiting += node.children
        return False

    def _project(self, out: Collector) -> ProjectRow:
        assert self.project is not None
        return ProjectRow(
            name=self.project[0],
            name_span=self.project[1],
            span=out.span(self.start, self.end),
            figures=self.fields,
            texts=self.texts,
        )
