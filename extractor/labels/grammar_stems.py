"""Rates that are named after their numerator: 监测168份，合格161份，合格率95.83%; and completion of a target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.labels.grammar import (
    Paragraph,
    context_of,
    is_stated,
    name_of,
    only,
    periods_agree,
    same_level,
    segment,
    share_words,
    values,
)
from extractor.labels.grammar_brackets import told_in_bracket
from extractor.labels.grammar_grades import ASKED, is_graded, rate_by_grades
from extractor.labels.mention import Mention
from extractor.labels.metrics import metric_of
from extractor.labels.stem_numerators import goes_on_cumulative, is_first_of_several, is_last_of_all
from extractor.labels.stem_words import ALSO, says_not
from schemas.extraction import Ratio, Role
from schemas.patterns import late

_STEM = late(r"([一-鿿]{2})(?:率|度|比例|比率|占比)$")
_NO_STEM = frozenset(
    (
        "使用",
        "执行",
        "支出",
        "支付",
        "增长",
        "下降",
        "利用",
        "控制",
        "及时",
        "准确",
        "调整",
        "追加",
        "调剂",
        "公开",
        "知晓",
        "出生",
        "死亡",
        "失业",
        "结婚",
        "离婚",
    )
)
_OF_COUNTS = frozenset(("使用", "利用", "准确", "知晓", "及时"))
"""Stems that count, unless they are of money: 知晓1,392人，知晓率92.8%."""
_SURVEYED = re.compile(r"满意度?(?:[^，。；0-9]{0,6})(?:调查|回访|测评|评议|访问|抽查|问卷|评估|评价)")
"""满意度抽样调查600户: those who were asked, not those who are content."""
_ALL_COVERED = re.compile(r"覆盖(?=全|辖区|所有|各)")
"""覆盖全县22个乡镇: all there are, no part of them."""
_DIVISION = re.compile(r"[(（][^()（）/÷=，。；]{1,24}[/÷][^()（）/÷=，。；*×+]{1,24}[)）]")
_RATE_OF = re.compile(r"(?:率|比例|比率|占比)$")
_UNDONE = re.compile(r"(?:尚|还|仍)?(?:未|没)")
_COMPLETION = re.compile(r"(?:完成|达成)(?:率|比例)$")
_SHARE_NAMES = re.compile(r"(?:率|密度|比例|比重)$")
_DUE = late(r"应(?P<doing>[一-鿿]{1,4})[^应，。；]{0,6}$")
_DONE_OF = late(r"(?:实际?|已)(?P<doing>[一-鿿]{1,4})[^实已，。；]{0,6}$")
_FURTHEST = 4
_KIND = 3
"""机械化清扫率 of 其中机械化作业1,054.5万平方米: characters that make a kind."""
_MOST = 2
_COUNTED = ("count", "measure", "money")


def rates_by_stem(paragraph: Paragraph) -> Iterator[Ratio]:
    for rate in paragraph:
        if not rate.is_rate or not is_stated(rate):
            continue
        ratio = (_in_bracket(paragraph, rate) or told_in_bracket(paragraph, rate)) or (
            rate_by_grades(paragraph, rate)
            if is_graded(paragraph, rate)
            else _completion(paragraph, rate) or _stem(paragraph, rate) or _due_and_done(paragraph, rate)
        )
        if ratio is not None:
            yield ratio


def _in_bracket(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """``入住率97.06%(1,849套/1,905套)``: the division stands in a bracket behind the rate."""
    behind = _DIVISION.match(rate.sentence.text[rate.end :])
    inside = [m for m in paragraph.after(rate) if behind and m.end <= rate.end + behind.end()]
    if len(inside) != 2 or not inside[0].comparable(inside[1]):
        return None
    return _made(rate, inside[0], [inside[1]])


def _completion(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """Actual ÷ target, both printed in the sentence for one thing."""
    if rate.metric != "completion_rate" and not _COMPLETION.search(rate.words):
        return None
    near = _counted(paragraph, rate)
    target = next((m for m in near[:_FURTHEST] if m.role is Role.TARGET), None)
    if target is None:
        return _of_aim_told_before(paragraph, rate, near)
    actual = next(
        (
            m
            for m in near[:_FURTHEST]
            if m.role in (Role.ACTUAL, None, Role.CUMULATIVE, Role.FINAL)
            and m.comparable(target)
            and not _UNDONE.match(m.lead)
            and _one_thing(m, target, near)
        ),
        None,
    )
    if actual is None or rate.answers not in (None, actual, target):
        return None  # …（实际8个）和…（实际9座），完成率分别为80%和75%
    return _made(rate, actual, [target])


def _of_aim_told_before(paragraph: Paragraph, rate: Mention, near: list[Mention]) -> Ratio | None:
    """``完成危桥改造11座，完成率91.67%`` after 年度计划：危桥改造12座 in an earlier paragraph: of the very same words."""
    done = near[0] if near and rate.clause - near[0].clause <= 1 and segment(near[0]) == segment(rate) else None
    if done is None or done.role not in (Role.ACTUAL, Role.FINAL) or not done.words or done.of_which:
        return None
    aims = [m for m in values(paragraph.told) if m.role is Role.TARGET and m.words == done.words]
    aim = only(m for m in aims if m.comparable(done) and m.year == done.year)
    return _made(rate, done, [aim]) if aim is not None else None


def _one_thing(actual: Mention, target: Mention, near: list[Mention]) -> bool:
    """Whether a target and an actual speak of the same: one took the other's words, they share some, or stand alone."""
    if target.inherited or actual.inherited or share_words(actual.words, target.words):
        return True
    others = [m for m in near[:_FURTHEST] if m.comparable(target) and m is not target and m is not actual]
    return not others and abs(actual.clause - target.clause) <= 1


def _due_and_done(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """``应免142.6万头，实免138.2万头，免疫密度96.91%``: what was due and what was done of one doing, side by side."""
    near = [m for m in _counted(paragraph, rate) if segment(m) == segment(rate)][:2]
    if not near:
        behind = [m for m in values(paragraph.after(rate)) if segment(m) == segment(rate) + 1 and not m.is_rate]
        return _due_behind(rate, behind) if rate.metric is None else None
    if (
        rate.metric is not None
        or len(near) < 2
        or rate.clause - near[0].clause > 1
        or not _SHARE_NAMES.search(rate.words)
    ):
        return None
    done, due = (_DONE_OF.search(near[0].lead), _DUE.search(near[1].lead))
    alike = done is not None and due is not None and done["doing"][:1] == due["doing"][:1]
    return _made(rate, near[0], [near[1]]) if alike and near[0].comparable(near[1]) else None


def _due_behind(rate: Mention, behind: list[Mention]) -> Ratio | None:
    """``水费收缴率93.4%，提高5.2个百分点；应收水费286.5万元，实收267.59万元``: due and done follow the rate they make."""
    if len(behind) != 2 or not behind[0].comparable(behind[1]) or not _SHARE_NAMES.search(rate.words):
        return None
    due, done = (_DUE.search(behind[0].lead), _DONE_OF.search(behind[1].lead))
    alike = done is not None and due is not None and done["doing"][:1] == due["doing"][:1]
    return _made(rate, behind[1], [behind[0]]) if alike and due and due["doing"][:1] in rate.words else None


def _stem(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    if rate.metric is not None and metric_of(rate.metric).numerator:
        return None
    found = _STEM.search(rate.words)
    if found is None or (found[1] in _NO_STEM and found[1] not in _OF_COUNTS):
        return None
    near = _counted(paragraph, rate)
    stems = ALSO.get(found[1], (found[1],))
    if found[1] in _NO_STEM:
        near = [m for m in near if m.dimension != "money"]
        stems = (found[1],) if any(m.lead.endswith(found[1]) or m.of_which for m in near[:1]) else ()
    if (named := _named_alike(paragraph, rate, near)) is not None:
        return named
    for numerator in near[:_FURTHEST]:
        if numerator.role is Role.TARGET or rate.clause - numerator.clause > 2:
            continue
        if _has_a_rate_of_its_own(paragraph, rate, numerator):
            continue
        if _has_stem(numerator, stems) and says_not(numerator.lead, stems) == says_not(rate.words, stems):
            if is_first_of_several(near, numerator) or is_last_of_all(near, numerator):
                return None
            if goes_on_cumulative(near, numerator):
                return None
            others = [m for m in near if m is numerator or not _has_stem(m, stems)]
            whole = _wholes(others, numerator, asked=found[1] == "满意") or _whole_in_sentence_before(
                paragraph, numerator, stems
            )
            whole = whole or _only_one_before(paragraph, rate, numerator)
            if found[1] == "覆盖":  # 新建24个，累计建成186个，覆盖率92.5%
                whole = [m for m in whole if m.figure.in_base() >= numerator.figure.in_base()]
            whole = [m for m in whole if _could_make(rate, numerator, m)]
            return _made(rate, numerator, whole) if whole else None
    return None


def _could_make(rate: Mention, part: Mention, whole: Mention) -> bool:
    """Whether two figures could be meant: a part is not many times its whole, but for a slip in its unit."""
    given, wanted = part.figure.in_base(), rate.figure.in_base() * whole.figure.in_base()
    if given <= _MOST * max(whole.figure.in_base(), wanted):
        return True
    return any(10**power * 9 < given / wanted * 10 < 10**power * 11 for power in range(1, 5)) if wanted else False


def _has_stem(mention: Mention, stems: tuple[str, ...]) -> bool:
    around = _ALL_COVERED.sub("", mention.lead) + mention.tail
    named = any(stem in around for stem in stems) or _is_abbreviated(stems[:1], mention.lead)
    return named and not _SURVEYED.search(mention.lead)


def _has_a_rate_of_its_own(paragraph: Paragraph, rate: Mention, numerator: Mention) -> bool:
    """``回访500人，满意486人，满意率97.2%；群众对队伍满意度98.1%``: behind the semicolon another thing is told."""
    return segment(rate) != segment(numerator) and any(
        m.is_rate and m.start > numerator.start and segment(m) == segment(numerator) for m in paragraph.before(rate)
    )


def _is_abbreviated(stems: tuple[str, ...], lead: str) -> bool:
    """定检率 of 定期检验18,603台: the stem is the heads of the two words that name the part."""
    return len(lead) == 4 and any(stem == lead[0] + lead[2] for stem in stems)


def _named_alike(paragraph: Paragraph, rate: Mention, near: list[Mention]) -> Ratio | None:
    """``特困人员5,460人，其中集中供养1,420人，分散供养4,040人，集中供养率26.01%``: of the part that has its very name."""
    name = _RATE_OF.sub("", rate.words.replace(" ", ""))
    parts = [m for m in near[:_FURTHEST] if m.words.replace(" ", "") == name and len(name) > 2]
    parts = parts or [m for m in near[:1] if m.of_which and len(name) > _KIND and m.lead.startswith(name[:_KIND])]
    told_later = parts and (parts[0] is near[0]) and not parts[0].lead.startswith(name[:_KIND])
    if len(parts) != 1 or told_later:
        return None
    listed = next((m for m in near if m.of_which and m.start <= parts[0].start), None)
    first = listed or parts[0]
    whole = [m for m in near if m.start < first.start and m.comparable(first) and segment(m) == segment(first)][:1]
    return _made(rate, parts[0], whole) if whole and whole[0].role is not Role.TARGET else None


def _counted(paragraph: Paragraph, rate: Mention) -> list[Mention]:
    return [
        mention
        for mention in values(paragraph.before(rate))
        if mention.dimension.startswith(_COUNTED) and same_level(rate, mention) and periods_agree(rate, mention)
    ]


def _wholes(near: list[Mention], numerator: Mention, *, asked: bool) -> list[Mention]:
    """What the numerator may be a part of: the like figures of its part of the sentence, else of the one before.

    Who was ``asked`` and the sheet they gave back are one count: 回收776份，其中满意的723人.
    """
    kinds = ASKED if asked and numerator.dimension in ASKED else (numerator.dimension,)
    like = [
        m for m in near[: _FURTHEST + 1] if m is not numerator and m.dimension in kinds and m.role is not Role.LAST_YEAR
    ]
    own = [m for m in like if segment(m) == segment(numerator)]
    before = [m for m in like if segment(m) == segment(numerator) - 1]
    return own or before


def _whole_in_sentence_before(paragraph: Paragraph, numerator: Mention, stems: tuple[str, ...]) -> list[Mention]:
    """``定量检测612批次。定量检测合格606批次``: the words of the whole are those of the part without the stem."""
    bare = "".join(numerator.words.split())
    for stem in stems:
        bare = bare.replace(stem, "")
    if len(bare) < 2:
        return []
    return [
        m
        for m in values(paragraph.before(numerator, 1))
        if m.comparable(numerator) and m.role is not Role.TARGET and "".join(m.words.split()) == bare
    ]


def _only_one_before(paragraph: Paragraph, rate: Mention, numerator: Mention) -> list[Mention]:
    """``受理案件1,260件。其中民事…。办结1,184件，办结率93.97%``: the only like figure of the sentence before, parts aside."""
    if rate.clause - numerator.clause > 1 or numerator.clause > 1 or numerator.of_which:
        return []
    told = [m for m in values(paragraph.before(numerator, 2)) if m.sentence is not numerator.sentence]
    told = [m for m in told if not m.sentence.text.startswith("其中")]
    last = [m for m in told if m.sentence is told[0].sentence] if told else []
    opening = next((m for m in reversed(last) if m.of_which), None)
    whole = [m for m in last if m.comparable(numerator) and (opening is None or m.start < opening.start)]
    alone = len(whole) == 1 and whole[0].role not in (Role.TARGET, Role.LAST_YEAR) and whole[0].year == numerator.year
    return whole if alone and _is_about(rate, numerator, whole[0]) else []


def _is_about(rate: Mention, part: Mention, whole: Mention) -> bool:
    """Whether a rate other than 100% is near what a part and a whole of another sentence make; else it is of others."""
    wanted, given = rate.figure.in_base() * whole.figure.in_base(), part.figure.in_base()
    return rate.figure.in_base() != 1 and given <= whole.figure.in_base() and wanted * 4 < given * 5 < wanted * 6


def _made(rate: Mention, numerator: Mention, denominators: list[Mention]) -> Ratio:
    name, name_span = name_of(rate)
    return Ratio(
        context=context_of(rate, numerator, *denominators),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=numerator.scope,
        metric=rate.metric,
        rate=rate.figure,
        numerator=numerator.figure,
        denominators=tuple(mention.figure for mention in denominators),
    )
