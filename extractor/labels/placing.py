"""Placing: the role and the scope of a figure; which period it is of is told in dating.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.labels.dating import is_aimed_at, is_of_today
from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import is_part, metric_of
from extractor.labels.naming import TARGET_AFTER
from extractor.labels.parts_spoken_of import OF_A_BUDGET, ask_what_for, part_spoken_of
from extractor.labels.roles import says_target, strong_role, weak_role
from extractor.labels.senses import says_basis
from schemas.extraction import WHOLE, Role
from schemas.kind import Qualifier
from schemas.patterns import late

_THAT_ONE = re.compile(r"该(?:工作|项目|工程|专项)")
_SHORT_OF = re.compile(r"(?:(?<!差)距离?|未达到?|没有达到|未能达到|达不到|不足|不到|低于|高于|超过)[^，。；]{0,12}$")
_OF_OTHERS = late("全[国省市县区州盟旗]|平均|同类|行业|兄弟|周边|上年|去年|同期|往年|20[0-9]{2}年")
_BRACKET = late("[^，。；：、]{2}[(（]$")
"""“编外人员控制率”(3分): points in a bracket behind a name are what it can get."""
_PLANNED = re.compile("[拟将](?!军|来|近)[^，。；]{0,16}调整为$|计划(?:把|将)")
_MEASURED_AGAINST = late("比|较|超|高|低|距|差|多|少")
_NUMBERED_AIM = re.compile("^目标[0-9一二三四五六七八九十]{1,2}(?:$|[:：])")
_INDICATORS = late("(?:绩效|考核|评价|[一二三]级)*(?:指标|目标)(?!值|数)")
_ENDINGS = re.compile("(?:专项|项目|资金|经费)+$")
_GOT_POINTS = re.compile("(?<![总满])得(?:分)?(?:为|了)?$")
_LISTED_WITH = re.compile(r"^.*(?:和|(?<!涉)(?<!惠)(?<!普)及|(?<!参)与)$")
_NOT_DONE = re.compile(r"未(?:能)?(?:开展|完成|实施|举办|实现|达到|建成|组织|支出|使用|启动|执行)|不开展|取消")


def say_role(mention: Mention, given: Role | None, *, targets: bool, later: bool) -> None:
    """The role by the words around the figure, else by its metric, the place it stands in, or its verb."""
    if mention.sense in (Sense.CHANGE, Sense.DEDUCTION, Sense.SHARE):
        aimed = given is Role.TARGET or (says_target(mention.lead) and not _MEASURED_AGAINST.search(mention.lead))
        mention.role = Role.TARGET if aimed and mention.sense is Sense.CHANGE else None
        return
    if mention.dimension == "points" and "after_figure" in mention.notes:
        return  # 低于95%的指标值2.6个百分点: how far apart
    role = _of_the_time_to_come(mention, _role_by_metric(mention, _role_by_words(mention)), later=later)
    if mention.metric == "expenditure" and given is Role.TARGET and "实际" not in mention.lead:
        role = Role.TARGET  # 年度目标：电费支出不超过480万元
    if role is None and mention.metric:
        role = metric_of(mention.metric).role
    if role is None:
        in_place = None if is_of_today(mention) else given or _role_of_heading(mention, targets=targets, later=later)
        role = None if mention.metric in ("budget", "revenue") else in_place
    if _NOT_DONE.search(mention.tail) and not mention.is_rate and role in (None, Role.ACTUAL):
        role = Role.TARGET if mention.dimension != "money" else None
    elif role is None and not mention.is_rate and mention.dimension != "money" and not _is_bound(mention):
        role = weak_role(mention.lead)
    mention.role = role


def _is_bound(mention: Mention) -> bool:
    """人均培训不少于60学时: a bound may be set, whatever verb stands before it."""
    return mention.figure.qualifier in (Qualifier.AT_LEAST, Qualifier.AT_MOST)


def _of_the_time_to_come(mention: Mention, role: Role | None, *, later: bool) -> Role | None:
    """What is told of later is an aim, also where it is called adjusted (2023年拟将…调整为260万元); what is to be raised is none."""
    planned = later or _PLANNED.search(mention.sentence.text, 0, mention.start) is not None
    if role is Role.ADJUSTED and planned:
        return Role.TARGET
    if role is None and later and mention.is_rate and is_aimed_at(mention):
        return Role.TARGET
    return None if role is Role.TARGET and is_of_today(mention) else role


def go_on_planned(mentions: Sequence[Mention]) -> None:
    """``计划举办24期、培训1,800人次，实际举办26期``: what an aim lists behind 、 is aimed at, too."""
    for mention, following in pairwise(mentions):
        listed = mention.sentence.text[following.lead_start - 1 : following.lead_start] == "、"
        if mention.role is not Role.TARGET or not listed or following.dimension in ("money", "ratio", "score"):
            continue
        plain = strong_role(following.lead) is None and following.sense is Sense.VALUE
        beside = mention.group == following.group and mention.clause == following.clause
        if plain and beside and (says_target(mention.lead) or "planned" in mention.notes):
            following.role = Role.TARGET
            following.notes.add("planned")


def _role_by_words(mention: Mention) -> Role | None:
    if "whole_scale" in mention.notes:
        return Role.WEIGHT
    if (
        mention.dimension == "score"
        and "in_brackets" in mention.notes
        and _BRACKET.search(mention.sentence.text, 0, mention.start)
    ):
        return Role.WEIGHT
    if "aims" in mention.notes:
        return None
    if (TARGET_AFTER.match(mention.tail) and not _is_paid_by(mention) and not _counts_aims(mention)) or (
        mention.is_rate and _is_measure(mention)
    ):
        return Role.TARGET
    if mention.dimension == "score" and _GOT_POINTS.search(mention.lead):
        return Role.SCORE
    if _NUMBERED_AIM.match(mention.lead):
        return strong_role(_NUMBERED_AIM.sub("", mention.lead))  # 目标1：新建冷库… also heads what was done of it
    lead = mention.lead.replace("标准", "") if mention.dimension == "money" else mention.lead
    return strong_role(_LISTED_WITH.sub("", lead))  # 优待金标准9,600元 is paid, not aimed at


def _counts_aims(mention: Mention) -> bool:
    """11项绩效指标中有3项没有量化: indicators counted."""
    return mention.dimension in ("count:项", "count:个") and _INDICATORS.match(mention.tail) is not None


def _is_paid_by(mention: Mention) -> bool:
    """按生均600元标准拨付: a standard that is paid is no aim."""
    return mention.dimension == "money" and mention.tail.startswith("标准")


def _is_measure(mention: Mention) -> bool:
    """高于90%, 未达到95%: the aim that a rate is measured by, unless it is another's or an average."""
    short = _SHORT_OF.search(mention.lead)
    return short is not None and not _OF_OTHERS.search(short[0] + mention.tail)


def _role_by_metric(mention: Mention, role: Role | None) -> Role | None:
    """Roles that a metric cannot have are dropped: a rate is not 年初, a budget is no 实际完成值."""
    if mention.metric == "expenditure":
        return role if role is Role.LAST_YEAR and "own_period" not in mention.notes else Role.FINAL
    if mention.metric in ("budget", "revenue"):
        return role if role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL, Role.LAST_YEAR) else None
    if role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL) and mention.dimension not in ("money", "ratio"):
        return Role.TARGET if says_target(mention.lead) else None  # 2024年修复目标调整为130册
    if mention.metric == "procurement" and role is None:
        return Role.TARGET if "预算" in mention.lead else Role.ACTUAL
    if mention.is_rate and role in (Role.INITIAL, Role.ADJUSTED, Role.ANNUAL):
        return role if says_basis.search(mention.lead) else None
    if mention.is_rate and mention.metric and role is Role.TARGET:
        said = says_target(mention.lead[-6:] + mention.tail) or _SHORT_OF.search(mention.lead)
        return Role.TARGET if said else None
    return role


def _role_of_heading(mention: Mention, *, targets: bool, later: bool) -> Role | None:
    """Under a heading of aims or of plans for later, what is counted is a target."""
    if mention.is_rate and mention.metric in ("budget_execution_rate", "procurement_execution_rate"):
        return None
    return Role.TARGET if targets or (later and "own_period" not in mention.notes) else None


def say_scope(
    mention: Mention,
    earlier: list[Mention],
    named: str | None,
    given: str | None,
    named_before: str | None,
    topic: str | None = None,
) -> None:
    """The project named last before a figure, else the scope the sentence stands in; a part of it after a slash.

    ``topic`` is the project that the paragraph opens with: what is counted in it is of that project. Its later
    sentences may tell the department's money all the same.
    """
    base = named if named is not None else given
    if named is not None and _is_beside(mention, earlier, named):
        base = given  # 临时救助结余31万元、居家养老结余24万元: each with a name of its own
    if named is None and named_before and _THAT_ONE.search(mention.sentence.text[: mention.start]):
        base = named_before
    if (
        named is None
        and topic is not None
        and (not given or is_part(given))
        and mention.dimension != "money"
        and mention.metric is None
    ):
        base = topic
    if mention.metric in OF_A_BUDGET and not mention.part:
        mention.part = part_spoken_of(mention, earlier)
        ask_what_for(mention, earlier, base)
    if "whole" in mention.notes and base is None:
        base = WHOLE
    if "qualified" in mention.notes:
        _settle_qualifier(mention, base or "")
    if mention.is_rate and mention.metric in OF_A_BUDGET and not mention.part and earlier and _is_a_member(earlier[-1]):
        mention.notes.add("scope_open")  # 其中园舍建设682.60万元，执行率87.51%
    if "of_one" in mention.notes and not base:
        mention.notes.add("scope_open")  # 营养餐项目自评99.5分
    mention.scope = base
    mention.base = base if base and not is_part(base) else ""
    if (
        mention.part
        and base
        and not is_part(mention.part)
        and mention.part in base
        and not _is_one_side(mention.part, base)
    ):
        mention.part = ""  # 无障碍改造 … 完成128户, … 合计支出: the thing counted is what the heading names
    if mention.part == "项目支出" and base and not is_part(base):
        mention.part = ""  # 项目预算 in a report on one project
    if mention.part and mention.part != base:
        mention.scope = f"{base}/{mention.part}" if base and not is_part(base) else mention.part


def _is_a_member(mention: Mention) -> bool:
    """Money of one of several purposes, of which no metric is known: what is told right behind it may be of it alone."""
    return mention.of_which and mention.dimension == "money" and mention.metric is None


def _is_beside(mention: Mention, earlier: list[Mention], named: str) -> bool:
    """Whether a figure with a name of its own goes on a list whose first member bears the name of the scope."""
    if "qualified" not in mention.notes or not earlier or earlier[-1].metric != mention.metric:
        return False
    return earlier[-1].base == named and mention.sentence.text[earlier[-1].end : mention.lead_start] in (
        "、",
        "，",
        "；",
    )


def _settle_qualifier(mention: Mention, base: str) -> None:
    """A qualifier that repeats the scope narrows nothing; another one narrows an aggregate, or unmakes a metric."""
    part = _ENDINGS.sub("", mention.part)
    if base and (part in base or base in part) and not _is_one_side(mention.part, base):
        if len(part) > len(base) + 2:
            mention.notes.add("scope_open")  # 体育彩票公益金 under 体育 is something of its own
        mention.part = ""
    elif mention.metric and metric_of(mention.metric).bare:
        mention.metric, mention.part = None, ""


def _is_one_side(part: str, base: str) -> bool:
    """电费 is a part of 城市照明电费与养护, not another word for it."""
    sides = re.split("[与和及、]", base)
    return len(sides) > 1 and any(side.endswith(part) for side in sides) and part != base
