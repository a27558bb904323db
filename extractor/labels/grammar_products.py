"""Prices, quantities and what they come to: 采购32套，单价2,800元，共89,600元; 每人500元 for 1,240名, 共62万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.labels.grammar import Paragraph, context_of, name_of, segment
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Product, Role

_PERIOD = r"每?(?:月|年|学年|学期|季度?|半年|周|天|日|期间)"
_NOUN = r"平方米|平方公里|公里|立方米|公顷|人次|人份|学生|课时|千瓦时|[一-鿿]"
_EACH = re.compile(rf"(?:人均|户均|亩均|台均|单价|每(?P<per>{_NOUN}))(?P<periodic>{_PERIOD})?[^，,；;。：:]{{0,8}}$")
_EACH_BEFORE = re.compile(rf"^(?P<periodic>{_PERIOD})每(?P<per>[人户名亩台套件村班次])[^，,；;。：:]{{0,6}}$")
_SLASH = re.compile(
    rf"^[/／](?P<per>[人户名亩台套件份次场期间班天生位个吨头只株](?:次)?)(?P<periodic>[/／·•.]?{_PERIOD})?"
)
_AVERAGES = {"人均": "人", "户均": "户", "亩均": "亩", "台均": "台"}
_PERSONS = frozenset(("人", "名", "位", "生", "人次", "人份", "学生", "师"))
_PERIODIC = re.compile(r"按(?:月|季|年|学期|天|日|周)|每(?:月|季|年|学期|学年|天|日|周)|(?:月|年|日|天)均")
_MONTHS = re.compile(r"(?<![0-9年])(?P<months>[1-9]|1[0-2])个月")
_SHARED = re.compile(
    r"承担|配套|负担|分担|部分|首批|批次|预拨|剩余|其余|其中|最高|最低|不超过|不低于|上限|以内|封顶|档|等级|分别|差额|比例|按比例"
    r"|陆续|尚|扣除|减免|以及|优惠|折|起步|另|不含|退|补发|结转|分期"
)
_COMES_TO = re.compile(
    r"共|合计|总|发放|支付|拨付|支出|补助|补贴|金额|经费|资金|费用|兑付|使用|投入|兑现|价款|采购|成本|资助|奖励|救助|慰问"
)
_YEAR = 12


@dataclass(frozen=True)
class _Price:
    mention: Mention
    per: str
    periodic: bool


def products(paragraph: Paragraph) -> Iterator[Product]:
    for sentence in paragraph.sentences:
        for part in _segments(sentence):
            product = _product(part)
            if product is not None:
                yield product


def _segments(sentence: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions between semicolons; a price of one segment says nothing of the next."""
    found: dict[int, list[Mention]] = {}
    for mention in sentence:
        found.setdefault(segment(mention), []).append(mention)
    return list(found.values())


def _product(told: Sequence[Mention]) -> Product | None:
    """One price, one quantity of its kind and one amount behind them, and nothing that shares the amount out."""
    prices = [price for mention in told if (price := _price_of(mention)) is not None]
    if len(prices) != 1 or any(m.is_rate or m.sense is Sense.OPERAND for m in told):
        return None
    price = prices[0]
    amounts = [m for m in told if m.dimension == "money" and m is not price.mention and "restated" not in m.notes]
    quantities = [m for m in told if _is_counted_by(m, price)]
    if len(amounts) != 1 or len(quantities) != 1:
        return None
    amount, quantity = amounts[0], quantities[0]
    if amount.sense is not Sense.VALUE or not _COMES_TO.search(amount.lead) or not _belong(price, quantity, amount):
        return None
    text = amount.sentence.text[min(m.lead_start for m in told) : max(m.end for m in told)]
    if _SHARED.search(text):
        return None
    periodic = price.periodic or _PERIODIC.search(text) is not None
    return _made(replace(price, periodic=periodic), quantity, amount, text)


def _price_of(mention: Mention) -> _Price | None:
    if mention.dimension != "money" or mention.sense not in (Sense.VALUE, Sense.AVERAGE):
        return None
    behind = _SLASH.match(mention.sentence.text[mention.end : mention.end + 6])
    if behind is not None:
        return _Price(mention, behind["per"], behind["periodic"] is not None)
    each = _EACH.search(mention.lead) or _EACH_BEFORE.search(mention.lead)
    if each is None:
        return None
    average = next((noun for word, noun in _AVERAGES.items() if each[0].startswith(word)), None)
    if average is not None:
        return None if re.search(_PERIOD, each[0]) else _Price(mention, average, False)
    per = "" if "单价" in each[0] else each["per"] or ""
    return _Price(mention, per, each["periodic"] is not None)


def _is_counted_by(mention: Mention, price: _Price) -> bool:
    """Whether a figure counts what the price is of: 每人 wants persons, 单价 whatever is counted."""
    kind, _, noun = mention.dimension.partition(":")
    if kind not in ("count", "measure") or mention.sense is not Sense.VALUE or mention.role is Role.LAST_YEAR:
        return False
    return not price.per or price.per == noun or {price.per, noun} <= _PERSONS


def _belong(price: _Price, quantity: Mention, amount: Mention) -> bool:
    """Whether the three stand in one breath, the amount last."""
    first = min(price.mention.clause, quantity.clause)
    in_order = amount.start > max(price.mention.start, quantity.start)
    level = {amount.group, price.mention.group, quantity.group}
    return in_order and amount.clause - first <= 3 and len(level) == 1


def _made(price: _Price, quantity: Mention, amount: Mention, text: str) -> Product:
    months = _MONTHS.search(text)
    monthly = price.periodic and re.search(r"每?月", price.mention.lead + price.mention.tail) is not None
    told = int(months["months"]) if months and monthly else None
    name, name_span = name_of(amount)
    return Product(
        context=context_of(price.mention, quantity, amount),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=amount.scope,
        result=amount.figure,
        price=price.mention.figure,
        quantity=quantity.figure,
        months=told,
        complete=not price.periodic or told is not None,
    )
