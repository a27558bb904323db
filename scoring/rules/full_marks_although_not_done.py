"""All points although the same row, or the project table, says that something was not done.

The cell of the actual value or of the explanation says 未完成, 未开展 and the like, or the clause asks for the share of
projects that were done and the project table reports one as not done. There may be a good reason, such as a project
that was called off; then it should stand beside the score.

## 中文

同一行或项目表写明有事项未完成，却得满分。

实际完成值或说明栏写有“未完成”“未开展”等，或者评分标准要求项目完成比例，而项目表中有项目未完成。可能确有正当
理由（如项目取消），但应写在得分旁边。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.document import Span
from schemas.figure import Figure
from schemas.finding import Severity
from scoring.clause import read_clause
from scoring.formula import Proportion
from scoring.items import ItemRead
from scoring.outcome import outcome_of
from scoring.projects_done import asks_for_projects, not_done_cells
from scoring.rule import rule
from scoring.said import not_done
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | 25次 | 60 | 60 | |\n"
    "| 产出指标 | 质量指标 | 健康档案更新 | 全部更新 | {actual} | 40 | 40 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="STATUS01",
    title=Bilingual(zh="有未完成的事项却得满分", en="All points although something was not done"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(zh="未完成的事项应据实扣分或说明", en="what was not done costs points, or is explained"),
    message=Bilingual(
        zh="“{name}”得满分 {stated}，但所列情况写明“{said}”，请据实扣分或说明",
        en="“{name}” has all {stated} points, but “{said}” is reported",
    ),
    fires_on=_FORM.format(actual="两个村未完成更新"),
    silent_on=_FORM.format(actual="全部更新"),
)
def full_marks_although_not_done(read: ItemRead) -> Iterator[Verdict]:
    score, maximum = read.item.score, read.item.maximum
    if score is None or maximum is None or score.value < maximum.value or score.value == 0 or read.item.children:
        return
    said = not_done(read, read.item.actual + read.item.explanation)
    outcome = outcome_of(read)
    if said is not None and not (outcome.status == "agrees" and not outcome.judged):
        yield _told(read, score, (said,), None)
    elif _asks_for_projects(read):
        cells = not_done_cells(read)
        if cells:
            effect = outcome.effect if outcome.effect is not None and not outcome.effect.certain else None
            yield _told(read, score, cells, effect)


def _asks_for_projects(read: ItemRead) -> bool:
    formulas = [formula for part in read_clause(read.clause) for formula in part.formulas] if read.clause else []
    return any(isinstance(formula, Proportion) and asks_for_projects(formula) for formula in formulas)


def _told(read: ItemRead, score: Figure, cells: tuple[Span, ...], effect: Effect | None) -> Verdict:
    places: tuple[Place, ...] = ((score.span, "stated"), *((span, "other") for span in cells))
    said = "、".join(dict.fromkeys(read.text((span,)).strip()[:24] for span in cells))
    return Verdict(Status.DIFFERS, (score,), read.item.name, words={"said": said}, places=places, effect=effect)
