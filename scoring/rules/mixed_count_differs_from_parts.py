"""A count in a mixed unit that is not the sum of the counts before it.

Purchases are told as ``执法记录仪40台、无人机2架、监测仪6套，共48台（架、套）``: the brackets say which units the total covers,
so the counts of these units that lead up to it must add up.

## 中文

合并计量的数量不等于前面各项之和。

采购常写作“执法记录仪40台、无人机2架、监测仪6套，共48台（架、套）”：括号写明总数包含哪些单位，前面这些单位的数
量相加应等于总数。
"""

from decimal import Decimal

from schemas.base import Bilingual
from scoring.mixed_counts import MixedCount
from scoring.rule import rule
from scoring.verdict import Status, Verdict


@rule(
    code="COUNT03",
    title=Bilingual(zh="合并计量的数量与各项之和不符", en="A count in a mixed unit differs from its parts"),
    over=MixedCount,
    clause=Bilingual(zh="合计数＝各分项之和", en="a total is the sum of its parts"),
    message=Bilingual(
        zh="合计写为 {stated}，前列各项相加为 {expected}（{computation}）",
        en="{stated} are stated in all, the counts before it make {expected} ({computation})",
    ),
    fires_on="全年购置执法记录仪40台、无人机2架、便携监测仪6套，共52台（架、套）。",
    silent_on="全年购置执法记录仪40台、无人机2架、便携监测仪6套，共48台（架、套）。",
)
def mixed_count_differs_from_parts(mixed: MixedCount) -> Verdict:
    made = sum((part.value for part in mixed.parts), Decimal(0))
    same = made == mixed.total.value
    shown = " + ".join(part.quote.strip() for part in mixed.parts)
    return Verdict(
        Status.AGREES if same else Status.DIFFERS,
        (mixed.total, *mixed.parts),
        "合计",
        computation=f"{shown} = {made:f}",
        expected=f"{made:f}{mixed.total.unit.symbol}",
    )
