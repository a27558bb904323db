"""Words that call the accounts more or less than the budget although the figures beside them say otherwise.

`年初预算为36.40万元，支出决算为34.15万元，决算数大于预算数`: final accounts say so behind every item, and the words are
often left from another item or from last year. Judged only where budget and accounts, or the rate of completion alone,
stand directly before the words. Two amounts that are printed alike and yet called more or less are asked about: they may
differ by what was rounded.

## 中文

文中称决算数大于、小于或等于预算数，紧邻的数字却表明相反。

“年初预算为36.40万元，支出决算为34.15万元，决算数大于预算数”：部门决算说明逐项这样表述，文字常沿用其他科目或上年。
只在预算数与决算数（或仅有完成率）紧接在这句话之前时才判断。两数所列相同而称大于或小于的，可能因四舍五入，只作提示。
"""

from schemas.base import Bilingual
from scoring.rule import rule
from scoring.told_comparisons import ToldComparison, contradicts
from scoring.verdict import Place, Status, Verdict


@rule(
    code="TEXT02",
    title=Bilingual(zh="文字与紧邻的数字相反", en="Words that the figures beside them contradict"),
    over=ToldComparison,
    clause=Bilingual(zh="大于、小于、持平以所列数字为准", en="the figures say which of two amounts is more"),
    message=Bilingual(
        zh="{stated} 与 {other} 相比，“{said}”的说法不成立；请核对文字或数字",
        en="{stated} against {other}: “{said}” is not what the figures say",
    ),
    fires_on="年初预算为36.40万元，支出决算为34.15万元，完成年初预算的93.82%，决算数大于预算数。",
    silent_on="年初预算为36.40万元，支出决算为34.15万元，完成年初预算的93.82%，决算数小于预算数。",
)
def words_against_figures(told: ToldComparison) -> Verdict | None:
    figures = (told.spent,) if told.budget is None else (told.spent, told.budget)
    if any(figure.open for figure in figures):
        return None
    severity = contradicts(told)
    if severity is None:
        return Verdict(Status.AGREES, figures, told.name)
    places: tuple[Place, ...] = tuple((figure.span, "operand" if at else "stated") for at, figure in enumerate(figures))
    return Verdict(
        Status.DIFFERS,
        figures,
        told.name,
        severity=severity,
        words={"other": told.against, "said": told.said},
        places=places,
    )
