"""A growth rate that an increase and the value after it do not make.

``收入1,085万元，比上年增加85万元，增长8.5%``: the value of the year before is not printed, but it is the difference, so the
rate is 85 ÷ (1,085 − 85). It is wrong only if it follows from no like figure that stands before it in the sentence.

## 中文

增减率与增减额、本期数不符。

如“收入1,085万元，比上年增加85万元，增长8.5%”：上年数虽未印出，但等于本期数减增加额，增长率应为85÷（1,085－85）。
只有用句中前面任何一个同类数字都算不出时才报出。
"""

from collections.abc import Iterator

from schemas.base import Bilingual
from schemas.extraction import Increase
from schemas.figure import Quantity
from scoring.rule import rule
from scoring.verdict import Verdict, compare


@rule(
    code="RATE05",
    title=Bilingual(zh="增减率与增减额不符", en="A growth rate differs from its increase"),
    over=Increase,
    clause=Bilingual(zh="增长率＝增加额÷（本期数－增加额）", en="growth rate = increase ÷ (value − increase)"),
    message=Bilingual(
        zh="{name}写为 {stated}，按增减额和本期数应为 {expected}（{computation}）",
        en="{name} is given as {stated}, the amount of change and the value make {expected} ({computation})",
    ),
    fires_on="全年旅游收入1,085万元，比上年增加85万元，增长5.8%。",
    silent_on="全年旅游收入1,085万元，比上年增加85万元，增长8.5%。",
)
def growth_differs_from_increase(each: Increase) -> Verdict | None:
    verdicts = [compare(each.rate, each.amount / base, each.name) for base in _bases(each)]
    agreeing = next((verdict for verdict in verdicts if not verdict.wrong), None)
    return agreeing or next(iter(verdicts), None)


def _bases(each: Increase) -> Iterator[Quantity]:
    """The value before the change, for each figure that may be the one after it."""
    for value in each.values:
        base = value + each.amount if each.falls else value - each.amount
        if base.interval().low > 0:
            yield base
