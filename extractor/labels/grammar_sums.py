"""Totals and their parts: 其中 lists and parts with a total behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grades import GRADES
from extractor.labels.grammar import Paragraph, is_base_of_share, named_whole, only, periods_agree
from extractor.labels.grammar_added import added
from extractor.labels.grammar_all_parts import are_all_projects, is_all, leaves_nothing, whose
from extractor.labels.grammar_balances import balances, stock_balance
from extractor.labels.grammar_batches import batches
from extractor.labels.grammar_divided import divided
from extractor.labels.grammar_interleaved import interleaved, interleaved_parts
from extractor.labels.grammar_made import made
from extractor.labels.grammar_openers import OPENS_SEEN, classified, opens_right_behind, seen_by
from extractor.labels.grammar_raised import is_all_of_a_budget, raised
from extractor.labels.grammar_surplus import surpluses
from extractor.labels.grammar_totals import (
    deducted,
    exactly,
    named_totals,
    points,
    points_added_up,
    points_behind,
    rests,
    sorted_out,
)
from extractor.labels.grammar_uses import uses
from extractor.labels.inheriting import TOTAL
from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import names_within
from extractor.labels.words import normalised
from schemas.document import Span
from schemas.extraction import Role, Sum
from schemas.patterns import late

_ENDS = re.compile(
    r"另|此外|同时|合计|共计|总计|累计|剩余|结余|全年|实际|较|比|完成|目标|计划|上年|去年|同期|截至|平均|每"
)
_DOES = late(
    r"^[、，和及与]?(?:取得|获得|获|通过|完成|实现|参加|接受|培训|举办|开展|发放|整改|办结|满意|合格|就业|创业|惠及|支出|使用|执行|认定|评为|晋升|考取|领取|享受|拨付|受益|服务|带动|解决)"
)
_ATTRIBUTE = re.compile(
    r"女|男|党员|团员|学历|本科|大专|研究生|硕士|博士|职称|高级|中级|初级|少数民族|岁|贫困|残疾|农村|退役|应届|骨干|优秀|重点|新增|困难"
)
_SOURCES = re.compile(r"(?:资金(?:来源|构成|分配|投向)|来源)(?:情况)?(?:为|是|包括|于)?[：:]?$")
_COUNTED_UP = late(r"(?:共计|合计|总计|共)(?:为|是|有|达)*$")
_OPENS_SENTENCE = re.compile(r"(?:[0-9]+[.、])?(?:其中|资金(?:来源|构成|分配|投向)(?:情况)?(?=[：:为是]))")
_OTHERS = late(r"其[他它余][^，。；0-9]{0,10}[0-9]")
_OF_MONEY = {"budget": "expenditure", "expenditure": "budget"}
_WHOLE_BEHIND = late(r"[(（]?(?:全[^0-9，。；]{1,3})?(?:总?共计?|总计|合计|总数|总量)(?![同享建产青])")
_TOTAL_OF = re.compile("(?:合计|共计|总计)(?=[一-鿿])")
_OF_THE_WHOLE = late(r"[(（]?(?:账面)?(?:原[值价]|成本)")
"""净值2,275.80万元（原值3,512.60万元，累计折旧…）: no parts either."""
_INSIDE = re.compile("内设|下设")
_FUNDS = re.compile("一般公共预算|政府性基金|国有资本经营")
_BODY = late(r"(?:所|中心|机关|局|站|科|院|校|部|处|室|队|学院|公司|街道|镇|乡|村|区|类|级|办)$")


def sums(paragraph: Paragraph) -> Iterator[Sum]:
    """Each total with its parts, once."""
    found: dict[tuple[Span, ...], Sum] = {}
    for each in _all_sums(paragraph):
        places = (each.total.span, *(part.span for part in (*each.parts, *each.subtracted)))
        if places not in found or each.exhaustive:
            found[places] = each
    yield from found.values()


def _all_sums(paragraph: Paragraph) -> Iterator[Sum]:
    for number, sentence in enumerate(paragraph.sentences):
        before = paragraph.sentences[number - 1] if number else ()
        yield from _of_which(paragraph, sentence, before)
        yield from _totals_behind(sentence)
        yield from balances(sentence, before)
        if sentence:
            yield from stock_balance(sentence)
            yield from rests(sentence)
            yield from points(sentence, before)
            yield from points_behind(sentence)
            yield from points_added_up(sentence)
            yield from deducted(sentence, before)
            yield from interleaved(sentence)
            yield from interleaved_parts(sentence)
            yield from added(sentence)
            yield from sorted_out(sentence)
            yield from divided(sentence)
            yield from uses(sentence, before)
            yield from batches(sentence)
    yield from named_totals(paragraph)
    yield from surpluses(paragraph)


def _of_which(paragraph: Paragraph, sentence: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Sum]:
    for at, first in enumerate(sentence):
        if first.sense is not Sense.VALUE or first.is_rate or first.dimension == "score" or not _opens_parts(first):
            continue
        if "平均" in first.lead or _INSIDE.search(first.lead):
            continue  # 平均办理52.86天，其中民事案件平均47.9天; 单位共1个，包括内设机构14个
        if at == 0 and first.of_which:
            yield from _closed_list(sentence)
            if first.sentence.text.startswith("其中"):
                yield from _closed_by_name(sentence, before)
        total = _total(paragraph, sentence[:at], first, before)
        if total is None or (total.sentence is not first.sentence and _adds_up_itself(sentence[at:], first)):
            continue
        parts = _parts(sentence[at:], first, total)
        again = next(
            (m for m in sentence[at:] if m.start > parts[-1].start and _names_total(m, parts[-1], total)), None
        )
        if again is not None and len(parts) > 1 and _COUNTED_UP.search(again.lead):
            yield from (made(whole, parts, exhaustive=True) for whole in (total, again))
        else:
            yield from _sums_of(paragraph, total, parts)


def _adds_up_itself(rest: Sequence[Mention], first: Mention) -> bool:
    """``从支出结构看，基本支出…、项目支出…，两项共计…``: told with a total of its own, not of what stands before."""
    return seen_by(first) and any(_COUNTED_UP.search(m.lead) for m in rest[1:])


def _opens_parts(first: Mention) -> bool:
    if first.of_which or classified(first) or seen_by(first):
        return True
    return first.group != 0 and _directly_in_bracket(first)


def _directly_in_bracket(first: Mention) -> bool:
    """The first figure of a bracket behind another figure, unless it tells a whole or what a rate was made of."""
    opening = first.sentence.group.index(first.group)
    behind = [place for place in first.sentence.places if place[1] == opening]
    inside = [start for start, _ in first.sentence.places if first.sentence.group[start] == first.group]
    return (
        len(inside) > 1
        and bool(behind)
        and opening + 1 == first.lead_start
        and bool(first.words)
        and first.role not in (Role.TARGET, Role.LAST_YEAR)
        and not _WHOLE_BEHIND.match(first.lead)
        and not _OF_THE_WHOLE.match(first.lead)
        and first.sentence.text[opening - 1] not in "%％‰"
    )


def _total(
    paragraph: Paragraph, earlier: Sequence[Mention], first: Mention, before: Sequence[Mention]
) -> Mention | None:
    """The figure that is divided: the one named before 中 or 包括, else the nearest like one before."""
    if normalised(first.whole):
        return named_whole(paragraph, first)
    for at, mention in reversed(list(enumerate(earlier))):
        planned = mention.role is Role.TARGET and first.role is not Role.TARGET
        if "reference" in mention.notes or (planned and not opens_right_behind(mention, first)):
            continue
        if mention.dimension == first.dimension and _of_another_extent(mention, first):
            continue
        if is_base_of_share(mention, earlier[at + 1 : at + 2]):
            continue  # 收入186,450万元，为预算180,000万元的103.58%，其中…: the income is divided
        if mention.sense is Sense.VALUE and mention.comparable(first) and mention.group in (0, first.group):
            return mention if _may_divide(mention, first) and _near(mention, first) else None
    # for a sentence that opens with 其中, one of the sentence before it
    opens = _OPENS_SENTENCE.match(first.sentence.text) or OPENS_SEEN.match(first.sentence.text)
    if earlier or not before or not opens:
        return None
    opening = next((m for m in before if m.of_which), None) if not first.part else None
    like = [m for m in before if m.sense is Sense.VALUE and m.comparable(first) and not m.of_which]
    like = [m for m in like if opening is None or m.start < opening.start]
    of_metric = [m for m in like if first.metric and m.metric == first.metric and m.year == first.year]
    of_part = [m for m in of_metric if _belongs_to(first, m)]
    if len(of_metric) == 1 and _of_same_funds(first, of_metric[0]):
        return of_metric[0]
    if of_part or any(not m.part for m in of_metric):
        return only(of_part) if of_part else [m for m in of_metric if not m.part][-1]
    return like[0] if len(like) == 1 and first.metric is None else None


def _of_another_extent(mention: Mention, first: Mention) -> bool:
    """``道路12.5公里，路面宽6米，其中甲段8公里``: what is measured by other units is another extent."""
    return mention.dimension.startswith("measure") and mention.figure.unit.factor != first.figure.unit.factor


def _of_same_funds(part: Mention, whole: Mention) -> bool:
    """``全国一般公共预算支出…。其中，中央一般公共预算支出…``: money of one budget, divided by who spends it."""
    funds = _FUNDS.search(part.part)
    return funds is not None and funds[0] in whole.part


def _belongs_to(part: Mention, whole: Mention) -> bool:
    """公务接待费 belongs to 三公经费 wherever it is told."""
    return bool(part.part) and part.part in names_within(whose(whole))


def _near(total: Mention, first: Mention) -> bool:
    """其中 divides what was told directly before; over a semicolon or several clauses it divides something else."""
    if _SOURCES.search(first.sentence.text, 0, first.lead_start):
        return first.clause - total.clause <= 2
    if classified(first):
        return bool(first.metric) and first.metric == total.metric and _divides_scope(total, first)
    between = first.sentence.text[total.end : first.start]
    if seen_by(first):
        return not re.search(r"[；;]", between)
    return not re.search(r"[；;]", between) and first.clause - total.clause <= (3 if total.dimension == "money" else 2)


def _divides_scope(total: Mention, first: Mention) -> bool:
    """Whether a figure is of what a kind of spending is a part of (人员经费 of 基本支出)."""
    return not first.part or whose(total) != first.part


def _may_divide(total: Mention, first: Mention) -> bool:
    if total.metric in ("budget", "expenditure") and first.metric in ("budget", "expenditure"):
        return total.metric == first.metric
    return True


def _parts(rest: Sequence[Mention], first: Mention, total: Mention) -> list[Mention]:
    """The parts: like figures that follow each other, until the sentence turns to something else."""
    parts = [first]
    for mention in rest[1:]:
        if mention.group != first.group or re.match(r"占|为|比|较|相当于", mention.lead):
            continue
        if mention.sense is not Sense.VALUE or not mention.comparable(total):
            if mention.sense in (Sense.SHARE, Sense.CHANGE, Sense.AVERAGE) or mention.is_rate:
                continue
            break
        if (
            mention.metric is not None and _OF_MONEY.get(total.metric or "") == mention.metric
        ):  # 甲项目286万元，支出251万元；乙项目…
            continue
        if _turns_away(mention, parts[-1], first) or _names_total(mention, parts[-1], total):
            break
        if mention.part and any(part.part == mention.part for part in parts):
            break  # 其中中央资金30.9万元，县配套30.9万元，2021年度中央下达61.8万元: told once more, no further part
        parts.append(mention)
    return parts


def _names_total(mention: Mention, last: Mention, total: Mention) -> bool:
    """``其中管理岗34人、专业技术岗68人，在编人数共102人``: the whole by its own name once more, no further part."""
    named = total.metric is not None and (mention.metric, mention.part) == (total.metric, total.part)
    return named and mention.comparable(total) and last.metric != total.metric and mention.clause - last.clause <= 1


def _turns_away(mention: Mention, last: Mention, first: Mention) -> bool:
    between = mention.sentence.text[last.end : mention.start]
    opened = re.search(r"(?:其中[:：，,]|(?:构成|来源为?|分配|投向)[:：])$", first.sentence.text[: first.lead_start])
    listed = opened is not None or seen_by(first)
    if re.search(r"[；;]", between) and not (listed or first.whole or _goes_on_to_a_rest(mention)):
        return True
    if leaves_nothing(last):
        return True  # 高级9人、中级31人、初级及以下28人；本科以上61人
    graded = mention.lead.strip("、，和") in GRADES and last.words.split()[-1:] and last.words.split()[-1] in GRADES
    if mention.of_which or (
        not graded and (_ends(mention, first) or (mention.dimension != "money" and _DOES.search(mention.lead)))
    ):
        return True
    if raised([first, mention]):
        return False  # 其中年初预算57.28万元，追加11.78万元
    planned = {mention.role, last.role} & {Role.TARGET, Role.LAST_YEAR, Role.INITIAL, Role.ADJUSTED}
    if not mention.words or mention.inherited or (planned and mention.role is not last.role):
        return True
    return mention.metric in ("budget", "expenditure") and last.metric not in (mention.metric, None)


def _ends(mention: Mention, first: Mention) -> bool:
    """Whether a word turns to something else; 国税部门完成…；地税部门完成… goes on as it began."""
    word = _ENDS.search(mention.lead)
    return word is not None and not (word[0] == "完成" and word[0] in first.lead)


def _goes_on_to_a_rest(mention: Mention) -> bool:
    """``其中人员经费…；设备购置…；其他支出135.00万元。``: a list over semicolons whose last item is what the others leave."""
    text = mention.sentence.text
    items = re.split("[；;]", text[mention.lead_start :].rstrip("。"))
    return mention.dimension == "money" and _OTHERS.match(items[-1]) is not None and "，" not in items[-1]


def _sums_of(paragraph: Paragraph, total: Mention, parts: list[Mention]) -> Iterator[Sum]:
    cut = [part for part in parts[1:] if part.metric == "reduced_budget"]
    parts = [part for part in parts if part not in cut]
    whole = (
        is_all_of_a_budget(paragraph, total, parts) or is_all(total, parts) or are_all_projects(paragraph, total, parts)
    )
    overlapping = total.dimension.startswith("count") and not whole and not _parallel(parts)
    if overlapping:  # 女性20人，党员30人 may be the same persons
        for part in parts:
            yield made(total, [part], exhaustive=False)
        return
    if len(parts) > 1 or not whole:
        yield made(total, parts, exhaustive=whole, subtracted=cut)


def _parallel(parts: Sequence[Mention]) -> bool:
    """Whether the parts of a count exclude each other, as far as their names tell."""
    names = ["".join(part.words.split()) for part in parts]
    grades = [(part.words.split() or [""])[-1] for part in parts]
    if all(grade in GRADES for grade in grades):
        return True
    if any(_ATTRIBUTE.search(name) and not _BODY.search(name) for name in names):
        return False
    return len(parts) == 1 or len(set(names)) == len(names)


def _closed_list(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``其中因公出国…、公务用车…，共计33万元``, ``资金来源包括…和其他收入…，合计…``: a sentence that adds up what it lists."""
    closing = next((m for m in sentence[1:] if TOTAL.fullmatch(m.lead)), None)
    if closing is None or not closing.comparable(sentence[0]) or closing.sense is not Sense.VALUE:
        return
    parts = _parts(sentence, sentence[0], closing)
    if len(parts) > 1 and closing.clause - parts[-1].clause == 1 and _alike(parts):
        yield made(closing, parts, exhaustive=True)


def _closed_by_name(sentence: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Sum]:
    """``年末在编38人。其中管理岗…、专业技术岗…，在编人数共38人``: the whole by its name, also of the sentence before."""
    closing = next((m for m in sentence[1:] if m.metric and _COUNTED_UP.search(m.lead)), None)
    if closing is None or closing.part or closing.sense is not Sense.VALUE or closing.metric == sentence[0].metric:
        return
    parts = [m for m in sentence if m.start < closing.start]
    listed = all(m.sense is Sense.VALUE and m.comparable(closing) and m.group == closing.group for m in parts)
    if len(parts) < 2 or not listed or closing.clause - parts[-1].clause != 1 or not _alike(parts):
        return
    told = [m for m in before if m.sense is Sense.VALUE and m.metric == closing.metric and m.comparable(closing)]
    alike = [m for m in told if periods_agree(m, closing) and m.role not in (Role.TARGET, Role.LAST_YEAR)]
    yield from (made(whole, parts, exhaustive=True) for whole in (*alike[-1:], closing))


def _totals_behind(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``新建1.32万亩，改造0.6万亩，合计1.92万亩``."""
    for at, total in enumerate(sentence):
        named = _TOTAL_OF.match(total.lead) if total.metric and not TOTAL.fullmatch(total.lead) else None
        if (not TOTAL.fullmatch(total.lead) and named is None) or total.sense is not Sense.VALUE:
            continue
        parts: list[Mention] = []
        many = None
        for mention in reversed(sentence[:at]):
            if mention.clause == total.clause and mention.figure.unit.counts and not mention.comparable(total):
                many = mention.figure.value
                continue  # 三项合计
            if mention.group and not total.group:
                continue  # 甲项目3,374万元（其中建筑工程3,292万元），乙项目2,069万元（…），合计…
            if mention.sense is not Sense.VALUE or not mention.comparable(total) or mention.group != total.group:
                break
            if named is not None and (mention.metric, mention.role) != (total.metric, total.role):
                break
            parts.insert(0, mention)
        if (
            len(parts) >= 2
            and not any(p.role is Role.WEIGHT and p.dimension == "score" for p in parts)
            and not any((p.of_which and not p.whole) or TOTAL.fullmatch(p.lead) for p in parts)
            and (_alike(parts) or raised(parts))
            and many in (None, len(parts))  # 单座投资420万元，4座合计1,680万元
        ):
            whole = made(total, parts, exhaustive=True)
            yield exactly(whole) if total.dimension == "score" else whole


def _alike(parts: Sequence[Mention]) -> bool:
    roles = {part.role for part in parts}
    planned = roles & {Role.TARGET, Role.LAST_YEAR, Role.INITIAL, Role.ADJUSTED}
    return len({part.period for part in parts}) == 1 and (not planned or len(roles) == 1)
