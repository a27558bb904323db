"""Points that were taken off without a reason, in a form that has a column for it.

The target was met, or nothing beside the score says why it is below the weight, and the cell for the reason is
empty. Where the clause or the rate itself gives the score, it is the reason.

## 中文

表中设有扣分原因栏，扣了分却没有说明原因。

目标已经达到，或者得分旁边没有任何内容能说明为何低于分值，而原因栏为空。由评分标准或比率本身即可算出该得分的，标
准就是原因，不报。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.attainment import attainment_of
from scoring.execution_score import execution_of
from scoring.items import ItemRead
from scoring.outcome import outcome_of
from scoring.rule import rule
from scoring.said import gives_reason
from scoring.verdict import Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | 25次 | 60 | 60 | |\n"
    "| 产出指标 | 时效指标 | 报告出具时间 | ≤3天 | 2天 | 40 | 36 | {reason} |\n| 总分 | | | | | 100 | 96 | |\n"
)


@rule(
    code="STATUS02",
    title=Bilingual(zh="扣分未说明原因", en="A deduction without a reason"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(zh="扣分应说明原因", en="a deduction needs its reason"),
    message=Bilingual(
        zh="“{name}”分值 {maximum}，得分 {stated}，{met}表内未说明扣分原因",
        en="“{name}” has {stated} of {maximum} points{met_en} and the form gives no reason",
    ),
    fires_on=_FORM.format(reason=""),
    silent_on=_FORM.format(reason="系统升级期间有两份报告延后"),
)
def deduction_without_reason(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None or read.on is None or read.item.children or not read.on.asks_reasons:
        return None
    if (
        score.value >= maximum.value
        or gives_reason(read)
        or execution_of(read) is not None
        or not read.on.card.complete
    ):
        return None
    outcome = outcome_of(read)
    attained = attainment_of(read)
    if outcome.status in ("agrees", "differs") or (attained is not None and attained.met is None):
        return None
    if attained is None and (read.clause.strip() or _says_more(read)):
        return None
    met = attained is not None and attained.met is True
    places: tuple[Place, ...] = ((score.span, "stated"), (maximum.span, "operand"))
    return Verdict(
        Status.DIFFERS,
        (score, maximum),
        read.item.name,
        words={
            "maximum": maximum.formula,
            "met": "目标已完成，" if met else "",
            "met_en": " although the target was met" if met else "",
        },
        places=places,
    )


def _says_more(read: ItemRead) -> bool:
    """Whether the actual's own words may be the reason."""
    return read.text(read.item.actual).strip() != read.text(read.item.target).strip()
