"""Shares: 占实际采购金额的88.87%, 为计划300场的108.67%, 其中女性120人，占40%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.labels.grammar import Paragraph, context_of, name_of, named_whole, only, same_level, segment, values
from extractor.labels.grammar_wholes_above import told_so, what_is_used, what_opens
from extractor.labels.mention import Mention, Sense
from extractor.labels.named_wholes import all_payments, is_called, told_beside, told_once, whole_year
from extractor.labels.roles import strong_role
from extractor.labels.words import normalised
from schemas.extraction import Ratio, Role
from schemas.figure import total
from schemas.patterns import late

_OF_FIGURE = re.compile(r"的(?:比重|比例|比率)?(?:约|近|大约|为|是|达到?)*")
_RELATES = late(r"占|为|是|相当于|达到?|完成")
_OF_NAMED = late(
    r"(?:(?P<share>占)|为|是|相当于|达到?|完成)(?P<whole>[^，,；;。：:占]{2,24}?)"
    r"(?:的(?:比例|比重|比率)?|比例|比重|比率|比|(?(share)(?<=[计额数量入出算])|(?!)))(?:为|达|达到|约|约为|是|的)*$"
)
_BARE = late(
    r"(?:[二两三四五]者|[二两三四五]项|各自?|分别)?(?:所)?占(?:比(?:例|重)?)?(?:为|达|达到|约|约为|到|是|:|：)*|比重(?:为|达)*|占(?:其|总|总人数|总数|总额|总量|全部|总支出|总体|总金额|在职人数|合计)(?:的|比例|比重|比)(?:为|达|的|约)*"
)
_PART_NAMED = late(r"(?P<part>[^，。；]{2,12}?)(?:所?占比(?:例|重)?|所占比例|比重)(?:为|达|约)*")
_OF_YEAR = re.compile(r"全年(?:度)?(?:总量|总额|总数|总支出|支出|支出总额|收入|总收入)?")
_SUBJECT = re.compile(r"(?P<part>[^，。；]{2,12}?)(?:所)?占(?!比)")
_DONE_OF_IT = late("(?:实际|全年|累计)*(?:完成|实施|达成)(?:数量?|户数|人数|面积|总量|总数)?")
_OPENS = late("其中|资金(?:来源|构成|分配|投向)(?:情况)?(?:为|是)?[:：]")
_BEYOND = re.compile(r"超额|超过|超出|超")  # 超额完成目标10家的20%: by so much more
_A_BUDGET = re.compile(r"(?:年初|年度|全年|本年|调整后?)?预算(?:数|总额)?")
_BUDGETED = re.compile(r"预算(?:数|额|总额)?(?:为|是)?$")
_WHOLES = late(r"总数|总人数|总额|总量|全部|总体|总金额|合计|总支出|其")


def shares(paragraph: Paragraph) -> Iterator[Ratio]:
    for share in paragraph:
        if share.sense is not Sense.SHARE:
            continue
        pair = _of_figure(paragraph, share) or _of_named(paragraph, share) or _of_the_whole(paragraph, share)
        pair = pair or _of_bracket(paragraph, share) or _named_in_it(paragraph, share)
        if pair is not None:
            yield _made(share, *pair)


def _named_in_it(paragraph: Paragraph, share: Mention) -> Pair | None:
    """``其中公办园15,910人、民办园8,950人，公办园幼儿占比64%``: the share names one part of a list."""
    named = _PART_NAMED.fullmatch(share.lead)
    if named is None:
        return None
    near = [m for m in values(paragraph.before(share)) if not m.is_rate and same_level(share, m)]
    parts = [m for m in near if len(m.lead) > 1 and named["part"].startswith(m.lead)]
    opening = next((i for i, m in enumerate(near) if m.of_which), None)
    if len(parts) != 1 or opening is None or parts[0].start < near[opening].start or near[opening].whole:
        return None
    whole = next((m for m in near[opening + 1 :] if _may_be_whole(m, parts[0])), None)
    close = whole is not None and near[opening].clause - whole.clause <= 1
    return (parts[0], [whole]) if whole is not None and close else None


def _of_bracket(paragraph: Paragraph, share: Mention) -> Pair | None:
    """``网上立案9,860件，占立案总数的56.6%（新收案件17,420件）``: the whole stands alone in a bracket behind."""
    text = share.sentence.text
    if share.end >= len(text) or text[share.end] not in "(（" or _OF_NAMED.search(share.lead) is None:
        return None
    group = share.sentence.group[share.end]
    inside = [m for m in paragraph.after(share) if m.group == group]
    part = _part(paragraph, share)
    if part is None or len(inside) != 1 or inside[0].sense is not Sense.VALUE or not inside[0].comparable(part):
        return None
    return (part, inside) if inside[0].role not in (Role.TARGET, Role.LAST_YEAR) else None


Pair = tuple[Mention, list[Mention]]


def _of_figure(paragraph: Paragraph, share: Mention) -> Pair | None:
    """``占年末库存价值512.80万元的7.46%``: the whole stands directly before."""
    if not _OF_FIGURE.fullmatch(share.lead):
        return None
    near = paragraph.before(share)
    if not near or not _RELATES.search(near[0].lead) or _BEYOND.search(near[0].lead):
        return None
    whole = near[0]
    told = [m for m in near[1:] if same_level(whole, m)]
    part = _subject(whole, told)
    return None if part is None else (part, [whole])


def _subject(whole: Mention, told: list[Mention]) -> Mention | None:
    """What a share is of: never the whole of another share, and behind a list of parts the figure that they divide.

    ``支出X，为调整预算Y的95%，为年初预算Z的96%``; ``基本支出X，包括A和B，占基本支出预算Y的90%``.
    """
    others = [m for m in told if m.comparable(whole)]
    wholes = {id(told[at + 1]) for at, m in enumerate(told[:-1]) if _is_share_of_figure(m)}
    free = [m for m in values(others) if id(m) not in wholes]
    opening = next((at for at, m in enumerate(free) if m.of_which), None)
    if opening is None or not _is_list(free[: opening + 1]):
        near = bool(free) and whole.clause - free[0].clause - _shares_between(told, free[0]) <= 2
        return free[0] if near else None
    if whole.clause - free[0].clause - _shares_between(told, free[0]) > 1:
        return None
    divided = free[opening + 1] if opening + 1 < len(free) else None
    of_divided = divided is not None and divided.metric is not None and divided.scope == whole.scope
    if of_divided != (free[0].scope == whole.scope):
        return divided if of_divided else free[0]
    shared = any(_is_share_of_figure(m) for m in told if m.start > free[opening].start)
    return free[0] if opening == 0 or shared else None


def _is_list(parts: list[Mention]) -> bool:
    return all(later.clause - earlier.clause <= 1 for later, earlier in pairwise(parts))


def _is_share_of_figure(mention: Mention) -> bool:
    return mention.sense is Sense.SHARE and _OF_FIGURE.fullmatch(mention.lead) is not None


def _shares_between(told: list[Mention], part: Mention) -> int:
    """How many shares were told since the part: each has a clause of its own."""
    return sum(_is_share_of_figure(m) for m in told if m.start > part.start)


def _of_named(paragraph: Paragraph, share: Mention) -> Pair | None:
    """``占实际采购金额的88.87%``: the whole was named before, and is looked up by its name."""
    named = _OF_NAMED.search(share.lead)
    if named is None or _BARE.fullmatch(share.lead):
        return None
    part = _part_by_name(paragraph, share) if _SUBJECT.match(share.lead) else _part(paragraph, share)
    if part is None:
        return None
    near = [m for m in values(paragraph.before(share, 2)) if m is not part and m.comparable(part)]
    role = strong_role(named["whole"])
    if not normalised(named["whole"]) and role in (Role.TARGET, Role.LAST_YEAR):  # 为计划的108.02%
        planned = [m for m in near if m.role is role and m.sentence is share.sentence][:1]
        planned = planned or (told_once(paragraph, named["whole"], part) if role is Role.TARGET else [])
        return (part, planned) if planned else None
    if _OF_YEAR.fullmatch(named["whole"]) and (whole := whole_year(paragraph, share, part)) is not None:
        return part, [whole]
    wholes = [m for m in near if is_called(m, named["whole"], part)]
    if not wholes and _A_BUDGET.fullmatch(named["whole"]):
        wholes = _budget_beside(share, part, near)
    wholes = (
        wholes
        or told_once(paragraph, named["whole"], part)
        or told_so(paragraph, named["whole"], part)
        or all_payments(paragraph, named["whole"], part)
        or told_beside(paragraph, named["whole"], share, part)
    )
    return (part, _distinct(wholes)) if wholes else None


def _part_by_name(paragraph: Paragraph, share: Mention) -> Mention | None:
    """``…、其他收入39.60万元；医疗收入占总收入的58.55%``: the share says itself whose it is."""
    subject = _SUBJECT.match(share.lead)
    if subject is None:
        return None
    name = normalised(subject["part"])
    near = [m for m in values(paragraph.before(share, 1)) if not m.is_rate and same_level(share, m)]
    if _DONE_OF_IT.fullmatch(subject["part"]):  # 目标14户，实际完成14户，实际完成数占年度目标的100%
        near = [m for m in near if m.sentence is share.sentence and share.clause - m.clause == 1]
        return near[0] if near and near[0].role is Role.ACTUAL else None
    told = [m for m in near if m.lead == subject["part"] or (name and name in (m.words, m.own_words))]
    return told[0] if len(told) == 1 else None


def _budget_beside(share: Mention, part: Mention, near: list[Mention]) -> list[Mention]:
    """``保险费收入预算数318万元，决算数308万元，完成预算的96.8%``: a budget of income, directly before its outcome."""
    told = [m for m in near if m.sentence is share.sentence and m.start < part.start and _BUDGETED.search(m.lead)]
    return told[:1] if told and part.clause - told[0].clause == 1 and told[0].group == part.group else []


def _of_the_whole(paragraph: Paragraph, share: Mention) -> Pair | None:
    """``其中女性120人，占40%``: the whole is what 其中 divides."""
    if not _BARE.fullmatch(share.lead):
        return None
    part = _part(paragraph, share)
    if part is None:
        return None
    if share.answers is not None:
        return _of_all_parts(paragraph, share, part)
    near = paragraph.before(share)
    at = next(i for i, m in enumerate(near) if m is part)
    opening = next((i for i, m in enumerate(near) if i >= at and m.of_which), None)
    if opening is not None and normalised(near[opening].whole):
        whole = named_whole(paragraph, near[opening])
        return (part, [whole]) if whole is not None else _beside(part, what_opens(paragraph, part))
    if opening is not None:
        whole = next((m for m in values(near[opening + 1 :]) if _may_be_whole(m, part)), None)
        if whole is None and part.sentence is near[opening].sentence and _OPENS.match(part.sentence.text):
            told = (m for m in values(paragraph.before(share, 1)) if m.sentence is not part.sentence)
            wholes = _distinct([m for m in told if _may_be_whole(m, part)])
            return (part, wholes) if wholes else None
        return (part, [whole]) if whole is not None else None
    return (
        _beside(part, what_is_used(paragraph, part))
        or _of_same_metric(paragraph, share, part)
        or _of_the_same(paragraph, share, part)
        or _beside(part, what_opens(paragraph, part))
    )


def _beside(part: Mention, whole: Mention | None) -> Pair | None:
    return None if whole is None else (part, [whole])


def _of_the_same(paragraph: Paragraph, share: Mention, part: Mention) -> Pair | None:
    """``人员经费…，占支出总额的71.27%；公用经费…，占6.83%``: of the whole that the share before it names."""
    before = next((m for m in paragraph.before(share) if m.sense is Sense.SHARE), None)
    if before is None or segment(share) - segment(before) != 1 or before.group != share.group:
        return None
    pair = _of_named(paragraph, before)
    return (part, pair[1]) if pair is not None and pair[0].comparable(part) and pair[0].metric == part.metric else None


def _of_all_parts(paragraph: Paragraph, share: Mention, part: Mention) -> Pair | None:
    """``A、B、C占比分别为43%、36%、21%``: of what was told before or with them, if the parts make it up."""
    answered = (m.answers for m in paragraph if m.sentence is share.sentence and m.sense is Sense.SHARE)
    parts = {id(m): m.figure for m in answered if m is not None and m.comparable(part)}
    together = total(list(parts.values())).interval()
    told = [m for m in values([*paragraph.before(share, 2), *paragraph.told]) if id(m) not in parts]
    wholes = [m for m in told if _may_be_whole(m, part) and m.figure.interval().meets(together)]
    return (part, wholes[:1]) if wholes and len(parts) > 1 else None


def _may_be_whole(mention: Mention, part: Mention) -> bool:
    if "reference" in mention.notes or (mention.role is Role.TARGET and part.role is not Role.TARGET):
        return False
    return mention.comparable(part) and same_level(part, mention)


def _of_same_metric(paragraph: Paragraph, share: Mention, part: Mention) -> Pair | None:
    """``基本支出1,563.27万元，占39.20%``: the whole expenditure was told in the paragraph."""
    if not part.part or part.metric is None:
        return None
    scope = (part.scope or "").removesuffix(part.part).removesuffix("/")

    def is_whole(m: Mention) -> bool:
        same = m.metric == part.metric and m.role is part.role and not m.part and (m.scope or "") == scope
        return same and m.year == part.year and "reference" not in m.notes

    near = [m for m in values(paragraph.before(share, 3)) if is_whole(m)]
    whole = only(near or [m for m in values(paragraph.told) if is_whole(m)])
    return None if whole is None else (part, [whole])


def _part(paragraph: Paragraph, share: Mention) -> Mention | None:
    """The figure whose share is told: that which it answers to, else the nearest before it that is no rate, in this clause or the one before."""
    if share.answers is not None and not share.answers.is_rate:
        return share.answers if same_level(share, share.answers) else None
    for mention in values(paragraph.before(share)):
        if "reference" in mention.notes:
            continue
        if not mention.is_rate and same_level(share, mention):
            return mention if share.clause - _last_share(paragraph, share, mention) <= 1 else None
    return None


def _last_share(paragraph: Paragraph, share: Mention, part: Mention) -> int:
    """The clause up to which a part is spoken of: shares that follow each other are all of the same part."""
    between = [m for m in paragraph.before(share) if m.start > part.start]
    shares_only = all(m.is_rate or m.sense in (Sense.CHANGE, Sense.SHARE) for m in between)
    return between[0].clause if between and shares_only else part.clause


def _distinct(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if all(other.figure.in_base() != mention.figure.in_base() for other in kept):
            kept.append(mention)
    return kept


def _kind(share: Mention, wholes: list[Mention]) -> str | None:
    """A share of a whole, the completion of a target, or just one figure by another (为上年的1.2倍)."""
    if share.words.endswith("占比"):
        return "share"
    return "completion_rate" if all(whole.role is Role.TARGET for whole in wholes) else None


def _made(share: Mention, part: Mention, wholes: list[Mention]) -> Ratio:
    name, name_span = name_of(share)
    return Ratio(
        context=context_of(share, part, *wholes),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=part.scope,
        metric=_kind(share, wholes),
        rate=share.figure,
        numerator=part.figure,
        denominators=tuple(mention.figure for mention in wholes),
    )
