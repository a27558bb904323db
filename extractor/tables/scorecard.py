"""Scoring tables and indicator tables as trees of items, with their totals and the figures of their cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.tables import headers
from extractor.tables.card import Card as Card
from extractor.tables.card import Node as Node
from extractor.tables.card_columns import level_columns, weight_columns
from extractor.tables.columns import Column
from extractor.tables.grid import Content, GridCell
from extractor.tables.item_names import BRACKETED, bracketed, name_and_weight
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.score_columns import further_points
from schemas.document import Document
from schemas.figure import Figure
from schemas.figures import Figures
from schemas.unit import PERCENT, SCORE


def read_card(table: LogicalTable, document: Document, figures: Figures) -> Card:
    """The tree of items of a scoring table."""
    return _CardReader(table, document, figures).read()


class _CardReader:
    def __init__(self, table: LogicalTable, document: Document, figures: Figures) -> None:
        self.table, self.document, self.figures = table, document, figures
        self.levels = level_columns(table.columns)
        self.weights = weight_columns(table.columns, self.levels)
        self.scores = table.columns_of(Kind.SCORE)
        self.further = further_points(table)
        self.card = Card()
        self.path: list[Node | None] = [None] * len(self.levels)
        self.group: Node | None = None

    def read(self) -> Card:
        for record in self.table.records:
            if self._heads_group(record):
                self._begin_group(record)
                continue
            self.card.unplaced += record.unplaced
            if self._is_total(record):
                self._total(record)
            elif any(headers.is_subtotal(cell.text) for cell in record.all[:4]):
                self._subtotal(record)
            else:
                self._item(record)
        self.card.complete = self.card.complete and not any(self._matters(c) for c in self.card.unplaced)
        _give_points(self.card)
        return self.card

    def _matters(self, cell: GridCell) -> bool:
        return cell.content.printed_value or len(cell.text) < 30

    def _is_total(self, record: Record) -> bool:
        first = next(iter(record.all), None)
        return first is not None and headers.is_total(first.text) and len(record.all) <= 6

    def _heads_group(self, record: Record) -> bool:
        """A row of one cell that heads the rows below it: 一、产出指标（60分）."""
        if len(record.all) != 1 or record.all[0].column or headers.is_total(record.all[0].text):
            return False
        cell = record.all[0]
        wide = cell.column_span >= self.table.grid.width - 1
        named = BRACKETED.search(cell.text) or headers.GROUPS.fullmatch(headers.unnumbered(cell.text))
        return len(cell.text) <= 30 and (wide or bool(named and self.levels and self.levels[0].meaning.level != 1))

    def _begin_group(self, record: Record) -> None:
        cell = record.all[0]
        name, weight = name_and_weight(cell, self.figures)
        level = 0 if any(column.meaning.level == 1 for column in self.levels) else 1
        self.group = Node(name, level, cell, record, maximum=weight)
        self.card.nodes.append(self.group)
        self.path = [None] * len(self.levels)

    def _item(self, record: Record) -> None:
        leaf = self._descend(record)
        if leaf is None or self._lost_its_name(record):
            if any(cell.content.printed_value for cell in record.all):
                self.card.complete = False
                self.card.unplaced += [cell for cell in record.all if cell.content.printed_value]
            return
        self._values(record, leaf)
        self._texts(record, leaf)
        leaf.end = max(leaf.end, record.end)
        self.card.leaves.append((leaf, record))

    def _lost_its_name(self, record: Record) -> bool:
        """Whether the words that name a row stand in no column of names: it is not the row above told again."""
        named = any((cell := record.get(column)) is not None and not cell.blank for column in self.levels)
        return not named and any(cell.content in (Content.WORDS, Content.PROSE) for cell in record.unplaced)

    def _descend(self, record: Record) -> Node | None:
        """The item of a row; names above it are carried down from the rows before."""
        seen: GridCell | None = None
        leaf: Node | None = None
        for depth, column in enumerate(self.levels):
            cell = record.get(column)
            if cell is None or cell.blank or cell is seen:
                continue
            seen = cell
            if cell.content.absent:
                return None
            leaf = self._node(depth, column, cell, record)
        return leaf or next((node for node in reversed(self.path) if node is not None), None)

    def _node(self, depth: int, column: Column, cell: GridCell, record: Record) -> Node:
        current = self.path[depth]
        name, weight = name_and_weight(cell, self.figures)
        deepest = depth == len(self.levels) - 1
        if current is not None and (
            current.cell is cell or (not deepest and current.name == name and not self._reset(depth))
        ):
            if weight is not None and current.cell is not cell:
                self.card.repeated.append((current, weight, record))
            return current
        node = Node(name, column.meaning.level or depth + 1, cell, record, maximum=weight)
        parent = next((above for above in reversed(self.path[:depth]) if above is not None), self.group)
        (parent.children if parent is not None else self.card.nodes).append(node)
        self.path[depth] = node
        self.path[depth + 1 :] = [None] * (len(self.path) - depth - 1)
        return node

    def _reset(self, depth: int) -> bool:
        return self.path[depth] is None

    def _values(self, record: Record, leaf: Node) -> None:
        for column in self.weights:
            cell = record.get(column)
            if cell is not None and cell.figure is not None:
                owner = self._owner(record, cell, column, leaf)
                if owner.maximum is None or owner.maximum.span == cell.figure.span:
                    owner.maximum = cell.figure
                elif column.meaning.level == 0 or owner.maximum.value != cell.figure.value:
                    self._conflict(cell, owner)
                else:
                    self.card.repeated.append((owner, cell.figure, record))
        for column in self.scores[:1]:
            cell = record.get(column)
            if cell is not None and cell.figure is not None:
                owner = self._owner(record, cell, column, leaf)
                if owner.score is None or owner.score.span == cell.figure.span:
                    owner.score = cell.figure
                else:
                    self._conflict(cell, owner)

        for column in self.scores[1:] if not self._has_bonus(record) else ():
            cell = record.get(column)
            if cell is not None and cell.amount is not None and cell.content.numeric:
                owner = self._owner(record, cell, column, leaf)
                owner.reviewed += [cell.amount] if cell.amount not in owner.reviewed else []

    def _has_bonus(self, record: Record) -> bool:
        """Whether points beyond the weight were added (加分)."""
        cells = [record.get(column) for column in self.further if "加分" in column.name]
        return any(cell is not None and cell.figure is not None and cell.figure.value != 0 for cell in cells)

    def _conflict(self, cell: GridCell, owner: Node) -> None:
        if cell.figure is not None and bracketed(owner.cell, self.figures) is owner.maximum:
            owner.maximum = cell.figure if owner.children == [] else owner.maximum
            return
        self.card.complete = False
        self.card.unplaced.append(cell)

    def _owner(self, record: Record, cell: GridCell, column: Column, leaf: Node) -> Node:
        """Whose weight or score a cell is: its column says the level, or the rows that it is merged over."""
        if column.meaning.level:
            named = [
                n for n, c in zip(self.path, self.levels, strict=True) if n and c.meaning.level == column.meaning.level
            ]
            return named[-1] if named else leaf
        if cell.row_span > 1:
            same = [
                n for n in self.path if n is not None and (n.cell.row, n.cell.row_span) == (cell.row, cell.row_span)
            ]
            return same[-1] if same else leaf
        return leaf

    def _texts(self, record: Record, leaf: Node) -> None:
        for kind, spans in (
            (Kind.CLAUSE, leaf.clause),
            (Kind.TARGET, leaf.target),
            (Kind.ACTUAL, leaf.actual),
            (Kind.COMPLETION, leaf.actual),
            (Kind.EXPLANATION, leaf.explanation),
        ):
            for column in self.table.columns_of(kind):
                cell = record.get(column)
                if cell is not None and not cell.blank:
                    spans += [span for span in cell.spans(self.document) if span not in spans]

    def _subtotal(self, record: Record) -> None:
        """小计 of a group: its weight and score where the group states none itself."""
        group = next((node for node in self.path if node is not None), None)
        if group is None:
            return
        for column, name in [(c, "maximum") for c in self.weights] + [(c, "score") for c in self.scores[:1]]:
            cell = record.get(column)
            if cell is not None and cell.figure is not None and getattr(group, name) is None:
                setattr(group, name, cell.figure)

    def _total(self, record: Record) -> None:
        self.card.total_row = record
        values = [cell for cell in record.all if cell.figure is not None]
        by_column = {id(cell): at for at, cell in record.cells.items()}
        weights, scores = {c.index for c in self.weights}, {c.index for c in self.scores}
        further = {c.index for c in (*self.scores[1:], *self.further)}
        for cell in values:
            at = by_column.get(id(cell), -1)
            if at in scores and headers.is_rescaled(record.all[0].text):
                self.card.rescaled = cell.figure
            elif at in scores and self.card.total_score is None:
                self.card.total_score = cell.figure
            elif at in weights and self.card.total_maximum is None:
                self.card.total_maximum = cell.figure
            elif at in weights and _same(cell, self.card.total_maximum):
                continue  # each column of weights has its own 100
            elif at in further:
                continue  # 复核得分, 扣分: read with their columns
            elif cell not in self.card.unplaced:
                self.card.unplaced.append(cell)
        self._total_by_name(record, values)

    def _total_by_name(self, record: Record, values: Sequence[GridCell]) -> None:
        """A single number that stands under no score column is the score where the row says so."""
        named = record.all[0].text
        if len(values) != 1 or self.card.total_score or self.card.total_maximum:
            return
        if "得分" in named or not self.weights:
            self.card.total_score = values[0].figure
            self.card.unplaced = [cell for cell in self.card.unplaced if cell is not values[0]]


def _same(cell: GridCell, figure: Figure | None) -> bool:
    return cell.figure is not None and figure is not None and cell.figure.value == figure.value


def _give_points(card: Card) -> None:
    """Weights in percent are points where the scores are given out of them: 权重 20%, 得分 19.3."""
    nodes = list(_walk(card.nodes))
    scored = [(node.score, node.maximum) for node in nodes if node.score is not None and node.maximum is not None]
    percent = [maximum for node in nodes if (maximum := node.maximum) is not None]
    if not scored or any(weight.unit != PERCENT for weight in percent):
        return
    within = sum(score.unit != PERCENT and score.value <= maximum.value for score, maximum in scored)
    if within * 5 < len(scored) * 4:
        return  # scores out of 100, to be weighted
    for node in nodes:
        node.maximum = _as_points(node.maximum)
    card.total_maximum = _as_points(card.total_maximum)


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _as_points(weight: Figure | None) -> Figure | None:
    return weight.changed(unit=SCORE) if weight is not None and weight.unit == PERCENT else weight
