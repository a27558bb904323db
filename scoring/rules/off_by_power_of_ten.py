"""A value that is off by a power of ten from its twin.

The same quantity stands twice with the same digits, but one of the two is ten, a hundred or ten thousand times the
other: 元 printed where 万元 was meant, a column of 万元 filled in in 元, a decimal point one place off.

## 中文

同一数量在两处相差10的整数次方。

两处数字相同，但一处是另一处的十倍、百倍或一万倍：把“万元”写成了“元”，万元栏按元填写，或者小数点错了一位。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.same_quantity import Mentions
from scoring.same_quantity_fault import Fault, judge
from scoring.verdict import Verdict


@rule(
    code="UNIT01",
    title=Bilingual(zh="数量级或单位与另一处不符", en="Off by a power of ten from its twin"),
    over=Mentions,
    clause=Bilingual(zh="同一数据的计量单位和小数点位置应当一致", en="units and decimal points of one figure agree"),
    message=Bilingual(
        zh="{name}此处为 {stated}，另一处为 {others}，数字相同而相差 {times} 倍，应为单位或小数点有误{proof}",
        en="{name} is {stated} here and {others} elsewhere: the same digits, {times} times apart, "
        "so a unit or a decimal point is wrong{proof_en}",
    ),
    fires_on="全年发放志愿服务补贴32.75万元。\n\n年内向志愿者发放志愿服务补贴327,500万元。",
    silent_on="全年发放志愿服务补贴32.75万元。\n\n年内向志愿者发放志愿服务补贴327,500元。",
)
def off_by_power_of_ten(group: Mentions) -> Verdict | None:
    return judge(group, Fault.UNIT)
