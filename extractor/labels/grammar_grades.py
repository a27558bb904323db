"""Rates over a scale of grades: 非常满意318份、满意82份、一般9份，满意率97.09%; also 优良率 and 合格率."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.labels.grades import GRADES, Scale, scale_of
from extractor.labels.grammar import Paragraph, context_of, name_of, same_level, values
from extractor.labels.mention import Mention
from schemas.extraction import Ratio, Role

_BEST = frozenset(("非常满意", "十分满意", "特别满意", "很满意", "满意", "优秀", "优等", "优"))
_WORST = frozenset(("不满意", "很不满意", "非常不满意", "不太满意", "不合格", "不及格", "不达标", "较差", "差"))
ASKED = frozenset(("count:份", "count:人", "count:家", "count:户"))
"""回收601份 may be what 422家 are content of: the sheet and who filled it are one count."""
_GRADE = re.compile(
    r"(?:[、，,和及“”\"]|其中|评价|评定|评为|表示|选择|认为|等级|考核|结果|的|为|是)*"
    rf"(?P<grade>{'|'.join(sorted(GRADES, key=len, reverse=True))})[”\"]?(?:等级|等次|问卷|人数|的|为|有|共|达)*"
)


def grade_of(mention: Mention) -> str | None:
    """The grade that a figure counts (评价为满意的880份), where its words name nothing else."""
    graded = _GRADE.fullmatch(mention.lead)
    return graded["grade"] if graded else None


def whole_scale(grades: Sequence[str | None]) -> bool:
    """Whether grades reach from the best to the worst with others between, so that none is left out."""
    told = {grade for grade in grades if grade}
    return len(told) == len(grades) > 2 and bool(told & _BEST and told & _WORST and told - _BEST - _WORST)


def is_graded(paragraph: Paragraph, rate: Mention) -> bool:
    """Whether a rate follows the grades of its scale, so that its numerator is made of several figures."""
    return len(_told(paragraph, rate)) > 1


def rate_by_grades(paragraph: Paragraph, rate: Mention) -> Ratio | None:
    """(非常满意 + 满意) ÷ 收回问卷: which grades are counted in is the scale's to say, a middle one may be."""
    scale, told = scale_of(rate.words), _told(paragraph, rate)
    if scale is None or not told:
        return None
    counted = [m for m in told if grade_of(m) in scale.counted]
    perhaps = sorted((m for m in told if grade_of(m) in scale.perhaps), key=lambda m: _rank(scale, m))
    first = min(told, key=lambda m: (m.sentence.start, m.start))
    wholes = [
        m
        for m in values(paragraph.before(first, 0 if paragraph.before(first) else 1))
        if (m.comparable(first) or m.dimension in ASKED)
        and m.role is not Role.TARGET
        and grade_of(m) is None
        and m.period == first.period
    ][:3]
    if not counted or not wholes:
        return None
    name, name_span = name_of(rate)
    return Ratio(
        context=context_of(rate, *told, *wholes),
        basis="sentence",
        name=name,
        name_span=name_span,
        scope=first.scope,
        metric=rate.metric,
        rate=rate.figure,
        numerator=counted[0].figure,
        denominators=tuple(m.figure for m in wholes),
        added=tuple(m.figure for m in counted[1:]),
        perhaps=tuple(m.figure for m in perhaps),
    )


def _told(paragraph: Paragraph, rate: Mention) -> list[Mention]:
    """The grades of the rate's scale before it, in order, each once: those of the nearest list."""
    scale = scale_of(rate.words)
    own = paragraph.before(rate)
    near = [m for m in (own or paragraph.before(rate, 1)) if m.dimension != "ratio"]
    told: list[Mention] = []
    for mention in values(near):
        grade = grade_of(mention)
        if scale is None or grade not in scale.grades or any(grade_of(m) == grade for m in told):
            if told:
                break
            continue
        if same_level(rate, mention) and _of_one_year(rate, mention) and (not told or mention.comparable(told[0])):
            told.insert(0, mention)
    return told


def _of_one_year(rate: Mention, grade: Mention) -> bool:
    """2022年度满意度95.10% is not of the grades that were told of this year."""
    return (rate.year or "")[:4] == (grade.year or "")[:4]


def _rank(scale: Scale, mention: Mention) -> int:
    return scale.perhaps.index(grade_of(mention) or "")
