"""A score for a missed target that is higher than any customary formula gives.

Where a form prints no clause, a missed target earns its share: B/A×w for targets to be reached, A/B×w or
(1−(B−A)/A)×w for those not to be exceeded. Who deducts more may have reasons; who gives more should say why.
All points for a missed target are TARGET01's.

## 中文

没有达到目标，得分却高于任何通用公式的结果。

没有印出评分标准时，未达目标的按完成比例得分：应当达到的目标为实际÷目标×分值，不应超过的目标为目标÷实际×分值，或
按超出比例扣减。多扣的可能另有理由，多给的应当说明理由。未达目标却得满分的，见TARGET01。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.agreement import shown_points
from scoring.attainment import attainment_of
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 新建候车亭 | ≥60个 | 45个 | 60 | {score} | 选址调整 |\n"
    "| 效益指标 | 社会效益指标 | 线路准点率 | ≥90% | 91% | 40 | 40 | |\n| 总分 | | | | | 100 | {total} | |\n"
)


@rule(
    code="SCORE05",
    title=Bilingual(zh="未达目标而得分偏高", en="More points than the attainment of the target gives"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(
        zh="定量指标未完成的按完成比例计分（B/A、A/B 或 1−(B−A)/A）",
        en="a missed quantitative target earns its share of the points",
    ),
    message=Bilingual(
        zh="“{name}”目标 {target}，完成 {actual}，得分写为 {stated}，按完成比例最多为 {expected}（{computation}），请说明依据",
        en="“{name}”: target {target}, actual {actual}, scored {stated}; its share is at most {expected} ({computation})",
    ),
    fires_on=_FORM.format(score="56", total="96"),
    silent_on=_FORM.format(score="45", total="85"),
)
def score_exceeds_attainment(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None or read.clause.strip() or maximum.unit.dimension == "ratio":
        return None
    found = attainment_of(read)
    if found is None or found.met is not False or score.value >= maximum.value:
        return None
    ways = list(found.customary_points(maximum.value))
    if not ways:
        return None
    points, shown = max(ways, key=lambda way: way[0].high)
    figures = (score, found.actual, found.target, maximum)
    places: tuple[Place, ...] = ((score.span, "stated"), *((figure.span, "operand") for figure in figures[1:]))
    over = points.high < score.interval().low
    return Verdict(
        Status.DIFFERS if over else Status.AGREES,
        figures,
        read.item.name,
        computation=shown,
        expected=shown_points(points, score),
        words={"target": found.target.quote, "actual": found.actual.quote},
        places=places,
        effect=Effect.towards(score, points, certain=False) if over else None,
    )
