"""Changes between two printed values: 从120万元增加到150万元，增长25%; 比上年的15.93万元减少1.66万元，下降10.42%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.labels.grammar import Paragraph, only, same_level, stated, values
from extractor.labels.grammar_changed import changed
from extractor.labels.grammar_growth_behind import respectively, run_of, told_behind
from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import find_metric
from extractor.labels.words import normalised
from schemas.extraction import Growth, Role
from schemas.patterns import late

Pair = tuple[Mention, Mention]

_FROM = late(r"(?:由|从)[^，。；]*$")
_TO = late(
    r"(?:增加|增长|提高|提升|上升|上涨|扩大|下降|减少|降低|降|增|升|压减|压缩|缩短|回落|调整|变|追加|核减|调减|调增)?(?:到|至|为)[^，。；0-9]{0,10}$"
)
_THAN = re.compile(r"(?:比|较|与|同|和|高于|低于|超过|优于)[^，。；]*$")
_OWN_COMPARISON = re.compile(
    r"(?P<subject>[^，。；]*?)(?:相?[比较]于?|与|同|和)(?P<base>[^，。；比较]*?)(?:相比)?(?:共|总|净|分别)*(?:增|提|上升|上涨|上浮|下降|下滑|下浮|减|降|升|多|少|涨|压|回落|缩|核|扩)"
)
_OWN_SUBJECT = re.compile(r"(?P<subject>[^，。；]{2,12}?)(?:增加|减少|提高|下降|上升|增长|降低)(?:了|约|为)*")
_SUBJECT = re.compile(r"(?P<subject>[^，。；]{2,16}?)(?:相?[比较]于?|与|同|和)(?:上年|去年|上一年|20[0-9]{2}年)")
_COMPARED_WITH = re.compile(r"相比|比较|相较|对比")
_THAN_LAST_YEAR = re.compile(
    r"(?:同比|相?[比较]于?(?:上年度?|去年|上一年)(?:同期)?)(?:增长|增加|提高|上升|提升|下降|减少|降低|上涨)(?:了|约)*"
)
_NOW = late(r"(?:降|升|增|减)?(?:为|至|到|达|达到)|实际为?")
_LAST = re.compile(r"上年|上一年|去年|同期|同比|20[0-9]{2}年")
_ONLY_A_CHANGE = re.compile(
    r"(?:同比|环比|总体|累计|净|增幅|降幅|增长率|下降率|涨幅|减幅|[增提上下减降升多少涨压回缩扩](?:长|加|高|升|降|少|低|涨|减|落|短|幅|大|浮|缩)?(?:幅度|比例|率|了|约|为|达|到)*|[为达约了]|:|：)+"
)
_FURTHEST = 4


def growths(paragraph: Paragraph) -> Iterator[Growth]:
    for sentence in paragraph.sentences:
        told: Pair | None = None
        last: Mention | None = None
        for change in sentence:
            if change.sense is not Sense.CHANGE:
                continue
            run = run_of(paragraph, change)
            pair = _pair(paragraph, change) if len(run) == 1 else respectively(paragraph, change, run)
            if pair is None and told is not None and last is not None and len(run) == 1 and _goes_on(change, last):
                pair = told
            if pair is not None and _fits(change, *pair):
                yield changed(change, *pair, falls=change.falls)
            told, last = pair, change


def _pair(paragraph: Paragraph, change: Mention) -> Pair | None:
    """The value before and the value after that a change speaks of: previous, current."""
    return (
        _from_to(paragraph, change)
        or _than_figure(paragraph, change)
        or _compared_with(paragraph, change)
        or _than_initial(paragraph, change)
        or _last_year(paragraph, change)
        or _year_before(paragraph, change)
        or _over_sentences(paragraph, change)
        or _told_before(paragraph, change)
        or told_behind(paragraph, change)
    )


def _goes_on(change: Mention, last: Mention) -> bool:
    """``减少1.66万元，下降10.42%``: the second change has no subject of its own."""
    return change.clause - last.clause <= 1 and _ONLY_A_CHANGE.fullmatch(change.lead) is not None


def _from_to(paragraph: Paragraph, change: Mention) -> Pair | None:
    if not _ONLY_A_CHANGE.fullmatch(change.lead):
        return None
    near = list(stated(paragraph.before(change)))[:_FURTHEST]
    for current, previous in pairwise(near):
        joined = "after_figure" in current.notes and _TO.search(current.lead) and _FROM.search(previous.lead)
        if joined and current.comparable(previous) and change.clause - current.clause <= 2:
            return previous, current
    return None


def _than_figure(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``比2022年的15.93万元减少1.66万元``, ``较上年(120万元)增长25%``."""
    if not (near := list(stated(paragraph.before(change)))[:_FURTHEST]):
        return None
    previous = near[0]
    between = change.sentence.text[previous.end : change.start]
    if not _THAN.search(previous.lead) or re.search(r"[，,；;。]", between):
        return None
    like = [m for m in near[1:] if m.comparable(previous) and m.group in (0, change.group)]
    if previous.part and "reference" in previous.notes:  # 公用经费…61万元；“三公”经费比上年7.95万元下降13.96%
        like = [m for m in like if m.part in ("", previous.part) or previous.part in m.words]
    like = [m for m in like if "reference" not in m.notes] or like  # 比预算24万元节约4万元，比上年21万元下降5%
    current = next(
        (m for m in like if m.is_value), next(iter(like), None)
    )  # 运维费58.6万元，车均3.45万元，比上年61.2万元
    if (share := _share_between(paragraph, change, previous, current)) is not None:
        return previous, share
    if current is not None:
        near_enough = _FURTHEST if previous.role is Role.LAST_YEAR or "own_period" in previous.notes else 2
        return (previous, current) if change.clause - current.clause <= near_enough else None
    if (named := _named_before(paragraph, change, previous)) is not None:
        return previous, named
    behind = next(iter(values(paragraph.after(change))), None)  # 较上年(150件)下降20%，为120件
    if behind is not None and behind.comparable(previous) and _NOW.fullmatch(behind.lead):
        return previous, behind
    return None


def _share_between(paragraph: Paragraph, change: Mention, previous: Mention, current: Mention | None) -> Mention | None:
    """``到岗率37.6%；女生占比46.8%，比上年44.1%上升2.7个百分点``: a share told nearer than any other rate has changed."""
    return next(
        (
            m
            for m in paragraph.before(change)
            if m.sense is Sense.SHARE
            and m.start < previous.start
            and (current is None or (current.start < m.start and m.sentence is current.sentence))
            and m.sentence is previous.sentence
            and (m.dimension, m.group) == (previous.dimension, previous.group)
        ),
        None,
    )


def _named_before(paragraph: Paragraph, change: Mention, previous: Mention) -> Mention | None:
    """``上线207人。…上线人数较上年的180人增长15%``: what has changed is named again and stands in a sentence before."""
    subject = _SUBJECT.match(previous.lead)
    name = normalised(subject["subject"]) if subject else ""
    if len(name.replace(" ", "")) < 2 or previous.role is not Role.LAST_YEAR:
        return None
    told = [
        m
        for m in values(paragraph.before(change, 2))
        if name in (m.words, m.own_words) and m.comparable(previous) and m.role not in (Role.TARGET, Role.LAST_YEAR)
    ]
    return only(m for m in told if m.year == change.report_year and "reference" not in m.notes)


def _compared_with(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``与年初预算900万元相比，调整后预算1,050万元，增加150万元``."""
    if not _ONLY_A_CHANGE.fullmatch(change.lead):
        return None
    near = [m for m in values(paragraph.before(change)) if same_level(change, m)][:2]
    if len(near) < 2 or not near[0].comparable(near[1]) or change.clause - near[0].clause > 1:
        return None
    current, previous = near
    compared = _THAN.search(previous.lead) and _COMPARED_WITH.match(previous.tail)
    return (previous, current) if compared and current.clause - previous.clause <= 1 else None


def _than_initial(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``调整后预算1,894.57万元，较年初增长68.20%``."""
    if not re.search(r"(?:比|较|与)年初", change.lead):
        return None
    near = list(values(paragraph.before(change, 1)))[: 2 * _FURTHEST]
    current = next((m for m in near if m.role is Role.ADJUSTED and m.metric == "budget"), None)
    previous = next((m for m in near if m.role is Role.INITIAL and m.metric == "budget"), None)
    if current is None or previous is None or current.scope != previous.scope:
        return None
    return previous, current


def _last_year(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``接待46.8万人次，上年为39.5万人次，同比增长18.48%``."""
    near = [m for m in stated(paragraph.before(change)) if same_level(change, m)][:_FURTHEST]
    previous = next((m for m in near if _is_last_year(m)), None)
    if previous is None or change.clause - previous.clause > 1 or not _compares_with_last_year(change):
        return None
    current = next(
        (
            m
            for m in near
            if m is not previous
            and m.comparable(previous)
            and not _is_last_year(m)
            and m.role is not Role.TARGET
            and (previous.inherited or previous.words == m.words or (previous.metric and previous.metric == m.metric))
        ),
        None,
    )
    return None if current is None or abs(current.clause - previous.clause) > 1 else (previous, current)


def _is_last_year(mention: Mention) -> bool:
    return mention.role is Role.LAST_YEAR or (
        _LAST.search(mention.lead) is not None and mention.inherited and "own_period" in mention.notes
    )


def _compares_with_last_year(change: Mention) -> bool:
    return _ONLY_A_CHANGE.fullmatch(change.lead) is not None or (
        re.search(r"比|较", change.lead) is not None and _LAST.search(change.lead) is not None
    )


def _year_before(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``上年度执行率为93.75%，本年度为95.12%，比上年提高1.37个百分点``: both years told with the same words."""
    alone = _ONLY_A_CHANGE.fullmatch(change.lead) is not None
    if not alone and not _THAN_LAST_YEAR.fullmatch(change.lead):
        return None
    near = [m for m in values(_just_told(paragraph, change)) if same_level(change, m)][:_FURTHEST]
    if not near or (near[0].sentence is change.sentence and change.clause - near[0].clause > 1):
        return None
    one = near[0]
    for other in near[1 : 2 if alone else None]:
        if _told_alike(one, other) and abs(_year_of(one) - _year_of(other)) == 1:
            return (other, one) if _year_of(other) < _year_of(one) else (one, other)
    return None


def _over_sentences(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``接待486.3万人次。上年为445.2万人次，增长9.23%``: one of the two years stands in the sentence before."""
    if not (_ONLY_A_CHANGE.fullmatch(change.lead) or _THAN_LAST_YEAR.fullmatch(change.lead)):
        return None
    own = [m for m in values(paragraph.before(change)) if same_level(change, m)]
    if len(own) != 1 or change.clause - own[0].clause > 1 or "reference" in own[0].notes:
        return None
    one = own[0]
    before = [m for m in paragraph.before(change, 1) if m.sentence is not change.sentence]
    if any(m.sense is Sense.CHANGE for m in before):
        return None  # 2022年…，增长9%。2021年…，增长5%: each year has a growth of its own
    told = [m for m in values(before) if m.comparable(one) and m.role is not Role.TARGET and "reference" not in m.notes]
    alike = told if not one.words and one.role is Role.LAST_YEAR else [m for m in told if _told_alike(one, m)]
    if len(alike) != 1 or _year_of(one) == 0:
        return None
    apart = _year_of(alike[0]) - _year_of(one)
    return (one, alike[0]) if apart == 1 else (alike[0], one) if apart == -1 else None


def _just_told(paragraph: Paragraph, change: Mention) -> list[Mention]:
    """The mentions before a change in its sentence, or in the one before where the change opens its own."""
    own = paragraph.before(change)
    opens = not own and change.lead_start == 0 and _ONLY_A_CHANGE.fullmatch(change.lead) is not None
    return paragraph.before(change, 1) if opens else own


def _told_alike(one: Mention, other: Mention) -> bool:
    named = one.words == other.words or (one.metric is not None and one.metric == other.metric)
    return named and one.scope == other.scope and one.comparable(other) and _year_of(one) > 0 < _year_of(other)


def _year_of(mention: Mention) -> int:
    year = mention.year or ""
    return int(year) if year.isdigit() else 0


def _told_before(paragraph: Paragraph, change: Mention) -> Pair | None:
    """``2023年度支出比上年增加282.34万元`` after both years' expenditure was told in the paragraph."""
    own = _OWN_COMPARISON.search(change.lead)
    if own is None or not re.search(r"上年|上一年|去年", own["base"]):
        own = _OWN_SUBJECT.fullmatch(change.lead)
        if own is None or not re.search(r"(?:比|较)(?:上年|上一年|去年)", change.sentence.text[: change.start]):
            return None
    dimension = "ratio" if change.dimension == "points" else change.dimension
    named = find_metric(normalised(own["subject"]).replace(" ", ""), dimension)
    if named is None or (dimension == "ratio" and change.dimension == "ratio"):
        return None
    told = [
        m
        for m in values(paragraph.before(change, 4))
        if m.metric == named.metric.id
        and m.role is not Role.TARGET
        and (m.year or "").isdigit()
        and "reference" not in m.notes
        and (m.scope == change.scope)
        and not m.part
    ]
    years = sorted({m.year for m in told if m.year}, reverse=True)
    if len(years) != 2 or int(years[0]) != int(years[1]) + 1:
        return None
    current = only(m for m in told if m.year == years[0])
    previous = only(m for m in told if m.year == years[1])
    return None if current is None or previous is None else (previous, current)


def _fits(change: Mention, previous: Mention, current: Mention) -> bool:
    """Whether the change can be of these: 增长25% of amounts, 提高2个百分点 of rates, 减少3人 of 人."""
    if not previous.comparable(current):
        return False
    if change.dimension == "points":
        return previous.is_rate
    if change.is_rate:  # 由90%提高到95%，提高5% means points or percent: both are written
        return not previous.is_rate
    return change.comparable(previous)
