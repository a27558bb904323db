"""Work that was done after it was due.

The cell of the actual value prints a date after the last day that the target's date can mean. With all points and no
reason the form contradicts itself; with a reason, the question is whether it holds. A late finish that cost points
is not reported.

## 中文

完成时间晚于规定时限。

实际完成值写明的日期，晚于目标时限所能包含的最后一天。得满分又未说明原因的，表格自相矛盾；写了原因的，须判断原因
是否成立。因延期已经扣分的，不报。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.deadline import deadline_of
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.said import gives_reason
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "2022年度项目支出绩效自评表\n\n"
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 栽植行道树 | ≥320株 | 326株 | 60 | 60 | |\n"
    "| 产出指标 | 时效指标 | 栽植完成时间 | 2022年4月底前 | {actual} | 40 | 40 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="DATE01",
    title=Bilingual(zh="完成时间晚于时限", en="Done after it was due"),
    over=ItemRead,
    clause=Bilingual(zh="在规定时限内完成的得满分", en="all points are for work that was done in time"),
    message=Bilingual(
        zh="“{name}”应于 {due} 完成，实际为 {done}{points}",
        en="“{name}” was due {due} and done {done}{points_en}",
    ),
    fires_on=_FORM.format(actual="2022年5月18日"),
    silent_on=_FORM.format(actual="2022年4月22日"),
)
def done_after_deadline(read: ItemRead) -> Verdict | None:
    score, maximum = read.item.score, read.item.maximum
    found = deadline_of(read)
    full = score is not None and maximum is not None and score.value >= maximum.value
    if found is None or not found.late or not (full or score is None):
        return None
    explained = gives_reason(read)
    if explained and not full:
        return None
    texts = read.on.extraction.texts if read.on is not None else {}
    due, done = (texts[at.document][at.start : at.end] for at in (found.due_at, found.done_at))
    places: tuple[Place, ...] = ((found.done_at, "stated"), (found.due_at, "operand"))
    return Verdict(
        Status.DIFFERS,
        (score,) if score is not None else (),
        read.item.name,
        computation=f"{found.done.first.isoformat()} > {found.due.last.isoformat()}",
        words={
            "due": due,
            "done": done,
            "points": f"，仍得满分 {score.formula}" if full and score is not None else "",
            "points_en": f", and has all {score.formula} points" if full and score is not None else "",
        },
        places=(*places, (score.span, "operand")) if full and score is not None else places,
        severity=None if full and not explained else Severity.WARNING,
        effect=Effect(score, -score.value, certain=False) if full and score is not None else None,
    )
