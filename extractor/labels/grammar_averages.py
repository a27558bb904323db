"""Averages and what they are made of: 补贴3,729万元 to 2,486户, 户均1.5万元; 12场1,440人次, 平均每场120人次."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from extractor.labels.average_parts import alike, called, counts_for, counts_persons, is_named, made
from extractor.labels.average_units import NOT_NOW, Per, per_of
from extractor.labels.grammar import Paragraph, same_level, segment, values
from extractor.labels.grammar_average_told_first import told_first
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Average, Role

_FURTHEST = 4
_OF_CLASSES = 3
"""How many sentences before 班均 a school's pupils and classes may be told."""
_MIXED = re.compile(r"[)）]均|[、/或]\S均")
"""处（套）均: of several kinds together."""
_FEW = 3
_TOGETHER = re.compile("合计|共计|总计")
_ADDED_UP = re.compile(r"共|合计|总")

Found = Sequence[Mention]
Test = Callable[[Found, Found, Found, Mention], bool]


def averages(paragraph: Paragraph) -> Iterator[Average]:
    for mention in paragraph:
        if not _is_average(mention) or (per := per_of(mention)) is None:
            continue
        if _MIXED.search(mention.sentence.text, mention.lead_start, mention.start):
            continue
        found = _in_its_bracket(paragraph, mention, per) or _by_bracket(paragraph, mention, per)
        found = found or told_first(paragraph, mention, per) or _of_classes(paragraph, mention, per)
        found = found or _average(paragraph, mention, per)
        if found is not None:
            yield found


def _is_average(mention: Mention) -> bool:
    named = mention.sense is Sense.VALUE and ("亩产" in mention.lead or "单" in mention.lead)
    return (mention.sense is Sense.AVERAGE or named) and not mention.is_rate


def _in_its_bracket(paragraph: Paragraph, mention: Mention, per: Per) -> Average | None:
    """``运行维护费8.40万元（3辆，车均2.80万元）``: the number stands in the bracket, the total directly before it."""
    if not mention.group:
        return None
    before = paragraph.before(mention)
    inside = [m for m in before if m.group == mention.group]
    host = next((m for m in before if m.end == mention.sentence.group.index(mention.group)), None)
    if len(inside) != 1 or host is None or not counts_for(inside[0], per) or not alike(host, mention):
        return None
    told = host.sense is Sense.VALUE and host.role not in NOT_NOW and is_named(host, per)
    return made(mention, [host], inside, per, sure=per.time == "") if told else None


def _by_bracket(paragraph: Paragraph, mention: Mention, per: Per) -> Average | None:
    """``训练42,840人次，日均137.3人次（按312个工作日计）``: the bracket says by what the total just told was divided."""
    text = mention.sentence.text
    if text[mention.end : mention.end + 2] not in ("（按", "(按", "（以", "(以"):
        return None
    group = mention.sentence.group[mention.end]
    inside = [m for m in paragraph.after(mention) if m.group == group]
    told = [m for m in values(paragraph.before(mention)) if alike(m, mention) and m.group == mention.group][:1]
    near = bool(told) and mention.clause - told[0].clause == 1 and told[0].role not in NOT_NOW
    if not near or len(inside) != 1 or not counts_for(inside[0], per):
        return None
    return made(mention, told, inside, per, sure=True)


def _average(paragraph: Paragraph, mention: Mention, per: Per) -> Average | None:
    """The total before an average and the number it was divided by; ``sure`` where it can be no other."""
    near = _told(paragraph, mention, 1)
    totals = _of_now(m for m in near if alike(m, mention))
    counts = _of_now(m for m in near if counts_for(m, per) and m not in totals[:1])
    if (
        mention.of_which
        or not totals
        or not (counts or per.time == "日" or not per.units)
        or _is_price(paragraph, mention)
    ):
        return None
    totals = [m for m in totals if m not in counts[:1]]
    if not _own(totals, mention):  # …1,216起、…1,842起；日均11.3起: of all
        whole = _undivided(totals)
        totals = [*whole, *(m for m in totals if m not in whole)]
    if counts and counts[0].sentence is not mention.sentence:
        whole = _undivided(counts)
        counts = [*whole, *(m for m in counts if m not in whole)]
    elif (whole := _undivided(counts)) and len(whole) == 1 and totals and counts[0].start < totals[0].start:
        counts = [*whole, *(m for m in counts if m not in whole)]  # 培训班64个，其中…，招收学员1,984人，平均每班31人
    if (named := _named(mention, totals, counts, per)) is not None:
        totals = [named, *(m for m in totals if m is not named)]
        return made(mention, totals, counts, per, sure=per.time == "")
    price = "均" not in mention.lead and near[0] is not totals[0]  # 助学58人23.2万元，大学生42人每人4,500元
    sure = bool(counts) and not price and per.time in ("", "日") and is_named(totals[0], per)
    tests: tuple[Test, ...] = (_alone, _in_a_row, _total_beside, _of_sentence_before, _of_total_before)
    return made(mention, totals, counts, per, sure=sure and any(test(near, totals, counts, mention) for test in tests))


def _told(paragraph: Paragraph, mention: Mention, back: int) -> list[Mention]:
    told = values(paragraph.before(mention, back))
    return [m for m in told if same_level(mention, m) and "reference" not in m.notes]


def _of_classes(paragraph: Paragraph, average: Mention, per: Per) -> Average | None:
    """``教学班72个，其中…；在校学生3,518人。…班均48.86人``: all pupils by all classes, each told once."""
    if per.noun != "班" or per.named or not counts_persons(average):
        return None
    near = _told(paragraph, average, _OF_CLASSES)
    pupils = [m for m in near if counts_persons(m) and ("学生" in m.lead or "在校生" in m.lead)]
    classes = [m for m in near if counts_for(m, per) and not m.of_which]
    now = all(m.role not in NOT_NOW for m in (*pupils, *classes))
    return made(average, pupils, classes, per, sure=True) if now and len(pupils) == len(classes) == 1 else None


def _named(average: Mention, totals: Found, counts: Found, per: Per) -> Mention | None:
    """``审执结11,872件，未结974件；员额法官62人，人均结案191.48件``: the only total called so, by the only number."""
    found = [m for m in called(totals, per) if m.sentence is average.sentence]
    own = _own(counts, average) or _undivided([m for m in counts if m.sentence is average.sentence])
    beside = len(found) == len(own) == 1 and abs(own[0].clause - found[0].clause) <= _FURTHEST
    return found[0] if beside and own[0].clause < average.clause else None


def _of_now(mentions: Iterable[Mention]) -> list[Mention]:
    """What was done, or else what all was planned: 计划改造5.62万户，总投资9.24亿元，户均1.64万元."""
    found = list(mentions)
    return [m for m in found if m.role not in NOT_NOW] or [m for m in found if m.role is Role.TARGET]


def _alone(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether its part of the sentence has one total, apart from how that is divided, and one number."""
    first = min(totals[0].clause, counts[0].clause)
    whole = _undivided(_own(totals, average))
    near = average.clause - first <= _FURTHEST or len(whole) < len(_own(totals, average))
    number = _own(counts, average)
    number = _undivided(number) if number and number[0].start < totals[0].start else number
    return len(whole) == len(number) == 1 and number[0] is counts[0] and near


def _of_sentence_before(near: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """``改造小区5.62万户。项目总投资9.24亿元，户均1.64万元``: the number, not of persons, stands a sentence before."""
    apart = counts[0].sentence is not average.sentence and bool(_own(totals[:1], average))
    alone = apart and len(_undivided(counts)) == 1 == len(_undivided(_own(totals, average)))
    only_such = sum(m.dimension == counts[0].dimension for m in near) == 1
    return alone and (not counts_persons(counts[0]) or ("人次均" in average.lead and only_such))


def _of_total_before(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """``馆藏126.4万册，其中…。按常住人口68.5万人计，人均藏书1.85册``: divided by what it says, the total a sentence before."""
    told = (
        counts[0].sentence is average.sentence and counts[0].lead.startswith("按") and counts[0].tail.startswith("计")
    )
    return told and totals[0].sentence is not average.sentence and len(_undivided(totals)) == 1


def _total_beside(_: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether the total stands directly before the average, and what may have been counted is told just before."""
    own = _own(counts, average)
    apart = len({m.clause for m in own}) == len(own)  # 雨量站412处、水位站86处 are divided by together
    near = bool(own) and apart and len(own) < _FEW and totals[0].clause - own[-1].clause <= _FURTHEST - 1
    return near and len(_own(totals, average)) == 1 and average.clause - totals[0].clause == 1


def _undivided(totals: Found) -> list[Mention]:
    """The nearest first: without the parts behind 其中."""
    opening = next((m for m in reversed(totals) if m.of_which), None)
    return [m for m in totals if opening is None or m.start < opening.start]


def _in_a_row(near: Found, totals: Found, counts: Found, average: Mention) -> bool:
    """Whether total and number stand directly before the average, in clauses of their own or in one."""
    parts = (totals[0], counts[0])
    told = [m for m in near if m.sentence is average.sentence and not m.is_rate and not _beside(m, counts[0])][:2]
    if any(m is not counts[0] and _listed_with(m, counts[0]) for m in near):
        return False  # 员额法官26人、法官助理31人，审结4,032件: of both, or of the first
    if _TOGETHER.search(totals[0].lead) and len(_own(counts, average)) > 1:
        return False  # 一档1,028人，二档1,610人，三档788人，合计发放1,157万元
    follow = len(told) == 2 and all(any(m is part for part in parts) for m in told)
    if not follow or not segment(totals[0]) == segment(counts[0]) == segment(average):
        return False
    rates = sum(m.is_rate and told[1].start < m.start < told[0].start for m in near)
    return average.clause - told[0].clause <= 1 and told[0].clause - told[1].clause <= 1 + min(rates, 1)


def _beside(mention: Mention, count: Mention) -> bool:
    """``接待32批次、286人次``: another unit of what is counted."""
    return mention.clause == count.clause and mention.end + 1 == count.lead_start and not mention.comparable(count)


def _listed_with(mention: Mention, count: Mention) -> bool:
    same = mention.sentence is count.sentence and mention.clause == count.clause and mention.group == count.group
    return same and mention.comparable(count)


def _own(mentions: Sequence[Mention], average: Mention) -> list[Mention]:
    return [m for m in mentions if m.sentence is average.sentence and segment(m) == segment(average)]


def _is_price(paragraph: Paragraph, mention: Mention) -> bool:
    """``每人500元，共发放62万元``: a price whose product follows is no average of what stood before."""
    behind = [m for m in paragraph.after(mention) if segment(m) == segment(mention)]
    return any(m.comparable(mention) and _ADDED_UP.search(m.lead) and m.sense is Sense.VALUE for m in behind)
