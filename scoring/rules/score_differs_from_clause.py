"""A score that its own clause does not support.

The scoring table prints its rules: bands (`满意度≥95%的，得6分；90%≤满意度<95%的，得4分`) and proportions
(`得分=执行率×1分，最高得1分`). Where the quantities that a clause names are printed beside it, the score follows.
Clauses that leave room for judgement are not computed.
"""

from schemas.base import Bilingual
from schemas.extraction import Item
from schemas.figure import Figure
from schemas.interval import Interval
from scoring.item_score import Supported, supported_score
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.verdict import Place, Status, Verdict, show_value


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
    supported = supported_score(read) if score is not None else None
    if score is None or supported is None:
        return None
    figures = (score, *(each.figure for each in supported.inputs))
    if supported.points is None:
        return Verdict(Status.UNDETERMINED, (score,), read.item.name, reason=supported.reason)
    return _compare(read.item, score, supported, supported.points, figures)


def _compare(item: Item, score: Figure, supported: Supported, points: Interval, figures: tuple[Figure, ...]) -> Verdict:
    agrees = score.changed(exact=score.decimals == 0).interval().meets(points)
    places: tuple[Place, ...] = ((score.span, "stated"), *((f.span, "operand") for f in figures[1:]))
    return Verdict(
        Status.AGREES if agrees else Status.DIFFERS,
        figures,
        item.name,
        computation=supported.computation,
        expected=show_value(points, score),
        places=(*places, *((span, "context") for span in item.clause)),
        score_effect=None if agrees else f"{(points.low + points.high) / 2 - score.value:+.2f}",
    )
