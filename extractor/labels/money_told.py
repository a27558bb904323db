"""Money that words tell: moved, given by a level of government, of income, of a purchase; naming.py asks."""

from __future__ import annotations

import re

from extractor.labels.mention import Mention
from extractor.labels.metrics import Named, find_part
from extractor.labels.words import normalised
from schemas.patterns import late

_SHIFTED = re.compile(
    r"(?:(?P<down>压减|核减|调减|追减|收回)|(?P<up>追加|调增))[^，。；]{0,12}(?:预算|资金|经费|指标|款项?|支出)(?:为|共|计|合计)?$"
)
_ASKED_FOR = re.compile("(?:争取|申请|申报)[到了]?[^，。；0-9]{0,16}$")
"""争取中央预算内资金1.86亿元: no budget yet, and not always the department's."""
_CARRIED_IN = re.compile(
    "(?:年初|上年|以前年度)(?:财政|资金|项目|单位)*(?:结转|结余)(?:和结余|结余)?(?:资金|金额|数|收入)?(?:为|共|约)?$"
)
_TREASURY = late("(?:^|[年度初])(?:[省市县区州旗]|本级)(?:级|本级)?财政(?:年初|全年|年度)*预算")
_PAYERS = late("中央|上级|[省市县区州旗镇](?:级|财政|本级|配套)|自筹|本级")
_ACCOUNTS = ("决算", "决算数")
_FUNDS = ("一般公共预算", "政府性基金", "财政拨款")
LEVELS = ("中央资金", "省级资金", "市级资金", "县级资金")
_GIVEN = re.compile("下达|安排|分解|配套|落实")
_GIVEN_BY = late("下达|安排|分解|落实|我[省市县区]|本级(?=配套)")


def is_of_income(mention: Mention, named: Named) -> bool:
    """收入预算数15.39亿元，…比上年决算数14.94亿元增长: a bare 决算 is of the income that was told before it."""
    if mention.dimension != "money" or named.name not in _ACCOUNTS or named.before.strip("比较与同于数"):
        return False
    told = mention.sentence.text[: mention.start]
    told = told[max(told.rfind(mark) for mark in "；;") + 1 :]
    return told.rfind("收入") > max(told.rfind(word) for word in ("支出", "执行", "支付", "使用", "经费"))


def pays(before: str) -> bool:
    """一般公共预算财政拨款安排的“三公”经费: the funds that a part is paid from are no name of it."""
    paid = before.removesuffix("的").removesuffix("安排")
    known = find_part(paid) if paid != before else None
    return known is not None and known[0] in _FUNDS


def is_by_the_treasury(mention: Mention) -> bool:
    """市财政预算安排6,800万元: who pays is no part of the budget where nobody else is told to pay."""
    return (
        not mention.of_which
        and _TREASURY.search(mention.lead) is not None
        and len(_PAYERS.findall(mention.sentence.text)) < 2
    )


def is_moved(mention: Mention) -> bool:
    """Money that was added, taken away, asked for or carried in, by the words that lead to it."""
    if shifted := _SHIFTED.search(mention.lead):
        mention.metric = "reduced_budget" if shifted["down"] else "added_budget"
        mention.words = normalised(mention.lead)
        return True
    if ("申" in mention.lead or "争取" in mention.lead) and _ASKED_FOR.search(mention.lead):
        return True
    if _CARRIED_IN.search(mention.lead):
        mention.metric, mention.part, mention.words = "carry_over", "上年结转", normalised(mention.lead)
        return True
    return False


def level_given(phrase: str) -> str:
    """``省里下达我市中央补助资金``, ``市本级安排配套资金``: a budget, told by the verb, of the level that pays it."""
    part = find_part(_GIVEN_BY.sub("", phrase)) if _GIVEN.search(phrase) else None
    return part[0] if part is not None and part[0] in LEVELS else ""


def settle_a_purchase(mention: Mention) -> None:
    """采购支出684万元，其中货物支出112万元: goods bought are no spending of their own kind; elsewhere left open."""
    if mention.part.endswith("采购") and mention.metric == "expenditure":
        mention.metric = "procurement" if "采购" in mention.sentence.text else None
