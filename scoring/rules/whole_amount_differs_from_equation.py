"""A whole amount in the text where an equation uses the same amount with decimals.

``总支出7,207万元`` beside amounts with two decimals claims 7,207.00; the equation below it computes with 7,207.28. One
of the two was shortened. It may be no more than rounding, so it is a warning.

## 中文

正文写整数金额，算式却用带小数的同一金额。

在带两位小数的金额之间写“总支出7,207万元”，意味着7,207.00，而下文算式用的是7,207.28。其中一处是简写，可能只是
四舍五入，因此为警告。
"""

from schemas.base import Bilingual
from schemas.finding import Severity
from scoring.rounded import Rounded
from scoring.rule import rule
from scoring.solve import solve_twins
from scoring.verdict import Status, Verdict


@rule(
    code="SAME05",
    title=Bilingual(zh="正文金额与算式所用金额不一", en="The text's amount differs from the equation's"),
    over=Rounded,
    clause=Bilingual(zh="算式应使用正文所列的数据", en="an equation uses the figures of the text"),
    message=Bilingual(
        zh="正文写为 {stated}，算式中用的是 {exact}",
        en="the text says {stated}, the equation uses {exact}",
    ),
    fires_on="2022年调整后预算7,442.00万元，总支出7,207万元，结转结余率=(7,442.00-7,207.28)/7,442.00*100%=3.15%。",
    silent_on="2022年调整后预算7,442.00万元，总支出7,207.28万元，结转结余率=(7,442.00-7,207.28)/7,442.00*100%=3.15%。",
    severity=Severity.WARNING,
)
def whole_amount_differs_from_equation(pair: Rounded) -> Verdict:
    return Verdict(
        Status.DIFFERS_STRICTLY,
        (pair.whole, pair.exact),
        "正文与算式",
        expected=f"{pair.exact.quote}{pair.whole.unit.symbol}",
        words={"exact": pair.exact.quote},
        solve=solve_twins([[pair.whole], [pair.exact.changed(unit=pair.whole.unit)]]),
    )
