"""Prices, quantities and what they come to: 采购32套，单价2,800元，共89,600元; 每人500元 for 1,240名, 共62万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.labels.grammar import Paragraph, context_of, name_of, segment
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Product, Role
from schemas.figure import Figure
from schemas.patterns import late

_PERIOD = r"每?(?:月|年|学年|学期|季度?|半年|周|天|日|期间)"
_NOUN = r"平方米|平方公里|公里|立方米|公顷|人次|人份|学生|课时|千瓦时|[一-鿿]"
_EACH = re.compile(
    rf"(?:[人户亩台车场校笔]均|单价|每(?P<per>{_NOUN})|单(?P<single>[座套台个辆栋幢间处户亩件盏株条])(?:平均)?(?:造价|投资|成本|价格?|费用))(?P<periodic>{_PERIOD})?[^，,；;。：:]{{0,8}}$"
)
_WAGES = re.compile(r"月(?:工资|补助|补贴|报酬|薪酬|津贴|生活费)(?:标准)?(?:为|是)?$")
_EACH_BEFORE = re.compile(rf"^(?P<periodic>{_PERIOD})每(?P<per>[人户名亩台套件村班次])[^，,；;。：:]{{0,6}}$")
_SLASH = re.compile(
    rf"^[/／](?P<per>[人户名亩台套件份次场期间班天生位个吨头只株](?:次)?)(?P<periodic>[/／·•.]?{_PERIOD})?"
)
_LEFT = re.compile("结余|节余|剩余|结转|未支付|未发放")
_EACH_OF = late(r"(?<![均])(?:各|每)(?P<per>[个所家处村镇乡班校站])(?:[^，；。]{0,10})$")
_ADDED = late(r"(?:共计|合计|总计|共)(?:举办|开展|组织|完成|培训|发放|配备|建设|为|有)*")
_AVERAGES = {
    "人均": "人",
    "户均": "户",
    "亩均": "亩",
    "台均": "台",
    "车均": "辆",
    "场均": "场",
    "校均": "所",
    "笔均": "笔",
}
_PERSONS = frozenset(("人", "名", "位", "生", "人次", "人份", "学生", "师"))
_PERIODIC = late(r"按(?:月|季|年|学期|天|日|周)|每(?:月|季|年|学期|学年|天|日|周)|(?:月|年|日|天)均")
_MONTHS = re.compile(r"(?<![0-9年])([1-9]|1[0-2])个月")
_DAYS = re.compile(r"(?<![0-9月])([1-9][0-9]{0,2})天")
_PLAIN_UNITS = frozenset(
    (
        "平方米",
        "立方米",
        "人",
        "户",
        "亩",
        "家",
        "个",
        "件",
        "台",
        "套",
        "辆",
        "场",
        "次",
        "人次",
        "卷",
        "页",
        "份",
        "册",
        "株",
        "头",
        "处",
    )
)
_SHARED = late(
    r"承担|配套|负担|分担|部分|首批|批次|预拨|剩余|其余|其中|最高|最低|不超过|不低于|上限|以内|封顶|档(?!案)|等级|分别|差额|比例|按比例"
    r"|陆续|尚|扣除|减免|以及|优惠|折(?!叠|旧)|起步|另|不含|退|补发|结转|分期"
)
_COMES_TO = re.compile(
    r"^计|共|合计|总|发放|支付|拨付|支出|补助|补贴|金额|经费|资金|费|兑付|使用|投入|投资|兑现|价款|采购|成本|资助|奖励|救助|慰问"
)
_NEEDED = late("(?:需|应)(?!急)")
_FURTHEST = 3


@dataclass(frozen=True)
class _Price:
    mention: Mention
    per: str
    periodic: bool


def products(paragraph: Paragraph) -> Iterator[Product]:
    for sentence in paragraph.sentences:
        for part in _segments(sentence):
            products = (_product(told) for told in _halves(part))
            yield from (product for product in products if product is not None)
        yield from _of_counts(sentence)


def _of_counts(sentence: Sequence[Mention]) -> Iterator[Product]:
    """``12个卫生院每个举办讲座9场，共108场``: a number of places, how many each, and their total in a row."""
    for number, each, total in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if each.sense is not Sense.AVERAGE or not each.dimension.startswith("count") or not total.comparable(each):
            continue
        per = _EACH_OF.search(each.lead)
        told = per is not None and number.dimension == f"count:{per['per']}" and "after_figure" in each.notes
        if told and _ADDED.fullmatch(total.lead) and total.clause - each.clause == 1 and number.clause == each.clause:
            yield _made(_Price(each, "", False), number, total, "")


def _segments(sentence: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions between semicolons; a price of one segment says nothing of the next."""
    found: dict[int, list[Mention]] = {}
    for mention in sentence:
        found.setdefault(segment(mention), []).append(mention)
    return list(found.values())


def _product(told: Sequence[Mention]) -> Product | None:
    """One price, one quantity of its kind and one amount behind them, and nothing that shares the amount out."""
    prices = [price for mention in told if (price := _price_of(mention)) is not None]
    if len(prices) != 1:
        return None
    price = prices[0]
    told = _up_to_what_is_needed(told, price)
    if any(_shares_out(m) or m.sense is Sense.OPERAND for m in told):
        return None
    amounts = [m for m in told if m.dimension == "money" and m is not price.mention and "restated" not in m.notes]
    quantities = [m for m in told if _is_counted_by(m, price)]
    quantities = [m for m in quantities if m.role is not Role.TARGET] or quantities  # 改造计划80户，实际完成84户
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


def _up_to_what_is_needed(told: Sequence[Mention], price: _Price) -> Sequence[Mention]:
    """``按每生每天5元、200天计算，需资金2,135万元，实际拨付2,135万元``: what was paid then is another matter."""
    behind = [at for at, m in enumerate(told) if m.dimension == "money" and m.start > price.mention.start]
    needed = behind and _NEEDED.search(told[behind[0]].lead)
    return told[: behind[0] + 1] if needed else told


def _halves(told: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """``共支出2,307.2万元，其中工资…``: what is told before 其中 and behind it are apart."""
    told = told[: next((at for at, m in enumerate(told) if _LEFT.match(m.lead)), len(told))]
    at = next((at for at, m in enumerate(told) if at > 1 and m.of_which), len(told))
    yield told[:at]
    if at < len(told):
        yield told[at:]


def _shares_out(mention: Mention) -> bool:
    """A rate may say what part is paid; how much of the plan was done (完成率107%) takes nothing from a price."""
    return mention.is_rate and mention.metric != "completion_rate"


def _price_of(mention: Mention) -> _Price | None:
    if mention.sense not in (Sense.VALUE, Sense.AVERAGE):
        return None
    if mention.dimension.startswith("money/"):
        per = mention.dimension.removeprefix("money/")
        return _Price(mention, per, False) if per in _PLAIN_UNITS else None
    if mention.dimension != "money":
        return None
    behind = _SLASH.match(mention.sentence.text[mention.end : mention.end + 6])
    if behind is not None:
        return _Price(mention, behind["per"], behind["periodic"] is not None)
    if _WAGES.search(mention.lead) and "均" not in mention.lead:
        return _Price(mention, "人", True)
    each = _EACH.search(mention.lead) or _EACH_BEFORE.search(mention.lead)
    if each is None:
        return None
    average = next((noun for word, noun in _AVERAGES.items() if each[0].startswith(word)), None)
    if average is not None:
        return None if re.search(_PERIOD, each[0]) else _Price(mention, average, False)
    per = "" if "单价" in each[0] else each["per"] or each.groupdict().get("single") or ""
    return _Price(mention, per, each["periodic"] is not None)


def _is_counted_by(mention: Mention, price: _Price) -> bool:
    """Whether a figure counts what the price is of: 每人 wants persons, 单价 whatever is counted."""
    kind, _, noun = mention.dimension.partition(":")
    if kind not in ("count", "measure") or mention.sense is not Sense.VALUE or mention.role is Role.LAST_YEAR:
        return False
    if price.per in _PERSONS and noun == "个":
        return "岗位" in mention.lead + mention.tail
    if price.per == "岗":
        return noun in ("人", "名") or "岗" in mention.lead + mention.tail
    return not price.per or price.per == noun or {price.per, noun} <= _PERSONS


def _belong(price: _Price, quantity: Mention, amount: Mention) -> bool:
    """Whether the three stand in one breath, the amount last."""
    first = min(price.mention.clause, quantity.clause)
    in_order = amount.start > max(price.mention.start, quantity.start)
    level = {amount.group, price.mention.group, quantity.group}
    furthest = _FURTHEST + (price.periodic and "月" in price.mention.sentence.text[price.mention.end : amount.start])
    return in_order and amount.clause - first <= furthest and len(level) == 1


def _as_set(price: Mention) -> Figure:
    """A price that was set in whole 元 is exact; an average (户均) is rounded like any other figure."""
    figure = price.figure
    whole = figure.decimals == 0 and figure.unit.factor == 1 and figure.value_to is None
    return figure.changed(exact=True) if whole and "均" not in price.lead else figure


def _times(price: _Price, text: str) -> int | None:
    """How often a price by the month or the day was paid, where that is printed."""
    around = price.mention.lead + price.mention.tail
    periods = _MONTHS if "月" in around else _DAYS if re.search("每[天日]", around) else None
    found = periods.findall(text) if periods is not None else []
    return int(found[0]) if len(set(found)) == 1 else None


def _made(price: _Price, quantity: Mention, amount: Mention, text: str) -> Product:
    told = _times(price, text) if price.periodic else None
    name, name_span = name_of(amount)
    return Product(
        context=context_of(price.mention, quantity, amount),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=amount.scope,
        result=amount.figure,
        price=_as_set(price.mention),
        quantity=quantity.figure,
        months=told,
        complete=not price.periodic or told is not None,
    )
