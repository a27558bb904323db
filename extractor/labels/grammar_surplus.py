"""What is left of the year: 收支相抵结余 = 收入 − 支出, 年末结转 = 结余 + 上年结转, told in one sentence or in several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar import Paragraph, only, values
from extractor.labels.grammar_made import made
from extractor.labels.mention import Mention
from schemas.extraction import Role, Sum
from schemas.patterns import late

_SURPLUS = late(r"(?:收支相抵[^，。；]{0,6}|(?:当|本)年(?:度)?(?:收支)?|收支)(?:结余|节余|结转)(?:资金)?(?:为|是)?$")
_OPENING = late(r"^加?上?(?:上年|年初|期初|以前年度)(?:度)?(?:末)?(?:结转|结余|节余)+(?:和结余|资金)*(?:为|是)?$")
_CLOSING = re.compile(r"^(?:年末|期末|年底)(?:累计|滚存)?(?:结转|结余|节余)+(?:和结余|资金)*(?:为|是|共|共计|合计)*$")
_OTHERWISE = late(r"分配|专用结余|弥补|上缴|收回|调整|缴回|核减|划转|其中|项目结余|提取|缴|另")
_SENTENCES_BACK = 2
_FUND = {
    "revenue": re.compile("基金(?:总)?收入(?:为|达)?$"),
    "expenditure": late("^(?:[^，。；]*基金)?(?:总)?支出(?:为|达)?$"),
}


def surpluses(paragraph: Paragraph) -> Iterator[Sum]:
    for sentence in paragraph.sentences:
        if not sentence or not re.search("结[余转]|节余", sentence[0].sentence.text):
            continue
        surplus = next((m for m in sentence if m.dimension == "money" and _SURPLUS.search(m.lead)), None)
        if surplus is not None and surplus.is_value:
            yield from _of_three(sentence, surplus) or _of_accounts(paragraph, surplus)
            yield from _with_opening(sentence, surplus)
        yield from _closing(paragraph, sentence)


def _of_three(sentence: Sequence[Mention], surplus: Mention) -> list[Sum]:
    """``医保基金收入31.26亿元，支出26.84亿元，当年结余4.42亿元``: the three side by side."""
    near = [m for m in sentence if m.start < surplus.start and m.is_value and m.comparable(surplus)][-2:]
    if len(near) < len(("income", "spent")) or _OTHERWISE.search(surplus.sentence.text):
        return []
    income, spent = near
    named = income.lead.endswith(("收入", "收入为")) and spent.lead.endswith(("支出", "支出为"))
    beside = surplus.clause - spent.clause == spent.clause - income.clause == 1
    return [made(surplus, [income], subtracted=[spent], exhaustive=True)] if named and beside else []


def _of_accounts(paragraph: Paragraph, surplus: Mention) -> list[Sum]:
    """Income less spending, each told once, in this sentence or shortly before."""
    income, spent = (_told(paragraph, surplus, metric) for metric in ("revenue", "expenditure"))
    if income is None or spent is None or (income.scope != spent.scope and income.metric is not None):
        return []
    if _OTHERWISE.search(surplus.sentence.text):
        return []
    return [made(surplus, [income], subtracted=[spent], exhaustive=True)]


def _told(paragraph: Paragraph, rest: Mention, metric: str) -> Mention | None:
    """The only figure of all income or all spending of the year in the sentences before."""
    near = list(values(paragraph.before(rest, _SENTENCES_BACK)))
    return _of_metric(near, rest, metric) or _of_a_fund(near, rest, _FUND[metric])


def _of_a_fund(near: Sequence[Mention], rest: Mention, name: re.Pattern[str]) -> Mention | None:
    """``居民养老保险基金收入2,098万元…；支出1,390万元``: told by its last word, whatever fund it is of."""
    told = [m for m in near if name.search(m.lead) and m.comparable(rest) and not m.of_which and not m.group]
    return told[0] if len(told) == 1 and told[0].role is not Role.LAST_YEAR else None


def _of_metric(near: Sequence[Mention], rest: Mention, metric: str) -> Mention | None:
    return only(
        m
        for m in near
        if m.metric == metric
        and not m.part
        and not m.of_which
        and m.comparable(rest)
        and m.year == rest.year
        and m.role not in (Role.TARGET, Role.LAST_YEAR, Role.INITIAL, Role.ADJUSTED)
        and "reference" not in m.notes
    )


def _with_opening(sentence: Sequence[Mention], surplus: Mention) -> Iterator[Sum]:
    """``收支相抵结余86.45万元，加上年结转132.20万元，年末结转结余218.65万元``."""
    behind = [m for m in sentence if m.start > surplus.start and m.comparable(surplus)]
    if len(behind) != 2 or _OTHERWISE.search(surplus.sentence.text) or behind[1].clause - surplus.clause != 2:
        return
    if _OPENING.match(behind[0].lead) and _CLOSING.match(behind[1].lead):
        yield made(behind[1], [surplus, behind[0]], exhaustive=True)


def _closing(paragraph: Paragraph, sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``年初结转132万元，本年收入…；本年支出…。年末结转…``: what was there, what came in and what went out."""
    closing = [m for m in sentence if m.dimension == "money" and m.is_value and _CLOSING.match(m.lead)]
    if len(closing) != 1:
        return
    last = closing[0]
    near = [m for m in values(paragraph.before(last, _SENTENCES_BACK)) if m.comparable(last)]
    opening = [m for m in near if _OPENING.match(m.lead) and m.role is not Role.LAST_YEAR]
    income, spent = (_told(paragraph, last, metric) for metric in ("revenue", "expenditure"))
    if len(opening) != 1 or income is None or spent is None or any(_SURPLUS.search(m.lead) for m in near):
        return
    told = (opening[0], income, spent)
    texts = {id(m.sentence): m.sentence.text for m in (*told, last)}
    if not any(_OTHERWISE.search(text) for text in texts.values()):
        yield made(last, [opening[0], income], subtracted=[spent], exhaustive=True)
