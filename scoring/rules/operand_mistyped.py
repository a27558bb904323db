"""An operand of an equation that is one slip of the pen away from an amount told elsewhere.

``预算执行率＝31,974,269.01÷33,785,357.16＝94.64%`` beside a budget of 33,785,347.16: the equation holds with either, since a
digit so far back does not change the rate, but one of the two amounts was mistyped. Only amounts of seven digits and more
are compared, and only where the difference of the two is not told as well and one of them stands there once.

## 中文

算式所用的数与正文金额只差一处笔误。

“预算执行率＝31,974,269.01÷33,785,357.16＝94.64%”而正文预算为33,785,347.16：末几位的差别不影响比率，算式照样成立，但
两处必有一处抄错。只比较七位及以上、仅一位不同或相邻两位互换的数；两数之差另有说明、两数都多次出现的不作判断。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.misquoted import Misquoted
from scoring.rule import rule
from scoring.solve import solve_twins
from scoring.verdict import Status, Verdict


@rule(
    code="SAME07",
    title=Bilingual(zh="算式所用金额与正文差一处笔误", en="An equation's amount is a slip away from the text's"),
    over=Misquoted,
    clause=Bilingual(zh="算式应使用正文所列的数据", en="an equation uses the figures of the text"),
    message=Bilingual(
        zh="算式中用的是 {stated}，别处写为 {told}，两数仅差一处，应有一处抄错",
        en="the equation uses {stated}, elsewhere it is {told}: one slip apart, so one of them was mistyped",
    ),
    fires_on="全年预算33,785,347.16元，支出31,974,269.01元。预算执行率=31,974,269.01÷33,785,357.16×100%=94.64%。",
    silent_on="全年预算33,785,347.16元，支出31,974,269.01元。预算执行率=31,974,269.01÷33,785,347.16×100%=94.64%。",
    severity=Severity.WARNING,
)
def operand_mistyped(pair: Misquoted) -> Verdict:
    return Verdict(
        Status.DIFFERS,
        (pair.operand, pair.told),
        "算式",
        expected=pair.told.quote,
        words={"told": pair.told.quote},
        solve=solve_twins([[pair.operand], [pair.told.changed(unit=pair.operand.unit)]]),
    )
