"""The whole that a share calls by its name: looked up among what was told near it and once anywhere before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.grammar import Paragraph, only, values
from extractor.labels.mention import Mention
from extractor.labels.metrics import find_metric
from extractor.labels.roles import strong_role
from extractor.labels.words import normalised
from schemas.extraction import Role
from schemas.patterns import late

_NOT_NOW = (Role.TARGET, Role.LAST_YEAR)
_ACCOUNTS = ("expenditure", "revenue")
_TASKS = ("任务", "总任务", "规划", "计划")
_LEAST = 2
_OF_A_PLACE = late(r"全[国省市县区州盟旗镇乡]|[省市县区镇乡]本级")
"""全国 stands before many things that are no whole of one another."""
_PAYMENTS = late("(?:全部|全年|本年|累计|总|实际|已)*(?:支付|支出|拨付|使用)(?:总额|金额|额|资金总额)")
_ALL = re.compile("的?总?(?:人数|总数|总量|数量|总额|总金额|数)$")


def whole_year(paragraph: Paragraph, share: Mention, part: Mention) -> Mention | None:
    """``四季度支出1,143.51万元，占全年的36%``: the same of the whole year, told once anywhere before."""
    year = (part.period or "")[:4]
    if part.metric is None or not year or part.period == year:
        return None
    told = [*paragraph.before(share, 2), *paragraph.told]
    return only(
        m
        for m in values(told)
        if m.metric == part.metric
        and m.year == year
        and m.role is part.role
        and not m.part
        and m.scope == part.scope
        and "reference" not in m.notes
    )


def told_once(paragraph: Paragraph, name: str, part: Mention) -> list[Mention]:
    """``占优抚对象总数的10.04%``, ``占总支出的56.69%``: what was told under that name before, and told alike."""
    words = normalised(name).replace(" ", "")
    told = [m for m in values(paragraph.told) if m.comparable(part) and "reference" not in m.notes]
    if not words or words in _TASKS:
        whole = _planned(told, name, part)
        return [] if whole is None else [whole]
    named = [m for m in told if m.role not in _NOT_NOW and m.year == part.year]
    alike = [m for m in named if len(words) > _LEAST and m.words.replace(" ", "") == words]
    alike = alike or [m for m in named if _is_whole_account(m, words, part)]
    alike = alike or [m for m in named if len(words) > _LEAST and m.words.replace(" ", "").endswith(words)]
    whole = only(alike) if alike else None
    return [] if whole is None or _falls_short(whole, part) else [whole]


def all_payments(paragraph: Paragraph, name: str, part: Mention) -> list[Mention]:
    """``占全部支付额的93.77%``: all that was paid, told once nearby or before by whichever of its names."""
    if "额" not in name or _PAYMENTS.fullmatch(name) is None:
        return []
    near = [m for m in values(paragraph.before(part, 3)) if m is not part and _is_all_spending(m, part)]
    whole = only(near or [m for m in values(paragraph.told) if _is_all_spending(m, part)])
    return [] if whole is None or _falls_short(whole, part) else [whole]


def _is_all_spending(mention: Mention, part: Mention) -> bool:
    spent = mention.metric == "expenditure" and not mention.part and not mention.of_which and mention.comparable(part)
    whole = (part.scope or "").startswith(mention.scope or "") and mention.role is Role.FINAL
    return spent and whole and (mention.year or "")[:4] == (part.year or "")[:4] and "reference" not in mention.notes


def told_beside(paragraph: Paragraph, name: str, share: Mention, part: Mention) -> list[Mention]:
    """``检查机构2,184家，…；查处违规机构437家，占检查总数的20.01%``: one figure of the sentence is led by a word of the name."""
    word = _ALL.sub("", name).removesuffix("的")
    if len(word) < _LEAST:
        return []
    told = [m for m in values(paragraph.before(share)) if m.comparable(part) and m is not part and not m.of_which]
    alike = [m for m in told if word in m.lead or (len(m.lead) >= _LEAST and word.startswith(m.lead))]
    whole = only(m for m in alike if m.role not in _NOT_NOW) if len(alike) == 1 else None
    return [] if whole is None or _falls_short(whole, part) else [whole]


def _planned(told: Sequence[Mention], name: str, part: Mention) -> Mention | None:
    """``为年度计划的101.99%`` of 养护工程220.3公里: the aim that was told of the very same; ``占总任务的96.67%``."""
    aims = [m for m in told if m.role is Role.TARGET and part.words and m.words == part.words]
    if not aims and "总任务" in name:
        aims = [m for m in told if "总任务" in m.lead and not m.of_which]
    return only(aims) if aims else None


def _is_whole_account(mention: Mention, words: str, part: Mention) -> bool:
    """All spending or all income of the same year, by whichever of its names."""
    found = find_metric(words, part.dimension)
    whole = found is not None and not found.before and found.metric.id in _ACCOUNTS
    if not whole or found is None or mention.metric != found.metric.id or mention.part or mention.of_which:
        return False
    inside = not mention.scope or (part.scope or "").startswith(mention.scope)
    return inside and mention.role not in (Role.INITIAL, Role.ADJUSTED)


def _falls_short(whole: Mention, part: Mention) -> bool:
    """What is smaller than its part is no whole; part of it was told under that name."""
    return whole.figure.in_base() < part.figure.in_base()


def is_called(mention: Mention, name: str, part: Mention) -> bool:
    words = normalised(name)
    role = strong_role(name)
    found = find_metric(words.replace(" ", ""), part.dimension)
    if found is not None and mention.metric == found.metric.id:
        same_role = role in (None, mention.role) or (role is Role.ACTUAL and mention.role is Role.FINAL)
        if not found.before:
            return same_role and (not narrowed(mention) or _of_one_budget(mention, part))
        named = found.before in mention.words and _OF_A_PLACE.fullmatch(found.before) is None
        return same_role and (named or found.before == mention.part)
    return bool(words) and "".join(mention.words.split()) == words.replace(" ", "")


def _of_one_budget(budget: Mention, part: Mention) -> bool:
    """``“三公”经费预算49.90万元，支出7.69万元，完成预算的15.41%``: both are of one part, so the budget is that part's."""
    return bool(part.part) and budget.part == part.part and budget.metric == "budget" and part.metric == "expenditure"


def narrowed(mention: Mention) -> bool:
    """Whether a figure is of a part only (实际采购金额中货物类)."""
    return bool(mention.part) or mention.of_which or re.search(r"中.|类|面向", mention.lead) is not None
