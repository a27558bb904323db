"""One event told twice with a bundle of figures that differ.

Subsidies paid are told as so many enterprises, so much money, so many trainees: in the narrative and again in the
project table. Where the two bundles count the same kinds of things for the same project and year, in the same
order and in words that match, but disagree, it is one conflict with all its places, not one for each figure.

## 中文

同一事项的一组数字在两处不一致。

发放补贴往往同时写明企业家数、金额和人次，正文写一遍，项目表再写一遍。两处计量的种类和顺序相同、项目和年度相同、
文字也对应，而数字不同的，合并报为一处矛盾并列出全部位置，不逐个数字重复报出。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.same_quantity import Retelling
from scoring.same_quantity_bundle import compare_bundles
from scoring.verdict import Verdict


@rule(
    code="SAME04",
    title=Bilingual(zh="同一事项的一组数字两处不一", en="One event is told twice with different figures"),
    over=Retelling,
    clause=Bilingual(zh="同一事项在自评材料各处的数据应当一致", en="one thing has one value throughout a submission"),
    message=Bilingual(
        zh="同一事项的一组数字此处为 {these}，另一处为 {others}，所列数字不足以判断哪一处正确，请核实",
        en="one event is told as {these} here and as {others} elsewhere; please verify which is right",
    ),
    fires_on="""一、职业培训补贴

全年拨付312家企业适岗培训补贴2,486.35万元，惠及24,870人次。

序号	项目名称	预算数（万元）	实际支出（万元）	执行率	年度目标完成情况
1	职业培训补贴	107.20	95.57	89.15%	全年拨付405家企业员工适岗培训补贴3,120.48万元，培训人员31,204人次。
""",
    silent_on="""一、职业培训补贴

全年拨付312家企业适岗培训补贴2,486.35万元，惠及24,870人次。

序号	项目名称	预算数（万元）	实际支出（万元）	执行率	年度目标完成情况
1	职业培训补贴	107.20	95.57	89.15%	全年拨付312家企业员工适岗培训补贴2,486.35万元，培训人员24,870人次。
""",
)
def event_told_twice(told: Retelling) -> Verdict:
    return compare_bundles(told)
