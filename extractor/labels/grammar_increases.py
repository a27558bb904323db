"""A change told as an amount and as a rate, its earlier value unsaid: 收入1,085万元，比上年增加85万元，增长8.5%.

The two stand in either order, or the rate in a bracket behind the amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.labels.grammar import Paragraph, context_of, name_of, only, stated
from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import find_part
from extractor.labels.words import normalised
from schemas.extraction import Growth, Increase, Role
from schemas.patterns import late

_WITH = (
    r"(?:按?同口径)?(?:同比(?:上年度?|去年|上一年度?)?|环比|(?:相?[比较]于?|与|同|和)(?:上年度?|去年|上一年度?|上期|年初预算数?|年初|预算数?|20[0-9]{2}年度?)"
    r"(?:末|底|同期|同月|实际|决算数?|预算数?|支出数?|相比|相较|比较)*)"
)
_WORD = r"(?:净|共|总|实际)?(?:增产|增收|增支|增长|增加|提高|上升|提升|减少|减产|减支|下降|降低|减收|压减|节约|多|少|增|减)(?:了|约|额)?"
_BOTH = r"(?:收入?[、和]?支出?(?:决算)?(?:总计|合计|总额|总数)?)?(?:各|均|都)"
_ONLY_THAN = late(rf"(?:{_WITH})*(?:{_BOTH})?{_WORD}")
_SAME = late(rf"(?:{_WITH})*{_BOTH}")
_SAYS_WITH_WHAT = late(r"同比|环比|比|较|与")
_BASE = late("(?:与|同|和|较|比)")
_COMPARED = late(rf"[，,]{_WITH}[，,]$")
_OF_SUBJECT = late(rf"(?P<subject>[^，。；]{{4,40}}?)(?P<with>{_WITH})?{_WORD}")
_OPENS_COMPARING = late(rf"^{_WITH}[，,]")
_RATE_WORD = r"(?:各|均|都)?(?:增|降|减|涨)?(?:增长|增加|上升|提高|提升|下降|减少|降低|增幅|降幅|幅|长)(?:率|幅度)?(?:了|约|为|达)*"
_ONLY_RATE = late(rf"(?:{_WITH})*{_RATE_WORD}")
_OF_ACCOUNT = late(rf"(?:本年|当年|全年)?(?P<account>总?收入|总?支出)(?:合计|总额)?{_WORD}")
_ACCOUNTS = {"收入": "revenue", "总收入": "revenue", "支出": "expenditure", "总支出": "expenditure"}
_ACCOUNT_OF = late("(?:财政拨款)?支出(?:决算)?$|决算$")
_OF_BUDGET = late("(?:一般公共预算|本部门|本单位|部门|单位)?(?:财政拨款)?")
_THAN_LAST = late("[比较](?:上年|去年|上一年|20[0-9]{2}年)")
_NOT_NOW = (Role.TARGET, Role.LAST_YEAR)


def increases(paragraph: Paragraph, changes: Sequence[Growth]) -> Iterator[Increase]:
    """``changes`` are those whose earlier value is printed: they are judged by it."""
    known = {change.change.span for change in changes}
    for number, sentence in enumerate(paragraph.sentences):
        before = paragraph.sentences[number - 1] if number else ()
        for amount, rate in _told_together(sentence):
            if rate.figure.span not in known and (now := _now(paragraph, amount, rate, before)):
                yield _made(amount, rate, now)


def _told_together(sentence: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each amount of change with its rate: behind it, in a bracket behind it, else before it."""
    paired: set[int] = set()
    for one, two in pairwise(sentence):
        if _is_amount(one) and ((_is_rate(two) and _beside(one, two)) or _is_in_bracket(one, two)):
            paired |= {id(one), id(two)}
            yield one, two
    for one, two in pairwise(sentence):
        if _is_rate(one) and _is_amount(two) and _beside(one, two) and not paired & {id(one), id(two)}:
            yield two, one


def _is_amount(mention: Mention) -> bool:
    return mention.sense is Sense.CHANGE and mention.dimension not in ("ratio", "points")


def _is_rate(mention: Mention) -> bool:
    told = mention.sense is Sense.CHANGE and _is_plain(mention)
    return told and _ONLY_RATE.fullmatch(mention.lead) is not None


def _is_plain(rate: Mention) -> bool:
    """Whether a rate has no sign of its own, which says in another way that something fell."""
    return rate.dimension == "ratio" and rate.figure.value >= 0


def _beside(one: Mention, two: Mention) -> bool:
    return two.clause - one.clause <= 1 and one.group == two.group


def _is_in_bracket(amount: Mention, rate: Mention) -> bool:
    """``减少18.50万元（65.37%）``, ``增加52.4万人（增长5.2%）``: nothing but the rate stands in the bracket."""
    if not _is_plain(rate) or not rate.group or rate.sentence.group[amount.end : amount.end + 1] != (rate.group,):
        return False
    alone = rate.sentence.group[rate.end + 1 : rate.end + 2] != (rate.group,)
    return alone and (not rate.lead or _ONLY_RATE.fullmatch(rate.lead) is not None)


def _now(paragraph: Paragraph, amount: Mention, rate: Mention, before: Sequence[Mention]) -> list[Mention]:
    """What may have changed: the nearest like figure before and those before it; or what the amount is told to be of."""
    first = min(amount, rate, key=lambda mention: mention.start)
    if _ONLY_THAN.fullmatch(amount.lead) is None:
        return _named_again(paragraph, amount, before)
    near = [m for m in stated(paragraph.before(first)) if m.comparable(amount) and m.group == amount.group]
    opens = first.lead_start == 0 and _SAYS_WITH_WHAT.match(first.lead) is not None
    compares = _OPENS_COMPARING.match(first.sentence.text) if first.lead_start else None
    if not near and (opens or (compares is not None and compares.end() == first.lead_start)):
        return _only_like(amount, before)
    if not near or near[0].role in _NOT_NOW or "reference" in near[0].notes or _is_compared_with(near[0]):
        return []
    between = first.sentence.text[near[0].end : first.lead_start]
    compared = _COMPARED.search(between) is not None
    rates = {
        m.clause
        for m in paragraph.before(first)
        if m.start > near[0].start and (m.dimension in ("ratio", "points") or m.sense is Sense.CHANGE)
    }
    if first.clause - near[0].clause > 1 + compared + len(rates - {first.clause, near[0].clause}):
        return []
    told = compared or any(_SAYS_WITH_WHAT.match(m.lead) for m in (amount, rate))
    return near if told or first.clause - near[0].clause == 1 else []


def _is_compared_with(value: Mention) -> bool:
    """``与2022年支出428.90万元相比，增加22.72万元``: the value before the change, not what it became."""
    return _BASE.match(value.lead) is not None and value.tail.startswith(("相比", "比较", "相较"))


def _only_like(amount: Mention, before: Sequence[Mention]) -> list[Mention]:
    """``收入792万元。同比增加189万元，增加31.39%``: what the sentence before told, if that is but one figure."""
    told = [m for m in stated(before) if m.comparable(amount)]
    both = len(told) > 1 and _SAME.match(amount.lead) is not None and only(told) is not None  # 收、支总计各增加121万元
    return told[-1:] if told and (both or len(told) == 1) and told[0].role not in _NOT_NOW else []


def _named_again(paragraph: Paragraph, amount: Mention, before: Sequence[Mention]) -> list[Mention]:
    """``支出1,264万元。与上年相比，支出增加27万元，增长2.18%``: of what the sentence before told under that name.

    ``公务接待费较上年减少1.33万元``: of what was told once under just that name, however far above.
    """
    named = _OF_SUBJECT.fullmatch(amount.lead)
    if named is None:
        account = _OF_ACCOUNT.fullmatch(amount.lead) if _OPENS_COMPARING.match(amount.sentence.text) else None
        return _of_accounts(paragraph, amount, account["account"]) if account is not None else []
    name = normalised(named["subject"]).replace(" ", "")
    if named["with"]:
        told = [m for m in stated([*paragraph.before(amount, 2), *paragraph.told]) if _called(m, name, amount)]
    elif _OPENS_COMPARING.match(amount.sentence.text):
        told = [m for m in stated(before) if m.comparable(amount) and m.words.replace(" ", "").startswith(name)]
    else:
        return _of_part(paragraph, amount, name) if _goes_on_comparing(amount, before) else []
    if name and len(told) == 1 and told[0].role not in _NOT_NOW:
        return told
    return _of_part(paragraph, amount, name) if named["with"] and not told else []


def _goes_on_comparing(amount: Mention, before: Sequence[Mention]) -> bool:
    """``支出决算数比上年减少31.33万元，下降82.82%。其中：公务接待费减少0.03万元``."""
    opens = amount.sentence.text.startswith("其中")
    return opens and any(m.sense is Sense.CHANGE and _THAN_LAST.search(m.lead) is not None for m in before)


def _of_part(paragraph: Paragraph, amount: Mention, name: str) -> list[Mention]:
    """``“三公”经费支出决算数比上年减少…``: what was spent on that part, where it is told with one value."""
    part = find_part(_ACCOUNT_OF.sub("", name))
    if part is None or not _OF_BUDGET.fullmatch(part[1]):
        return []
    told = [m for m in stated([*paragraph.before(amount, 3), *paragraph.told]) if m.metric == "expenditure"]
    like = [m for m in told if m.scope == part[0] and m.year == amount.year and m.comparable(amount)]
    now = only(m for m in like if m.role not in (*_NOT_NOW, Role.INITIAL, Role.ADJUSTED))
    return [] if now is None else [now]


def _of_accounts(paragraph: Paragraph, amount: Mention, name: str) -> list[Mention]:
    """``与2022年相比，收入增加121.74万元``: all income of the year, where it was told with one value before."""
    metric = _ACCOUNTS.get(name)
    told = [m for m in stated([*paragraph.before(amount, 3), *paragraph.told]) if metric and m.metric == metric]
    year = [m for m in told if m.year == amount.report_year and m.role not in _NOT_NOW and not m.part]
    now = only(m for m in year if m.scope == amount.scope and "总计" not in m.lead)
    return [] if now is None else [now]


def _called(mention: Mention, name: str, amount: Mention) -> bool:
    return mention.comparable(amount) and mention.words.replace(" ", "") == name and mention.year == amount.year


def _made(amount: Mention, rate: Mention, now: Sequence[Mention]) -> Increase:
    name, name_span = name_of(rate)
    return Increase(
        context=context_of(rate, amount, now[0]),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=now[0].scope,
        rate=rate.figure,
        amount=amount.figure,
        values=tuple(m.figure for m in now),
        falls=amount.falls,
    )
