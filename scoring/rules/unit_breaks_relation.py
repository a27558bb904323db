"""A value that is off by a power of ten from the sum or the rate it takes part in.

Spending of 450.90元 against a budget of 520.00万元 is not 86.71%, but 450.90万元 is. Where a printed sum, rate or equation
fails and would hold with exactly the same digits moved by whole places (元 for 万元, a decimal point one place off),
the digits prove the slip, and it is told as one of the unit instead of one of the sum.

## 中文

某个数错了10的整数次方，使合计或比率不成立。

预算520.00万元、支出450.90元，算不出86.71%，而450.90万元可以。印出的合计、比率或算式不成立，只要把同样的数字移动
整位（万元写成元、小数点错一位）就能成立的，数字本身证明了笔误，报为单位错误，不再报为合计错误。
"""

from schemas.base import Bilingual
from scoring.misfit import Misfit, moved
from scoring.rule import rule
from scoring.verdict import Status, Verdict


@rule(
    code="UNIT02",
    title=Bilingual(zh="数量级或单位使算式不成立", en="Off by a power of ten from its sum or rate"),
    over=Misfit,
    clause=Bilingual(zh="同一算式中的计量单位和小数点位置应当一致", en="units and decimal points of one sum agree"),
    message=Bilingual(
        zh="{stated} 的单位或小数点应有误：数字不变而为 {expected} 时，与其余数字相符{or_}",
        en="the unit or decimal point of {stated} must be wrong: with the same digits as {expected} the rest agrees{or_en}",
    ),
    fires_on="教师培训项目预算520.00万元，支出450.90元，预算执行率86.71%。",
    silent_on="教师培训项目预算520.00万元，支出4,509,000元，预算执行率86.71%。",
)
def unit_breaks_relation(misfit: Misfit) -> Verdict:
    figure, power = misfit.suspects[0]
    others = tuple(each for each in misfit.failed.figures if each.span != figure.span)
    alternatives = "、".join(each.quote.strip() for each, _ in misfit.suspects[1:])
    return Verdict(
        Status.DIFFERS,
        (figure, *others),
        misfit.failed.subject,
        computation=misfit.failed.computation,
        expected=moved(figure, power),
        words={
            "or_": f"（或者错在 {alternatives}）" if alternatives else "",
            "or_en": f" (or else {alternatives} is wrong)" if alternatives else "",
        },
        solve=misfit.failed.solve,
    )
