"""An actual value far beyond its target, without the explanation the form asks for.

Targets that are passed by a third or more were set too low, or something happened that the form wants to know. Forms
have a column for it (偏差原因); most rules ask for an explanation from 30 per cent on.

## 中文

实际完成值大幅超过目标值，却没有按表格要求说明原因。

超过目标三成以上的，要么目标定得过低，要么另有需要说明的情况。表格为此设有“偏差原因”栏，多数办法要求偏差达到30
%即应说明。
"""

from decimal import Decimal

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.attainment import attainment_of
from scoring.items import ItemRead
from scoring.rule import rule
from scoring.said import gives_reason
from scoring.verdict import Place, Status, Verdict

_FAR = Decimal("0.3")
_FORM = (
    "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |\n|---|---|---|---|---|---|---|---|\n"
    "| 产出指标 | 数量指标 | 巡回义诊 | ≥24次 | {actual}次 | 60 | 60 | |\n"
    "| 效益指标 | 社会效益指标 | 就诊率 | ≥80% | 83% | 40 | 40 | |\n| 总分 | | | | | 100 | 100 | |\n"
)


@rule(
    code="TARGET03",
    title=Bilingual(zh="偏离目标较大而未说明", en="Far beyond the target without an explanation"),
    over=ItemRead,
    severity=Severity.INFO,
    clause=Bilingual(zh="实际完成值偏离目标30%以上的应说明原因", en="a deviation of 30% or more is to be explained"),
    message=Bilingual(
        zh="“{name}”目标 {target}，实际 {stated}，偏离 {deviation}，表内未说明原因",
        en="“{name}”: target {target}, actual {stated}, {deviation} off, and no reason is given",
    ),
    fires_on=_FORM.format(actual="41"),
    silent_on=_FORM.format(actual="26"),
)
def deviation_unexplained(read: ItemRead) -> Verdict | None:
    found = attainment_of(read)
    if (
        found is None
        or found.several
        or found.met is not True
        or found.direction != "up"
        or read.on is None
        or read.item.children
    ):
        return None
    deviation = found.deviation
    if deviation is None or deviation < _FAR or not read.on.asks_reasons or gives_reason(read):
        return None
    places: tuple[Place, ...] = ((found.actual.span, "stated"), (found.target.span, "operand"))
    return Verdict(
        Status.DIFFERS,
        (found.actual, found.target),
        read.item.name,
        computation=f"({found.actual.formula} − {found.target.formula}) ÷ {found.target.formula} = {deviation:.0%}",
        words={"target": found.target.quote, "deviation": f"{deviation:.0%}"},
        places=places,
    )
