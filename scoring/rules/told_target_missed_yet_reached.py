"""A sentence that calls a target reached although its own figures say otherwise.

`办结率为95%，完成了不低于98%的年度目标`: the two figures contradict the words around them; often target and actual value
were exchanged. Judged only where both stand side by side under one name, and where the words, the target's own sign or
the kind of the quantity say which way is better. An actual value that falls short only as it is printed, and may have
been rounded, is asked about.

## 中文

文中称已达到目标，所列数字却表明没有达到。

“办结率为95%，完成了不低于98%的年度目标”：两个数字与文字矛盾，常见原因是目标值与实际值写反。只在两者同名并列，
且文字、目标自带的符号或数量的性质能说明方向时才判断。实际值可能只是因四舍五入略低于目标的，只作提示。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.rule import rule
from scoring.told_targets import ToldTarget
from scoring.verdict import Place, Status, Verdict


@rule(
    code="TARGET05",
    title=Bilingual(zh="文中称达到目标而数字未达到", en="Called reached although the figures say otherwise"),
    over=ToldTarget,
    clause=Bilingual(zh="是否达到目标以所列数字为准", en="the figures say whether a target was reached"),
    message=Bilingual(
        zh="实际为 {stated}，目标为 {target}，并未达到，文中却写“{said}”；请核对两数是否写错或互换",
        en="the actual is {stated}, the target {target}; it was not reached, yet the text says “{said}”",
    ),
    fires_on="全年窗口业务按时办结率为93.4%，完成了不低于96%的年度目标。",
    silent_on="全年窗口业务按时办结率为97.4%，完成了不低于96%的年度目标。",
)
def told_target_missed_yet_reached(told: ToldTarget) -> Verdict | None:
    found = told.attained
    if found.met is None and not found.short_as_printed:
        return None
    figures = (found.actual, found.target, *([told.rate] if told.rate is not None else []))
    if found.met:
        return Verdict(Status.AGREES, figures[:2], told.name)
    sign = "<" if found.direction == "up" else ">"
    places: list[Place] = [(found.actual.span, "stated"), (found.target.span, "operand")]
    if told.rate is not None:
        places.append((told.rate.span, "operand"))
    return Verdict(
        Status.DIFFERS,
        figures,
        told.name,
        computation=f"{found.actual.formula} {sign} {found.target.formula}",
        severity=None if found.met is False else Severity.WARNING,
        words={"target": found.target.quote, "said": told.said},
        places=tuple(places),
    )
