"""How far what was done lies from what was planned, the plan not told again: 预算126万元，支出98.53万元，较预算节约27.47万元."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extractor.labels.grammar import Paragraph, context_of, name_of
from extractor.labels.grammar_changed import changed
from extractor.labels.mention import Mention, Sense
from schemas.document import Span
from schemas.extraction import Growth, Ratio, Role
from schemas.patterns import late

_PLAN = r"(?:年初|全年|年度|当年|调整后?|原|既定|批复)?的?(?:支出|收入)?(?:预算|计划|目标|任务)(?:安排|指标|批复)?(?:金额|数|值)?(?:相比)?"
_AGAINST = late(
    r"(?:其中)?(?:实际|本年|全年)?(?:支出|收入|完成|采购)?(?:决算|执行)?数?"
    rf"(?:(?:(?P<above>大于|高于|超出|超过|多于|超)|(?P<below>小于|低于|少于)){_PLAN}"
    rf"|(?:与|比|较|同){_PLAN}(?:(?P<more>超支|超出|超过?|净?增加|增长|多|高出?)|(?P<less>节约|节省|节支|结余|压减|减少|少|低|下降|降低))(?:支出|资金)?)(?:了|约|为)?"
)
_MAY_BE = ("预算", "计划", "目标", "任务")
_PLANNED = (Role.TARGET, Role.INITIAL, Role.ADJUSTED, Role.ANNUAL)
_DONE = (Role.FINAL, Role.ACTUAL, None)
_MONEY = ("budget", "expenditure", "revenue")
_NEAR = 3
_OF_LAST_YEAR = late(r"(?:与|比|较|同)(?:上年|去年|上一年|20[0-9]{2}年)[^，。；]{0,8}$")
_COMPARED = late(r"(?:相比|比)?[，,]?(?:净|共|总)?(?:增加|增长|减少|下降|降低|多|少|增|减|压减)(?:了|约|支出|开支)?")
_GREW = late(r"(?:增长|增加|下降|降低|减少|压减|上升|增幅|降幅|减幅)(?:率|幅度)?(?:了|约|为|达)?")


def against_plan(paragraph: Paragraph, known: Collection[Span]) -> Iterator[Growth]:
    """Differences from a plan that stands before them beside what was done; ``known`` changes are told apart already."""
    for number, sentence in enumerate(paragraph.sentences):
        for told in sentence:
            if not any(word in told.lead for word in _MAY_BE) or told.sense not in (Sense.VALUE, Sense.CHANGE):
                continue
            said = _AGAINST.fullmatch(told.lead)
            if said is None or told.is_rate or told.dimension in ("points", "score") or told.figure.span in known:
                continue
            pair = _pair(told, sentence, paragraph.sentences[number - 1] if number else ())
            if pair is not None and told.figure.in_base() != pair[0].figure.in_base():  # 低于预算84.5万元: than that
                yield changed(told, *pair, falls=said["below"] is not None or said["less"] is not None)


def _pair(told: Mention, sentence: Sequence[Mention], before: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The plan and what was done: the only two like figures told directly before, in either order."""
    own = _like(told, [m for m in sentence if m.start < told.start])
    near = own or (_like(told, before) if told.lead_start <= _NEAR else [])
    if len(near) < 2 or (own and told.clause - own[-1].clause > _NEAR) or (not own and len(near) > 2):
        return None
    for plan, done in ((near[-2], near[-1]), (near[-1], near[-2])):
        if _is_planned(plan, told) and _is_done(done) and (plan.scope, plan.group) == (done.scope, done.group):
            return plan, done
    return None


def _like(told: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.is_value and m.comparable(told) and not {"restated", "base"} & m.notes]


def _is_planned(mention: Mention, told: Mention) -> bool:
    """A plan of the kind that is named: 较年初预算 is not against the adjusted one."""
    opening = "年初" in told.lead
    if mention.metric == "budget" or (
        mention.metric is None and mention.dimension == "money" and "预算" in mention.lead
    ):
        return not opening or mention.role is Role.INITIAL or "年初" in mention.lead
    return mention.dimension != "money" and mention.role in _PLANNED and not opening


def _is_done(mention: Mention) -> bool:
    if mention.dimension == "money":
        return mention.metric in ("expenditure", "revenue") and mention.role in _DONE
    return mention.role in (Role.ACTUAL, None) and not mention.of_which


def rates_of_changes(paragraph: Paragraph, known: Collection[Span]) -> Iterator[Ratio]:
    """``与上年112.60万元相比减少14.07万元，下降12.50%``: the rate is that of the two amounts before it."""
    for sentence in paragraph.sentences:
        for previous, amount, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
            if _is_told_change(previous, amount, rate) and rate.figure.span not in known:
                name, name_span = name_of(rate)
                yield Ratio(
                    context=context_of(rate, amount, previous),
                    basis="sentence",
                    name=name,
                    name_span=name_span,
                    scope=rate.scope,
                    metric="growth",
                    rate=rate.figure,
                    numerator=amount.figure,
                    denominators=(previous.figure,),
                )


def _is_told_change(previous: Mention, amount: Mention, rate: Mention) -> bool:
    if rate.sense is not Sense.CHANGE or not rate.is_rate:
        return False
    between = amount.sentence.text[previous.end : amount.start]
    beside = rate.clause - amount.clause == 1 and amount.sense is Sense.CHANGE
    told = _OF_LAST_YEAR.search(previous.lead) is not None and _COMPARED.fullmatch(between) is not None
    grew = _GREW.fullmatch(rate.lead) is not None and amount.falls == rate.falls
    return beside and told and grew and amount.comparable(previous) and rate.figure.value >= 0
