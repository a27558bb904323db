"""The figures of a scoring table's cells as claims: weights, scores, targets, actual values, completion rates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.labels.metrics import find_metric
from extractor.labels.words import joined, normalised
from extractor.tables import headers
from extractor.tables.card import Card, Node
from extractor.tables.columns import Column
from extractor.tables.grid import GridCell
from extractor.tables.logical import LogicalTable, Record
from extractor.tables.meanings import Kind
from extractor.tables.result import Collector
from extractor.tables.values import as_score, claim_text, context_of
from schemas.extraction import Ratio, Role
from schemas.figure import Figure
from schemas.kind import Qualifier
from schemas.patterns import late

_OPERATORS = {
    "≥": Qualifier.AT_LEAST, ">=": Qualifier.AT_LEAST, "大于等于": Qualifier.AT_LEAST, "不低于": Qualifier.AT_LEAST,
    "不少于": Qualifier.AT_LEAST, ">": Qualifier.MORE_THAN, "大于": Qualifier.MORE_THAN,
    "≤": Qualifier.AT_MOST, "<=": Qualifier.AT_MOST, "小于等于": Qualifier.AT_MOST, "不高于": Qualifier.AT_MOST,
    "不超过": Qualifier.AT_MOST, "<": Qualifier.LESS_THAN, "小于": Qualifier.LESS_THAN,
}  # fmt: skip
_HALF_A_WORD = late(r"[案信稿邮证票农用住事楼商客租牧渔茶果菜大困贫体账帐门]$|(?<=..)人$")
"""What is left of 农户, 用户, 人次 … when a unit of one character is taken off."""
_PER_UNIT = late("[人户亩次车]均(?!衡)|每[^度月季]|单[价位车个台件]|标准|平均")
"""户均补助, 单车年均补贴: what one gets is no amount of the whole."""
_AIM = re.compile("(?:指标|目标|计划)值$")
_WIDE = 3
"""As many columns a cell is merged over that tells of no single one (说明)."""
_CAPPED = 100
"""A target that is more than met may be told as met."""
_DOWNWARD = (Qualifier.AT_MOST, Qualifier.LESS_THAN)


def claim_items(out: Collector, table: LogicalTable, card: Card, scope: str | None) -> None:
    """Everything the rows of a scoring table state in figures."""
    for node in _all(card.nodes):
        _points(out, node, scope)
    for node, figure, record in card.repeated:
        if node.maximum is None or figure.span != node.maximum.span:
            out.claim(figure, node.name, context_of(out, record), role=Role.WEIGHT, scope=scope)
    for node, record in card.leaves:
        _values(out, table, node, record, scope)
    _totals(out, card, scope)


def _totals(out: Collector, card: Card, scope: str | None) -> None:
    final = card.rescaled or card.total_score
    for figure, role in (
        (card.total_maximum, Role.WEIGHT),
        (card.total_score, Role.SCORE),
        (card.rescaled, Role.SCORE),
    ):
        if figure is None:
            continue
        metric = "self_evaluation_score" if figure is final and role is Role.SCORE else None
        words = "折算得分" if figure is card.rescaled else "总分"
        context = out.document.line_span(figure.span.start)
        out.claim(figure, words, context, metric=metric, role=role, scope=scope)


def _all(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _points(out: Collector, node: Node, scope: str | None) -> None:
    node.maximum, node.score = as_score(node.maximum), as_score(node.score)
    for figure, role in ((node.maximum, Role.WEIGHT), (node.score, Role.SCORE)):
        if figure is not None:
            out.claim(figure, node.name, context_of(out, node.record), role=role, scope=scope, named_by=node.cell)


def _values(out: Collector, table: LogicalTable, node: Node, record: Record, scope: str | None) -> None:
    values: dict[Kind, Figure] = {}
    for column in table.columns:
        cell = record.get(column)
        if cell is None or not cell.figures:
            continue
        if column.kind in (Kind.TARGET, Kind.ACTUAL, Kind.GOAL, Kind.COMPLETION):
            role = Role.TARGET if column.kind in (Kind.TARGET, Kind.GOAL) else Role.ACTUAL
            figure = _value(out, table, node, record, cell, role, scope)
            if figure is not None:
                values[column.kind] = figure
        elif column.kind is Kind.EXPLANATION:
            claim_text(out, cell, scope=scope, role=None, of_row=node.name, at=node.cell)
        elif _is_further(column) and cell.content.printed_value:
            _further(out, table, node, record, column, cell, scope)
    wide = [cell for cell in record.all if cell.column_span >= _WIDE and cell is not node.cell]
    for cell in [*record.unplaced, *(cell for cell in wide if cell not in record.unplaced)]:
        claim_text(out, cell, scope=scope, role=None)
    _completion(out, table, node, record, values, scope)


def _is_further(column: Column) -> bool:
    return bool(column.name) and (column.kind is Kind.UNKNOWN or (column.kind is Kind.RATE and "分" in column.name))


def _further(
    out: Collector,
    table: LogicalTable,
    node: Node,
    record: Record,
    column: Column,
    cell: GridCell,
    scope: str | None,
) -> None:
    """A further aim (年初指标值 beside 调整指标值), or a value that only its header names (得分系数)."""
    name = headers.bare(column.name)
    if _AIM.search(name):
        _value(out, table, node, record, cell, Role.TARGET, scope)
    elif cell.figure is not None and len(name) > 1:
        words = joined(normalised(node.name) or node.name, name)
        out.claim(cell.figure, words, context_of(out, record), scope=scope, named_by=node.cell)


def _value(
    out: Collector, table: LogicalTable, node: Node, record: Record, cell: GridCell, role: Role, scope: str | None
) -> Figure | None:
    """The value of a target or actual cell; the figures of a sentence are labelled by its words."""
    figure = cell.figure
    if figure is None or _has_words(cell, figure):
        claim_text(out, cell, scope=scope, role=role, of_row=node.name, at=node.cell)
        return None
    if role is Role.TARGET:
        figure = _qualified(table, record, figure)
    words = _words(node.name, figure)
    named = find_metric(words.replace(" ", ""), figure.unit.dimension)
    metric = named.metric.id if named is not None and (not named.metric.aggregate or not named.before) else None
    metric = None if _PER_UNIT.search(node.name) and figure.unit.dimension == "money" else metric
    out.claim(figure, words, context_of(out, record), metric=metric, role=role, scope=scope, named_by=node.cell)
    return figure


def _words(name: str, figure: Figure) -> str:
    """An indicator's name without the unit that it ends with (检测人份数), never half of a word (受益农户数)."""
    unit = figure.unit.dimension.partition(":")[2]
    trimmed = name.removesuffix("数")
    cut = trimmed.removesuffix(unit) if unit and len(trimmed) > len(unit) + 1 else name
    if cut != name and _HALF_A_WORD.search(cut):
        cut = cut.removesuffix("人") if cut.endswith("人") and unit == "次" else trimmed
    words = normalised(cut)
    return words if len(words) > 1 else name


def _has_words(cell: GridCell, figure: Figure) -> bool:
    rest = cell.text.replace("".join(figure.quote.split()), "", 1)
    return len(re.findall("[一-鿿]", rest)) > 4


def _qualified(table: LogicalTable, record: Record, figure: Figure) -> Figure:
    """The target with the operator that stands in a column of its own."""
    cell = record.get(table.column(Kind.OPERATOR))
    qualifier = _OPERATORS.get(cell.text) if cell is not None else None
    if qualifier is None or figure.qualifier is not Qualifier.NONE:
        return figure
    return figure.changed(qualifier=qualifier)


def _completion(
    out: Collector, table: LogicalTable, node: Node, record: Record, values: dict[Kind, Figure], scope: str | None
) -> None:
    """A completion rate in a column of its own: actual ÷ target."""
    cell = record.get(next((c for c in table.columns_of(Kind.RATE) if re.search("完成|达成|实现", c.name)), None))
    if cell is not None and cell.amount is not None:
        words = f"{normalised(node.name) or node.name} 完成率"
        metric = "completion_rate"
        out.claim(cell.amount, words, context_of(out, record), metric=metric, scope=scope, named_by=node.cell)
    target, actual = values.get(Kind.TARGET), values.get(Kind.ACTUAL)
    if cell is None or cell.amount is None or target is None or actual is None:
        return
    if target.unit.dimension != actual.unit.dimension or target.value == 0 or target.value_to or actual.value_to:
        return
    if cell.amount.value == _CAPPED and target.qualifier is not Qualifier.NONE:
        return
    out.ratios.append(
        Ratio(
            context=context_of(out, record),
            basis="table",
            name="完成率",
            scope=scope,
            metric="completion_rate",
            rate=cell.amount,
            numerator=actual,
            denominators=(target.changed(qualifier=Qualifier.NONE),),
            reverse=target.qualifier in _DOWNWARD,
        )
    )
