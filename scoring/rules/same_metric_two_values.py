"""One metric of one project or department, period and role, stated with two values.

A report names its key figures again and again: the execution rate in part one, among the problems in part three
and in the scoring table; budgets in the narrative and in the attachment. When one of the places was left at an
old value, this rule shows all of them, and the printed computation that confirms one where there is any.
Values that agree once units and printed precision are taken into account (4,492.01万元, 44,920,100元, 4492万元)
are one value. Years, quarters, initial and adjusted budgets, targets and results are different quantities.

## 中文

同一项目或部门、同一期间、同一口径的指标，前后数值不一致。

报告会多次写到关键数字：第一部分的执行率、第三部分问题中的执行率、评分表中的执行率，正文与附表中的预算。某一处没
有更新时，列出全部位置；有算式能证明其中一处正确的，一并列出。换算单位、考虑印出精度后相同的（4,492.01万元、44,9
20,100元、4492万元）视为同一数值。年度、季度、年初与调整预算、目标与实际属于不同的数量。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.same_quantity import Mentions
from scoring.same_quantity_fault import Fault, judge
from scoring.verdict import Verdict


@rule(
    code="SAME01",
    title=Bilingual(zh="同一指标前后数值不一", en="One metric is stated with two values"),
    over=Mentions,
    clause=Bilingual(zh="同一事项在自评材料各处的数据应当一致", en="one thing has one value throughout a submission"),
    message=Bilingual(
        zh="{name}此处为 {stated}，另一处为 {others}{proof}",
        en="{name} is {stated} here and {others} elsewhere{proof_en}",
    ),
    fires_on="我单位2022年调整预算数为3,118.46万元，决算数为2,963.85万元，预算执行率为95.04%。\n\n"
    "存在的问题：我单位2022年整体预算执行率为94.4%，低于序时进度。",
    silent_on="我单位2022年调整预算数为3,118.46万元，决算数为2,963.85万元，预算执行率为95.04%，2021年预算执行率为94.4%。\n\n"
    "我单位2022年预算执行率为95.04%，高于序时进度。",
)
def same_metric_two_values(group: Mentions) -> Verdict | None:
    return judge(group, Fault.METRIC)
