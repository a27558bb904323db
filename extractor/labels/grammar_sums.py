"""Totals and their parts: 其中 lists and parts with a total behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.labels.grammar import Paragraph, named_whole, periods_agree
from extractor.labels.grammar_balances import balances, stock_balance
from extractor.labels.grammar_grades import GRADES, grade_of, whole_scale
from extractor.labels.grammar_made import made
from extractor.labels.inheriting import TOTAL
from extractor.labels.mention import Mention, Sense
from extractor.labels.metrics import Partition, find_part, partitions
from extractor.labels.words import normalised
from schemas.extraction import Role, Sum

_ENDS = re.compile(
    r"另|此外|同时|合计|共计|总计|累计|剩余|结余|全年|实际|较|比|完成|目标|计划|上年|去年|同期|截至|平均|每"
)
_DOES = re.compile(
    r"^[、，和及与]?(?:取得|获得|获|通过|完成|实现|参加|接受|培训|举办|开展|发放|整改|办结|满意|合格|就业|创业|惠及|支出|使用|执行|认定|评为|晋升|考取|领取|享受|拨付|受益|服务|带动|解决)"
)
_ATTRIBUTE = re.compile(
    r"女|男|党员|团员|学历|本科|大专|研究生|硕士|博士|职称|高级|中级|初级|少数民族|岁|贫困|残疾|农村|退役|应届|骨干|优秀|重点|新增|困难"
)
_REST = re.compile(
    r"(?:以及|[、，,和及与])?其[他它余](?:各项|各类|方面|相关|零星)*(?:资金|收入|支出|来源|经费|费用|项目|款项|拨款|资产|人员|单位|企业|类|项)?(?:收入|支出|拨款|资金)?(?:共计|合计|共|为)?"
)
_SORTS = (
    ("男", "女"),
    ("管理", "专业技术", "工勤"),
    ("城市", "农村"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("集中供养", "分散供养"),
    ("集中", "分散"),
    ("公办", "民办"),
    ("公立", "民营"),
    ("线上", "线下"),
)
_COUNTED_UP = re.compile(r"(?:共计|合计|总计|共)(?:为|是|有|达)*$")
_NONE = re.compile(r"(?:无|没有|未发生|未安排|未产生|未列支|不涉及)(?P<name>[^，,。；;、]{2,16})")
_OF_MONEY = {"budget": "expenditure", "expenditure": "budget"}
_BODY = re.compile(r"(?:所|中心|机关|局|站|科|院|校|部|处|室|队|学院|公司|街道|镇|乡|村|区|类|级|办)$")


def sums(paragraph: Paragraph) -> Iterator[Sum]:
    for number, sentence in enumerate(paragraph.sentences):
        before = paragraph.sentences[number - 1] if number else ()
        yield from _of_which(paragraph, sentence, before)
        yield from _totals_behind(sentence)
        yield from balances(sentence)
        if sentence:
            yield from stock_balance(sentence)


def _of_which(paragraph: Paragraph, sentence: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Sum]:
    for at, first in enumerate(sentence):
        if first.sense is not Sense.VALUE or first.is_rate or first.dimension == "score" or not _opens_parts(first):
            continue
        if at == 0 and first.sentence.text.startswith("其中"):
            yield from _closed_list(sentence)
        total = _total(paragraph, sentence[:at], first, before)
        if total is None:
            continue
        parts = _parts(sentence[at:], first, total)
        again = next(
            (m for m in sentence[at:] if m.start > parts[-1].start and _names_total(m, parts[-1], total)), None
        )
        if again is not None and len(parts) > 1 and _COUNTED_UP.search(again.lead):
            yield from (made(whole, parts, exhaustive=True) for whole in (total, again))
        else:
            yield from _sums_of(total, parts)


def _opens_parts(first: Mention) -> bool:
    if first.of_which:
        return True
    return first.group != 0 and _directly_in_bracket(first)


def _directly_in_bracket(first: Mention) -> bool:
    """The first figure of a bracket that stands behind another figure of its unit."""
    opening = first.sentence.group.index(first.group)
    behind = [place for place in first.sentence.places if place[1] == opening]
    inside = [start for start, _ in first.sentence.places if first.sentence.group[start] == first.group]
    return (
        len(inside) > 1
        and bool(behind)
        and opening + 1 == first.lead_start
        and bool(first.words)
        and first.role not in (Role.TARGET, Role.LAST_YEAR)
    )


def _total(
    paragraph: Paragraph, earlier: Sequence[Mention], first: Mention, before: Sequence[Mention]
) -> Mention | None:
    """The figure that is divided: the one named before 中 or 包括, else the nearest like one before."""
    if normalised(first.whole):
        return named_whole(paragraph, first)
    for mention in reversed(earlier):
        if "reference" in mention.notes or (mention.role is Role.TARGET and first.role is not Role.TARGET):
            continue
        if mention.sense is Sense.VALUE and mention.comparable(first) and mention.group in (0, first.group):
            return mention if _may_divide(mention, first) and _near(mention, first) else None
    # for a sentence that opens with 其中, one of the sentence before it
    if earlier or not before or not re.match(r"^(?:[0-9]+[.、])?其中", first.sentence.text):
        return None
    like = [m for m in before if m.sense is Sense.VALUE and m.comparable(first) and not m.of_which]
    of_metric = [
        m for m in like if first.metric and m.metric == first.metric and not m.part and periods_agree(m, first)
    ]
    if of_metric:
        return of_metric[-1]
    return like[0] if len(like) == 1 and first.metric is None else None


def _near(total: Mention, first: Mention) -> bool:
    """其中 divides what was told directly before; over a semicolon or several clauses it divides something else."""
    between = first.sentence.text[total.end : first.start]
    return not re.search(r"[；;]", between) and first.clause - total.clause <= (3 if total.dimension == "money" else 2)


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
        parts.append(mention)
    return parts


def _names_total(mention: Mention, last: Mention, total: Mention) -> bool:
    """``其中管理岗34人、专业技术岗68人，在编人数共102人``: the whole by its own name once more, no further part."""
    named = total.metric is not None and (mention.metric, mention.part) == (total.metric, total.part)
    return named and mention.comparable(total) and last.metric != total.metric and mention.clause - last.clause <= 1


def _turns_away(mention: Mention, last: Mention, first: Mention) -> bool:
    between = mention.sentence.text[last.end : mention.start]
    listed = re.search(r"其中[:：]$", first.sentence.text[: first.lead_start]) is not None
    if re.search(r"[；;]", between) and not listed and not first.whole:
        return True
    graded = mention.lead.strip("、，和") in GRADES and last.words.split()[-1:] and last.words.split()[-1] in GRADES
    if mention.of_which or (
        not graded and (_ENDS.search(mention.lead) or (mention.dimension != "money" and _DOES.search(mention.lead)))
    ):
        return True
    planned = {mention.role, last.role} & {Role.TARGET, Role.LAST_YEAR, Role.INITIAL, Role.ADJUSTED}
    if not mention.words or mention.inherited or (planned and mention.role is not last.role):
        return True
    return mention.metric in ("budget", "expenditure") and last.metric not in (mention.metric, None)


def _sums_of(total: Mention, parts: list[Mention]) -> Iterator[Sum]:
    whole = _is_all(total, parts)
    overlapping = total.dimension.startswith("count") and not whole and not _parallel(parts)
    if overlapping:  # 女性20人，党员30人 may be the same persons
        for part in parts:
            yield made(total, [part], exhaustive=False)
        return
    if len(parts) > 1 or not whole:
        yield made(total, parts, exhaustive=whole)


def _parallel(parts: Sequence[Mention]) -> bool:
    """Whether the parts of a count exclude each other, as far as their names tell."""
    names = ["".join(part.words.split()) for part in parts]
    grades = [(part.words.split() or [""])[-1] for part in parts]
    if all(grade in GRADES for grade in grades):
        return True
    if any(_ATTRIBUTE.search(name) and not _BODY.search(name) for name in names):
        return False
    return len(parts) == 1 or len(set(names)) == len(names)


def _is_all(total: Mention, parts: Sequence[Mention]) -> bool:
    """Whether the sentence or the lexicon says that nothing is left out."""
    text = total.sentence.text
    if total.sentence is parts[0].sentence:
        opened = text[total.end : parts[0].start]
        behind = text[parts[-1].end : parts[-1].end + 8]
        if re.search(r"等", behind[:4]):
            return False
        if re.search(r"(?:分别|依次)(?:是|为|有)|由", opened) and len(parts) > 1:
            return True
        if _counts(total, len(parts)):
            return True
    if _leaves_a_rest(parts) or whole_scale([grade_of(part) for part in parts]):
        return True
    named = {part.part or part.metric or "" for part in parts} | {_family(part.metric) for part in parts}
    named |= _said_to_be_none(text)
    return any(
        _may_split(total, split) and (not split.of or split.of == _whose(total)) and set(split.parts) <= named
        for split in partitions()
    ) or any(_divides_all(sorts, parts) for sorts in _SORTS)


def _divides_all(sorts: tuple[str, ...], parts: Sequence[Mention]) -> bool:
    """Whether the parts are all sorts that there are: 男、女; the three kinds of posts of a public institution."""
    names = [part.own_words.split()[-1] if part.own_words else "" for part in parts]
    return len(names) == len(sorts) and all(any(name.startswith(sort) for name in names) for sort in sorts)


def _said_to_be_none(text: str) -> set[str]:
    """``无工程类采购``, ``未发生因公出国（境）费``: parts that a list leaves out because there are none."""
    none = (re.sub(r"[(（][^()（）]*[)）]", "", said["name"]) for said in _NONE.finditer(text))
    return {found[0] for name in none if (found := find_part(name.removesuffix("支出")) or find_part(name))}


def _leaves_a_rest(parts: Sequence[Mention]) -> bool:
    """``一般公共预算…，政府性基金…，其他资金…``: the last part takes in whatever is left."""
    return len(parts) > 1 and _REST.fullmatch(parts[-1].lead) is not None


def _may_split(total: Mention, split: Partition) -> bool:
    return total.metric in split.metrics or (total.metric is None and bool(split.of) and split.of == _whose(total))


def _whose(total: Mention) -> str:
    """The part of the budget that a total is of, by its own words or by the scope it stands in."""
    return total.part or (total.scope or "").split("/")[-1]


def _family(metric: str | None) -> str:
    return "fixed_assets" if metric == "fixed_assets_net" else ""


def _counts(total: Mention, number: int) -> bool:
    """``两项补贴260万元(…、…)``: the number of parts is printed beside the total."""
    if number < 2:
        return False
    for figure, (start, end) in zip(total.sentence.figures, total.sentence.places, strict=True):
        beside = start < total.start and not re.search(r"[，；。]", total.sentence.text[end : total.start])
        if beside and figure.unit.counts and figure.value == number and total.start - end <= 14:
            return True
    return False


def _closed_list(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``其中因公出国…、公务用车…、公务接待…，共计33万元``: a sentence that lists parts and adds them up itself."""
    closing = next((m for m in sentence[1:] if TOTAL.fullmatch(m.lead)), None)
    if closing is None or not closing.comparable(sentence[0]) or closing.sense is not Sense.VALUE:
        return
    parts = _parts(sentence, sentence[0], closing)
    if len(parts) > 1 and closing.clause - parts[-1].clause == 1 and _alike(parts):
        yield made(closing, parts, exhaustive=True)


def _totals_behind(sentence: Sequence[Mention]) -> Iterator[Sum]:
    """``新建1.32万亩，改造0.6万亩，合计1.92万亩``."""
    for at, total in enumerate(sentence):
        if not TOTAL.fullmatch(total.lead) or total.sense is not Sense.VALUE:
            continue
        parts: list[Mention] = []
        for mention in reversed(sentence[:at]):
            if mention.clause == total.clause and mention.figure.unit.counts and not mention.comparable(total):
                continue  # 三项合计
            if mention.sense is not Sense.VALUE or not mention.comparable(total) or mention.group != total.group:
                break
            parts.insert(0, mention)
        if (
            len(parts) >= 2
            and not any((p.of_which and not p.whole) or TOTAL.fullmatch(p.lead) for p in parts)
            and _alike(parts)
        ):
            yield made(total, parts, exhaustive=True)


def _alike(parts: Sequence[Mention]) -> bool:
    roles = {part.role for part in parts}
    planned = roles & {Role.TARGET, Role.LAST_YEAR, Role.INITIAL, Role.ADJUSTED}
    return len({part.period for part in parts}) == 1 and (not planned or len(roles) == 1)
