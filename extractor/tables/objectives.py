"""The objectives of a form in words (年度总体目标：…, 实际完成情况：…) in the terms of its own indicator rows.

What the words state again is found here by the indicator's name; whether both agree is not decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.labels import label_text
from extractor.labels.roles import role_of_opening
from extractor.tables.grid import compact
from extractor.tables.naming import part_named
from extractor.tables.result import Collector
from schemas.document import Block
from schemas.extraction import Claim, Role
from schemas.patterns import late

_CLAUSE_END = late(r"[,，。;；:：\n]")
_MONEY = ("budget", "expenditure", "funds_arrived", "budget_execution_rate")
_ANOTHER = late("合格|优良|满意|整改|办结|达标|增长|下降|提高|减少")
_ENOUGH = 3


def objectives_told(out: Collector, start: int, end: int, scope: str | None) -> None:
    """Claims of the paragraphs inside a form that tell its objectives, as the cells of 年度目标 tell them."""
    for block in out.document.paragraphs():
        if start < block.start and block.end <= end and not _in_table(out, block):
            role = role_of_opening(out.document.text[block.start : block.end])
            if role is not None:
                told = label_text(
                    out.document, out.figures, block.start, block.end, scope=scope, role=role, source="table"
                )
                out.claims += told.claims


def _in_table(out: Collector, block: Block) -> bool:
    return any(table.start <= block.start < table.end for table in out.document.tables)


def in_terms_of_rows(out: Collector, first: int, rows: Sequence[Claim], scope: str | None) -> None:
    """Renames the claims of a form's texts, from ``first`` on, by the indicator rows whose names they quote."""
    known = {row.figure.span for row in rows}
    for at, claim in enumerate(out.claims[first:], first):
        if (
            claim.labelled_by != "table"
            and claim.figure.span not in known
            and claim.role not in (Role.WEIGHT, Role.SCORE)
        ):
            out.claims[at] = _renamed(out, claim, rows, scope)


def _renamed(out: Collector, claim: Claim, rows: Sequence[Claim], scope: str | None) -> Claim:
    if claim.metric in _MONEY:
        return claim.changed(scope=scope) if _invented(claim, scope) else claim
    if claim.metric == "completion_rate":
        return claim  # of a row, but not its value
    lead = _lead(out, claim)
    named = {name: row for row in rows if _one_kind(row, claim) and _leads(name := _name(out, row), lead)}
    longest = max(named, key=lambda name: (lead.rfind(name) + len(name), len(name)), default="")
    if len(longest) < _ENOUGH:
        return claim
    row = named[longest]
    return claim.changed(words=row.words, metric=row.metric, scope=row.scope)


def _leads(name: str, lead: str) -> bool:
    """Whether an indicator's name leads to a figure; 定量检测 does not lead to that of 定量检测合格."""
    at = lead.rfind(name)
    return at >= 0 and not _ANOTHER.search(lead[at + len(name) :])


def _invented(claim: Claim, scope: str | None) -> bool:
    """A part of the form that is only what the sentence spoke of before: 改造管网3公里，资金支出20万元."""
    whole, _, part = (claim.scope or "").partition("/")
    return whole == scope and bool(part) and part not in claim.words and part_named(part) is None


def _lead(out: Collector, claim: Claim) -> str:
    """The words of the clause before the figure."""
    text = out.document.text
    start = max(claim.context.start, claim.figure.span.start - 40)
    return compact(_CLAUSE_END.split(text[start : claim.figure.span.start])[-1])


def _one_kind(row: Claim, claim: Claim) -> bool:
    return row.figure.unit.dimension == claim.figure.unit.dimension


def _name(out: Collector, row: Claim) -> str:
    """The printed name of an indicator, without the unit at its end."""
    assert row.words_span is not None
    name = compact(out.document.text[row.words_span.start : row.words_span.end])
    unit = row.figure.unit.dimension.partition(":")[2]
    trimmed = name.removesuffix("数量").removesuffix("数")
    return trimmed.removesuffix(unit) if unit else trimmed
