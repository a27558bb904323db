"""A target stated with two values.

The goal in the narrative, the indicator's annual value in the table and the sentence that reports the result
should name the same target. Where a printed completion rate follows from one of them only, it says which one is right
(597.2万 ÷ 500万 = 119.44% speaks for 500万). The operator does not matter: 400人 and ≥400人 are one target.

## 中文

同一目标值前后不一致。

正文中的目标、表中的年度指标值、说明完成情况的句子，应当是同一个目标。印出的完成率只与其中一个相符时，说明该数正
确（597.2万÷500万＝119.44%，可见目标为500万）。比较符号不影响判断：400人与≥400人是同一目标。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.same_quantity import Mentions
from scoring.same_quantity_fault import Fault, judge
from scoring.verdict import Verdict


@rule(
    code="SAME03",
    title=Bilingual(zh="同一目标值前后不一", en="One target is stated with two values"),
    over=Mentions,
    clause=Bilingual(zh="绩效目标经批复后，各处引用的目标值应当一致", en="a target, once approved, is one value"),
    message=Bilingual(
        zh="{name}的目标值此处为 {stated}，另一处为 {others}{proof}",
        en="the target of {name} is {stated} here and {others} elsewhere{proof_en}",
    ),
    fires_on="全年健康讲座受众36.8万人次，超额完成30万人次的年度目标，完成率122.67%，居民满意率98.51%。\n\n"
    "健康讲座受众36.8万人次，超额完成24万人次的年度目标，居民满意率98.51%。",
    silent_on="全年健康讲座受众36.8万人次，超额完成30万人次的年度目标，完成率122.67%，居民满意率98.51%。\n\n"
    "健康讲座受众36.8万人次，超额完成30万人次的年度目标，居民满意率98.51%。",
)
def target_stated_twice(group: Mentions) -> Verdict | None:
    return judge(group, Fault.TARGET)
