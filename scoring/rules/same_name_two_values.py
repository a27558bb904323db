"""The same printed name with two values.

Most figures of a report are counts and amounts that no list of metrics knows: tests made, pupils aided, metres of
road. Two places state the same one when their names are the same, or when the rest of the two sentences is (the
same figures stand in both). It is reported only when nothing printed allows another reading: target or result,
part or whole, another project, place, year or quarter, online or on site. Else the coverage says why not.

## 中文

同一名称的数量，两处数值不一致。

报告中大多数数字是指标库里没有的计数和金额：检测份数、资助人数、道路里程。名称相同，或者两句话的其余部分相同（写
有相同的数字），即为同一数量。只有印出的内容不允许作别的理解时才报出：目标还是实际、部分还是全体、不同的项目、地
点、年度或季度、线上还是线下。不能确定的，在核对范围中写明原因。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.same_quantity import Mentions
from scoring.same_quantity_fault import Fault, judge
from scoring.verdict import Verdict


@rule(
    code="SAME02",
    title=Bilingual(zh="同一事项前后数值不一", en="One thing is stated with two values"),
    over=Mentions,
    clause=Bilingual(zh="同一事项在自评材料各处的数据应当一致", en="one thing has one value throughout a submission"),
    message=Bilingual(
        zh="{name}此处为 {stated}，另一处为 {others}{proof}",
        en="{name} is {stated} here and {others} elsewhere{proof_en}",
    ),
    fires_on="全年完成家庭医生签约服务12,486人次，群众反映良好。\n\n年度内家庭医生签约服务12,846人次，超过上年。",
    silent_on="全年完成家庭医生签约服务12,486人次，群众反映良好。\n\n上年家庭医生签约服务11,846人次，本年有所增加。",
)
def same_name_two_values(group: Mentions) -> Verdict | None:
    return judge(group, Fault.NAME)
