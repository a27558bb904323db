"""Totals named for what they add up: 两病患者共37,060人, 三项资金合计764.5万元; what is left of a whole; points in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from extractor.labels.grammar import Paragraph, segment, share_words, values
from extractor.labels.grammar_all_parts import divides_all
from extractor.labels.grammar_grades import grade_of, whole_scale
from extractor.labels.grammar_made import made
from extractor.labels.inheriting import TOTAL
from extractor.labels.mention import Mention, Sense
from schemas.extraction import Role, Sum
from schemas.interval import Interval
from schemas.patterns import late

_ADDED = re.compile(r"(?:合计|共计|总计|共)(?:为|是|有|达|发放|支出|投入|安排)*$")
_SEVERAL = late(
    r"(?:上述|以上|这)?(?P<many>[两二三四五六七八九]|城乡)(?:项|类|者|病|级|种|部分|批|期|次|家|校|地|院|镇|个|乡|(?=低保|居民|困难|特困|医保))?"
)
_NUMBERS = {"两": 2, "城乡": 2} | {sign: at for at, sign in enumerate("二三四五六七八九", start=2)}
_NO_PART = (Role.TARGET, Role.LAST_YEAR, Role.INITIAL)
_LEFT = re.compile(r"^(?:剩余|剩下|其余|余下|尚有|还有|尚未|未|尚缺|缺口|空编|缺编|空缺)(?!来|成年|必)")
_DONE = late(
    r"已|审执?结|结案|破案|完成|整改|办结|办理|使用|支付|支出|发放|处置|解决|验收|销号|化解|拨付|实现|合格|达标|回复"
)
_ONLY_NEW = re.compile(r"新(?:收|增|立|受理|接)")
_LACKING = late("尚缺|缺口|空编|缺编|空缺")
_FILLED = late("落实|到位|筹集|安排|在职|在编|实有|在岗|实际")
_GOES_ON = re.compile(r"(?:预算|支出|执行|投入|到位|资金)[^，。；]{0,4}(?:合计|共计|总计)")
"""三个项目预算合计2,382万元，支出合计2,256万元."""
_BARE = re.compile(
    r"共(?:有|为|设有|计|完成|实施|建成|举办|开展|培训|改造|建设|安装|支出|发放|投入|支付|拨付)?(?:资金)?"
)
_WHOLE_SCALE = Decimal(100)
_PAIRS = 5
_FOUR = late(r"(?:投入|决策)\S* 过程\S* 产出\S* (?:效果|效益)\S*")
"""The four kinds of indicators of a department: 投入、过程、产出、效果."""
_RESULTS = re.compile("效益|效果")
_WHOLE_SCORE = late(
    r"(?:综合|自评|最终|评价|总|合计|自评总|最后)?(?:得分|总分|评分|总得分|得分合计)(?:合计|共计|总计)?(?:为|是)?"
)
_ALL_LOST = re.compile("(?:共计?|合计|总共|累计|总计)扣(?:减|除)?$")
_LOST = re.compile("扣(?:减|除)?[0-9.]+分")
_LOSSES = re.compile("(?:扣分(?:合计|共计|总计)?|(?:合计|共计?|累计)扣分?)$")
_NOT_ALL = late("主要|等|另|其余|其他")
_INPUT = late("执行|决策|投入|过程|管理|成本")
_HEAD = late("收入|支出|结余|余额|预算|投资|本金|利息|总数|人数|户数")
_SORTS = frozenset(("项", "类", "者", "种", "部分", "批", "期", "家", "个", "所"))
_SOME = Interval(Decimal(2), Decimal(9))


def named_totals(paragraph: Paragraph) -> Iterator[Sum]:
    """Totals that say of how many things they are, with those things before them."""
    for sentence in paragraph.sentences:
        for at, total in enumerate(sentence):
            many = _many(total, sentence[:at])
            if not many and total.metric and TOTAL.search(total.lead) and not TOTAL.fullmatch(total.lead):
                yield from _of_one_metric(total, sentence[:at])
            if _BARE.fullmatch(total.lead):
                yield from _of_list(total, sentence[:at])
            if many and total.sense is Sense.VALUE and not total.is_rate and total.dimension != "score":
                parts = _listed_just_before(total, sentence[:at], many) or _added_parts(paragraph, total, many)
                if parts:
                    yield made(total, parts, exhaustive=True)


def _many(total: Mention, earlier: Sequence[Mention]) -> int:
    """How many things a total adds up by its own words; a second total goes on from the first (64期、5,382人次)."""
    last = earlier[-1] if earlier else None
    if last is not None and not total.lead and total.sentence.text[last.end : total.start] == "、":
        return _many(last, earlier[:-1])
    if last is not None and "after_figure" in total.notes and _ADDED.search(total.lead):
        told = last.figure.unit.symbol in _SORTS and _SOME.contains(last.figure.value) and not last.lead
        return int(last.figure.value) if told else 0
    if last is not None and _GOES_ON.match(total.lead) and total.clause - last.clause == 1 and last.comparable(total):
        return _many(last, earlier[:-1])
    found = _SEVERAL.match(total.lead) if _ADDED.search(total.lead) and not TOTAL.fullmatch(total.lead) else None
    return _NUMBERS[found["many"]] if found else 0


def _added_parts(paragraph: Paragraph, total: Mention, many: int) -> list[Mention]:
    """As many like figures before the total: those that share its words, or the only ones there are."""
    told = [
        m
        for m in values(paragraph.before(total, 1))
        if m.comparable(total) and m.role not in _NO_PART and "reference" not in m.notes and m.group == total.group
    ]
    named = _ADDED.sub("", total.lead)
    alike = [m for m in told if share_words(m.lead + m.tail, named) and not _of_another_head(m, named)]
    here = [m for m in told if m.sentence is total.sentence]
    for found in (here, told, alike):
        if len(found) == many and len({m.period for m in found}) == 1:
            return found[::-1]
    return []


def _of_another_head(part: Mention, named: str) -> bool:
    """当年结余1.27亿元 is no part of 两项基金当年收入合计, whatever words they share."""
    one, other = _HEAD.search(part.lead), _HEAD.search(named)
    return one is not None and other is not None and one[0] != other[0]


def _listed_just_before(total: Mention, earlier: Sequence[Mention], many: int) -> list[Mention]:
    """``高血压患者1,628人、糖尿病患者512人，两病合计2,140人``: the clause before tells just as many."""
    listed = [m for m in earlier if m.clause == total.clause - 1 and m.group == total.group]
    text = total.sentence.text
    joined = all(text[one.end : other.start].startswith(("、", "和")) for one, other in pairwise(listed))
    plain = all(m.comparable(total) and m.sense is Sense.VALUE and m.role not in _NO_PART for m in listed)
    return listed if len(listed) == many and joined and plain else []


def _of_list(total: Mention, earlier: Sequence[Mention]) -> Iterator[Sum]:
    """``下辖16个村委会、22个居委会，共38个``: a list that fills the clause before."""
    listed = [m for m in earlier if m.clause == total.clause - 1 and m.group == total.group]
    text = total.sentence.text
    joined = all(
        "、" in text[one.end : other.start] or "和" in text[one.end : other.start] for one, other in pairwise(listed)
    )
    alike = all(m.comparable(total) and m.sense is Sense.VALUE and m.role not in _NO_PART for m in listed)
    if len(listed) > 1 and joined and alike and not any(m.of_which or "reference" in m.notes for m in listed):
        yield made(total, listed, exhaustive=True)


def _of_one_metric(total: Mention, earlier: Sequence[Mention]) -> Iterator[Sum]:
    """``行政编制46名，实有44名；事业编制38名，实有36名；在编人员合计80名``: one figure of the metric between semicolons."""
    parts = [m for m in values(earlier) if m.metric == total.metric and m.comparable(total) and m.role not in _NO_PART]
    places = [segment(m) for m in parts]
    if len(parts) > 1 and places == list(range(segment(total))) and all(m.part == total.part for m in parts):
        yield made(total, parts, exhaustive=True)


def rests(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``发现问题846个，已整改831个，剩余15个``: the whole, what is done of it and what is left."""
    for rest in sentence:
        if rest.sense is not Sense.VALUE or rest.is_rate or not _LEFT.match(rest.lead):
            continue
        near = [m for m in values(sentence) if m.start < rest.start and segment(m) == segment(rest) and not m.of_which]
        like = [m for m in near if m.comparable(rest) and m.group == rest.group]
        if len(like) != 2 or rest.role in _NO_PART or rest.clause - like[1].clause > 2:
            continue
        whole, done = like
        if whole.figure.in_base() < done.figure.in_base() or _ONLY_NEW.search(whole.lead):
            continue  # 改造4座，累计完成21座，剩余3座; 新收4,286件，审结4,032件，未结318件
        lacking = _LACKING.match(rest.lead) is not None
        done_so = _FILLED if lacking else _DONE
        if done_so.search(done.lead) and done.role not in _NO_PART and whole.role is not Role.LAST_YEAR:
            yield made(whole, [done, rest], exhaustive=True)


def points(sentence: Sequence[Mention], before: Sequence[Mention] = ()) -> Iterator[Sum]:
    """``自评得分94.6分，其中预算执行9.76分、产出指标47.84分…``: the points of all parts, as their names or weights tell."""
    opens = sentence[0].sentence.text.startswith("其中")
    said = [m for m in (before if opens else sentence) if _is_whole_score(m)]
    total = next((m for m in said if m.sense is Sense.VALUE), None)
    if total is None or total.role is Role.TARGET:
        return
    told = [
        m for m in sentence if (opens or m.start > total.start) and m.dimension == "score" and m.sense is Sense.VALUE
    ]
    parts = [m for m in told if m.role in (None, Role.SCORE) and m.words and not m.metric and m.group == total.group]
    weights = [m.figure.in_base() for m in told if m.role is Role.WEIGHT]
    lists = bool(parts) and sentence[0].sentence.text[total.end : parts[0].lead_start] in ("：", ":")
    got = bool(parts) and parts == told and all(m.lead.endswith(("得", "得分")) for m in parts)
    if len(parts) < 3 or not (parts[0].of_which or weights or lists or got):
        return
    whole = len(weights) == len(parts) and sum(weights) == _WHOLE_SCALE
    names = " ".join((part.own_words or part.words).replace(" ", "") for part in parts)
    results = "效益" in names and ("产出" in names or ("数量" in names and "满意" in names))
    named = results and _INPUT.search(names) is not None  # 其中产出50分、效益28分、满意度10分 leaves 预算执行 out
    named = named or _FOUR.fullmatch(names) is not None
    scale = not weights and sum(part.figure.in_base() for part in parts) == _WHOLE_SCALE
    if (whole or (named and not weights)) and not scale:
        yield exactly(made(total, parts, exhaustive=True))


def points_added_up(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``投入10分，过程29.3分，产出38.5分，效果19.4分，综合得分97.2分``: all indicators and what they make, nothing else."""
    *parts, total = sentence
    scores = all(m.dimension == "score" and m.is_value and m.role is not Role.WEIGHT for m in sentence)
    if not scores or len(parts) < len(("过程", "产出", "效益")) or not _WHOLE_SCORE.fullmatch(total.lead):
        return
    names = " ".join(part.lead for part in parts)
    every = _INPUT.search(names) and "产出" in names and _RESULTS.search(names)
    if every and total.clause - parts[-1].clause == 1 and not _NOT_ALL.search(names):
        yield exactly(made(total, parts, exhaustive=True))


def points_behind(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``预算执行满分10分，得9.8分；产出50分，得49.5分；…；合计96.88分``: weights and scores by turns, the total behind them."""
    told = [m for m in sentence if m.dimension == "score" and m.sense is Sense.VALUE]
    if len(told) < _PAIRS or told[-1].role is Role.WEIGHT or told[0].role is not Role.WEIGHT:
        return
    *pairs, total = told
    weights, scores = pairs[::2], pairs[1::2]
    by_turns = all(m.role is Role.WEIGHT for m in weights) and all(m.role is Role.SCORE for m in scores)
    whole = len(weights) == len(scores) and sum(m.figure.in_base() for m in weights) == _WHOLE_SCALE
    adds_up = TOTAL.fullmatch(total.lead) is not None or _WHOLE_SCORE.fullmatch(total.lead) is not None
    if by_turns and whole and adds_up and total.clause > scores[-1].clause:
        yield exactly(made(total, scores, exhaustive=True))


def _is_whole_score(mention: Mention) -> bool:
    bare = mention.dimension == "score" and mention.words == "得分" and mention.role is Role.SCORE
    return (mention.metric == "self_evaluation_score" and mention.role is not Role.WEIGHT) or bare


def deducted(sentence: Sequence[Mention], before: Sequence[Mention] = ()) -> Iterator[Sum]:
    """``执行率扣0.73分，时效指标扣3分，共扣3.73分``: points lost, where the sentence lists them all."""
    opening = next((at for at, m in enumerate(sentence[:2]) if m.dimension == "score" and _LOSSES.search(m.lead)), None)
    if opening is not None:
        yield from _losses_behind(sentence[opening], sentence[opening + 1 :])
    closing = next((m for m in sentence if m.dimension == "score" and _ALL_LOST.search(m.lead)), None)
    if closing is None or _NOT_ALL.search(closing.sentence.text.removeprefix("主要")):
        return
    lost = [m for m in sentence if m.start < closing.start and m.dimension == "score" and "扣" in m.lead]
    told_before = any(m.dimension == "score" and "扣" in m.lead for m in before)
    apart = len({m.clause for m in (*lost, closing)}) == len(lost) + 1
    every = len(_LOST.findall(closing.sentence.text, 0, closing.start)) <= len(lost)
    if len(lost) > 1 and every and apart and closing.clause - lost[-1].clause == 1 and not told_before:
        yield exactly(made(closing, lost, exhaustive=not closing.sentence.text.startswith("主要")))


def _losses_behind(total: Mention, behind: Sequence[Mention]) -> Iterator[Sum]:
    """``扣分合计6.4分：资金到位扣2分，完工及时率扣1.4分，管护扣3分``."""
    text = total.sentence.text
    lost = all(m.dimension == "score" and m.lead.endswith("扣") for m in behind)
    every = len(_LOST.findall(text, total.end)) == len(behind) > 1
    if lost and every and text[total.end] in "：:" and not _NOT_ALL.search(text):
        yield exactly(made(total, behind, exhaustive=True))
    elif lost and every and behind[0].of_which:  # 其中…扣1.4分、…扣1分: may leave some out
        yield exactly(made(total, behind, exhaustive=False))


def exactly(added: Sum) -> Sum:
    """Whole points are exact: nobody gets 28.4 points and writes 28."""
    parts = tuple(part.changed(exact=part.decimals == 0) for part in added.parts)
    return added.changed(total=added.total.changed(exact=added.total.decimals == 0), parts=parts)


def sorted_out(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``在职人员81人，专业技术人员57人、管理人员1人，工勤人员23人``: all the sorts that there are, without 其中."""
    for at, total in enumerate(sentence):
        if total.sense is not Sense.VALUE or not total.figure.unit.counts or total.of_which or "均" in total.words:
            continue
        yield from _graded(total, sentence[at + 1 :])
        for number in (3, 2):
            parts = sentence[at + 1 : at + 1 + number]
            beside = all(m.clause - total.clause <= number and m.group == total.group for m in parts)
            plain = all(m.sense is Sense.VALUE and m.comparable(total) and not m.of_which for m in parts)
            if len(parts) == number and beside and plain and divides_all(parts):
                yield made(total, parts, exhaustive=True)
                break


def _graded(total: Mention, behind: Sequence[Mention]) -> Iterator[Sum]:
    """``收回问卷420份，非常满意298份、满意106份、一般12份、不满意4份``: every grade of a scale directly behind the sheets."""
    parts = list(takewhile(lambda m: grade_of(m) is not None and m.is_value and m.comparable(total), behind))
    beside = bool(parts) and parts[0].clause - total.clause == 1 and all(m.group == total.group for m in parts)
    plain = beside and grade_of(total) is None and total.role is not Role.TARGET and not parts[0].of_which
    if plain and whole_scale([grade_of(m) for m in parts]):
        yield made(total, parts, exhaustive=True)
