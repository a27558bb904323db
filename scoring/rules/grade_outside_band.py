"""A grade (优、良、中、差) whose band does not hold the total score.

The bands are those that the document prints; where it prints none, the usual ones (90, 80, 60), and then it is only
asked about, since some places draw them elsewhere.

## 中文

评价等级（优、良、中、差）与总分所在档次不符。

以文件中印出的分档为准；没有印出的，按通常的90、80、60分档，只作提示，因为各地分档可能不同。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.extraction import Extraction
from schemas.finding import Severity
from scoring.grades import graded, graded_prose, graded_rows, same_grade
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict

_FORM = (
    "等级标准：90分（含）以上为优，80分（含）至90分为良，60分（含）至80分为中，60分以下为差。\n\n"
    "| 一级指标 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|\n"
    "| 产出指标 | 培训场次 | 50 | 42 |\n| 效益指标 | 就业人数 | 40 | 37 |\n| 满意度指标 | 学员满意度 | 10 | 8 |\n"
    "| 总分 | | 100 | 87 |\n\n自评等级：{grade}。\n"
)


@rule(
    code="SCORE06",
    title=Bilingual(zh="评价等级与得分不符", en="A grade outside its band"),
    over=Extraction,
    clause=Bilingual(zh="等级按得分区间确定", en="the grade follows from the score"),
    message=Bilingual(
        zh="总分 {total}，等级写为“{grade}”，按{whose}分档应为“{expected}”",
        en="the total is {total}, graded {grade}; by {whose_en} bands it is {expected}",
    ),
    fires_on=_FORM.format(grade="优"),
    silent_on=_FORM.format(grade="良"),
)
def grade_outside_band(extraction: Extraction) -> Iterator[Verdict]:
    for found in (*graded(extraction), *graded_rows(extraction), *graded_prose(extraction)):
        right = found.right
        known = any(same_grade(band.grade, found.grade) for band in found.bands)
        if right is None or not known:
            continue
        wrong = not same_grade(right.grade, found.grade)
        places: tuple[Place, ...] = ((found.at, "stated"), (found.total.span, "operand"))
        yield Verdict(
            Status.DIFFERS if wrong else Status.AGREES,
            (found.total,),
            "评价等级",
            expected=right.grade,
            words={
                "total": found.total.formula,
                "grade": found.grade,
                "whose": "所列" if found.printed else "通常的",
                "whose_en": "the printed" if found.printed else "the usual",
            },
            places=(*places, (right.span, "context")) if right.span is not None else places,
            severity=None if found.printed else Severity.WARNING,
        )
