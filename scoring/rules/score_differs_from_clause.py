"""A score that its own clause does not support.

The scoring table prints its rules: bands (`满意度≥95%的，得6分；90%≤满意度<95%的，得4分`), proportions
(`得分=执行率×1分，最高得1分`), deductions beyond a bound (`≥98%得7分，每低1个百分点扣1分`). Where the quantities that
a clause names are printed, the score follows. What a clause leaves to judgement counts from nothing to all of its
points: a score is wrong only outside that.

## 中文

得分与该指标自己的评分标准不符。

评分表印有计分规则：分档（满意度≥95%得6分，90%≤满意度<95%得4分）、按比例（得分=执行率×1分，最高得1分）、超限扣
分（≥98%得7分，每低1个百分点扣1分）。规则所需的数都已印出时，得分可以算出。需要主观判断的部分按零分到满分计，得
分超出这一范围才判为错误。
"""

from schemas.base import Bilingual
from schemas.figure import Figure
from schemas.interval import Interval
from scoring.agreement import agreement, shown_points
from scoring.execution_score import execution_of
from scoring.item_score import Supported, supported_score
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.solve import Solve
from scoring.verdict import Effect, Place, Status, Verdict, undetermined


@rule(
    code="SCORE03",
    title=Bilingual(zh="得分与评分标准不符", en="A score its own clause does not support"),
    over=ItemRead,
    clause=Bilingual(zh="按表内评分标准计分", en="points follow the printed scoring clause"),
    message=Bilingual(
        zh="“{name}”得分写为 {stated}，按评分标准应为 {expected}（{computation}）",
        en="“{name}” scores {stated}, its clause gives {expected} ({computation})",
    ),
    fires_on=(
        "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"
        "| 效益 | 服务满意度 | 60 | 满意度≥95%的，得60分；90%≤满意度<95%的，得40分 | 60 | 满意度93.5% |\n"
        "| 产出 | 培训 | 40 | 完成的得40分 | 40 | 完成 |\n"
    ),
    silent_on=(
        "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"
        "| 效益 | 服务满意度 | 60 | 满意度≥95%的，得60分；90%≤满意度<95%的，得40分 | 60 | 满意度95.5% |\n"
        "| 产出 | 培训 | 40 | 完成的得40分 | 40 | 完成 |\n"
    ),
)
def score_differs_from_clause(read: ItemRead) -> Verdict | None:
    score = read.item.score
    if score is None or score.unit.dimension == "ratio" or execution_of(read) is not None:
        return None
    supported = supported_score(read)
    if supported is None or supported.judgement:
        return None
    points = supported.points
    if points is None:
        return Verdict(Status.UNDETERMINED, (score,), read.item.name, reason=supported.reason)
    return _compare(read, score, supported, points)


def _compare(read: ItemRead, score: Figure, supported: Supported, points: Interval) -> Verdict | None:
    figures = (score, *(figure for each in supported.inputs for figure in each.figures))
    status = agreement(score, points, score_decimals=read.on.score_decimals if read.on is not None else 0)
    wrong = status is not Status.AGREES
    if wrong and supported.broken:
        return None  # the finding on the equation says what it does to the score
    if wrong and not supported.sure:
        return undetermined(
            figures, "所需数值只有局部或间接的表述", "only indirect figures are printed", read.item.name
        )
    places: tuple[Place, ...] = ((score.span, "stated"), *((f.span, "operand") for f in figures[1:]))
    return Verdict(
        status,
        figures,
        read.item.name,
        computation=supported.computation,
        expected=_expected(points, supported, score),
        places=(*places, *((span, "context") for span in read.item.clause)),
        effect=Effect.towards(score, points) if wrong else None,
        solve=_solve(score, supported, points),
    )


def _expected(points: Interval, supported: Supported, score: Figure) -> str | None:
    if supported.judged or supported.deductible:
        return f"{points.low.normalize():f}–{points.high.normalize():f}分"
    return shown_points(points, score)


def _solve(score: Figure, supported: Supported, points: Interval) -> Solve:
    """The score that would follow; where printed results are added up, also the result that would make the score."""

    def solve(figure: Figure) -> Interval | None:
        if figure.span == score.span:
            return points
        mine = [each for each in supported.inputs if each.figures and each.figures[0].span == figure.span]
        if len(mine) != 1 or figure.unit.dimension != "score" or supported.judged:
            return None
        rest = points - mine[0].value
        middle = (rest.low + rest.high) / 2
        return score.interval() - Interval(middle, middle) if middle.is_finite() else None

    return solve
