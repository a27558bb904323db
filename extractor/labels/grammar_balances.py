"""Balances: a budget is its spending and what is left of it, an adjusted budget the first one and what was added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum


def balances(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """预算 = 支出 + 结余, 采购计划 = 采购 + 节约, 调整预算 = 年初预算 + 追加 − 调减."""
    money = [m for m in sentence if m.sense is Sense.VALUE and m.dimension == "money" and m.group == 0]
    if len(money) < 3 or re.search(r"上年结转|上年结余|年初结转|以前年度", sentence[0].sentence.text):
        return
    for rest in money:
        if rest.metric == "carry_over":
            yield from _balance(money, rest, "budget", "expenditure")
        if rest.metric == "procurement_saving":
            yield from _balance(money, rest, "procurement", "procurement")
    yield from _adjustment(money)


def _balance(money: Sequence[Mention], rest: Mention, planned: str, spent: str) -> Iterator[Sum]:
    earlier = [m for m in money if m.start < rest.start]
    used = [m for m in earlier if m.metric == spent and m.role in (Role.FINAL, Role.ACTUAL)]
    plans = [m for m in earlier if m.metric == planned and m.role not in (Role.FINAL, Role.ACTUAL)]
    adjusted = [m for m in plans if m.role is Role.ADJUSTED] or plans
    if len(used) == 1 and len(adjusted) == 1 and used[0].scope == adjusted[0].scope:
        yield made(adjusted[0], [used[0], rest], exhaustive=True)


def _adjustment(money: Sequence[Mention]) -> Iterator[Sum]:
    initial = [m for m in money if m.metric == "budget" and m.role is Role.INITIAL]
    adjusted = [m for m in money if m.metric == "budget" and m.role is Role.ADJUSTED]
    added = [m for m in money if m.metric == "added_budget"]
    reduced = [m for m in money if m.metric == "reduced_budget"]
    if len(initial) != 1 or len(adjusted) != 1 or not (added or reduced) or any(m.of_which for m in (*added, *reduced)):
        return
    if len({m.scope for m in (*initial, *adjusted)}) == 1 and len(added) <= 1 and len(reduced) <= 1:
        yield made(adjusted[0], [initial[0], *added], subtracted=reduced, exhaustive=True)
