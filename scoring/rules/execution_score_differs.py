"""Points for budget execution that do not follow from the execution rate.

The funds block of a form earns points in proportion to the rate (执行率 × 分值), at most all of them. The rate may be
taken as printed or from the amounts beside it; a score that follows from neither is wrong. Some places give all
points above a threshold or by bands: without the rule printed in the form, such a score is only asked about.

## 中文

预算执行得分与执行率不符。

资金栏的得分按执行率折算（执行率×分值），最高为满分。执行率可以取印出的数，也可以由旁边的金额算出；两种算法都得
不出该得分的，即为错误。有的地方规定达到某一比例即得满分或分档计分，表中没有印出这类规则时，只作提示。
"""

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.finding import Severity
from scoring.agreement import agreement, shown_points
from scoring.execution_score import Execution, execution_of
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 项目资金（万元） | | 全年预算数（A） | 全年执行数（B） | 分值 | 执行率（B/A） | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| | 年度资金总额 | 240.00 | 217.92 | 10 | 90.80% | {score} |\n\n"
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |\n|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡查次数 | ≥48次 | 48次 | 90 | 90 |\n| 总分 | | | | | 100 | {total} |\n"
)


@rule(
    code="SCORE04",
    title=Bilingual(zh="预算执行得分与执行率不符", en="The execution score differs from the execution rate"),
    over=ItemRead,
    clause=Bilingual(zh="执行得分＝执行率×分值，不超过分值", en="execution rate × weight, at most the weight"),
    message=Bilingual(
        zh="预算执行得分写为 {stated}，按执行率应为 {expected}（{computation}）",
        en="the execution score is {stated}, the rate gives {expected} ({computation})",
    ),
    fires_on=_FORM.format(score="9.80", total="99.80"),
    silent_on=_FORM.format(score="9.08", total="99.08"),
)
def execution_score_differs(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    execution = execution_of(read)
    if execution is None or score is None or maximum is None or maximum.unit.dimension == "ratio":
        return None
    return _compare(execution, score, maximum, read)


def _compare(execution: Execution, score: Figure, maximum: Figure, read: ItemRead) -> Verdict:
    decimals = read.on.score_decimals if read.on is not None else 0
    ways = execution.points(maximum.value)
    figures = (score, *execution.figures, maximum)
    for points, shown in ways:
        status = agreement(score, points, score_decimals=decimals)
        if status is not Status.DIFFERS:
            return Verdict(status, figures, read.item.name, computation=shown, expected=shown_points(points, score))
    points, shown = ways[0]
    places: tuple[Place, ...] = ((score.span, "stated"), *((f.span, "operand") for f in (*execution.figures, maximum)))
    return Verdict(
        Status.DIFFERS,
        figures,
        read.item.name,
        computation=shown,
        expected=shown_points(points, score),
        places=places,
        severity=None if _proven(execution, score, maximum, read) else Severity.WARNING,
        effect=Effect.towards(score, points, certain=_proven(execution, score, maximum, read)),
        solve=lambda figure: points if figure.span == score.span else None,
    )


def _proven(execution: Execution, score: Figure, maximum: Figure, read: ItemRead) -> bool:
    """The rule is printed, or the score has decimals: bands and thresholds give whole points."""
    return execution.rule_printed or (score.value != maximum.value and score.value != score.value.to_integral_value())
