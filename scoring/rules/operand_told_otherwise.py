"""A number that a score was computed with, told otherwise elsewhere.

The clause says what its rate is made of (控制率＝在编人数÷编制数), the explanation prints the computation (32/35), and
another place of the submission gives the same count another value (在编人数为42人). The computation may hold in itself
and still rest on the wrong number, so the points that would follow from the other one are shown. Judged for counts
of people and things only, where all other statements of that name agree with each other.

## 中文

计分所用的数与别处所述不一致。

评分标准写明比率由什么构成（控制率＝在编人数÷编制数），说明栏写出计算过程（32/35），而材料另一处对同一数量写的是
别的数（在编人数为42人）。算式本身可以成立，却可能用错了数，因此同时给出按另一处数字应得的分数。只核对人数等计数，
且其他各处的说法须彼此一致。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.items import ItemRead
from scoring.named_operands import contradicted_operands
from scoring.rule import rule
from scoring.verdict import Effect, Place, Status, Verdict

_FORM = (
    "| 一级指标 | 三级指标 | 分值 | 评分标准 | 得分 | 得分说明 |\n|---|---|---|---|---|---|\n"
    "| 管理 | 在职人员控制率 | 10 | 在职人员控制率=在职人员数/编制数×100%。在职人员控制率≤100%的，得10分；在职人员控制率＞100%的，得0分。"
    " | 10 | 在职人员控制率=46/48*100%=95.83% |\n"
    "| 产出 | 培训 | 90 | 完成的得90分 | 90 | 完成 |\n\n年末本单位在职人员{staff}人。\n"
)


@rule(
    code="SCORE09",
    title=Bilingual(zh="计分所用的数与别处所述不一", en="A number that a score rests on is told otherwise"),
    over=ItemRead,
    severity=Severity.WARNING,
    clause=Bilingual(
        zh="计分所用的基础数据应与报告各处一致", en="what a score is computed with agrees with the report"
    ),
    message=Bilingual(
        zh="“{name}”计算时用 {stated}（{what}），别处写为 {other}；如以后者计算：{computation}",
        en="“{name}” is computed with {stated} ({what}), elsewhere it is {other}; with that: {computation}",
    ),
    fires_on=_FORM.format(staff=51),
    silent_on=_FORM.format(staff=46),
)
def operand_told_otherwise(read: ItemRead) -> Iterator[Verdict]:
    score = read.item.score
    if read.item.children or score is None:
        return
    for found in contradicted_operands(read):
        outside = found.points is not None and not found.points.meets(score.interval())
        effect = Effect.towards(score, found.points, certain=False) if outside and found.points else None
        places: tuple[Place, ...] = ((found.operand.span, "stated"), (found.other.figure.span, "other"))
        yield Verdict(
            Status.DIFFERS,
            (found.operand, found.other.figure),
            read.item.name,
            computation=found.shown,
            words={"what": found.name, "other": found.other.figure.quote},
            places=(*places, (score.span, "context")),
            effect=effect,
        )
