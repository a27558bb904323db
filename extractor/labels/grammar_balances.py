"""Balances: a budget is its spending and what is left of it, an adjusted budget the first one and what was added,
a stock at the end what it was and what came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar_made import made
from extractor.labels.inheriting import TOTAL
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum
from schemas.patterns import late

_OPENING = late(r"年初|期初|上年(?:结转|结余|末)|上期末")
_CLOSING = late(r"年末|期末|年底|本期末|截至(?:20[0-9]{2}年)?12月")
_STOCK = late(r"结转|结余|余额|库存|存栏|存量|滚存")
_IN = late(r"收入|增加|入库|收回|新增|购入|调入|补充|筹集|到位|转入|归集|缴存|征收|增值|计提")
_OUT = late(r"支出|减少|出库|处置|注销|报废|核销|使用|调出|转出|支付|拨付|消耗|领用|提取|支取")
_LEFT = late("(?:资金)?(?:结余|剩余|结转)(?:结转|资金|金额)*(?:为|共)?$")
_OTHER_YEARS = late("上年结转|上年结余|年初结转|以前年度|收回|上缴|年中|追加")
_OTHERWISE = re.compile(
    r"结余分配|专用结余|使用非财政|弥补|上缴|调整|其中|分配|经营结余|以前年度|减值|划转|无偿|盘盈|盘亏"
)


def balances(sentence: Sequence[Mention], before: Sequence[Mention] = ()) -> Iterator[Sum]:
    """预算 = 支出 + 结余, 采购计划 = 采购 + 节约, 调整预算 = 年初预算 + 追加 − 调减."""
    money = [m for m in sentence if m.sense is Sense.VALUE and m.dimension == "money" and m.group == 0]
    if len(money) == 2:
        yield from _left_of_budget_before(money, before)
    if len(money) < 3 or re.search(r"上年结转|上年结余|年初结转|以前年度", sentence[0].sentence.text):
        return
    for rest in money:
        if rest.metric == "carry_over" and rest.role is not Role.LAST_YEAR:
            yield from _balance(money, rest, "budget", "expenditure")
            yield from _left_of_arrived(money, rest, before)
        if rest.metric == "procurement_saving":
            yield from _balance(money, rest, "procurement", "procurement")
    yield from _adjustment(money)


def _left_of_budget_before(money: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Sum]:
    """``预算总额59,000万元。实际支出47,317.66万元，结余11,682.34万元``: of the only money of the sentence before."""
    used, rest = money
    told = [m for m in before if m.dimension == "money"]
    if rest.metric != "carry_over" or not _LEFT.match(rest.lead) or len(told) != 1 or rest.clause - used.clause != 1:
        return
    spent = used.metric == "expenditure" and used.role in (Role.FINAL, Role.ACTUAL) and not used.part
    whole = told[0].metric == "budget" and told[0].role is not Role.INITIAL and told[0].sense is Sense.VALUE
    if spent and whole and not _OTHER_YEARS.search(used.sentence.text):
        yield made(told[0], [used, rest], exhaustive=True)


def stock_balance(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """年末结余 = 年初结余 + 收入 − 支出, where one sentence tells all four and nothing else of their kind."""
    told = [m for m in sentence if m.dimension == sentence[0].dimension and "restated" not in m.notes]
    if len(told) < 4 or len(told) != len(sentence) or _OTHERWISE.search(sentence[0].sentence.text):
        return
    first, *moves, last = told
    stocks = _OPENING.search(first.lead) and _CLOSING.search(last.lead)
    if not stocks or not (_STOCK.search(first.lead) and _STOCK.search(last.lead)) or first.group != last.group:
        return
    more = [m for m in moves if _IN.search(m.lead) and not _OUT.search(m.lead)]
    less = [m for m in moves if _OUT.search(m.lead) and not _IN.search(m.lead)]
    if more and less and len(more) + len(less) == len(moves):
        yield made(last, [first, *more], subtracted=less, exhaustive=True)


def _balance(money: Sequence[Mention], rest: Mention, planned: str, spent: str) -> Iterator[Sum]:
    earlier = [m for m in money if m.start < rest.start]
    used = [m for m in earlier if m.metric == spent and m.role in (Role.FINAL, Role.ACTUAL)]
    plans = [m for m in earlier if m.metric == planned and m.role not in (Role.FINAL, Role.ACTUAL)]
    adjusted = [m for m in plans if m.role is Role.ADJUSTED] or plans
    if len(used) != 1 or len(adjusted) != 1 or _adjusted_since(money, adjusted[0], used[0]):
        return
    if used[0].scope == adjusted[0].scope:
        yield made(adjusted[0], [used[0], rest], exhaustive=True)


def _left_of_arrived(money: Sequence[Mention], rest: Mention, before: Sequence[Mention]) -> Iterator[Sum]:
    """``资金到位4,260万元，支出3,948.60万元，剩余311.40万元``: what arrived is spent or left, unless a budget is another."""
    arrived = {m.figure.in_base() for m in money if m.metric == "funds_arrived"}
    budgets = {m.figure.in_base() for m in (*money, *before) if m.metric == "budget" and m.is_value and not m.part}
    if len(arrived) == 1 and budgets <= arrived and not any(m.metric == "budget" for m in money):
        yield from _balance(money, rest, "funds_arrived", "expenditure")


def _adjusted_since(money: Sequence[Mention], plan: Mention, used: Mention) -> bool:
    """``年初预算960万元，全年1,020万元，支出…``: what was spent and left is of the later budget, however it is named."""
    return plan.role is Role.INITIAL and any(
        plan.start < m.start < used.start
        and not m.of_which
        and (
            m.metric in ("added_budget", "reduced_budget")
            or "追加" in m.lead
            or TOTAL.fullmatch(m.lead) is not None
            or (m.metric is None and (m.inherited or m.words == plan.words or m.lead in ("全年", "最终")))
        )
        for m in money
    )


def _adjustment(money: Sequence[Mention]) -> Iterator[Sum]:
    kinds = ("budget",) if any(m.metric == "budget" for m in money) else ("revenue",)  # 年初预算收入…，调整后预算收入…
    initial = [m for m in money if m.metric in kinds and m.role is Role.INITIAL]
    adjusted = [m for m in money if m.metric in kinds and m.role is Role.ADJUSTED]
    added = [m for m in money if m.metric == "added_budget"]
    reduced = [m for m in money if m.metric == "reduced_budget"]
    if len(initial) != 1 or len(adjusted) != 1 or not (added or reduced) or any(m.of_which for m in (*added, *reduced)):
        return
    first, last = sorted((initial[0].start, adjusted[0].start))
    if any(m.metric is None and first < m.start < last for m in money):
        return  # 追加53.20万元，上解18.90万元，调整后…: what is told between and not understood may be part of it
    if len({m.scope for m in (*initial, *adjusted)}) == 1 and len(added) <= 1 and len(reduced) <= 1:
        yield made(adjusted[0], [initial[0], *added], subtracted=reduced, exhaustive=True)
