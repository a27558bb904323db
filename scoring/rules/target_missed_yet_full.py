"""A target that was missed and is reported as reached.

All points, or the word done, for a value that falls short of its target or exceeds what it should stay below. The
target's own sign says the direction; without one only counts and rates are judged that can but be reached. Where the
form gives a reason for the deviation, the question is whether the reason holds, so it is only asked.

## 中文

没有达到目标，却按已达到填报。

实际值低于应当达到的目标，或者超过不应超过的限额，却得满分或写“完成”。方向以目标自带的符号为准；没有符号的，只
判断只能越多越好的数量和比率。表中写了偏差原因的，须判断原因是否成立，只作提示。
"""

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import Severity
from scoring.attainment import Attainment, attainment_of
from scoring.items import ItemRead
from scoring.phrases import TOGETHER
from scoring.rule import rule
from scoring.said import gives_reason
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 修缮校舍 | ≥16间 | {actual} | 60 | 60 | |\n"
    "| 效益指标 | 社会效益指标 | 师生满意度 | ≥90% | 91% | 40 | 40 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="TARGET01",
    title=Bilingual(zh="未达目标却得满分", en="All points although the target was missed"),
    over=ItemRead,
    clause=Bilingual(zh="完成目标的得满分", en="all points are for a target that was reached"),
    message=Bilingual(
        zh="“{name}”目标为 {target}，实际为 {stated}，未达目标却得满分 {score}",
        en="“{name}”: the target is {target}, the actual {stated}; it was missed and has all {score} points",
    ),
    fires_on=_FORM.format(actual="13间"),
    silent_on=_FORM.format(actual="17间"),
)
def target_missed_yet_full(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None or read.clause.strip():
        return None
    found = attainment_of(read)
    if found is None or (found.met is None and not found.short_as_printed) or score.value < maximum.value:
        return None
    figures = (found.actual, found.target, score)
    if found.met:
        return Verdict(Status.AGREES, figures[:2], read.item.name)  # whether the score is right is another question
    return _missed(found, read, score, maximum)


def _missed(found: Attainment, read: ItemRead, score: Figure, maximum: Figure) -> Verdict:
    explained = gives_reason(read)
    ways = list(found.customary_points(maximum.value))
    best, shown = max(ways, key=lambda way: way[0].high) if ways else (None, None)
    sure = found.met is False and not explained
    effect = Effect.towards(score, best, certain=sure) if best is not None and found.met is False else None
    sign = "<" if found.direction == "up" else ">"
    places: tuple[Place, ...] = ((found.actual.span, "stated"), (found.target.span, "operand"), (score.span, "operand"))
    return Verdict(
        Status.DIFFERS,
        (found.actual, found.target, score),
        read.item.name,
        computation=f"{found.actual.formula} {sign} {found.target.formula}" + (TOGETHER + shown if shown else ""),
        words={"target": found.target.quote, "score": score.formula},
        places=places,
        severity=None if sure else Severity.WARNING,
        effect=effect if maximum.unit.dimension != "ratio" else None,
    )
