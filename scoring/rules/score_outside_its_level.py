"""A qualitative indicator whose points are not those of the level it reports.

What cannot be measured is scored in three levels: reached (100–80% of the weight), partly reached (80–60%), not
reached (60–0%). A cell that says 部分达成预期指标 beside all points, or 未达成 beside most of them, contradicts its score.
It is proven where the form prints the levels, else asked about: other places have other percentages.

## 中文

定性指标的得分与所填达成档次不符。

不能量化的指标分三档计分：达成预期指标（分值的100%—80%）、部分达成（80%—60%）、未达成（60%—0%）。填“部分达成
预期指标”却得满分，或填“未达成”却得大部分分数，即与得分矛盾。表中印有各档比例的可以证明，否则只作提示，因为各
地比例可能不同。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.items import ItemRead
from scoring.levels import level_of
from scoring.rule import rule
from scoring.said import gives_reason
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 新建候车亭 | ≥60个 | 62个 | 60 | 60 | |\n"
    "| 效益指标 | 社会效益指标 | 出行环境 | 明显改善 | 部分达成预期指标 | 40 | {score} | 两处选址未定 |\n"
    "| 总分 | | | | | 100 | {total} | |\n\n"
    "注：定性指标按达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档，"
    "分别按100%-80%（含）、80%-60%（含）、60%-0%确定得分。\n"
)


@rule(
    code="SCORE08",
    title=Bilingual(zh="定性指标得分与达成档次不符", en="A score outside the level it reports"),
    over=ItemRead,
    clause=Bilingual(
        zh="定性指标按达成、部分达成、未达成三档计分（100%–80%、80%–60%、60%–0%）",
        en="qualitative indicators: reached 100–80%, partly 80–60%, not reached 60–0% of the weight",
    ),
    message=Bilingual(
        zh="“{name}”写为“{said}”，分值 {maximum}，得分 {stated}；该档应得 {expected}",
        en="“{name}” is reported as “{said}” and has {stated} of {maximum} points; its level gives {expected}",
    ),
    fires_on=_FORM.format(score="38", total="98"),
    silent_on=_FORM.format(score="30", total="90"),
)
def score_outside_its_level(read: ItemRead) -> Verdict | None:
    score, maximum, level = read.item.score, read.item.maximum, level_of(read)
    if score is None or maximum is None or level is None or read.item.children or maximum.unit.dimension == "ratio":
        return None
    points = level.points(maximum.value)
    if points.meets(score.interval()):
        return Verdict(Status.AGREES, (score,), read.item.name)
    if score.value < points.low and gives_reason(read):
        return None  # a further deduction with its reason
    proven = level.printed and score.value > points.high
    places: tuple[Place, ...] = ((score.span, "stated"), (level.at, "other"), (maximum.span, "operand"))
    return Verdict(
        Status.DIFFERS,
        (score,),
        read.item.name,
        expected=f"{points.low.normalize():f}–{points.high.normalize():f}分",
        words={"said": read.text((level.at,)).strip(), "maximum": maximum.formula},
        places=places,
        severity=None if proven else Severity.WARNING,
        effect=Effect.towards(score, points, certain=proven),
        solve=lambda figure: points if figure.span == score.span else None,
    )
