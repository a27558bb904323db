"""Whose a figure is: the scope of a mention by what its sentence names, and names that only a title tells."""

from __future__ import annotations

from extractor.labels.continuing import continue_part
from extractor.labels.mention import Mention, Sense
from extractor.labels.placing import say_scope
from extractor.labels.reading import Reading
from extractor.labels.words import normalised
from schemas.extraction import Role
from schemas.patterns import late

_MONEYS = ("budget", "expenditure", "budget_execution_rate", "carry_over", "funds_arrived", "funds_arrival_rate")
_OURS = late(
    r"[我本](?:单位|部门|中心|局|委|校|院|所|站|馆|处|办|会|厅)|部门|整体|全[局委校院所站馆系]|年初预算|预算总"
)
_OPENS_ANEW = late("(?!其中|实际|全年|累计|年初|年末|资金|预算|支出|已|共)[一-鿿]{3,}[0-9]")


def say_whose(mention: Mention, earlier: list[Mention], reading: Reading, named: list[tuple[int, str]]) -> None:
    """The scope of a mention; ``named`` are the places and names of the projects that its sentence names before it."""
    if earlier and _continues_list(mention, earlier[-1]):
        mention.notes.add("listed")
    at, scope = named[-1] if named else (0, None)
    say_scope(mention, earlier, scope, reading.scope, reading.named, reading.topic)
    if scope is not None and mention.dimension == "money" and _other_subject(mention, at):
        mention.notes.add("scope_open")
    if scope is None and reading.topic is not None and not mention.scope and _may_be_of_the_topic(mention):
        mention.notes.add("scope_open")
    if reading.in_cell:
        mention.notes.discard("scope_open")
    if not earlier:
        continue_part(mention, reading.before)


def _may_be_of_the_topic(mention: Mention) -> bool:
    """``渔港修缮项目安排资金4,325万元，增长6.4%。截至12月底，实际支出4,260万元``: the project's or the whole's, nothing says which."""
    return mention.metric in _MONEYS and _OURS.search(mention.sentence.text, 0, mention.start) is None


def _other_subject(mention: Mention, at: int) -> bool:
    """``甲工程投资520万元，支付468万元；乙农田1,200亩投资360万元``: a semicolon may have brought another subject."""
    text = mention.sentence.text
    cut = max(text.rfind(mark, at, mention.start) for mark in "；;")
    return cut > 0 and _OPENS_ANEW.match(text, cut + 1) is not None


def name_by_title(mentions: list[Mention], title: str, item: str) -> None:
    """``1.支持企业户数。目标55家，完成58家``, ``1.预算编制。分值5分，得5分``: what nothing in the sentence names is what its
    short title says."""
    told = False
    for mention in mentions:
        named = bool(mention.words) or mention.metric is not None
        told = told or (named and mention.dimension != "score")  # 支出率97.99%，按满分8分计算得7.84分
        if mention.sense is not Sense.VALUE or named:
            continue
        if mention.role in (Role.WEIGHT, Role.SCORE) and not told:
            mention.words = item
        elif mention.role in (Role.TARGET, Role.ACTUAL) and not normalised(mention.tail):
            mention.words = normalised(title)


def _continues_list(mention: Mention, last: Mention) -> bool:
    """Whether a figure is a further part of a 其中 list: a part of its own, directly behind the last one."""
    listed = last.of_which or "listed" in last.notes
    return listed and mention.comparable(last) and bool(mention.part) and mention.clause - last.clause <= 1
