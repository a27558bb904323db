"""A stated rate that does not follow from its printed parts.

A budget execution rate (预算执行率, 支出率, 支付率), a completion rate, a share or a satisfaction rate printed
beside its numerator and denominator is recomputed. Which denominator a region uses (年初预算数, 调整预算数,
全年预算数) is its own choice: the rate is wrong only if it follows from none that is printed.

## 中文

比率与印出的分子、分母不符。

预算执行率（支出率、支付率）、完成率、占比、满意度等，凡旁边印有分子和分母的，一律重新计算。用年初预算数、调整预
算数还是全年预算数作分母由各地规定：只有用印出的任何一个分母都算不出该比率，才判为错误。
"""

from schemas.base import Bilingual
from schemas.extraction import Ratio
from scoring.rates import compare_rate
from scoring.rule import rule
from scoring.verdict import Verdict


@rule(
    code="RATE01",
    title=Bilingual(zh="比率与其分子、分母不符", en="A rate differs from its parts"),
    over=Ratio,
    clause=Bilingual(
        zh="预算执行率＝支出数÷预算数；完成率＝实际完成值÷目标值",
        en="execution rate = spent ÷ budget; completion rate = actual ÷ target",
    ),
    message=Bilingual(
        zh="{name}写为 {stated}，按所列数字应为 {expected}（{computation}）",
        en="{name} is given as {stated}, its printed parts make {expected} ({computation})",
    ),
    fires_on="全年调整预算4,658.59万元，支出4,492.01万元，预算执行率95.60%。",
    silent_on="全年调整预算4,658.59万元，支出4,492.01万元，预算执行率96.42%。",
)
def rate_differs_from_parts(ratio: Ratio) -> Verdict:
    return compare_rate(ratio)
